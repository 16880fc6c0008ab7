import type { Actor } from '../core/access/actor.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { QueueRow } from './ports/queue.ts'
import type { StaffMember } from './ports/people.ts'

/** An officer with the cases they hold: codes and days, no applicant's name. */
export interface OfficerDesk {
  readonly number: string
  readonly name: string
  readonly cases: readonly QueueRow[]
}

/** The officers of a supervisor's own office, to see who holds what and to give a case to one of them. */
export async function readOffice(deps: Pick<Deps, 'cases' | 'people'>, actor: Actor): Promise<Result<readonly OfficerDesk[], 'not-found'>> {
  const allowed = authorise(actor, 'assign-case')
  if (!allowed.ok) return allowed
  const { officeId } = actor as Extract<Actor, { kind: 'staff' }>
  const officers = (await deps.people.staffOfOffice(officeId)).filter((member) => member.active && member.roles.includes('officer'))
  return ok(await Promise.all(officers.map(async ({ id, number, name }) => ({ number, name, cases: await deps.cases.assigned(id) }))))
}

/** The made-up people that the demo offers to act as; nobody in production. */
export async function offeredPersonas(deps: Pick<Deps, 'people'>, input: { readonly demo: boolean }): Promise<readonly StaffMember[]> {
  return input.demo ? deps.people.personas() : []
}
