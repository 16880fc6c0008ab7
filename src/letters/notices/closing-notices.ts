import { writtenDay } from '../../texts/written.ts'
import { text } from '../message.ts'
import { caseFact, type Pen, type WriteNotice } from './pen.ts'

export const withdrawn: WriteNotice = (pen) => {
  const { words, service, pages } = pen
  return {
    subject: words('notice.withdrawn.subject', { service }),
    heading: words('notice.withdrawn.heading'),
    greets: true,
    blocks: [
      text(words('notice.withdrawn.text')),
      { kind: 'facts', facts: [caseFact(pen)] },
      text(words('notice.withdrawn.fee')),
      text(words('notice.withdrawn.again', { site: pages.site })),
      text(words('notice.withdrawn.not-you', { help: pages.help })),
    ],
  }
}

export const lapsed: WriteNotice = (pen) => {
  const { words, service, pages, facts } = pen
  const lastDay = facts.payBy ?? facts.correctBy
  const last = lastDay ? [{ label: words('notice.lapsed.last-day'), value: writtenDay(words.language, lastDay) }] : []
  return {
    subject: words('notice.lapsed.subject', { service }),
    heading: words('notice.lapsed.heading'),
    greets: true,
    blocks: [
      text(whyLapsed(pen)),
      { kind: 'facts', facts: [caseFact(pen), ...last] },
      text(words('notice.lapsed.closed')),
      text(words('notice.lapsed.again', { site: pages.site })),
      text(words('notice.lapsed.mistake', { help: pages.help })),
    ],
  }
}

/** Which day was missed tells why; a notice without either says both. */
function whyLapsed({ words, facts }: Pen): string {
  if (facts.payBy) return words('notice.lapsed.unpaid')
  return words(facts.correctBy ? 'notice.lapsed.uncorrected' : 'notice.lapsed.either')
}

export const messageReceived: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  return {
    subject: words('notice.message-received.subject', { service }),
    heading: words('notice.message-received.heading'),
    greets: true,
    blocks: [
      text(words('notice.message-received.text')),
      text(words.of('country.agency.answer-time')),
      ...(facts.caseCode ? [{ kind: 'facts' as const, facts: [caseFact(pen)] }] : []),
      text(words('notice.message-received.next')),
    ],
  }
}
