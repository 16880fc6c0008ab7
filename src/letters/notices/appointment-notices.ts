import { momentOf } from '../../core/appointment/agency-time.ts'
import { minutesOf, officeTimesOn, timeOf } from '../../core/appointment/office-times.ts'
import { writtenWeekday } from '../../texts/written.ts'
import type { CalendarEntry } from '../calendar-file.ts'
import { type Block, type Fact, heading, text } from '../message.ts'
import { need, type Pen, type WriteNotice } from './pen.ts'

/** When and where, what to bring, and how to change it. Like the letters of an account it names nobody and opens nothing. */
export const appointmentBooked: WriteNotice = (pen) => written(pen, 'booked')

/** On the day before. */
export const appointmentReminder: WriteNotice = (pen) => written(pen, 'reminder')

export const appointmentCancelled: WriteNotice = (pen) => {
  const { words, facts, pages } = pen
  const reason = facts.cancelReason ? [text(words.of(`appointment.reason.${facts.cancelReason}`))] : []
  return {
    subject: words('notice.appointment-cancelled.subject', { name: words('common.name') }),
    heading: words(`notice.appointment-cancelled.heading.${need(pen, 'cancelledBy')}`),
    greets: false,
    blocks: [
      ...reason,
      { kind: 'facts', facts: whenAndWhere(pen) },
      text(words('notice.appointment-cancelled.again', { page: pages.myCard })),
      { kind: 'action', text: words('notice.appointment-cancelled.button'), url: pages.myCard },
    ],
  }
}

function written(pen: Pen, kind: 'booked' | 'reminder') {
  const { words } = pen
  const page = `${pen.facts.publicOrigin}/${words.language}/appointment`
  const bring = [words('notice.appointment.bring.passport'), words('notice.appointment.bring.card'), words('notice.appointment.bring.code')]
  const blocks: readonly Block[] = [
    { kind: 'code', label: words('notice.appointment.code'), code: need(pen, 'appointmentCode') },
    { kind: 'day', label: words('notice.appointment.day'), date: need(pen, 'slotDay') },
    { kind: 'facts', facts: whenAndWhere(pen) },
    heading(words('notice.appointment.bring')),
    { kind: 'steps', steps: bring },
    text(words('notice.appointment.yours')),
    ...(kind === 'booked' ? [text(words('notice.appointment.calendar'))] : []),
    text(words('notice.appointment.change', { page })),
  ]
  const subject = kind === 'booked' ? 'notice.appointment-booked.subject' : 'notice.appointment-reminder.subject'
  const title = kind === 'booked' ? 'notice.appointment-booked.heading' : 'notice.appointment-reminder.heading'
  return { subject: words(subject, { name: words('common.name') }), heading: words(title), greets: false, blocks }
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
    text: words('notice.appointment.entry-text', { code, page: url }),
    url,
    alarms: [1],
  }
}
