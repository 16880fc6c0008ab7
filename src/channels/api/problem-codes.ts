import { PROBLEM_CODES, type ProblemCode } from '../../core/form/problem.ts'

/**
 * Every code that the API can answer, with its status; what can be wrong with an answer of a form comes on top. A route cannot answer a code that is not
 * named here: its type says so, and the tests ask for its words in every language.
 */
const STATUS = {
  // The call itself.
  'not-found': 404,
  'body-malformed': 400,
  'body-too-large': 413,
  'content-type-not-accepted': 415,
  'idempotency-key-missing': 400,
  'idempotency-key-too-short': 400,
  'idempotency-key-not-plain': 400,
  'idempotency-key-reused': 422,
  'idempotency-key-in-use': 409,
  'not-signed': 401,
  'too-many-requests': 429,
  failed: 500,
  // Parts of a body or a query.
  'value-missing': 400,
  'value-of-wrong-kind': 400,
  'value-of-wrong-shape': 400,
  'value-not-listed': 400,
  'value-too-large': 400,
  'value-too-small': 400,
  // What somebody wrote.
  'answers-not-in-order': 422,
  'card-number-shape': 422,
  'message-code-shape': 422,
  'language-unknown': 422,
  'service-unknown': 422,
  'nationality-unknown': 422,
  'specimen-nationality': 422,
  'no-rule-for-document': 422,
  'stay-too-short': 422,
  'stay-too-long': 422,
  // The case of an applicant.
  'no-match': 422,
  'link-expired': 410,
  'email-missing': 422,
  'code-wrong': 422,
  'code-expired': 422,
  'code-used-up': 422,
  'declaration-missing': 422,
  'confirmation-missing': 422,
  'not-complete': 422,
  'not-corrected': 422,
  'not-editable': 409,
  'move-not-allowed': 409,
  'changed-meanwhile': 409,
  'change-pending': 409,
  'card-over': 422,
  'nothing-different': 422,
  // The card on paper.
  'not-now': 409,
  'not-yet': 409,
  'not-waiting': 409,
  // Appointments.
  'slot-missing': 422,
  'slot-past': 422,
  'slot-outside-window': 422,
  'slot-after-keep': 422,
  'slot-unknown': 422,
  'slot-taken': 409,
  'has-appointment': 409,
  'appointment-over': 409,
  'appointment-not-found': 404,
  'card-not-active': 409,
  'card-not-open': 409,
  // Pictures.
  'file-missing': 422,
  'file-empty': 422,
  'file-too-large': 413,
  'file-type-not-allowed': 415,
  'file-not-readable': 422,
  'picture-too-small': 422,
  'picture-too-many-pixels': 422,
  'picture-takes-too-long': 422,
  'pdf-locked': 422,
  'pdf-too-many-pages': 422,
  'too-many-pages': 422,
  'file-infected': 422,
  'no-face': 422,
  'low-resolution': 422,
  'crop-not-possible': 422,
  'picture-check-unavailable': 503,
  // Money.
  'no-fee-rule': 422,
  'nothing-to-pay': 409,
  'payment-under-way': 409,
  'provider-unreachable': 503,
  // The desk.
  'queue-empty': 404,
  'officer-unknown': 422,
  'same-person-not-confirmed': 422,
  'reason-missing': 422,
  'reason-unknown': 422,
  'target-missing': 422,
  'too-many-returns': 409,
  'glyph-missing': 422,
  'mrz-not-possible': 422,
  'passport-too-short': 422,
  'card-needed': 409,
  'renewal-closed': 409,
  'renewal-not-open': 409,
  'card-not-renewable': 409,
  'change-begun': 409,
  'loss-missing': 422,
  'card-not-changeable': 409,
  'card-blocked': 409,
  'nothing-begun': 404,
  'card-not-found': 404,
} as const satisfies Readonly<Record<string, number>>

export type ApiProblemCode = keyof typeof STATUS | ProblemCode

/** What can be wrong with a part of a body or a query, whatever it means. */
export type FaultCode = Extract<keyof typeof STATUS, `value-${string}`>

export const API_PROBLEM_CODES = [...Object.keys(STATUS), ...PROBLEM_CODES] as readonly ApiProblemCode[]

const STATUS_OF: Readonly<Record<string, number>> = STATUS

export function statusOf(code: ApiProblemCode): number {
  return STATUS_OF[code] ?? 422
}
