import type { Actor } from '../../../src/core/access/actor.ts'
import type { Chance, Clock } from '../../../src/actions/ports.ts'
import type { People, StaffMember } from '../../../src/actions/ports/people.ts'
import { actorOfStaff } from '../../../src/actions/staff-sign-in.ts'

export type StaffActor = Extract<Actor, { kind: 'staff' }>

export interface ModelStaff {
  readonly officers: readonly [StaffActor, StaffActor]
  readonly supervisor: StaffActor
  /** People who have nothing to do with the cases of the web: of another office, or who only look. */
  readonly strangers: readonly StaffActor[]
  readonly auditor: StaffActor
}

export async function makeStaff(people: People, { clock, chance }: { readonly clock: Clock; readonly chance: Chance }): Promise<ModelStaff> {
  const make = async (number: string, officeId: string, roles: StaffMember['roles']): Promise<StaffActor> => {
    const member: StaffMember = { id: chance.uuid(clock.now()), number, name: `Model ${number}`, officeId, roles, active: true, persona: false, language: 'en' }
    await people.insertStaff(member, clock.now())
    return actorOfStaff(member) as StaffActor
  }
  const officers = [await make('201', 'AST', ['officer']), await make('202', 'AST', ['officer'])] as const
  const strangers = [await make('301', 'ALA', ['officer']), await make('302', 'ALA', ['supervisor']), await make('303', 'ALA', ['officer', 'supervisor'])]
  return { officers, supervisor: await make('203', 'AST', ['supervisor']), strangers, auditor: await make('401', 'ALA', ['auditor']) }
}
