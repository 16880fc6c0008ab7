import type { Pool } from 'pg'
import type { Chance, Clock } from '../actions/ports.ts'
import type { StaffMember } from '../actions/ports/people.ts'
import { postgresHeldCards } from '../adapters/postgres/held-cards.sql.ts'
import { postgresParameters } from '../adapters/postgres/parameters.sql.ts'
import { ensureStaff } from '../adapters/postgres/staff.sql.ts'
import { demoHeldCards } from '../countries/kz-demo/held-cards.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Config } from './config.ts'
import { seedParameters } from './law.ts'

/** The made-up people of the demo, one click away. Names are invented; numbers are what the applicant sees. */
export function demoPersonas(chance: Chance, at: Instant): readonly StaffMember[] {
  const person = (number: string, name: string, roles: StaffMember['roles']): StaffMember => ({
    id: chance.uuid(at),
    number,
    name,
    officeId: 'AST',
    roles,
    active: true,
    persona: true,
    language: 'en',
  })
  return [
    person('118', 'Aigerim Demo', ['officer']),
    person('121', 'Daniyar Demo', ['officer']),
    person('107', 'Saule Demo', ['supervisor']),
    person('130', 'Timur Demo', ['auditor']),
    person('150', 'Gulnara Demo', ['clerk']),
    person('151', 'Marat Demo', ['border-officer']),
  ]
}

export interface Seeded {
  /** Dated rows of the law that were missing. */
  readonly parameters: number
  /** Made-up people that were missing or out of date. */
  readonly people: number
}

/** The law's first rows in every profile; made-up people in the demo only. Both only where they are missing, as often as it is asked. */
export async function seedDatabase(config: Config, pool: Pool, world: { readonly clock: Clock; readonly chance: Chance }): Promise<Seeded> {
  const at = world.clock.now()
  const parameters = await postgresParameters({ pool }).insertIfMissing(seedParameters(at))
  const people = config.profile === 'demo' ? await ensureStaff(pool, demoPersonas(world.chance, at), at) : 0
  if (config.profile === 'demo') await postgresHeldCards({ pool }).keep(demoHeldCards(world.clock.dayOf(at)), { file: 'demo', at })
  return { parameters, people }
}
