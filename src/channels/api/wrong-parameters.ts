import { formFacts, listsOf } from '../../actions/case-facts.ts'
import type { LawBook } from '../../actions/ports/law.ts'
import { checkField } from '../../core/form/check-field.ts'
import { brokenRule } from '../../core/form/check-rules.ts'
import type { Problem } from '../../core/form/problem.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { FieldDefinition, ServiceDefinition } from '../../core/service/definition.ts'
import { type ApiRefusal, parameterProblems } from './problem.ts'

/** Parameters that are questions of the pages too are looked at with the eyes of the pages: a day that cannot be is told as such, never as an unknown case. */

/** The day of entry of the eligibility check, by the rules of its question in the form. */
export function wrongEntry(
  law: LawBook,
  definition: ServiceDefinition,
  asked: { readonly entryOn: string | undefined; readonly today: PlainDate },
): ApiRefusal | undefined {
  const field = definition.pages.flatMap((page) => page.fields).find(({ name }) => name === 'entryOn')
  if (!field || asked.entryOn === undefined) return undefined
  const checked = checkField({ ...field, required: false }, { entryOn: asked.entryOn }, listsOf(law))
  const wrong = checked.ok ? brokenRule(field, checked.value, formFacts(law, definition, { answers: {}, today: asked.today })) : checked
  return wrong && parameterProblems([{ field: field.name, code: wrong.code, facts: wrong.facts }])
}

const FACTS: readonly FieldDefinition[] = [
  { name: 'birthDate', kind: 'date', required: true },
  { name: 'passportNumber', kind: 'document-number', required: true },
]

/** Facts about the holder that open a case or a card, those that the call asks for; what is wrong with the number of either is told to nobody. */
export function wrongFacts(body: { readonly birthDate: string; readonly passportNumber?: string }): ApiRefusal | undefined {
  return parameterProblems(
    FACTS.filter(({ name }) => name in body).flatMap((field): readonly Problem[] => {
      const checked = checkField(field, { ...body }, {})
      return checked.ok ? [] : [{ field: field.name, code: checked.code, facts: checked.facts }]
    }),
  )
}
