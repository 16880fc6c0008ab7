import { changedFields, feeChangeRows } from '../../texts/fee-words.ts'
import { heading, text, type Fact } from '../message.ts'
import { caseFact, findButton, howToOpen, moneyFact, need, settledPrice, type Pen, type WriteNotice } from './pen.ts'

/** Corrections make the case dearer: they are saved, and go to the officer with the payment. */
export const differenceAsked: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.difference-asked.subject', { service }),
    heading: words('notice.difference-asked.heading'),
    greets: true,
    blocks: [
      text(words('notice.difference-asked.text')),
      { kind: 'part', tone: 'warn', title: words('letters.your-turn'), lines: [words('notice.difference-asked.turn')] },
      { kind: 'day', label: words('letters.day.pay-by'), date: need(pen, 'correctBy') },
      { kind: 'facts', facts: [caseFact(pen), ...changeFacts(pen), ...moneyFact(pen, words('letters.fact.difference'), need(pen, 'amountMinor'))] },
      text(howToOpen(pen)),
      findButton(pen, words('notice.button.open-case')),
      heading(words('letters.next')),
      text(words('notice.difference-asked.instead')),
      text(words('notice.difference-asked.lapses')),
    ],
  }
}

/** Corrections have changed the price, and whatever was to be paid for them is paid. */
export const feeCorrected: WriteNotice = (pen) => {
  const { words, service } = pen
  const settled = settledPrice(pen)
  return {
    subject: words('notice.fee-corrected.subject', { service }),
    heading: words('notice.fee-corrected.heading'),
    greets: true,
    blocks: [
      text(words('notice.fee-corrected.text')),
      { kind: 'facts', facts: [caseFact(pen), ...changeFacts(pen), ...settled.facts] },
      settled.text,
      heading(words('letters.next')),
      text(words('notice.fee-corrected.next')),
      text(howToOpen(pen)),
      findButton(pen, words('notice.button.open-case')),
    ],
  }
}

function changeFacts(pen: Pen): readonly Fact[] {
  const { words, facts } = pen
  const fee = need(pen, 'fee')
  const fields = changedFields(words, fee)
  const rows = feeChangeRows(words, fee, { service: facts.service })
  return [
    ...(fields ? [{ label: words('letters.fact.corrected'), value: fields }] : []),
    ...rows.map(({ name, before, now }) => ({ label: name, value: before === now ? now : words('letters.fact.fee-change', { old: before, now }) })),
  ]
}
