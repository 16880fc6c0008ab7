import { expandDate, latinToMrz, mrzName, parseMrz, type Td3Reading } from 'icao-seal/mrz'
import { normaliseNationality } from '../eligibility/nationality-code.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Answers } from '../service/definition.ts'

/** Two lines of 44, as they were read in the picture of a passport. */
export type ZoneLines = readonly [string, string]

/** Answers that the zone of a passport knows as well. */
export const ZONE_FIELDS = ['surname', 'givenNames', 'sex', 'birthDate', 'nationality', 'passportNumber', 'passportExpiresOn'] as const
export type ZoneField = (typeof ZONE_FIELDS)[number]

export interface Difference {
  readonly field: ZoneField
  /** What the passport says, as an answer; may be empty, as given names are for a person with one name. */
  readonly read: string
  readonly typed: string
}

/** A difference that the applicant has looked at and kept: it counts for these two values only. */
export type Settled = Readonly<Partial<Record<ZoneField, { readonly read: string; readonly typed: string }>>>

/** Width of the name in a passport's first line (Doc 9303-4 section 4.2.2.1). */
const NAME_WIDTH = 39

function td3(lines: ZoneLines): Td3Reading | undefined {
  const reading = parseMrz(lines)
  return reading.ok && reading.format === 'TD3' ? reading : undefined
}

/**
 * What the zone says, as machine data of the form; undefined where it is no passport's. A passport with one name has it as primary identifier and ticks
 * `oneName` (Doc 9303-3 section 4.6); parts of a birth date that the zone leaves open leave the answer out.
 */
export function zoneAnswers(lines: ZoneLines, today: PlainDate): Answers | undefined {
  const reading = td3(lines)
  if (!reading) return undefined
  const birthDate = expandDate(reading.birthDate, 'birth', today)
  const expires = expandDate(reading.expiryDate, 'expiry', today)
  return {
    surname: reading.primary,
    ...(reading.secondary === '' ? { oneName: 'yes' } : { givenNames: reading.secondary }),
    sex: reading.sex === '' ? 'X' : reading.sex,
    ...(birthDate === null ? {} : { birthDate }),
    nationality: normaliseNationality(reading.nationality),
    passportNumber: reading.documentNumber.replaceAll(' ', ''),
    ...(expires === null ? {} : { passportExpiresOn: expires }),
  }
}

/**
 * Where the answers say something else than the passport. Names are compared as the zone writes them, so that Müller is MUELLER and a hyphen is a gap; a
 * name that the zone had to shorten is the same as the longer one. Fields that nobody has answered yet do not differ.
 */
export function differencesOf(lines: ZoneLines, answers: Answers, today: PlainDate): readonly Difference[] {
  const reading = td3(lines)
  const read = zoneAnswers(lines, today)
  if (!reading || !read) return []
  const same = sameNames(reading, answers)
  return ZONE_FIELDS.flatMap((field): readonly Difference[] => {
    const [said, typed] = [read[field] ?? '', answers[field] ?? '']
    if (field === 'surname' || field === 'givenNames') return same[field] ? [] : [{ field, read: said, typed }]
    const differs = typed !== '' && said !== '' && plain(typed) !== plain(said)
    return differs ? [{ field, read: said, typed }] : []
  })
}

/** Those that the applicant has not looked at in this form. */
export function unsettled(differences: readonly Difference[], settled: Settled): readonly Difference[] {
  return differences.filter(({ field, read, typed }) => settled[field]?.read !== read || settled[field]?.typed !== typed)
}

function sameNames(reading: Td3Reading, answers: Answers): { readonly surname: boolean; readonly givenNames: boolean } {
  const { surname = '', givenNames = '' } = answers
  if (surname === '') return { surname: true, givenNames: true }
  const typed = mrzName(surname, givenNames, NAME_WIDTH)
  if (typed.ok && typed.value === reading.lines[0]?.slice(5)) return { surname: true, givenNames: true }
  const shortened = reading.nameMayBeTruncated
  return {
    surname: sameName(surname, reading.primary, shortened && reading.secondary === ''),
    // Not answered yet: neither a given name nor the tick that there is none.
    givenNames: (givenNames === '' && answers.oneName !== 'yes') || sameName(givenNames, reading.secondary, shortened),
  }
}

/** A shortened name keeps the beginning of each of its parts, or of the first few (Doc 9303-4 section 4.2.3). */
function sameName(typed: string, read: string, shortened: boolean): boolean {
  const written = latinToMrz(typed)
  const parts = (written.ok ? written.value : typed.toUpperCase()).split(/[< ]+/)
  if (parts.join(' ') === read) return true
  return shortened && read !== '' && read.split(' ').every((part, i) => parts[i]?.startsWith(part))
}

const plain = (value: string): string => value.toUpperCase().replaceAll(/[\s<-]/g, '')
