import { formatMrvA, formatTd1 } from 'icao-seal/mrz'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Answers, CardRules } from '../service/definition.ts'

/** `1990-05-12` -> `900512`, as ICAO Doc 9303-3 section 4.8 writes dates. */
export function mrzDate(date: PlainDate): string {
  return date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10)
}

export interface CardMrzFacts {
  readonly zone: CardRules['zone']
  readonly documentCode: string
  readonly issuingState: string
  readonly answers: Answers
  readonly validUntil: PlainDate
  readonly cardNumber: string
}

/**
 * The lines of a card: the name as the passport's zone writes it; a single name stands alone in the primary identifier. A visa (MRV-A) has the passport's
 * number in the number field and its own in the optional one (Doc 9303-7 section 4.2.2); a card (TD1) has its own number, and the passport's in the
 * optional field of the second line (Doc 9303-5 section 4.2.2).
 */
export function cardMrz(facts: CardMrzFacts): Result<readonly string[], 'mrz-not-possible'> {
  const { answers } = facts
  const passportNumber = answers.passportNumber ?? ''
  const common = {
    documentCode: facts.documentCode,
    issuingState: facts.issuingState,
    primary: answers.surname ?? '',
    secondary: answers.givenNames ?? '',
    // Germany's passports write D alone.
    nationality: answers.nationality === 'DEU' ? 'D' : (answers.nationality ?? ''),
    birthDate: mrzDate((answers.birthDate ?? '') as PlainDate),
    sex: answers.sex ?? '',
    expiryDate: mrzDate(facts.validUntil),
  }
  const made =
    facts.zone === 'TD1'
      ? formatTd1({ ...common, documentNumber: facts.cardNumber, optional2: passportNumber })
      : formatMrvA({ ...common, documentNumber: passportNumber, optional: facts.cardNumber })
  return made.ok ? ok(made.lines) : refuse('mrz-not-possible', { field: made.field, code: made.code })
}
