export type MrzFormat = 'MRV-A' | 'MRV-B' | 'TD1' | 'TD2' | 'TD3'
export type CheckName = 'documentNumber' | 'birthDate' | 'expiryDate' | 'personalNumber' | 'composite'

/** A run of characters in one line: the line and `from` counted from 0, `to` not included. */
export interface Slot {
  readonly line: number
  readonly from: number
  readonly to: number
}

export interface CheckRule {
  readonly name: CheckName
  readonly over: readonly Slot[]
  readonly digit: Slot
  /** TD3 personal number: the digit of an unused field may be a filler (Doc 9303-4 section 4.2.2.2). */
  readonly emptyMayBeFiller: boolean
}

export interface Layout {
  readonly format: MrzFormat
  readonly rows: number
  readonly width: number
  readonly documentCode: Slot
  readonly issuingState: Slot
  readonly name: Slot
  readonly documentNumber: Slot
  readonly nationality: Slot
  readonly birthDate: Slot
  readonly sex: Slot
  readonly expiryDate: Slot
  /** The issuer's own fields in order of position; the first takes the rest of a long document number. */
  readonly optional: Slot
  readonly secondOptional: Slot | null
  /** Note j of Doc 9303-5 and 9303-6: a document number of more than 9 characters continues in `optional`. */
  readonly longNumbers: boolean
  /** The composite digit covers other digits, so it stands last. */
  readonly checks: readonly CheckRule[]
}

/** Written as Doc 9303 prints it: line and positions counted from 1, both ends included. */
function at(line: number, first: number, last: number): Slot {
  return { line: line - 1, from: first - 1, to: last }
}

function check(name: CheckName, over: readonly Slot[], digit: Slot): CheckRule {
  return { name, over, digit, emptyMayBeFiller: false }
}

/** The two-line formats agree up to position 28 of their second line. */
function twoLines(width: number) {
  return {
    rows: 2,
    width,
    documentCode: at(1, 1, 2),
    issuingState: at(1, 3, 5),
    name: at(1, 6, width),
    documentNumber: at(2, 1, 9),
    nationality: at(2, 11, 13),
    birthDate: at(2, 14, 19),
    sex: at(2, 21, 21),
    expiryDate: at(2, 22, 27),
    secondOptional: null,
  } as const
}

const TWO_LINE_CHECKS = [
  check('documentNumber', [at(2, 1, 9)], at(2, 10, 10)),
  check('birthDate', [at(2, 14, 19)], at(2, 20, 20)),
  check('expiryDate', [at(2, 22, 27)], at(2, 28, 28)),
] as const

/** Doc 9303-7 section 4.2.2. A visa has no composite check digit. */
export const MRV_A: Layout = { format: 'MRV-A', ...twoLines(44), optional: at(2, 29, 44), longNumbers: false, checks: TWO_LINE_CHECKS }

/** Doc 9303-7 section 7.2.2. */
export const MRV_B: Layout = { format: 'MRV-B', ...twoLines(36), optional: at(2, 29, 36), longNumbers: false, checks: TWO_LINE_CHECKS }

/** Doc 9303-6 section 4.2.2. */
export const TD2: Layout = {
  format: 'TD2',
  ...twoLines(36),
  optional: at(2, 29, 35),
  longNumbers: true,
  checks: [...TWO_LINE_CHECKS, check('composite', [at(2, 1, 10), at(2, 14, 20), at(2, 22, 35)], at(2, 36, 36))],
}

/** Doc 9303-4 section 4.2.2. */
export const TD3: Layout = {
  format: 'TD3',
  ...twoLines(44),
  optional: at(2, 29, 42),
  longNumbers: false,
  checks: [
    ...TWO_LINE_CHECKS,
    { ...check('personalNumber', [at(2, 29, 42)], at(2, 43, 43)), emptyMayBeFiller: true },
    check('composite', [at(2, 1, 10), at(2, 14, 20), at(2, 22, 43)], at(2, 44, 44)),
  ],
}

/** Doc 9303-5 sections 4.2.2 and 4.2.4. */
export const TD1: Layout = {
  format: 'TD1',
  rows: 3,
  width: 30,
  documentCode: at(1, 1, 2),
  issuingState: at(1, 3, 5),
  name: at(3, 1, 30),
  documentNumber: at(1, 6, 14),
  nationality: at(2, 16, 18),
  birthDate: at(2, 1, 6),
  sex: at(2, 8, 8),
  expiryDate: at(2, 9, 14),
  optional: at(1, 16, 30),
  secondOptional: at(2, 19, 29),
  longNumbers: true,
  checks: [
    check('documentNumber', [at(1, 6, 14)], at(1, 15, 15)),
    check('birthDate', [at(2, 1, 6)], at(2, 7, 7)),
    check('expiryDate', [at(2, 9, 14)], at(2, 15, 15)),
    check('composite', [at(1, 6, 30), at(2, 1, 7), at(2, 9, 15), at(2, 19, 29)], at(2, 30, 30)),
  ],
}

export const LAYOUTS: Readonly<Record<MrzFormat, Layout>> = { 'MRV-A': MRV_A, 'MRV-B': MRV_B, TD1, TD2, TD3 }

export function slotWidth(slot: Slot): number {
  return slot.to - slot.from
}

export function readSlot(lines: readonly string[], slot: Slot): string {
  return (lines[slot.line] ?? '').slice(slot.from, slot.to)
}

export function readSlots(lines: readonly string[], slots: readonly Slot[]): string {
  let text = ''
  for (const slot of slots) text += readSlot(lines, slot)
  return text
}
