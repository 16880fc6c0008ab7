import type { Actor } from '../core/access/actor.ts'
import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import { isOpen } from '../core/case/lifecycle.ts'
import { checkField } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise, eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { CasePatch } from './ports/cases.ts'
import type { EmailCheck } from './ports/people.ts'
import { planNotice, saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'secrets' | 'limits'>

export const EMAIL_CODE_MINUTES = 60
export const EMAIL_CODE_TRIES = 5
const SENDS = { capacity: 5, perMinute: 0.2 }

/** Sends a code and a link to the address of the case. The code is made by the job that sends it, so that it never lies readable in a row. */
export async function sendEmailCode(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'email-missing' | 'too-many-requests' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'send-email-code', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (!file.email) return refuse('email-missing', {}, 'email')
  if (file.emailConfirmedAt) return ok(file)
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`email-code ${file.id}`, SENDS, at))) return refuse('too-many-requests')
  const plan = planNotice(deps.chance, file, { kind: 'confirm-email', at })
  return saveCase(deps.cases, file, { at, patch: {}, events: [], ...plan })
}

export async function confirmEmail(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly digits: string },
): Promise<Result<CaseFile, 'not-found' | 'code-wrong' | 'code-expired' | 'code-used-up' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'confirm-email', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (file.emailConfirmedAt) return ok(file)
  const now = deps.clock.now()
  const checks = (await deps.people.emailChecks(file.id)).filter(({ email, expiresAt }) => email === file.email && expiresAt >= now)
  const [newest] = checks
  if (!newest) return refuse('code-expired', {}, 'digits')
  // One try is spent before the comparison, so that parallel guesses cannot outrun the count; older codes have no tries of their own.
  const left = await deps.people.spendEmailAttempt(newest.id)
  if (left === undefined) return refuse('code-used-up', {}, 'digits')
  const digits = input.digits.replace(/\D/g, '')
  // Letters overtake each other, and the newest may still be on its way: any code of the last hour for this address will do.
  const check = checks.find(({ id, codeHash }) => deps.secrets.seal('email-code', `${id}|${digits}`) === codeHash)
  if (check) return setConfirmed(deps, actor, { file, check })
  return left > 0 ? refuse('code-wrong', { left }, 'digits') : refuse('code-used-up', {}, 'digits')
}

/** The link in the same mail; it confirms the address and nothing else, and signs nobody in. */
export async function confirmEmailByLink(
  deps: Needs,
  actor: Actor,
  input: { readonly token: string },
): Promise<Result<CaseFile, 'not-found' | 'link-expired' | 'changed-meanwhile'>> {
  const allowed = authorise(actor, 'confirm-email-by-link')
  if (!allowed.ok) return allowed
  const check = await deps.people.emailCheckByLink(deps.secrets.seal('email-link', input.token))
  const file = check ? await deps.cases.findById(check.caseId) : undefined
  if (!check || !file || file.email !== check.email) return refuse('link-expired')
  if (file.emailConfirmedAt) return ok(file)
  if (check.expiresAt < deps.clock.now()) return refuse('link-expired')
  return setConfirmed(deps, actor, { file, check })
}

async function setConfirmed(deps: Needs, actor: Actor, act: { file: CaseFile; check: EmailCheck }): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const at = deps.clock.now()
  const saved = await saveCase(deps.cases, act.file, {
    at,
    patch: { emailConfirmedAt: at, confirmedEmail: null },
    events: [{ kind: 'confirm-email', actor: eventActor(actor), at, data: {} }],
  })
  if (saved.ok) await deps.people.setEmailConfirmed(act.check.id, at)
  return saved
}

/** A new address that its owner has yet to confirm; until then letters go where they went. */
export function newAddress(file: CaseFile, email: string): CasePatch {
  return { email, emailConfirmedAt: null, confirmedEmail: confirmedAddress(file) ?? null }
}

/** Another address, at any time before the end: it must be confirmed again before it gets letters with a card. */
export async function changeEmail(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly email: string },
): Promise<Result<CaseFile, 'not-found' | 'email-shape' | 'required' | 'not-editable' | 'too-many-requests' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'change-email', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (!isOpen(file.state)) return refuse('not-editable', { state: file.state })
  const checked = checkField({ name: 'email', kind: 'email', required: true }, { email: input.email }, {})
  if (!checked.ok) return refuse(checked.code === 'required' ? 'required' : 'email-shape', checked.facts, 'email')
  if (checked.value === file.email && file.emailConfirmedAt) return ok(file)
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`email-code ${file.id}`, SENDS, at))) return refuse('too-many-requests')
  const plan = planNotice(deps.chance, file, { kind: 'confirm-email', at, recipient: checked.value })
  return saveCase(deps.cases, file, {
    at,
    patch: { ...newAddress(file, checked.value), answers: { ...file.answers, email: checked.value } },
    events: [{ kind: 'change-email', actor: eventActor(actor), at, data: {} }],
    ...plan,
  })
}
