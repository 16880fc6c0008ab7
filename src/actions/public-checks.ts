import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { readCardNumber, tidyCode, isChecked } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { isLanguage } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { checkField } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { planNotice, saveCase } from './save-case.ts'

const CHECKS = { capacity: 20, perMinute: 5 }

export type CardCheck =
  | {
      readonly verdict: 'valid' | 'not-yet-valid' | 'expired' | 'not-valid'
      readonly number: string
      readonly initials: string
      readonly validFrom: PlainDate
      readonly validUntil: PlainDate
    }
  | { readonly verdict: 'unknown' }

/** What anyone may learn about a card: valid or not, and the initials. Tries are limited for each network. */
export async function checkCard(
  deps: Pick<Deps, 'clock' | 'cases' | 'limits'>,
  actor: Actor,
  input: { readonly number: string; readonly network: string },
): Promise<Result<CardCheck, 'not-found' | 'too-many-requests' | 'card-number-shape'>> {
  const allowed = authorise(actor, 'check-card')
  if (!allowed.ok) return allowed
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`check-card ${input.network}`, CHECKS, now))) return refuse('too-many-requests')
  const number = readCardNumber(input.number)
  if (!number) return refuse('card-number-shape', {}, 'number')
  const card = await deps.cases.cardByNumber(number)
  if (!card) return ok({ verdict: 'unknown' })
  const today = deps.clock.dayOf(now)
  const verdict = card.state !== 'active' ? 'not-valid' : today < card.validFrom ? 'not-yet-valid' : today > card.validUntil ? 'expired' : 'valid'
  return ok({ verdict, number, initials: card.initials, validFrom: card.validFrom, validUntil: card.validUntil })
}

/** Did this message come from us? The kind of letter and its day, nothing about the person. */
export async function checkMessage(
  deps: Pick<Deps, 'clock' | 'cases' | 'accounts' | 'heldReminders' | 'limits'>,
  actor: Actor,
  input: { readonly messageCode: string; readonly network: string },
): Promise<Result<{ readonly kind: string; readonly createdAt: Instant } | undefined, 'not-found' | 'too-many-requests' | 'message-code-shape'>> {
  const allowed = authorise(actor, 'check-message')
  if (!allowed.ok) return allowed
  if (!(await deps.limits.spend(`check-message ${input.network}`, CHECKS, deps.clock.now()))) return refuse('too-many-requests')
  const code = tidyCode(input.messageCode)
  if (code.length !== 8 || !isChecked(code)) return refuse('message-code-shape', {}, 'messageCode')
  return ok((await deps.cases.noticeByCode(code)) ?? (await deps.accounts.letterByCode(code)) ?? (await deps.heldReminders.byCode(code)))
}

/** A message to the agency, about a case or about none. */
export async function sendMessage(
  deps: Pick<Deps, 'clock' | 'chance' | 'cases' | 'limits' | 'messages'>,
  actor: Actor,
  input: { readonly code?: string; readonly language: string; readonly email: string; readonly body: string; readonly network: string },
): Promise<Result<'kept', 'not-found' | 'too-many-requests' | 'required' | 'email-shape' | 'too-long' | 'language-unknown' | 'control-characters'>> {
  const allowed = authorise(actor, 'send-message')
  if (!allowed.ok) return allowed
  if (!isLanguage(input.language)) return refuse('language-unknown', {}, 'language')
  const body = checkField({ name: 'body', kind: 'long-text', required: true, maxLength: 2000 }, { body: input.body }, {})
  if (!body.ok) return refuse(body.code as 'required' | 'too-long' | 'control-characters', body.facts, 'body')
  const email = checkField({ name: 'email', kind: 'email', required: true }, { email: input.email }, {})
  if (!email.ok) return refuse(email.code as 'required' | 'email-shape', email.facts, 'email')
  const loaded = input.code ? await loadCase(deps, actor, { action: 'read-status', code: input.code }) : undefined
  if (loaded && !loaded.ok) return loaded
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`message ${input.network}`, { capacity: 5, perMinute: 0.2 }, at))) return refuse('too-many-requests')
  await deps.messages.keep({
    id: deps.chance.uuid(at),
    language: input.language,
    email: email.value,
    body: body.value,
    at,
    ...(loaded ? { caseId: loaded.value.id } : {}),
  })
  if (loaded) await noteMessage(deps, loaded.value, at)
  return ok('kept')
}

/** The history says that a message came, and a letter that it is read; a lost race costs the entry, never the message. */
async function noteMessage(deps: Pick<Deps, 'chance' | 'cases'>, file: CaseFile, at: Instant): Promise<void> {
  const events = [{ kind: 'receive-message' as const, actor: { kind: 'applicant' as const, id: '' }, at, data: {} }]
  await saveCase(deps.cases, file, { at, patch: {}, events, ...planNotice(deps.chance, file, { kind: 'message-received', at }) })
}
