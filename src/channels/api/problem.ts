import type { Problem } from '../../core/form/problem.ts'
import type { Facts, Refusal } from '../../core/kernel/result.ts'
import type { Words } from '../../texts/words.ts'
import { codeText, problemText } from '../ui/problem-text.ts'
import { API_PROBLEMS, type ApiProblemCode } from './problem-codes.ts'

/** RFC 9457. `code` is stable; `title` and `detail` are in the caller's language. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly facts?: Facts
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string; readonly facts: Facts }[]
}

/** What a route answers instead of what was asked for: one code, and where several answers are wrong, each of them. */
export interface ApiRefusal extends Refusal<ApiProblemCode> {
  readonly problems?: readonly Problem[]
}

/** Several fields of one page at once. */
export function fieldProblems(problems: readonly Problem[]): ApiRefusal {
  return { ok: false, code: 'answers-not-in-order', facts: { count: problems.length }, problems }
}

export function problemOf(origin: string, words: Words, refusal: ApiRefusal): ProblemDocument {
  const { code, facts } = refusal
  const title = codeText(words, refusal)
  const errors = errorsOf(words, refusal, title)
  return { type: `${origin}/api/v1/problems/${code}`, title, status: API_PROBLEMS[code], code, facts, ...(errors ? { errors } : {}) }
}

function errorsOf(words: Words, { code, facts, field, problems }: ApiRefusal, title: string): ProblemDocument['errors'] {
  if (problems)
    return problems.map((problem) => ({ pointer: `/answers/${problem.field}`, code: problem.code, detail: problemText(words, problem), facts: problem.facts }))
  return field ? [{ pointer: `/${field}`, code, detail: title, facts }] : undefined
}
