import { definitionOf, listsOf } from '../../actions/case-facts.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { checkField } from '../../core/form/check-field.ts'
import type { PageDefinition } from '../../core/service/definition.ts'
import { fieldAnchor } from './field-view.ts'
import type { Visit } from './visit.ts'

/** The hidden field of a form: how long the case's history was when the form was drawn. */
export const SEEN = 'seen'

export interface SavedThere {
  readonly text: string
  readonly href: string
}

/**
 * What another window has saved on this page since the form was drawn, where it differs from what stands in this one.
 * Empty when nobody else was at work, or when both say the same: then the page may be saved.
 */
export async function savedElsewhere(visit: Visit, file: CaseFile, page: PageDefinition): Promise<readonly SavedThere[]> {
  const { context, form, language, words } = visit
  const { deps } = context
  const seen = Number(form[SEEN] ?? Number.NaN)
  if (!Number.isInteger(seen) || seen >= file.eventCount) return []
  const events = await deps.cases.events(file.id)
  if (!events.some((event) => event.seq > seen && event.kind === 'save-answers' && event.data.page === page.id)) return []
  const lists = listsOf(deps.law())
  const asked = deps.wording.asked(definitionOf(deps.law(), file), language, file.answers)
  return page.fields.flatMap((field) => {
    const here = checkField(field, form, lists)
    if (here.ok && here.value === (file.answers[field.name] ?? '')) return []
    const answer = asked.find((entry) => entry.field === field.name)?.answer ?? words('check.nothing')
    return [{ text: words('form.elsewhere.field', { field: words.of(`field.${field.name}.label`), answer }), href: `#${fieldAnchor(field)}` }]
  })
}
