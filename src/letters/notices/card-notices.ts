import { text } from '../message.ts'
import { caseFact, type WriteNotice } from './pen.ts'

/** The card was taken out of use, or is good again. It says why, and what can be done. */
export const cardState: WriteNotice = (pen) => {
  const { words, service, facts, pages } = pen
  const { cardState: state = 'revoked', cardNumber = '', note = '', said } = facts
  return {
    subject: words('notice.card-state.subject', { service }),
    heading: words.of(`notice.card-state.heading.${state}`),
    greets: true,
    blocks: [
      text(words.of(`notice.card-state.text.${state}`)),
      { kind: 'facts', facts: [caseFact(pen), { label: words('letters.card.number'), value: cardNumber }] },
      text(said ? words.of(`notice.card-state.said.${said}`) : words('notice.card-state.reason', { note })),
      text(said ? words('notice.card-state.not-you', { help: pages.help }) : words('notice.card-state.next', { help: pages.help })),
    ],
  }
}
