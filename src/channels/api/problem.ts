import type { Problem } from '../../core/form/problem.ts'
import type { Facts, Refusal } from '../../core/kernel/result.ts'
import type { Words } from '../../texts/words.ts'
import { problemText } from '../ui/problem-text.ts'

/** RFC 9457. `code` is stable; `title` and `detail` are in the caller's language. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly facts?: Facts
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string; readonly facts: Facts }[]
}

/** Everything not named here is the caller's input: 422. */
const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'move-not-allowed': 409,
  'not-editable': 409,
  'changed-meanwhile': 409,
  'change-pending': 409,
  'payment-under-way': 409,
  'nothing-to-pay': 409,
  'queue-empty': 404,
  'too-many-requests': 429,
  'too-many-returns': 409,
  'provider-unreachable': 503,
  'picture-check-unavailable': 503,
  'link-expired': 410,
  'not-signed': 401,
  'sign-in-failed': 401,
  'body-malformed': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'idempotency-key-in-use': 409,
  failed: 500,
  'file-too-large': 413,
  'body-too-large': 413,
  'file-type-not-allowed': 415,
}

export function problemOf(origin: string, words: Words, refusal: Refusal): ProblemDocument {
  const status = STATUS[refusal.code] ?? 422
  const title = text(words, refusal.code, { ...refusal.facts, field: refusal.field ?? '' })
  const errors = refusal.field ? [{ pointer: `/${refusal.field}`, code: refusal.code, detail: title, facts: refusal.facts }] : undefined
  return { type: `${origin}/api/v1/problems/${refusal.code}`, title, status, code: refusal.code, facts: refusal.facts, ...(errors ? { errors } : {}) }
}

/** Several fields of one page at once. */
export function fieldProblems(origin: string, words: Words, problems: readonly Problem[]): ProblemDocument {
  const errors = problems.map((problem) => ({
    pointer: `/answers/${problem.field}`,
    code: problem.code,
    detail: problemText(words, problem),
    facts: problem.facts,
  }))
  return {
    type: `${origin}/api/v1/problems/answers-not-in-order`,
    title: words('form.error-title', { count: problems.length }),
    status: 422,
    code: 'answers-not-in-order',
    errors,
  }
}

function text(words: Words, code: string, facts: Readonly<Record<string, unknown>>): string {
  const key = `problem.${code}`
  const megabytes = typeof facts.maxBytes === 'number' ? { megabytes: facts.maxBytes / 1_000_000 } : {}
  return words.has(key) ? words.of(key, { ...facts, ...megabytes }) : code
}
