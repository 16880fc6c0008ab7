import type { VNode } from 'preact'
import type { Problem } from '../../core/form/problem.ts'
import type { FieldDefinition } from '../../core/service/definition.ts'
import type { Words } from '../../texts/words.ts'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { problemText } from '../ui/problem-text.ts'
import { fieldAnchor } from './field-view.ts'

export interface SummaryError {
  readonly text: string
  readonly href: string
}

/** What is wrong on a page, first on it, each with the way to its place; nothing when nothing is wrong. */
export function ProblemSummary({ words, errors }: { readonly words: Words; readonly errors: readonly SummaryError[] }): VNode | null {
  if (errors.length === 0) return null
  return <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} />
}

/** Problems of fields as lines of the summary. */
export function errorsOf(words: Words, fields: readonly FieldDefinition[], problems: readonly Problem[]): readonly SummaryError[] {
  return problems.map((problem) => {
    const field = fields.find((f) => f.name === problem.field)
    return { text: problemText(words, problem), href: `#${field ? fieldAnchor(field) : problem.field}` }
  })
}
