import type { Actor } from '../core/access/actor.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { newLetter } from './account-letters.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'

/** Ends every session and removes whatever the account had of its own. Its cases stay: the agency must keep them, and each still opens by its three facts. */
export async function closeAccount(
  deps: Pick<Deps, 'clock' | 'chance' | 'accounts'>,
  actor: Actor,
  input: { readonly confirmed: boolean; readonly language: Language },
): Promise<Result<'closed', 'not-found' | 'confirmation-missing'>> {
  const account = await ownAccount(deps, actor, 'close-account')
  if (!account.ok) return account
  if (!input.confirmed) return refuse('confirmation-missing', {}, 'confirmed')
  const at = deps.clock.now()
  const { id, email } = account.value
  await deps.accounts.removeAccount(id)
  await deps.accounts.send([newLetter(deps, { kind: 'account-closed', recipient: { what: 'email', to: email }, language: input.language, at })], at)
  return ok('closed')
}
