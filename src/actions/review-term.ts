import { addWorkingDays } from '../core/calendar/working-days.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'

/** The due day of a review that begins at that moment: the last day of the term, counted in working days from the day after. */
export function reviewTerm(deps: Pick<Deps, 'clock' | 'law'>, file: CaseFile, at: Instant): { readonly dueOn: PlainDate; readonly workingDays: number } {
  const law = deps.law()
  const workingDays = definitionOf(law, file).terms.workingDays[file.speed ?? 'standard'] ?? 5
  return { dueOn: addWorkingDays(law.calendar, deps.clock.dayOf(at), workingDays), workingDays }
}
