import { listsOf, pricedAnswers } from '../../../actions/case-facts.ts'
import type { LawBook } from '../../../actions/ports/law.ts'
import { checkField, type Typed } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { Answers, FieldDefinition, ServiceDefinition } from '../../../core/service/definition.ts'

/** The questions of the form that the fee hangs on, in the form's order. */
export function pricedFields(law: LawBook, definition: ServiceDefinition): readonly FieldDefinition[] {
  const names = pricedAnswers(law, definition.id)
  return definition.pages.flatMap((page) => page.fields).filter(({ name }) => names.includes(name))
}

export interface Simulated {
  readonly answers: Answers
  readonly problems: readonly Problem[]
  /** Something was asked: the result, or what is wrong, is to be shown. */
  readonly asked: boolean
}

/** What was chosen to see the fee; the rules of a field that speak of a person are for the form. */
export function simulatedAnswers(law: LawBook, fields: readonly FieldDefinition[], typed: Typed): Simulated {
  const asked = fields.some(({ name }) => typed[name] !== undefined)
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  for (const field of asked ? fields : []) {
    const checked = checkField(field, typed, listsOf(law))
    if (checked.ok) answers[field.name] = checked.value
    else problems.push({ field: field.name, code: checked.code, facts: checked.facts })
  }
  return { answers, problems, asked }
}
