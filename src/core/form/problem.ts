import type { Facts } from '../kernel/result.ts'

/** What can be wrong with an answer. Codes become text only where a person reads them. */
export const PROBLEM_CODES = [
  'required',
  'too-long',
  'not-latin-letters',
  'name-not-letters',
  'given-names-or-tick',
  'given-names-not-empty',
  'choice-unknown',
  'date-incomplete',
  'date-impossible',
  'date-in-future',
  'date-in-past',
  'date-too-far-ahead',
  'date-too-long-ago',
  'date-not-after',
  'passport-expires-too-soon',
  'document-number-shape',
  'email-shape',
  'phone-shape',
  'not-a-whole-number',
  'number-too-small',
  'number-too-large',
  'nationality-not-served',
  'control-characters',
  'choose-one',
  'served-elsewhere',
  'age-does-not-fit',
  'postal-code-missing',
  'postal-code-shape',
  'region-missing',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export interface Problem {
  readonly field: string
  readonly code: ProblemCode
  readonly facts: Facts
}
