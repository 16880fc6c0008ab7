import { readSlot } from '../mrz/layouts.ts'
import { checkMrz } from '../mrz/parse.ts'
import { featureText, type SealedMrz, type SealFeatures, sealedMrz } from '../vds/features.ts'
import { type MrzFieldName, mrzLayoutOf, sealedField, sealedLines } from '../vds/sealed-mrz.ts'
import type { SubStatus } from './status.ts'

/** What the traveller shows besides the seal. What is not given is not compared. */
export interface Presented {
  /** The zone printed on the sealed document. */
  readonly visaMrz?: string | readonly string[]
  readonly passport?: PresentedPassport
}

/** The passport's zone, or what someone read in it. */
export type PresentedPassport = string | readonly string[] | { readonly number: string; readonly issuingState: string }

/** What an officer must decide: nothing here makes a seal invalid. */
export type Remark =
  /** The seal holds no passport number. */
  | 'PASSPORT_NOT_IN_SEAL'
  /** More than nine characters: the seal holds nine of them. */
  | 'PASSPORT_NUMBER_SHORTENED'
  /** The document was issued by another State or organisation than the holder's nationality names, as for refugees. */
  | 'PASSPORT_STATE_IS_NOT_NATIONALITY'

export interface Comparison {
  readonly sub: Extract<SubStatus, 'INVALID_VISA_MRZ' | 'SEAL_VISA_MISMATCH' | 'INVALID_PASSPORT_MRZ' | 'SEAL_PASSPORT_MISMATCH'> | null
  /** The fields that differ. */
  readonly fields: readonly string[]
  readonly remarks: readonly Remark[]
}

export const SAME: Comparison = { sub: null, fields: [], remarks: [] }

/** Doc 9303-7 section 9.4: first the printed zone, then the passport. */
export function comparePresented(features: SealFeatures, presented: Presented): Comparison {
  const zone = sealedMrz(features)
  const visa = presented.visaMrz === undefined || !zone ? SAME : compareZone(zone, presented.visaMrz)
  return visa.sub !== null || presented.passport === undefined ? visa : comparePassport(features, presented.passport)
}

const FIELDS: readonly MrzFieldName[] = ['documentCode', 'issuingState', 'name', 'documentNumber', 'nationality', 'birthDate', 'sex', 'expiryDate']

function compareZone(zone: SealedMrz, printed: string | readonly string[]): Comparison {
  const reading = checkMrz(printed)
  if (!reading.ok) return differs('INVALID_VISA_MRZ', [reading.code])
  if (reading.failing.length > 0) return differs('INVALID_VISA_MRZ', reading.failing)
  const sealed = sealedLines(zone)
  const layout = mrzLayoutOf(zone)
  if (reading.lines.length !== layout.rows || reading.lines[0]?.length !== layout.width) return differs('SEAL_VISA_MISMATCH', ['format'])
  if (sealed.every((line, index) => reading.lines[index]?.startsWith(line))) return SAME
  const fields = FIELDS.filter((field) => readSlot(reading.lines, layout[field]) !== sealedField(zone, field))
  // Valid check digits over the same fields are the same digits, so what is left is the issuer's own field of a wholly sealed zone.
  return differs('SEAL_VISA_MISMATCH', fields.length > 0 ? fields : ['optional'])
}

function comparePassport(features: SealFeatures, passport: PresentedPassport): Comparison {
  const shown = typeof passport === 'object' && 'number' in passport ? passport : readPassport(passport)
  if ('fields' in shown) return shown
  const sealed = featureText(features, 'passportNumber')
  if (sealed === null) return { ...SAME, remarks: ['PASSPORT_NOT_IN_SEAL'] }
  const fields: string[] = []
  const remarks: Remark[] = []
  const number = bare(shown.number)
  if (number !== sealed) {
    if (isNineOf(number, sealed)) remarks.push('PASSPORT_NUMBER_SHORTENED')
    else fields.push('passportNumber')
  }
  const zone = sealedMrz(features)
  const nationality = zone && bare(sealedField(zone, 'nationality'))
  const state = bare(shown.issuingState)
  if (nationality !== null && state !== nationality) {
    if (mayDiffer(state, nationality)) remarks.push('PASSPORT_STATE_IS_NOT_NATIONALITY')
    else fields.push('issuingState')
  }
  return fields.length > 0 ? { sub: 'SEAL_PASSPORT_MISMATCH', fields, remarks } : { sub: null, fields, remarks }
}

function readPassport(zone: string | readonly string[]): Comparison | { readonly number: string; readonly issuingState: string } {
  const reading = checkMrz(zone)
  if (!reading.ok) return differs('INVALID_PASSPORT_MRZ', [reading.code])
  if (reading.failing.length > 0) return differs('INVALID_PASSPORT_MRZ', reading.failing)
  return { number: reading.documentNumber, issuingState: reading.issuingState }
}

/** Six bytes hold nine characters; which nine of a longer number is the issuer's choice (Doc 9303-7 section 9.1.3). */
function isNineOf(number: string, sealed: string): boolean {
  return number.length > 9 && sealed.length === 9 && (number.startsWith(sealed) || number.endsWith(sealed))
}

const WITHOUT_NATIONALITY: ReadonlySet<string> = new Set(['XXA', 'XXB', 'XXC', 'XXX'])
const ORGANISATIONS: ReadonlySet<string> = new Set('UNO UNA UNK XBA XIM XCC XCE XCO XDC XEC XES XMP XOM XPO EUE AIR XAA'.split(' '))
const BRITISH = /^GB[RDNOPS]$/

/**
 * The profile has no field for the passport's issuing State, so it is compared with the nationality. They differ rightly for refugees and stateless
 * persons, for papers of international organisations, and for British nationals (Doc 9303-3 section 5). Then an officer decides.
 */
function mayDiffer(state: string, nationality: string): boolean {
  return WITHOUT_NATIONALITY.has(nationality) || ORGANISATIONS.has(state) || (BRITISH.test(state) && BRITISH.test(nationality))
}

function bare(field: string): string {
  return field.replace(/[< ]+$/, '')
}

function differs(sub: Comparison['sub'], fields: readonly string[]): Comparison {
  return { sub, fields, remarks: [] }
}
