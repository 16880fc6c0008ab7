import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { daysBetween } from '../core/kernel/plain-date.ts'
import { quietHours } from '../core/reminder/quiet-hours.ts'
import { endsReminders } from '../core/reminder/reminders-due.ts'
import { clocksOf } from '../actions/change-whereabouts.ts'
import type { Deps } from '../actions/deps.ts'
import type { NoticeRow } from '../actions/ports/cases.ts'
import type { NoticeFacts } from '../actions/ports/letters.ts'
import type { RemindedCard } from '../actions/ports/reminders.ts'
import { isRefusedForGood } from '../actions/ports/refused-for-good.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law' | 'letters' | 'mail' | 'sms' | 'reminders' | 'publicOrigin'>

/**
 * Sends a reminder that was planned, if it still says something true: a night, or a mail server that was away, may lie in between. Throws when it could
 * not be sent now and is to be tried again. An address that refuses it for good is not tried again, and the office is told by `unreachableHolders`.
 */
export async function sendReminder(
  deps: Needs,
  notice: NoticeRow,
  about: { readonly file: CaseFile; readonly facts: NoticeFacts },
): Promise<Result<'sent' | 'dropped', never>> {
  const card = await deps.reminders.ofNotice(notice.id)
  if (!card || card.overtaken || endsReminders(card) || notice.recipient !== addressNow(notice, about.file)) return drop(deps, notice)
  const now = deps.clock.now()
  if (quietHours(now, clocksOf(deps.law(), card.staysIn)) !== now) throw new Error('it is night where the holder is')
  try {
    await deliverReminder(deps, notice, withDays(deps, card, about.facts))
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
    await deps.cases.setNoticeRefused(notice.id, now)
    return ok('dropped')
  }
  await deps.cases.setNoticeSent(notice.id, now)
  return ok('sent')
}

async function drop(deps: Needs, notice: NoticeRow): Promise<Result<'dropped', never>> {
  await deps.cases.setNoticeDropped(notice.id)
  return ok('dropped')
}

function addressNow(notice: NoticeRow, file: CaseFile): string | undefined {
  return notice.channel === 'sms' ? file.answers.phone : confirmedAddress(file)
}

/** Counted on the day of sending: what was planned in the evening is read in the morning. */
function withDays(deps: Needs, card: RemindedCard, facts: NoticeFacts): NoticeFacts {
  const today = deps.clock.dayOf(deps.clock.now())
  return { ...facts, cardNumber: card.number, validUntil: card.validUntil, daysLeft: daysBetween(today, card.validUntil) }
}

/** By letter or text message; the first letter brings the last day for the holder's calendar along. */
export async function deliverReminder(
  deps: Pick<Needs, 'clock' | 'letters' | 'mail' | 'sms' | 'publicOrigin'>,
  notice: Pick<NoticeRow, 'id' | 'recipient' | 'language'> & { readonly channel?: string },
  facts: NoticeFacts,
): Promise<void> {
  if (notice.channel === 'sms') {
    // A gateway that was taken away: the letter goes all the same, so nobody waits for this one.
    if (!deps.sms) throw Object.assign(new Error('no gateway for text messages'), { code: 'no-gateway' })
    return deps.sms.send({ to: notice.recipient, text: deps.letters.shortMessage(facts), messageId: notice.id })
  }
  const calendar = facts.firstReminder && (facts.daysLeft ?? -1) >= 0 ? [deps.letters.calendarFile(facts, deps.clock.now())] : []
  return deps.mail.send({
    to: notice.recipient,
    language: notice.language,
    messageId: `${notice.id}@${new URL(deps.publicOrigin).hostname}`,
    attachments: calendar.map((content) => ({
      filename: `sapar-${facts.cardNumber}.ics`,
      contentType: 'text/calendar; charset=utf-8',
      content: new TextEncoder().encode(content),
    })),
    ...deps.letters.notice(calendar.length > 0 ? facts : { ...facts, firstReminder: false }),
  })
}
