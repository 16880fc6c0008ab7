import { checkDigit } from './check-digit.ts'
import { writeLongNumber } from './document-number.ts'
import type { FactName, FormatRefusal, FormatResult, MrvFacts, MrzFacts, Td1Facts, Td2Facts, Td3Facts } from './facts.ts'
import { type Layout, MRV_A, MRV_B, readSlots, type Slot, slotWidth, TD1, TD2, TD3 } from './layouts.ts'
import { mrzName } from './names.ts'
import { birthDate, documentCode, expiryDate, number, optional, type Piece, refusal, sex, stateCode } from './pieces.ts'

/** The facts of the issuer's own fields, in the order of the layout. */
interface Extra {
  readonly field: FactName
  readonly text: string
}

type Printed = readonly [slot: Slot, text: string]

/** Lines of an MRV-A visa, 2 of 44 characters (Doc 9303-7 section 4.2.2). */
export function formatMrvA(facts: MrvFacts): FormatResult<readonly [string, string]> {
  return twoLines(MRV_A, facts, { field: 'optional', text: facts.optional ?? '' })
}

/** Lines of an MRV-B visa, 2 of 36 characters (Doc 9303-7 section 7.2.2). */
export function formatMrvB(facts: MrvFacts): FormatResult<readonly [string, string]> {
  return twoLines(MRV_B, facts, { field: 'optional', text: facts.optional ?? '' })
}

/** Lines of a TD2 document, 2 of 36 characters (Doc 9303-6 section 4.2.2); a number may have up to 14 characters (note j). */
export function formatTd2(facts: Td2Facts): FormatResult<readonly [string, string]> {
  return twoLines(TD2, facts, { field: 'optional', text: facts.optional ?? '' })
}

/** Lines of a passport, 2 of 44 characters (Doc 9303-4 section 4.2.2). An unused personal number gets the check digit 0. */
export function formatTd3(facts: Td3Facts): FormatResult<readonly [string, string]> {
  return twoLines(TD3, facts, { field: 'personalNumber', text: facts.personalNumber ?? '' })
}

/** Lines of a TD1 card, 3 of 30 characters (Doc 9303-5 section 4.2.2); a number may have up to 22 characters (note j). */
export function formatTd1(facts: Td1Facts): FormatResult<readonly [string, string, string]> {
  const lines = print(TD1, facts, [
    { field: 'optional1', text: facts.optional1 ?? '' },
    { field: 'optional2', text: facts.optional2 ?? '' },
  ])
  return 'code' in lines ? lines : { ok: true, lines: [lines[0] ?? '', lines[1] ?? '', lines[2] ?? ''] }
}

function twoLines(layout: Layout, facts: MrzFacts, extra: Extra): FormatResult<readonly [string, string]> {
  const lines = print(layout, facts, [extra])
  return 'code' in lines ? lines : { ok: true, lines: [lines[0] ?? '', lines[1] ?? ''] }
}

function print(layout: Layout, facts: MrzFacts, extras: readonly Extra[]): readonly string[] | FormatRefusal {
  const numbers = numberPieces(layout, facts.documentNumber, extras)
  if ('code' in numbers) return numbers
  const pieces: readonly (readonly [Slot, Piece])[] = [
    [layout.documentCode, documentCode(layout.format, facts.documentCode)],
    [layout.issuingState, stateCode('issuingState', facts.issuingState)],
    [layout.name, namePiece(layout, facts)],
    [layout.nationality, stateCode('nationality', facts.nationality)],
    [layout.birthDate, birthDate(facts.birthDate)],
    [layout.sex, sex(facts.sex)],
    [layout.expiryDate, expiryDate(facts.expiryDate)],
  ]
  const printed: Printed[] = [...numbers.printed]
  for (const [slot, piece] of pieces) {
    if (!piece.ok) return piece
    printed.push([slot, piece.text])
  }
  return withCheckDigits(layout, fill(layout, printed), numbers.long)
}

function namePiece(layout: Layout, facts: MrzFacts): Piece {
  const name = mrzName(facts.primary, facts.secondary, slotWidth(layout.name))
  return name.ok ? { ok: true, text: name.value } : refusal(name.code, name.field)
}

interface Numbers {
  readonly printed: readonly Printed[]
  readonly long: boolean
}

/** The number and the issuer's own fields belong together, because a long number reaches into the first of them. */
function numberPieces(layout: Layout, documentNumber: string, extras: readonly Extra[]): Numbers | FormatRefusal {
  const whole = number(documentNumber)
  if (!whole.ok) return whole
  const printed: Printed[] = []
  for (const [index, slot] of [layout.optional, layout.secondOptional].entries()) {
    const extra = extras[index]
    if (!slot || !extra) continue
    const piece = optional(extra.field, extra.text, slotWidth(slot))
    if (!piece.ok) return piece
    printed.push([slot, piece.text])
  }
  const principal = slotWidth(layout.documentNumber)
  if (whole.text.length <= principal) return { printed: [[layout.documentNumber, whole.text], ...printed], long: false }
  const tail = longTail(layout, whole.text, printed[0]?.[1] ?? '')
  if (typeof tail !== 'string') return tail
  return { printed: [[layout.documentNumber, whole.text.slice(0, principal)], [layout.optional, tail], ...printed.slice(1)], long: true }
}

function longTail(layout: Layout, whole: string, own: string): string | FormatRefusal {
  if (!layout.longNumbers) return refusal('too-long', 'documentNumber')
  // A filler would end the number too early for whoever reads it.
  if (whole.slice(slotWidth(layout.documentNumber) - 1).includes('<')) return refusal('forbidden-character', 'documentNumber')
  return writeLongNumber(layout, whole, own) ?? refusal('too-long', 'documentNumber')
}

function fill(layout: Layout, printed: readonly Printed[]): string[] {
  const lines = Array.from({ length: layout.rows }, () => '<'.repeat(layout.width))
  for (const [slot, text] of printed) put(lines, slot, text)
  return lines
}

function put(lines: string[], slot: Slot, text: string): void {
  const line = lines[slot.line] ?? ''
  lines[slot.line] = line.slice(0, slot.from) + text.padEnd(slotWidth(slot), '<') + line.slice(slot.to)
}

function withCheckDigits(layout: Layout, lines: string[], long: boolean): readonly string[] {
  for (const rule of layout.checks) {
    // A long number carries its digit in the issuer's field; a filler stands here (note j).
    if (long && rule.name === 'documentNumber') continue
    put(lines, rule.digit, checkDigit(readSlots(lines, rule.over)))
  }
  return lines
}
