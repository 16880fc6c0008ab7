import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Deps } from './deps.ts'
import type { CameBack } from './ports/returned-mails.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A letter has come back: from now on its address counts as one that nothing reaches, until something does or its owner gives another. `messageId`: what
 * stands before the `@` of its Message-ID, which nobody but its recipient and the servers on its way has seen.
 */
export async function noteReturnedMail(
  { clock, returnedMails }: Pick<Deps, 'clock' | 'returnedMails'>,
  actor: Actor,
  { messageId }: { readonly messageId: string },
): Promise<CameBack> {
  if (!may(actor, 'note-returned-mail')) return 'unknown'
  const id = messageId.toLowerCase()
  return ID.test(id) ? returnedMails.cameBack(id, clock.now()) : 'unknown'
}
