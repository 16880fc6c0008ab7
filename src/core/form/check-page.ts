import type { Answers, ConditionFacts, FieldDefinition, PageDefinition, ServiceDefinition } from '../service/definition.ts'
import { documentsFor, fieldsFor, pagesFor } from '../service/definition.ts'
import { checkField, type Typed } from './check-field.ts'
import { brokenRule, type RuleFacts } from './check-rules.ts'
import type { Problem } from './problem.ts'

export interface FormFacts extends RuleFacts, ConditionFacts {
  readonly answers: Answers
  readonly lists: Readonly<Record<string, readonly string[]>>
}

export interface CheckedPage {
  /** Machine data of the fields that are in order; a field that was emptied is ''. */
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

/** Checks one page as typed: first each field for itself, then the rules that look at other answers. */
export function checkPage(page: PageDefinition, typed: Typed, facts: FormFacts): CheckedPage {
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  const fields = fieldsFor(page, facts)
  for (const field of fields) {
    const checked = checkField(field, typed, facts.lists)
    if (checked.ok) answers[field.name] = checked.value
    else problems.push({ field: field.name, code: checked.code, facts: checked.facts })
  }
  const all = { ...facts.answers, ...answers }
  for (const field of fields) {
    const value = answers[field.name]
    if (value === undefined) continue
    const refusal = brokenRule(field, value, { ...facts, answers: all })
    if (!refusal) continue
    delete answers[field.name]
    problems.push({ field: field.name, code: refusal.code, facts: refusal.facts })
  }
  return { answers, problems: inOrder(problems, fields) }
}

function inOrder(problems: readonly Problem[], fields: readonly FieldDefinition[]): readonly Problem[] {
  const place = new Map(fields.map((field, i) => [field.name, i]))
  return [...problems].sort((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0))
}

export interface PageState {
  readonly page: PageDefinition
  readonly complete: boolean
  readonly problems: readonly Problem[]
}

export interface Progress {
  readonly pages: readonly PageState[]
  /** The first page that is not complete; undefined when the application can be declared. */
  readonly next?: PageDefinition
}

/** `unsettled`: documents that say something else than the answers. Looks at the whole case again, because a later answer or a new day can break an earlier one. */
export function progressOf(
  definition: ServiceDefinition,
  facts: FormFacts & { readonly uploaded: ReadonlySet<string>; readonly unsettled?: ReadonlySet<string>; readonly emailConfirmed: boolean },
): Progress {
  const asked = new Set(documentsFor(definition, facts).map((document) => document.id))
  const pages = pagesFor(definition, facts).map((page): PageState => {
    if (page.kind === 'confirm-email') return { page, complete: facts.emailConfirmed, problems: [] }
    if (page.kind === 'upload') {
      const document = page.document ?? ''
      return { page, complete: !asked.has(document) || (facts.uploaded.has(document) && !facts.unsettled?.has(document)), problems: [] }
    }
    const { problems } = checkPage(page, facts.answers, facts)
    return { page, complete: problems.length === 0, problems }
  })
  const next = pages.find((state) => !state.complete)?.page
  return next ? { pages, next } : { pages }
}

/** The page that asks for a field or shows an upload: where a reason or an error must lead. */
export function pageOf(definition: ServiceDefinition, fieldOrDocument: string): PageDefinition | undefined {
  return definition.pages.find((page) => page.document === fieldOrDocument || page.fields.some((field) => field.name === fieldOrDocument))
}
