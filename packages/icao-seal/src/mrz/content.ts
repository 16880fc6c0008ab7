import { isPossibleBirthDate, isPossibleDate } from './dates.ts'
import { type Layout, readSlot } from './layouts.ts'

/** What a zone says that Doc 9303 does not allow, although its characters and lengths are right. */
export type MrzProblem =
  | 'document-code-unlisted'
  | 'issuing-state-malformed'
  | 'nationality-malformed'
  | 'name-missing'
  | 'name-has-digit'
  | 'birth-date-impossible'
  | 'expiry-date-impossible'
  | 'sex-unlisted'

/** Letters first, fillers after: Germany is `D<<` (Doc 9303-3 sections 4.7 and 5). */
const STATE = /^(?:[A-Z]{3}|[A-Z]{2}<|[A-Z]<<)$/

/** First letters: Doc 9303-7 sections 4.2.2.1 and 7.2.2.1, 9303-4 section 4.2.2.1, 9303-5 and 9303-6 note k. */
const FIRST_LETTERS = { 'MRV-A': 'V', 'MRV-B': 'V', TD1: 'ACI', TD2: 'ACI', TD3: 'P' } as const

/** Real documents carry other codes (`ME` on German emergency documents), so these are remarks on a reading and not refusals. */
export function contentProblems(layout: Layout, lines: readonly string[]): readonly MrzProblem[] {
  const name = readSlot(lines, layout.name)
  const problems: MrzProblem[] = []
  if (!FIRST_LETTERS[layout.format].includes(readSlot(lines, layout.documentCode).charAt(0))) problems.push('document-code-unlisted')
  if (!STATE.test(readSlot(lines, layout.issuingState))) problems.push('issuing-state-malformed')
  if (!STATE.test(readSlot(lines, layout.nationality))) problems.push('nationality-malformed')
  if (name.startsWith('<')) problems.push('name-missing')
  if (/\d/.test(name)) problems.push('name-has-digit')
  if (!isPossibleBirthDate(readSlot(lines, layout.birthDate))) problems.push('birth-date-impossible')
  if (!isPossibleDate(readSlot(lines, layout.expiryDate))) problems.push('expiry-date-impossible')
  if (!'MF<'.includes(readSlot(lines, layout.sex))) problems.push('sex-unlisted')
  return problems
}
