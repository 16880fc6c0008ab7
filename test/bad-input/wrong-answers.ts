import type { Facts } from '../../src/core/kernel/result.ts'
import type { AnswerPage } from '../support/application.ts'

/** One wrong way of filling in one page, and the message that must stand at the field. */
export interface WrongAnswer {
  readonly page: AnswerPage
  readonly field: string
  readonly typed: Readonly<Record<string, string>>
  readonly code: string
  readonly facts?: Facts
}

function date(page: AnswerPage, field: string, wrong: { readonly day: string; readonly code: string; readonly facts?: Facts }): WrongAnswer {
  const [year = '', month = '', day = ''] = wrong.day.split('-')
  const typed = { [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year }
  return { page, field, typed, code: wrong.code, ...(wrong.facts ? { facts: wrong.facts } : {}) }
}

function one(page: AnswerPage, field: string, wrong: { readonly value: string; readonly code: string; readonly facts?: Facts }): WrongAnswer {
  return { page, field, typed: { [field]: wrong.value }, code: wrong.code, ...(wrong.facts ? { facts: wrong.facts } : {}) }
}

const latin = (value: string, code: string): readonly WrongAnswer[] => [
  one('personal', 'surname', { value, code }),
  one('personal', 'givenNames', { value, code }),
]

/** The tests' day is 23 November 2026; the specimen enters on 12 January 2027. */
export const WRONG_ANSWERS: readonly WrongAnswer[] = [
  one('contact', 'email', { value: '', code: 'required' }),
  one('contact', 'email', { value: 'nobody', code: 'email-shape' }),
  one('contact', 'email', { value: 'a@example.org, b@example.org', code: 'email-shape' }),
  one('contact', 'email', { value: 'a@example..org', code: 'email-shape' }),
  one('contact', 'email', { value: 'a\r\nBcc: b@example.org', code: 'email-shape' }),
  one('contact', 'email', { value: `${'a'.repeat(250)}@example.org`, code: 'too-long', facts: { max: 254 } }),
  one('contact', 'phone', { value: 'call me', code: 'phone-shape' }),
  one('contact', 'phone', { value: '12', code: 'phone-shape' }),
  one('contact', 'phone', { value: '+7 701 000 00 00 00 00', code: 'too-long', facts: { max: 20 } }),
  ...latin('王小明', 'not-latin-letters'),
  ...latin('МЮЛЛЕР', 'not-latin-letters'),
  ...latin('ANNA2', 'name-not-letters'),
  ...latin('--', 'name-not-letters'),
  ...latin('AN\u0000NA', 'control-characters'),
  ...latin('\u202EANNA', 'control-characters'),
  one('personal', 'surname', { value: '', code: 'required' }),
  one('personal', 'surname', { value: 'A'.repeat(40), code: 'too-long', facts: { max: 39 } }),
  one('personal', 'givenNames', { value: '', code: 'given-names-or-tick' }),
  { page: 'personal', field: 'givenNames', typed: { oneName: 'yes' }, code: 'given-names-not-empty' },
  one('personal', 'nameInOwnScript', { value: '名'.repeat(61), code: 'too-long', facts: { max: 60 } }),
  one('personal', 'sex', { value: '', code: 'required' }),
  one('personal', 'sex', { value: 'Q', code: 'choice-unknown' }),
  one('personal', 'birthPlace', { value: '', code: 'required' }),
  one('personal', 'birthPlace', { value: 'x'.repeat(61), code: 'too-long', facts: { max: 60 } }),
  one('personal', 'occupation', { value: '', code: 'required' }),
  one('personal', 'occupation', { value: 'x'.repeat(61), code: 'too-long', facts: { max: 60 } }),
  one('personal', 'nationality', { value: '', code: 'required' }),
  one('personal', 'nationality', { value: 'ZZZ', code: 'choice-unknown' }),
  one('personal', 'nationality', { value: 'KAZ', code: 'nationality-not-served' }),
  date('personal', 'birthDate', { day: '--', code: 'required' }),
  date('personal', 'birthDate', { day: '1990-2-31', code: 'date-impossible' }),
  date('personal', 'birthDate', { day: '1990-13-1', code: 'date-impossible' }),
  date('personal', 'birthDate', { day: 'MMXX-1-1', code: 'date-impossible' }),
  date('personal', 'birthDate', { day: '1990-0-0', code: 'date-impossible' }),
  date('personal', 'birthDate', { day: '90-5-12', code: 'date-impossible' }),
  date('personal', 'birthDate', { day: '1990--12', code: 'date-incomplete', facts: { missing: 'month' } }),
  date('personal', 'birthDate', { day: '2026-11-24', code: 'date-in-future' }),
  date('personal', 'birthDate', { day: '1906-11-22', code: 'date-too-long-ago', facts: { earliest: '1906-11-23' } }),
  one('passport', 'travelDocument', { value: '', code: 'required' }),
  one('passport', 'travelDocument', { value: 'laissez-passer', code: 'choice-unknown' }),
  one('passport', 'passportNumber', { value: '', code: 'required' }),
  one('passport', 'passportNumber', { value: 'A1', code: 'document-number-shape' }),
  one('passport', 'passportNumber', { value: 'ABCDEF', code: 'document-number-shape' }),
  one('passport', 'passportNumber', { value: 'Х4071835', code: 'document-number-shape' }),
  one('passport', 'passportNumber', { value: 'X407183521', code: 'document-number-shape' }),
  date('passport', 'passportIssuedOn', { day: '--', code: 'required' }),
  date('passport', 'passportIssuedOn', { day: '2026-11-24', code: 'date-in-future' }),
  date('passport', 'passportIssuedOn', { day: '1990-5-12', code: 'date-not-after', facts: { other: 'birthDate', date: '1990-05-12' } }),
  date('passport', 'passportExpiresOn', { day: '--', code: 'required' }),
  date('passport', 'passportExpiresOn', { day: '2024-9-3', code: 'date-not-after', facts: { other: 'passportIssuedOn', date: '2024-09-03' } }),
  date('passport', 'passportExpiresOn', { day: '2027-7-10', code: 'passport-expires-too-soon', facts: { needed: '2027-07-11' } }),
  one('trip', 'purpose', { value: '', code: 'required' }),
  one('trip', 'purpose', { value: 'spying', code: 'choice-unknown' }),
  date('trip', 'entryOn', { day: '--', code: 'required' }),
  date('trip', 'entryOn', { day: '2026-11-22', code: 'date-in-past', facts: { today: '2026-11-23' } }),
  date('trip', 'entryOn', { day: '2027-2-30', code: 'date-impossible' }),
  date('trip', 'entryOn', { day: '2027-5-23', code: 'date-too-far-ahead', facts: { latest: '2027-05-22' } }),
  one('trip', 'daysOfStay', { value: '', code: 'required' }),
  one('trip', 'daysOfStay', { value: '0', code: 'number-too-small', facts: { min: 1 } }),
  one('trip', 'daysOfStay', { value: '91', code: 'number-too-large', facts: { max: 90 } }),
  one('trip', 'daysOfStay', { value: '1.5', code: 'not-a-whole-number' }),
  one('trip', 'daysOfStay', { value: '-5', code: 'not-a-whole-number' }),
  one('trip', 'daysOfStay', { value: 'ten', code: 'not-a-whole-number' }),
  one('trip', 'entries', { value: '', code: 'required' }),
  one('trip', 'entries', { value: 'many', code: 'choice-unknown' }),
  one('trip', 'entryPoint', { value: '', code: 'required' }),
  one('trip', 'entryPoint', { value: 'nowhere', code: 'choice-unknown' }),
  one('trip', 'exitPoint', { value: '', code: 'required' }),
  one('trip', 'exitPoint', { value: 'constructor', code: 'choice-unknown' }),
  one('trip', 'addressOfStay', { value: '', code: 'required' }),
  one('trip', 'addressOfStay', { value: 'x'.repeat(201), code: 'too-long', facts: { max: 200 } }),
  one('trip', 'addressOfStay', { value: 'Hotel\u0007', code: 'control-characters' }),
  one('trip', 'speed', { value: '', code: 'required' }),
  one('trip', 'speed', { value: 'at once', code: 'choice-unknown' }),
]
