import { writtenDay } from '../../texts/written.ts'
import { type Block, type Fact, heading, text } from '../message.ts'
import { caseFact, findButton, need, type Pen, type WriteNotice } from './pen.ts'

/** The paper card waits at an office: with what code, where, until when, and what to bring. */
export const paperReady: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paper-ready.subject', { service }),
    heading: words('notice.paper-ready.heading'),
    greets: true,
    blocks: [
      text(words('notice.paper-ready.text')),
      ...whereAndUntil(pen),
      heading(words('notice.paper-ready.bring')),
      { kind: 'steps', steps: [words('notice.paper-ready.bring.passport'), words('notice.paper-ready.bring.code')] },
      text(words('notice.paper-ready.later')),
    ],
  }
}

/** The same as one text message. */
export function shortReady(pen: Pen): string {
  const { words } = pen
  return words('notice.paper-ready.sms', {
    number: need(pen, 'cardNumber'),
    office: officeOf(pen)?.name[words.language] ?? '',
    code: grouped(need(pen, 'pickUpCode')),
    date: writtenDay(words.language, need(pen, 'keepUntil')),
  })
}

export const paperGoingBack: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paper-going-back.subject', { service }),
    heading: words('notice.paper-going-back.heading'),
    greets: true,
    blocks: [text(words('notice.paper-going-back.text')), ...whereAndUntil(pen), text(words('notice.paper-ready.later'))],
  }
}

export const paperPosted: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  const tracking = facts.tracking ? [{ label: words('notice.paper.tracking'), value: facts.tracking, mono: true }] : []
  return {
    subject: words('notice.paper-posted.subject', { service }),
    heading: words('notice.paper-posted.heading'),
    greets: true,
    blocks: [
      text(words('notice.paper-posted.text')),
      { kind: 'facts', facts: [caseFact(pen), cardFact(pen), ...tracking] },
      text(words('notice.paper-posted.missing')),
      findButton(pen, words('common.nav.find')),
    ],
  }
}

/** It came back by the post, or nobody fetched it. */
export const paperReturned: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paper-returned.subject', { service }),
    heading: words(`notice.paper-returned.heading.${need(pen, 'paperMethod')}`),
    greets: true,
    blocks: [
      text(words('notice.paper-returned.text')),
      { kind: 'facts', facts: [caseFact(pen), cardFact(pen)] },
      text(words('notice.paper-returned.how')),
      findButton(pen, words('common.nav.find')),
    ],
  }
}

export const paperLost: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paper-lost.subject', { service }),
    heading: words('notice.paper-lost.heading'),
    greets: true,
    blocks: [text(words('notice.paper-lost.text')), { kind: 'facts', facts: [caseFact(pen), cardFact(pen)] }, text(words('notice.paper-lost.found'))],
  }
}

export const paperReissued: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paper-reissued.subject', { service }),
    heading: words('notice.paper-reissued.heading'),
    greets: true,
    blocks: [
      text(words(`notice.paper-reissued.text.${need(pen, 'paperMethod')}`)),
      { kind: 'facts', facts: [caseFact(pen), cardFact(pen)] },
      text(words('notice.paper-reissued.old')),
    ],
  }
}

function cardFact(pen: Pen): Fact {
  return { label: pen.words('letters.card.number'), value: need(pen, 'cardNumber'), mono: true }
}

function officeOf({ law, facts }: Pen) {
  return law.offices.find(({ id }) => id === facts.pickUpOffice)
}

function whereAndUntil(pen: Pen): readonly Block[] {
  const { words } = pen
  const { language } = words
  const office = officeOf(pen)
  const facts: readonly Fact[] = [
    cardFact(pen),
    ...(office ? [{ label: words('notice.paper.office'), value: office.name[language] }] : []),
    ...(office?.address ? [{ label: words('notice.paper.address'), value: office.address[language] }] : []),
    ...(office?.hours ? [{ label: words('notice.paper.hours'), value: office.hours[language] }] : []),
  ]
  return [
    { kind: 'code', label: words('notice.paper.code'), code: grouped(need(pen, 'pickUpCode')) },
    { kind: 'day', label: words('notice.paper.until'), date: need(pen, 'keepUntil') },
    { kind: 'facts', facts },
  ]
}

/** Read out and typed more surely in two halves. */
function grouped(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
