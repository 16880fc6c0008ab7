import { firstForbidden, isMrzText, readable } from './charset.ts'
import { readChecks } from './checks.ts'
import { contentProblems, type MrzProblem } from './content.ts'
import { readDocumentNumber } from './document-number.ts'
import { type CheckName, type Layout, MRV_A, MRV_B, type MrzFormat, readSlot, TD1, TD2, TD3 } from './layouts.ts'

export interface MrzChecks {
  readonly documentNumber: boolean
  readonly birthDate: boolean
  readonly expiryDate: boolean
  /** TD3 only. */
  readonly personalNumber?: boolean
  /** TD1, TD2 and TD3; visas have none. */
  readonly composite?: boolean
}

/** Texts have `<` as space and no filler at the end; dates are as printed, `YYMMDD` with `<<` for an unknown part of a birth date. */
export interface MrzCommon {
  readonly ok: true
  readonly lines: readonly string[]
  readonly documentCode: string
  readonly issuingState: string
  readonly primary: string
  /** Empty for a holder with a single name. */
  readonly secondary: string
  /** A letter stands in the last position: the name must be taken as shortened (Doc 9303-4 section 4.2.3). */
  readonly nameMayBeTruncated: boolean
  readonly documentNumber: string
  readonly nationality: string
  readonly birthDate: string
  /** `M`, `F`, or empty when the issuer does not state it. Any other character is reported in `problems`. */
  readonly sex: string
  readonly expiryDate: string
  readonly checks: MrzChecks
  /** Every check digit is right. It says nothing about `problems`. */
  readonly valid: boolean
  readonly problems: readonly MrzProblem[]
}

export interface MrvReading extends MrzCommon {
  readonly format: 'MRV-A' | 'MRV-B'
  readonly optional: string
}

export interface Td1Reading extends MrzCommon {
  readonly format: 'TD1'
  readonly optional1: string
  readonly optional2: string
}

export interface Td2Reading extends MrzCommon {
  readonly format: 'TD2'
  readonly optional: string
}

export interface Td3Reading extends MrzCommon {
  readonly format: 'TD3'
  readonly personalNumber: string
}

export type MrzReading = MrvReading | Td1Reading | Td2Reading | Td3Reading

export interface MrzRefusal {
  readonly ok: false
  readonly code: 'not-text' | 'wrong-line-count' | 'wrong-line-length' | 'forbidden-character'
  /** Counted from 1. */
  readonly line?: number
  readonly position?: number
}

export type MrzResult = MrzReading | MrzRefusal

/** The longest zone has 90 characters: whatever is far longer is not taken apart. */
const LONGEST_TEXT = 1000

/**
 * Reads a machine readable zone of any of the five formats. Takes its lines, or one text with a line break between them.
 * Nothing is corrected: lower case, spaces and look-alike letters are refused. Never throws.
 */
export function parseMrz(text: string | readonly string[]): MrzResult {
  const lines = typeof text === 'string' ? linesOf(text) : text
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) return { ok: false, code: 'not-text' }
  const shape = layoutOf(lines)
  return 'code' in shape ? shape : read(shape, [...lines])
}

/** A zone as far as its check digits: all that a comparison needs, in half the time of a reading. */
export interface MrzChecked {
  readonly ok: true
  readonly lines: readonly string[]
  readonly issuingState: string
  readonly documentNumber: string
  /** Check digits that are wrong. */
  readonly failing: readonly CheckName[]
}

/** Accepts and refuses what `parseMrz` does. Never throws. */
export function checkMrz(text: string | readonly string[]): MrzChecked | MrzRefusal {
  const lines = typeof text === 'string' ? linesOf(text) : text
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) return { ok: false, code: 'not-text' }
  const layout = layoutOf(lines)
  if ('code' in layout) return layout
  const number = readDocumentNumber(layout, lines)
  const failing: CheckName[] = []
  for (const check of readChecks(layout, lines, number)) if (!check.valid) failing.push(check.name)
  return { ok: true, lines, issuingState: readable(readSlot(lines, layout.issuingState)), documentNumber: readable(number.checked), failing }
}

function linesOf(text: string): readonly string[] {
  if (text.length > LONGEST_TEXT) return []
  return text.replace(/^[\r\n]+|[\r\n]+$/g, '').split(/\r\n|\r|\n/)
}

function layoutOf(lines: readonly string[]): Layout | MrzRefusal {
  const rows = lines.length
  if (rows !== 2 && rows !== 3) return { ok: false, code: 'wrong-line-count' }
  const width = rows === 3 ? 30 : lines[0]?.length === 36 || lines[1]?.length === 36 ? 36 : 44
  const odd = lines.findIndex((line) => line.length !== width)
  if (odd >= 0) return { ok: false, code: 'wrong-line-length', line: odd + 1 }
  const dirty = lines.findIndex((line) => !isMrzText(line))
  if (dirty >= 0) return { ok: false, code: 'forbidden-character', line: dirty + 1, position: firstForbidden(lines[dirty] ?? '') }
  if (rows === 3) return TD1
  const visa = lines[0]?.startsWith('V')
  if (width === 44) return visa ? MRV_A : TD3
  return visa ? MRV_B : TD2
}

function read(layout: Layout, lines: readonly string[]): MrzReading {
  const number = readDocumentNumber(layout, lines)
  const checks: { -readonly [K in keyof MrzChecks]: MrzChecks[K] } = { documentNumber: false, birthDate: false, expiryDate: false }
  let valid = true
  for (const check of readChecks(layout, lines, number)) {
    checks[check.name] = check.valid
    valid &&= check.valid
  }
  const name = readSlot(lines, layout.name)
  const common: MrzCommon = {
    ok: true,
    lines,
    documentCode: readable(readSlot(lines, layout.documentCode)),
    issuingState: readable(readSlot(lines, layout.issuingState)),
    ...namesOf(name),
    nameMayBeTruncated: !name.endsWith('<'),
    documentNumber: readable(number.checked),
    nationality: readable(readSlot(lines, layout.nationality)),
    birthDate: readSlot(lines, layout.birthDate),
    sex: readable(readSlot(lines, layout.sex)),
    expiryDate: readSlot(lines, layout.expiryDate),
    checks,
    valid,
    problems: contentProblems(layout, lines),
  }
  const second = layout.secondOptional ? readable(readSlot(lines, layout.secondOptional)) : ''
  return withOptionals(common, layout.format, [readable(number.rest), second])
}

/** Two fillers end the primary identifier; without them the name has no secondary one (Doc 9303-3 section 4.6). */
function namesOf(name: string): { readonly primary: string; readonly secondary: string } {
  const end = name.indexOf('<<')
  return end < 0 ? { primary: readable(name), secondary: '' } : { primary: readable(name.slice(0, end)), secondary: readable(name.slice(end + 2)) }
}

function withOptionals(common: MrzCommon, format: MrzFormat, [first, second]: readonly [string, string]): MrzReading {
  if (format === 'TD1') return { ...common, format, optional1: first, optional2: second }
  if (format === 'TD3') return { ...common, format, personalNumber: first }
  return { ...common, format, optional: first }
}
