import { addDays } from '../../core/kernel/plain-date.ts'
import type { ReminderSchedule } from '../../core/reminder/reminders-due.ts'
import { renewalWindow } from '../../core/renewal/window.ts'
import { writtenDay } from '../../texts/written.ts'
import type { CalendarEntry } from '../calendar-file.ts'
import { heading, text } from '../message.ts'
import { need, type Pen, type WriteNotice } from './pen.ts'

/** The card ends soon, or has ended: how many days there are, and what to do. */
export const cardReminder: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  const daysLeft = need(pen, 'daysLeft')
  const when = daysLeft < 0 ? 'after' : 'before'
  const opens = opensLater(pen)
  return {
    subject: words.of(`notice.card-reminder.subject.${when}`, { service }),
    heading: words.of(`notice.card-reminder.heading.${when}`, { days: Math.abs(daysLeft) }),
    greets: true,
    blocks: [
      text(opens ? words('notice.card-reminder.text.early', { opens }) : words.of(`notice.card-reminder.text.${when}`)),
      { kind: 'day', label: words('notice.card-reminder.last-day'), date: need(pen, 'validUntil') },
      { kind: 'facts', facts: [{ label: words('letters.card.number'), value: need(pen, 'cardNumber'), mono: true }] },
      heading(words('notice.card-reminder.what')),
      {
        kind: 'steps',
        steps: [words('notice.card-reminder.open', { page: pages.myCard }), words('notice.card-reminder.renew'), words('notice.card-reminder.pay')],
      },
      { kind: 'action', text: words('notice.card-reminder.button'), url: pages.myCard },
      ...(facts.firstReminder ? [text(words('notice.card-reminder.calendar'))] : []),
      text(words('notice.card-reminder.done')),
    ],
  }
}

/** The first day of the renewal, written, while it lies ahead; undefined from that day on. */
function opensLater({ words, law, facts }: Pen): string | undefined {
  const { validUntil, daysLeft = 0, service } = facts
  const kind = law.definitions.find(({ id }) => id === service)?.card.kind ?? service
  const rules = law.definitions.flatMap(({ card, validity }) => (card.kind === kind && validity.kind === 'renewal' ? [validity] : [])).at(-1)
  if (!validUntil || !rules) return undefined
  const { opensOn } = renewalWindow(validUntil, rules)
  return opensOn > addDays(validUntil, -daysLeft) ? writtenDay(words.language, opensOn) : undefined
}

/** The same as one text message: every part of it is paid for, so it says what it must and where to go on. */
export function shortReminder(pen: Pen): string {
  const { words, pages } = pen
  const daysLeft = need(pen, 'daysLeft')
  const [number, date, page] = [need(pen, 'cardNumber'), writtenDay(words.language, need(pen, 'validUntil')), pages.myCard]
  const opens = opensLater(pen)
  if (opens) return words('notice.card-reminder.sms.early', { number, date, opens, page })
  return words.of(`notice.card-reminder.sms.${daysLeft < 0 ? 'after' : 'before'}`, { number, date, days: Math.abs(daysLeft), page })
}

/** The last day for the holder's own calendar, with alarms on the days that are still to come. */
export function reminderEntry(pen: Pen, schedule: ReminderSchedule | undefined): Omit<CalendarEntry, 'writtenAt'> {
  const { words, facts, pages } = pen
  const number = need(pen, 'cardNumber')
  const daysLeft = need(pen, 'daysLeft')
  return {
    uid: `card-${number}@${new URL(facts.publicOrigin).hostname}`,
    on: need(pen, 'validUntil'),
    title: words('notice.card-reminder.entry', { number }),
    text: words('notice.card-reminder.open', { page: pages.myCard }),
    url: pages.myCard,
    alarms: (schedule?.daysBefore ?? []).filter((days) => days < daysLeft),
  }
}
