import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { isOpen } from '../core/case/lifecycle.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { ownAccount } from './account-sessions.ts'
import { eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'accounts'>

/** Puts a case that this browser has open into the account, for good. Twice is once. */
export async function keepCase(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<CaseFile, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'keep-case', code: input.code })
  if (!loaded.ok) return loaded
  const account = await ownAccount(deps, actor, 'read-account')
  if (!account.ok) return account
  await deps.accounts.keepCase(account.value.id, loaded.value.id, deps.clock.now())
  return loaded
}

/**
 * Letters of an open case go to the address of the account from now on. It was verified for the account, so no second code is asked for; the history of
 * the case says that the address was changed and confirmed.
 */
export async function useAccountAddress(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'not-editable' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'use-account-address', code: input.code })
  if (!loaded.ok) return loaded
  const account = await ownAccount(deps, actor, 'read-account')
  if (!account.ok) return account
  const file = loaded.value
  const { email } = account.value
  if (!isOpen(file.state)) return refuse('not-editable', { state: file.state })
  if (file.email === email && file.emailConfirmedAt) return ok(file)
  const at = deps.clock.now()
  const by = eventActor(actor)
  return saveCase(deps.cases, file, {
    at,
    patch: { email, emailConfirmedAt: at, confirmedEmail: null, answers: { ...file.answers, email } },
    events: [
      { kind: 'change-email', actor: by, at, data: {} },
      { kind: 'confirm-email', actor: by, at, data: {} },
    ],
  })
}
