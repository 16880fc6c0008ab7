import { formFacts, listsOf, servedNationalities } from '../../../actions/case-facts.ts'
import { promises, type SpeedPromise } from '../../../actions/price.ts'
import { eligibility, type EligibilityAnswer, type EligibilityRefusal } from '../../../core/eligibility/eligibility.ts'
import type { TravelDocument } from '../../../core/eligibility/rows.ts'
import { checkField, type Typed } from '../../../core/form/check-field.ts'
import { brokenRule } from '../../../core/form/check-rules.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import type { Answers, FieldDefinition } from '../../../core/service/definition.ts'
import { fieldOf, type Rules } from './facts.ts'

/** What the check asks, in the service's own fields, so that their limits are the rules'. Whom the rules serve is its answer and no field rule here. */
export function questionFields({ definition, law }: Rules): readonly FieldDefinition[] {
  const { rules: _served, ...nationality } = fieldOf(definition, 'nationality')
  const longestWindow = Math.max(0, ...law.nationalityRows.map((row) => row.window?.inDays ?? 0))
  return [
    nationality,
    fieldOf(definition, 'travelDocument'),
    fieldOf(definition, 'daysOfStay'),
    { ...fieldOf(definition, 'entryOn'), required: false },
    { name: 'daysUsed', kind: 'whole-number', required: false, min: 0, max: longestWindow },
  ]
}

export interface Found {
  readonly answers: Answers
  readonly answer: EligibilityAnswer
  /** Whether the rules let these people apply for a card, needed or not. */
  readonly mayApply: boolean
  readonly single: readonly SpeedPromise[]
  readonly multiple: readonly SpeedPromise[]
}

export type Checked =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'found'; readonly found: Found }

/** The answer to a query. A query that names no field of ours asks nothing. */
export function checkQuestion(rules: Rules, query: Typed): Checked {
  const fields = questionFields(rules)
  if (!fields.some(({ name }) => Object.keys(query).some((key) => key === name || key.startsWith(`${name}-`)))) return { kind: 'not-asked' }
  // The short check does not ask for the kind of document: nearly everyone travels with an ordinary passport.
  const typed = query.travelDocument === undefined ? { ...query, travelDocument: 'ordinary-passport' } : query
  const { answers, problems } = checkAll(rules, fields, typed)
  if (problems.length > 0) return { kind: 'problems', problems }
  const answer = eligibility(rules.law.nationalityRows, {
    nationality: answers.nationality ?? '',
    document: answers.travelDocument as TravelDocument,
    on: rules.today,
    ...(answers.entryOn ? { entryOn: answers.entryOn as PlainDate } : {}),
    daysOfStay: Number(answers.daysOfStay),
    ...(answers.daysUsed ? { daysUsedInWindow: Number(answers.daysUsed) } : {}),
    maxDays: rules.stay.maxDays,
    acceptUtopia: rules.law.demo,
  })
  if (!answer.ok) return { kind: 'problems', problems: [problemOf(answer)] }
  return { kind: 'found', found: foundOf(rules, answers, answer.value) }
}

function checkAll(rules: Rules, fields: readonly FieldDefinition[], typed: Typed): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    const checked = checkField(field, typed, listsOf(rules.law))
    const broken = checked.ok ? brokenRule(field, checked.value, formFacts(rules.law, rules.definition, { answers, today: rules.today })) : checked
    if (broken) problems.push({ field: field.name, code: broken.code, facts: broken.facts })
    else if (checked.ok) answers[field.name] = checked.value
  }
  return { answers, problems }
}

const CODES = {
  'nationality-unknown': 'choice-unknown',
  'specimen-nationality': 'choice-unknown',
  'no-rule-for-document': 'nationality-not-served',
  'stay-too-short': 'number-too-small',
  'stay-too-long': 'number-too-large',
} as const satisfies Record<EligibilityRefusal, Problem['code']>

function problemOf({ code, facts, field }: Refusal<EligibilityRefusal>): Problem {
  return { field: field ?? 'nationality', code: CODES[code], facts: { ...facts, min: facts.limit ?? 1, max: facts.limit ?? 1 } }
}

function foundOf(rules: Rules, answers: Answers, answer: EligibilityAnswer): Found {
  const { law, definition, today } = rules
  const promised = (entries: string) => promises(law, definition, { answers: { ...answers, entries }, on: today })
  const mayApply = answer.outcome !== 'another-route' && servedNationalities(law, answers, today).has(answers.nationality ?? '')
  return { answers, answer, mayApply, single: promised('single'), multiple: promised('multiple') }
}
