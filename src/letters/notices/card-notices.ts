import { text } from '../message.ts'
import { caseFact, type WriteNotice } from './pen.ts'

/** The card was taken out of use, or is good again. It says why, and what can be done. */
export const cardState: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  const { cardState: state = 'revoked', cardNumber = '', note = '' } = facts
  return {
    subject: words('notice.card-state.subject', { service }),
    heading: words.of(`notice.card-state.heading.${state}`),
    greets: true,
    blocks: [
      text(words.of(`notice.card-state.text.${state}`)),
      { kind: 'facts', facts: [caseFact(pen), { label: words('letters.card.number'), value: cardNumber }] },
      text(words('notice.card-state.reason', { note })),
      text(words('notice.card-state.next', { help: pages.help })),
    ],
  }
}
