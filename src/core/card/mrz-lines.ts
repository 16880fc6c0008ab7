import { formatMrvA } from 'icao-seal/mrz'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Answers } from '../service/definition.ts'

/** `1990-05-12` -> `900512`, as ICAO Doc 9303-3 section 4.8 writes dates. */
export function mrzDate(date: PlainDate): string {
  return date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10)
}

export interface CardMrzFacts {
  readonly documentCode: string
  readonly issuingState: string
  readonly answers: Answers
  readonly validUntil: PlainDate
  readonly cardNumber: string
}

/**
 * The two lines of an MRV-A card: the name as the passport's zone writes it, the passport's number in the number field and the
 * card's own number in the optional field (Doc 9303-7 section 4.2.2). A single name stands alone in the primary identifier.
 */
export function cardMrz(facts: CardMrzFacts): Result<readonly [string, string], 'mrz-not-possible'> {
  const { answers } = facts
  const made = formatMrvA({
    documentCode: facts.documentCode,
    issuingState: facts.issuingState,
    primary: answers.surname ?? '',
    secondary: answers.givenNames ?? '',
    documentNumber: answers.passportNumber ?? '',
    // Germany's passports write D alone.
    nationality: answers.nationality === 'DEU' ? 'D' : (answers.nationality ?? ''),
    birthDate: mrzDate((answers.birthDate ?? '') as PlainDate),
    sex: answers.sex ?? '',
    expiryDate: mrzDate(facts.validUntil),
    optional: facts.cardNumber,
  })
  return made.ok ? ok(made.lines) : refuse('mrz-not-possible', { field: made.field, code: made.code })
}
