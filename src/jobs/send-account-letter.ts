import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { ACCOUNT_CODE_MINUTES } from '../actions/account-letters.ts'
import type { MailAttachment } from '../actions/ports.ts'
import type { Deps } from '../actions/deps.ts'
import type { AccountLetter } from '../actions/ports/accounts.ts'
import type { NoticeFacts } from '../actions/ports/letters.ts'
import { isRefusedForGood } from '../actions/ports/refused-for-good.ts'
import { minutesAfter } from '../actions/sessions.ts'
import { sixDigits } from '../actions/tokens.ts'

type Needs = Pick<Deps, 'clock' | 'accounts' | 'appointments' | 'secrets' | 'letters' | 'mail' | 'sms' | 'publicOrigin'>

const CARRIES_CODE: ReadonlySet<string> = new Set(['account-code', 'account-change'])

/**
 * Sends one letter or text message of an account. Its code is made here from the letter's id under the server's key: what has to be sent twice says the
 * same twice, and the row alone says nothing. Throws when it was not taken and is to be tried again.
 */
export async function sendAccountLetter(deps: Needs, actor: Actor, input: { readonly letterId: string }): Promise<Result<'sent' | 'dropped', 'not-found'>> {
  if (!may(actor, 'send-account-letter')) return refuse('not-found')
  const letter = await deps.accounts.letter(input.letterId)
  if (!letter) return refuse('not-found')
  const now = deps.clock.now()
  if (letter.state !== 'queued') return ok(letter.state)
  // Whoever asked for a code has gone away, or has asked for another one.
  if (CARRIES_CODE.has(letter.kind) && minutesAfter(letter.createdAt, ACCOUNT_CODE_MINUTES) < now) return drop(deps, letter)
  if (isAboutAppointment(letter) && !(await isStillTrue(deps, letter))) return drop(deps, letter)
  try {
    await deliver(deps, letter, await factsOf(deps, letter))
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
    return drop(deps, letter)
  }
  await deps.accounts.setLetter(letter.id, 'sent', now)
  return ok('sent')
}

const TELLS_WHEN: ReadonlySet<string> = new Set(['appointment-booked', 'appointment-reminder'])

const isAboutAppointment = ({ kind }: AccountLetter) => TELLS_WHEN.has(kind)

/** What was changed or called off meanwhile has letters of its own. */
async function isStillTrue(deps: Needs, { facts }: AccountLetter): Promise<boolean> {
  const now = await deps.appointments.byCode(facts.appointmentCode ?? '')
  const same = now?.officeId === facts.officeId && now?.day === facts.slotDay && now?.time === facts.slotTime
  return same && now?.state === 'confirmed'
}

function calendarOf(deps: Needs, facts: NoticeFacts): MailAttachment {
  const content = new TextEncoder().encode(deps.letters.calendarFile(facts, deps.clock.now()))
  return { filename: `${facts.appointmentCode}.ics`, contentType: 'text/calendar; charset=utf-8', content }
}

async function drop(deps: Needs, { id }: AccountLetter): Promise<Result<'dropped', never>> {
  await deps.accounts.setLetter(id, 'dropped', deps.clock.now())
  return ok('dropped')
}

async function factsOf(deps: Needs, letter: AccountLetter): Promise<NoticeFacts> {
  const { kind, language, messageCode, facts } = letter
  const plain = { ...(facts as Partial<NoticeFacts>), kind, language, messageCode, publicOrigin: deps.publicOrigin, caseCode: '', service: '' }
  if (!CARRIES_CODE.has(kind)) return plain
  const digits = sixDigits(deps.secrets.seal('account-digits', letter.id))
  // Before the letter leaves: whoever reads it at once must find its code good.
  await deps.accounts.setCode(letter.id, {
    codeHash: deps.secrets.seal('account-code', `${letter.id}|${digits}`),
    expiresAt: minutesAfter(deps.clock.now(), ACCOUNT_CODE_MINUTES),
  })
  return { ...plain, emailCode: digits }
}

async function deliver(deps: Needs, { id, channel, recipient, language }: AccountLetter, facts: NoticeFacts): Promise<void> {
  if (channel === 'email') {
    const messageId = `${id}@${new URL(deps.publicOrigin).hostname}`
    const attachments = facts.kind === 'appointment-booked' ? [calendarOf(deps, facts)] : []
    return deps.mail.send({ to: recipient, language, messageId, attachments, ...deps.letters.notice(facts) })
  }
  // A gateway that was taken away will not come back for this message.
  if (!deps.sms) throw Object.assign(new Error('no gateway for text messages'), { code: 'no-gateway' })
  return deps.sms.send({ to: recipient, text: deps.letters.shortMessage(facts), messageId: id })
}
