import { isMrzText } from './charset.ts'
import { isPossibleBirthDate, isPossibleDate } from './dates.ts'
import type { FactName, FormatCode, FormatRefusal } from './facts.ts'
import type { MrzFormat } from './layouts.ts'

/** One fact as its field prints it, or why it cannot be printed. */
export type Piece = { readonly ok: true; readonly text: string } | FormatRefusal

export function refusal(code: FormatCode, field: FactName): FormatRefusal {
  return { ok: false, code, field }
}

function when(fits: boolean, text: string, otherwise: FormatRefusal): Piece {
  return fits ? { ok: true, text } : otherwise
}

/**
 * Doc 9303-7 section 4.2.2.1 for visas, 9303-4 section 4.2.2.1 for passports, note k of 9303-5 and 9303-6 for cards: no V in second place, no AC, and on
 * TD1 no AI. AC would be a crew member certificate, which this module does not print.
 */
const DOCUMENT_CODES: Readonly<Record<MrzFormat, RegExp>> = {
  'MRV-A': /^V[A-Z0-9]?$/,
  'MRV-B': /^V[A-Z0-9]?$/,
  TD1: /^(?!AC|AI|.V)[ACI][A-Z0-9]?$/,
  TD2: /^(?!AC|.V)[ACI][A-Z0-9]?$/,
  TD3: /^P[A-Z]?$/,
}

export function documentCode(format: MrzFormat, text: string): Piece {
  return when(DOCUMENT_CODES[format].test(text), text, refusal('not-a-document-code', 'documentCode'))
}

/** The shape of a code only: which codes exist is data of the caller (Doc 9303-3 section 5). */
export function stateCode(field: 'issuingState' | 'nationality', text: string): Piece {
  return when(/^[A-Z]{1,3}$/.test(text), text, refusal('not-a-state-code', field))
}

export function birthDate(text: string): Piece {
  return when(isPossibleBirthDate(text), text, refusal('not-a-date', 'birthDate'))
}

export function expiryDate(text: string): Piece {
  return when(isPossibleDate(text), text, refusal('not-a-date', 'expiryDate'))
}

/** Doc 9303-4 note p: X on the face of the document is a filler in the zone. */
export function sex(text: string): Piece {
  return when(/^[MFX<]?$/.test(text), text === 'M' || text === 'F' ? text : '<', refusal('not-a-sex', 'sex'))
}

/** Doc 9303-4 section 4.2.2.2: spaces and special characters of a number become fillers. */
function withFillers(text: string): string {
  return text.trimEnd().replace(/[ \-./]/g, '<')
}

export function number(text: string): Piece {
  const printed = withFillers(text)
  if (printed === '') return refusal('missing', 'documentNumber')
  return when(isMrzText(printed) && !printed.startsWith('<'), printed, refusal('forbidden-character', 'documentNumber'))
}

export function optional(field: FactName, text: string, width: number): Piece {
  const printed = withFillers(text)
  if (!isMrzText(printed)) return refusal('forbidden-character', field)
  return when(printed.length <= width, printed, refusal('too-long', field))
}
