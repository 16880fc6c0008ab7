import { momentOf } from '../../core/appointment/agency-time.ts'
import { minutesOf, officeTimesOn, timeOf } from '../../core/appointment/office-times.ts'
import { writtenWeekday } from '../../texts/written.ts'
import type { CalendarEntry } from '../calendar-file.ts'
import { type Block, type Fact, heading, text } from '../message.ts'
import { findButton, need, type Pen, type WriteNotice } from './pen.ts'

/** When and where, what to bring, and how to change it. Like the letters of an account it names nobody and opens nothing. */
export const appointmentBooked: WriteNotice = (pen) => written(pen, 'booked')

/** On the day before. */
export const appointmentReminder: WriteNotice = (pen) => written(pen, 'reminder')

export const appointmentCancelled: WriteNotice = (pen) => {
  const { words, facts } = pen
  const reason = facts.cancelReason ? [text(words.of(`appointment.reason.${facts.cancelReason}`))] : []
  return {
    subject: words('notice.appointment-cancelled.subject', { name: words('common.name') }),
    heading: words(`notice.appointment-cancelled.heading.${need(pen, 'cancelledBy')}`),
    greets: false,
    blocks: [...reason, { kind: 'facts', facts: whenAndWhere(pen) }, ...whatNow(pen)],
  }
}

/** Another time; or, for a card on paper, that it waits all the same, where it is now, or nothing for whoever has it. */
function whatNow(pen: Pen): readonly Block[] {
  const { words, facts, pages } = pen
  if (need(pen, 'purpose') === 'renewal') {
    const again = text(words('notice.appointment-cancelled.again', { page: pages.myCard }))
    return [again, { kind: 'action', text: words('notice.appointment-cancelled.button'), url: pages.myCard }]
  }
  if (facts.cancelReason === 'card-collected') return []
  const said = text(words(facts.cancelReason === 'card-gone' ? 'notice.appointment-cancelled.where' : 'notice.appointment-cancelled.waits'))
  return [said, findButton(pen, words('common.nav.find'))]
}

function written(pen: Pen, kind: 'booked' | 'reminder') {
  const { words } = pen
  const page = `${pen.facts.publicOrigin}/${words.language}/appointment`
  const blocks: readonly Block[] = [
    { kind: 'code', label: words('notice.appointment.code'), code: need(pen, 'appointmentCode') },
    { kind: 'day', label: words('notice.appointment.day'), date: need(pen, 'slotDay') },
    { kind: 'facts', facts: whenAndWhere(pen) },
    heading(words('notice.appointment.bring')),
    { kind: 'steps', steps: toBring(pen) },
    text(words('notice.appointment.yours')),
    ...(kind === 'booked' ? [text(words('notice.appointment.calendar'))] : []),
    text(words('notice.appointment.change', { page })),
    ...(need(pen, 'purpose') === 'collection' ? [text(words('appointment.collection.walk-in'))] : []),
  ]
  const subject = kind === 'booked' ? 'notice.appointment-booked.subject' : 'notice.appointment-reminder.subject'
  const title = kind === 'booked' ? 'notice.appointment-booked.heading' : 'notice.appointment-reminder.heading'
  return { subject: words(subject, { name: words('common.name') }), heading: words(title), greets: false, blocks }
}

/** The code that a card is handed out for stands in its own letter, and in no other. */
function toBring(pen: Pen): readonly string[] {
  const { words } = pen
  const code = words('notice.appointment.bring.code')
  return need(pen, 'purpose') === 'collection'
    ? [words('notice.appointment.bring.card-passport'), words('notice.appointment.bring.pick-up-code'), code]
    : [words('notice.appointment.bring.passport'), words('notice.appointment.bring.card'), code]
}

function officeOf({ law, facts }: Pen) {
  return law.offices.find(({ id }) => id === facts.officeId)
}

function whenAndWhere(pen: Pen): readonly Fact[] {
  const { words } = pen
  const { language } = words
  const office = officeOf(pen)
  return [
    {
      label: words('notice.appointment.when'),
      value: words('appointment.when', { day: writtenWeekday(language, need(pen, 'slotDay')), time: need(pen, 'slotTime') }),
    },
    { label: words('notice.paper.office'), value: office?.name[language] ?? need(pen, 'officeId') },
    ...(office?.address ? [{ label: words('notice.paper.address'), value: office.address[language] }] : []),
    { label: words('notice.appointment.for'), value: words.of(`appointment.purpose.${need(pen, 'purpose')}`) },
    { label: words('notice.appointment.of'), value: need(pen, 'appointmentOf'), mono: true },
  ]
}

/** The appointment for the holder's own calendar: the same entry after it was changed to another time. */
export function appointmentEntry(pen: Pen): Omit<CalendarEntry, 'writtenAt'> {
  const { words, facts, law } = pen
  const { language } = words
  const [on, time, code] = [need(pen, 'slotDay'), need(pen, 'slotTime'), need(pen, 'appointmentCode')]
  const minutes = officeTimesOn(law.officeTimes, need(pen, 'officeId'), on)?.slotMinutes ?? 0
  const office = officeOf(pen)
  const url = `${facts.publicOrigin}/${language}/appointment`
  return {
    uid: `appointment-${code}@${new URL(facts.publicOrigin).hostname}`,
    on,
    hours: { from: momentOf({ day: on, time }, law.timeZone), to: momentOf({ day: on, time: timeOf(minutesOf(time) + minutes) }, law.timeZone) },
    place: [office?.name[language], office?.address?.[language]].filter(Boolean).join(', '),
    title: words('notice.appointment.entry', { office: office?.name[language] ?? '' }),
    text: words(need(pen, 'purpose') === 'collection' ? 'notice.appointment.entry-text.collection' : 'notice.appointment.entry-text', { code, page: url }),
    url,
    alarms: [1],
  }
}
