import { progress } from '../../actions/submit-application.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Progress } from '../../core/form/check-page.ts'
import type { Visit } from './visit.ts'

/** Addresses of one case, behind the language. */
export function casePath(file: Pick<CaseFile, 'code'>): string {
  return `/case/${file.code}`
}

/** Where the corrections asked for are listed. */
export function correctPath(file: Pick<CaseFile, 'code'>): string {
  return `${casePath(file)}/correct`
}

/** After a page in order: the next one that is not complete, or the answers to check. A change from the check page goes straight back to it. */
export async function afterPage(visit: Visit, file: CaseFile, pageId: string): Promise<string> {
  if (file.state === 'returned') return correctPath(file)
  if (file.state !== 'draft') return casePath(file)
  const reached = await progress(visit.context.deps, file)
  const at = reached.pages.findIndex((state) => state.page.id === pageId)
  const next = reached.pages.slice(at + 1).find((state) => !state.complete)?.page ?? reached.next
  return next ? `${casePath(file)}/${next.id}` : `${casePath(file)}/check`
}

/** Of a draft the first page that is not complete, or the answers to check; of any other case its own page. */
export async function openPath(visit: Visit, caseId: string): Promise<string> {
  const { deps } = visit.context
  const file = await deps.cases.findById(caseId)
  if (!file) throw new Error('a case that was just begun or found')
  if (file.state !== 'draft') return casePath(file)
  const { next } = await progress(deps, file)
  return `${casePath(file)}/${next?.id ?? 'check'}`
}

/** The page before this one; before the first lies the guidance. */
export function previousPage(reached: Progress, file: CaseFile, pageId: string): string {
  const at = reached.pages.findIndex((state) => state.page.id === pageId)
  const previous = reached.pages[at - 1]?.page
  return previous ? `${casePath(file)}/${previous.id}` : `/${file.service}`
}
