import { type MrzReading, parseMrz } from 'icao-seal/mrz'
import type { EntryFacts } from './entry-facts.ts'

/** Widths of the zones of passports and cards: two lines of 44 or 36, three of 30. */
const SHAPES: readonly (readonly [rows: number, width: number])[] = [
  [2, 44],
  [2, 36],
  [3, 30],
]

/**
 * The lines of a zone as a reader types them or a person does: with or without line breaks, in either case, with spaces from a paste. Undefined while it is
 * not complete. Look-alike letters are not put right: that is for the check digits to find.
 */
export function zoneLines(typed: string): readonly string[] | undefined {
  const text = typed.toUpperCase().replace(/[\s‹›«»]/gu, (character) => (/\s/u.test(character) ? '' : '<'))
  const shape = SHAPES.find(([rows, width]) => text.length === rows * width)
  if (!shape) return undefined
  const [rows, width] = shape
  return Array.from({ length: rows }, (_, row) => text.slice(row * width, (row + 1) * width))
}

export interface ComparedField {
  readonly field: 'number' | 'state' | 'name' | 'birth'
  readonly card: string
  readonly passport: string
  readonly same: boolean
}

export type PassportMatch =
  | { readonly kind: 'not-read' }
  | { readonly kind: 'unreadable'; readonly code: string }
  | { readonly kind: 'same' | 'differs'; readonly fields: readonly ComparedField[] }

/**
 * What the card says beside what the passport says. The seal's own check compares number and State; name and birth are shown too, since a number alone says
 * little to an officer.
 */
export function matchPassport(card: EntryFacts, lines: readonly string[] | undefined): PassportMatch {
  if (!lines) return { kind: 'not-read' }
  const reading = parseMrz(lines)
  if (!reading.ok) return { kind: 'unreadable', code: reading.code }
  if (!reading.valid) return { kind: 'unreadable', code: 'check-digit' }
  const fields = [
    compared('number', [card.passportNumber, reading.documentNumber], isNumberOf),
    compared('state', [card.holder.nationality, reading.issuingState]),
    compared('name', [card.holder.name, nameOf(reading)], isNameOf),
    compared('birth', [card.holder.birthDate, reading.birthDate]),
  ]
  return { kind: fields.every(({ same }) => same) ? 'same' : 'differs', fields }
}

function compared(
  field: ComparedField['field'],
  [card, passport]: readonly [string, string],
  isSame = (one: string, other: string) => one === other,
): ComparedField {
  return { field, card, passport, same: card !== '' && passport !== '' && isSame(card, passport) }
}

/** Six bytes of a seal hold nine characters of a longer number (Doc 9303-7 section 9.1.3). */
function isNumberOf(sealed: string, shown: string): boolean {
  return shown === sealed || (shown.length > 9 && sealed.length === 9 && (shown.startsWith(sealed) || shown.endsWith(sealed)))
}

/** A field of a card's shorter lines that is full may be shortened; the spaces between two parts are one here, so that it has a letter or two less. */
const FULL = 28

/**
 * As far as both go. A name that had no room on the card keeps at least the initial of each part (Doc 9303-3 section 4.6), and which letters were given up
 * is the issuer's choice: so the parts are compared one by one.
 */
function isNameOf(sealed: string, shown: string): boolean {
  if (shown.startsWith(sealed) || sealed.startsWith(shown)) return true
  if (sealed.length < FULL) return false
  const [some, others] = [sealed.split(' '), shown.split(' ')]
  return some.every((part, at) => others[at] === undefined || others[at].startsWith(part) || part.startsWith(others[at]))
}

function nameOf({ primary, secondary }: MrzReading): string {
  return `${primary} ${secondary}`.trim()
}
