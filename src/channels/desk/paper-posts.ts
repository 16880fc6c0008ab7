import { bringBackPaper, handOverCard, reissuePaper } from '../../actions/collection-desk.ts'
import type { PaperItem } from '../../actions/ports/paper-items.ts'
import type { Result } from '../../core/kernel/result.ts'
import { answerPaper } from './paper-page.tsx'
import type { PaperAttempt } from './paper-view.ts'
import { type Answer, go, notFound, type Visit } from './visit.ts'

const itemOf = (visit: Visit) => visit.params.item ?? ''

export async function showPaper(visit: Visit): Promise<Answer> {
  return answerPaper(visit, itemOf(visit))
}

export async function handOver(visit: Visit): Promise<Answer> {
  const { form, context, actor } = visit
  const attempt = { code: form.code ?? '', samePerson: form.samePerson === 'yes', signed: form.signed === 'yes' }
  return finish(visit, await handOverCard(context.deps, actor, { item: itemOf(visit), ...attempt }), { done: 'handed-over', attempt })
}

export async function bringBack(visit: Visit): Promise<Answer> {
  return finish(visit, await bringBackPaper(visit.context.deps, visit.actor, { item: itemOf(visit) }), { done: 'brought-back', attempt: {} })
}

export async function reissue(visit: Visit): Promise<Answer> {
  const how = visit.form.how ?? ''
  return finish(visit, await reissuePaper(visit.context.deps, visit.actor, { item: itemOf(visit), how }), { done: 'reissued', attempt: { how } })
}

async function finish(visit: Visit, result: Result<PaperItem>, { done, attempt }: { readonly done: string; readonly attempt: PaperAttempt }): Promise<Answer> {
  if (result.ok) return go(`/collection?done=${done}&item=${result.value.number}`)
  return result.code === 'not-found' ? notFound : answerPaper(visit, itemOf(visit), { ...attempt, problem: result })
}
