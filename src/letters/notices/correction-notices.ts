import { writtenWeekday } from '../../texts/written.ts'
import { text } from '../message.ts'
import { caseFact, type WriteNotice } from './pen.ts'

/** The holder of an issued card reported a wrong letter on it. */
export const correctionReceived: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  const due = facts.dueOn ? [{ label: words('notice.correction-received.due'), value: writtenWeekday(words.language, facts.dueOn) }] : []
  return {
    subject: words('notice.correction-received.subject', { service }),
    heading: words('notice.correction-received.heading'),
    greets: true,
    blocks: [text(words('notice.correction-received.text')), { kind: 'facts', facts: [caseFact(pen), ...due] }, text(words('notice.correction-received.next'))],
  }
}

export const correctionDeclined: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  return {
    subject: words('notice.correction-declined.subject', { service }),
    heading: words('notice.correction-declined.heading'),
    greets: true,
    blocks: [
      text(words('notice.correction-declined.text', { note: facts.note ?? '' })),
      { kind: 'facts', facts: [caseFact(pen)] },
      text(words('notice.correction-declined.next', { help: pages.help })),
    ],
  }
}
