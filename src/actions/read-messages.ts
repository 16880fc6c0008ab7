import type { Actor } from '../core/access/actor.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { SupportMessages } from './ports/people.ts'

export type KeptMessage = Awaited<ReturnType<SupportMessages['ofOffice']>>[number]

const SHOWN = 50

/** What people wrote to the agency, newest first. */
export async function readMessages(deps: Pick<Deps, 'messages'>, actor: Actor): Promise<Result<readonly KeptMessage[], 'not-found'>> {
  const allowed = authorise(actor, 'read-messages')
  return allowed.ok ? ok(await deps.messages.ofOffice(SHOWN)) : allowed
}
