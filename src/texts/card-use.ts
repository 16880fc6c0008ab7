import type { PlainDate } from '../core/kernel/plain-date.ts'
import type { Words } from './words.ts'
import { writtenDay } from './written.ts'

/** What the holder of a card without a stay may do with it, in the words that its kind brings along: `card.KIND.use.1` and so on, as many as there are. */
export function cardUse(words: Words, card: { readonly kind: string; readonly validFrom: PlainDate; readonly validUntil: PlainDate }): readonly string[] {
  const facts = { from: writtenDay(words.language, card.validFrom), until: writtenDay(words.language, card.validUntil) }
  const lines: string[] = []
  for (let n = 1; words.has(`card.${card.kind}.use.${n}`); n++) lines.push(words.of(`card.${card.kind}.use.${n}`, facts))
  return lines
}
