import { sealedField, type SealedMrz } from 'icao-seal/vds'
import { addDays, addMonths, later, type PlainDate } from '../kernel/plain-date.ts'
import type { CardRules, EntryRight, ServiceDefinition, ValidityRules } from '../service/definition.ts'

/** A kind of card as a reader of seals must know it: how to tell it, and what it is worth at the border. Whichever services make it. */
export interface KnownCard {
  readonly kind: string
  /** Before every number of such a card. */
  readonly letter: string
  readonly zone: CardRules['zone']
  readonly documentCode: string
  readonly entry: EntryRight
  /** How long such a card is good at most; undefined where no service of it says so. */
  readonly lasts?: CardTerm
}

export type CardTerm = { readonly kind: 'days' | 'months'; readonly count: number }

/** The kinds of card that these services make, each once. A change of a card keeps its days, so that the length is told by the service that gives it. */
export function knownCards(definitions: readonly ServiceDefinition[]): readonly KnownCard[] {
  const kinds = [...new Set(definitions.map(({ card }) => card.kind))]
  return kinds.flatMap((kind) => {
    const makers = definitions.filter(({ card }) => card.kind === kind)
    const [maker] = makers
    if (!maker) return []
    const { zone, documentCode, entry } = maker.card
    const [lasts] = makers.flatMap(({ validity }) => termOf(validity) ?? [])
    return [{ kind, letter: maker.cardLetter, zone, documentCode, entry, ...(lasts ? { lasts } : {}) }]
  })
}

function termOf(validity: ValidityRules): CardTerm | undefined {
  if (validity.kind === 'stay') return { kind: 'days', count: validity.cardDays }
  return validity.kind === 'same-days' ? undefined : { kind: 'months', count: validity.cardMonths }
}

/**
 * The kind of card that a seal was made for, by its sealed zone: the number of lines and the document code, and the letter of the card number where the
 * seal has one. Undefined for a card that nobody here knows. The shape of the zone alone tells nothing: cards that let nobody in have three lines too.
 */
export function kindOfSeal(zone: SealedMrz, cardNumber: string, cards: readonly KnownCard[]): KnownCard | undefined {
  const shape = zone.line3 === undefined ? 'MRV-A' : 'TD1'
  const code = sealedField(zone, 'documentCode').replace(/<+$/, '')
  const [found, ...others] = cards.filter(
    (card) => card.zone === shape && card.documentCode === code && (cardNumber === '' || cardNumber.startsWith(card.letter)),
  )
  // Two kinds with one code, and no number to tell them apart: then nobody knows.
  return others.length === 0 ? found : undefined
}

/** The second code has no document code: the letter of its card number tells. */
export function kindOfNumber(cardNumber: string, cards: readonly KnownCard[]): KnownCard | undefined {
  return cards.find(({ letter }) => cardNumber.startsWith(letter))
}

/**
 * The first day of a card that ends on `until`. That of a visit is exact. Another card may have been made shorter, by a passport or by the card that it
 * follows: then it is the day of issue, before which it cannot have begun.
 */
export function firstDayOf({ lasts }: Pick<KnownCard, 'lasts'>, until: PlainDate, issuedOn: PlainDate): PlainDate {
  if (!lasts) return issuedOn
  if (lasts.kind === 'days') return addDays(until, 1 - lasts.count)
  return later(issuedOn, addDays(addMonths(until, -lasts.count), 1))
}
