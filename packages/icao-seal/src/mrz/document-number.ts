import { checkDigit } from './check-digit.ts'
import { type Layout, readSlot, type Slot, slotWidth } from './layouts.ts'

/** A document number as printed, with `rest`: what the issuer's own field holds besides it. */
export interface PrintedNumber {
  /** The characters that the check digit covers. */
  readonly checked: string
  readonly digit: string
  readonly rest: string
}

const DIGIT_AFTER_NUMBER = 1

function digitSlot(layout: Layout): Slot {
  const { line, to } = layout.documentNumber
  return { line, from: to, to: to + DIGIT_AFTER_NUMBER }
}

/**
 * Note j of Doc 9303-5 and 9303-6: a number of more than 9 characters has a filler in place of its check digit; what is left of it, its check digit
 * and a filler open the issuer's own field. Doc 9303-5 section 4.2.4 leaves the filler in the middle out of the calculation.
 */
export function readDocumentNumber(layout: Layout, lines: readonly string[]): PrintedNumber {
  const head = readSlot(lines, layout.documentNumber)
  const digit = readSlot(lines, digitSlot(layout))
  const optional = readSlot(lines, layout.optional)
  if (digit !== '<' || !layout.longNumbers || head.endsWith('<')) return { checked: head, digit, rest: optional }
  const end = optional.indexOf('<')
  const tailDigit = optional.charAt(end - 1)
  if (end < 2 || tailDigit < '0' || tailDigit > '9') return { checked: head, digit, rest: optional }
  return { checked: head + optional.slice(0, end - 1), digit: tailDigit, rest: optional.slice(end + 1) }
}

/** The issuer's own field for a number of more than 9 characters; null when the two do not fit together (Doc 9303-5 and 9303-6, note j). */
export function writeLongNumber(layout: Layout, number: string, optional: string): string | null {
  const principal = slotWidth(layout.documentNumber)
  const tail = `${number.slice(principal)}${checkDigit(number)}<${optional}`
  return tail.length > slotWidth(layout.optional) ? null : tail
}
