import type { Words } from '../../texts/words.ts'
import { API_PROBLEM_CODES, type ApiProblemCode, statusOf } from './problem-codes.ts'

/** In place of every fact, which the code alone does not know. */
const LEFT_OPEN: Readonly<Record<string, unknown>> = new Proxy({}, { get: () => '…' })

export interface ProblemWords {
  readonly type: string
  readonly code: ApiProblemCode
  readonly status: number
  readonly title: string
}

/** What the address in `type` answers: the words of a code, whatever it was about. */
export function problemWords(origin: string, words: Words, code: string): ProblemWords | undefined {
  const known = API_PROBLEM_CODES.find((one) => one === code)
  if (!known) return undefined
  // Where a number decides about the form of the words, there are words without it.
  const general = `problem.${known}.in-general`
  const title = words.of(words.has(general) ? general : `problem.${known}`, LEFT_OPEN)
  return { type: `${origin}/api/v1/problems/${known}`, code: known, status: statusOf(known), title }
}
