import type { Problem } from '../../core/form/problem.ts'
import type { Facts, Refusal } from '../../core/kernel/result.ts'
import type { Words } from '../../texts/words.ts'
import { codeText } from '../ui/problem-text.ts'
import { type ApiProblemCode, type FaultCode, statusOf } from './problem-codes.ts'

/** RFC 9457. `code` is stable; `title` and `detail` are in the caller's language. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly facts?: Facts
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string; readonly facts: Facts }[]
}

/** One thing that is wrong, and where. */
export interface Fault {
  readonly field: string
  readonly code: Problem['code'] | FaultCode
  readonly facts: Facts
}

/** What a route answers instead of what was asked for: one code, and where several answers are wrong, each of them. */
export interface ApiRefusal extends Refusal<ApiProblemCode> {
  readonly problems?: readonly Fault[]
  /** Where in the body the problems lie: nothing for its top. */
  readonly under?: string
}

/** Several fields of one page at once. */
export function fieldProblems(problems: readonly Problem[]): ApiRefusal {
  return { ok: false, code: 'answers-not-in-order', facts: { count: problems.length }, problems, under: '/answers' }
}

/** What somebody wrote into the call itself: one thing is told by its own code, several together. */
export function parameterProblems(problems: readonly Problem[]): ApiRefusal | undefined {
  const [first, ...more] = problems
  if (!first || more.length > 0) return first && { ok: false, code: 'answers-not-in-order', facts: { count: problems.length }, problems }
  return { ok: false, code: first.code, facts: first.facts, field: first.field }
}

export function problemOf(origin: string, words: Words, refusal: ApiRefusal): ProblemDocument {
  const { code, facts } = refusal
  const title = codeText(words, refusal)
  const errors = errorsOf(words, refusal, title)
  return { type: `${origin}/api/v1/problems/${code}`, title, status: statusOf(code), code, facts, ...(errors ? { errors } : {}) }
}

function errorsOf(words: Words, { code, facts, field, problems, under = '' }: ApiRefusal, title: string): ProblemDocument['errors'] {
  if (problems)
    return problems.map((problem) => ({ pointer: `${under}/${problem.field}`, code: problem.code, detail: codeText(words, problem), facts: problem.facts }))
  return field ? [{ pointer: `/${field}`, code, detail: title, facts }] : undefined
}
