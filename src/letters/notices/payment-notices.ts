import { writtenWeekday } from '../../texts/written.ts'
import { heading, text, type Block } from '../message.ts'
import { caseFact, findButton, grantsStay, howToOpen, moneyFact, need, receiptFacts, settledPrice, stayFacts, type Pen, type WriteNotice } from './pen.ts'

export const submitted: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.submitted.subject', { service }),
    heading: words('notice.submitted.heading'),
    greets: true,
    blocks: [
      text(words('notice.submitted.text')),
      { kind: 'day', label: words('letters.day.pay-by'), date: need(pen, 'payBy') },
      { kind: 'facts', facts: [caseFact(pen), ...moneyFact(pen, words('letters.fact.amount'), need(pen, 'amountMinor'))] },
      heading(words('notice.submitted.how')),
      text(howToOpen(pen)),
      findButton(pen, words('notice.submitted.button')),
      text(words('notice.submitted.paid-already')),
      heading(words('letters.next')),
      text(words('notice.submitted.next')),
      text(words('notice.submitted.lapses')),
    ],
  }
}

/** A service without a fee: the review begins with the declaration. */
export const reviewBegun: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.review-begun.subject', { service }),
    heading: words('notice.review-begun.heading'),
    greets: true,
    blocks: [
      { kind: 'day', label: words('letters.day.due'), date: need(pen, 'dueOn') },
      { kind: 'part', tone: 'good', title: words('letters.our-turn'), lines: [words('notice.paid.text')] },
      { kind: 'facts', facts: [caseFact(pen)] },
      heading(words('letters.next')),
      text(words('notice.review-begun.free')),
      text(words('notice.paid.result')),
      text(words('notice.paid.next')),
      heading(words('notice.title.how-to-open')),
      text(howToOpen(pen)),
      findButton(pen, words('notice.button.open-case')),
    ],
  }
}

export const paid: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.paid.subject', { service }),
    heading: words('notice.paid.heading'),
    greets: true,
    blocks: [
      { kind: 'day', label: words('letters.day.due'), date: need(pen, 'dueOn') },
      { kind: 'part', tone: 'good', title: words('letters.our-turn'), lines: [words('notice.paid.text')] },
      { kind: 'facts', facts: [caseFact(pen), ...moneyFact(pen, words('letters.fact.paid'), need(pen, 'amountMinor')), ...receiptFacts(pen)] },
      heading(words('letters.next')),
      text(words('notice.paid.result')),
      text(words('notice.paid.next')),
      heading(words('notice.title.how-to-open')),
      ...(grantsStay(pen) ? [text(words('notice.paid.change'))] : []),
      text(howToOpen(pen)),
      findButton(pen, words('notice.button.open-case')),
    ],
  }
}

export const stayChanged: WriteNotice = (pen) => {
  const { words, service } = pen
  const settled = settledPrice(pen)
  return {
    subject: words('notice.stay-changed.subject', { service }),
    heading: words('notice.stay-changed.heading'),
    greets: true,
    blocks: [
      text(words('notice.stay-changed.text')),
      { kind: 'facts', facts: [caseFact(pen), ...stayFacts(pen), ...settled.facts] },
      settled.text,
      heading(words('letters.next')),
      text(words('notice.stay-changed.next')),
      ...open(pen),
    ],
  }
}

export const dueDayMoved: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  const day = (date: NonNullable<typeof facts.dueOn>) => writtenWeekday(words.language, date)
  const old = facts.oldDueOn ? [{ label: words('letters.fact.old-due'), value: day(facts.oldDueOn) }] : []
  return {
    subject: words('notice.due-day-moved.subject', { service }),
    heading: words('notice.due-day-moved.heading'),
    greets: true,
    blocks: [
      { kind: 'day', label: words('letters.day.due'), date: need(pen, 'dueOn') },
      text(words('notice.due-day-moved.text')),
      { kind: 'facts', facts: [caseFact(pen), ...old, { label: words('letters.fact.new-due'), value: day(need(pen, 'dueOn')) }] },
      heading(words('letters.next')),
      text(words('notice.due-day-moved.next')),
      ...open(pen),
    ],
  }
}

function open(pen: Pen): readonly Block[] {
  return [text(howToOpen(pen)), findButton(pen, pen.words('notice.button.open-case'))]
}
