import { loadCase } from '../../../actions/authorise.ts'
import { downloadEmptyForm, downloadForm } from '../../../actions/download-form.ts'
import { downloadCard, downloadReceipt, downloadRefusal, type Download } from '../../../actions/downloads.ts'
import { retryApplication } from '../../../actions/further-application.ts'
import { definitionOf } from '../../../actions/case-facts.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import type { Result } from '../../../core/kernel/result.ts'
import type { ServiceDefinition } from '../../../core/service/definition.ts'
import type { OptionList } from '../../ui/option-list.ts'
import { fieldAnchor } from '../field-view.ts'
import { casePath } from '../form-way.ts'
import type { Routes } from '../routes.ts'
import { type Answer, go, notFound, type Visit } from '../visit.ts'
import { dropDifference } from './corrected-fee.tsx'
import { saveCorrect, showCorrect } from './correct-page.tsx'
import { saveMissing, savePaperChoice, showPaperChoice } from './paper-pages.tsx'
import { showCode, showOnPhone } from './phone-page.tsx'
import { saveMistake, showMistake } from './mistake-page.tsx'
import { dropStay, saveStay, showStay } from './stay-page.tsx'
import { showStatus } from './status-page.tsx'
import { saveVisit, saveVisitCancel, showVisitCancel, showVisitTimes, visitCalendar } from './visit-pages.tsx'
import { saveWithdraw, showWithdraw } from './withdraw-page.tsx'

export interface StatusTools {
  readonly lists: Readonly<Record<string, OptionList>>
}

/** The case after its submission: where it is, whose turn, and everything the applicant may still do. */
export function registerStatus(routes: Routes, tools: StatusTools): void {
  routes.get('/case/:code', showStatus)
  routes.get('/case/:code/correct', showCorrect)
  routes.post('/case/:code/correct', saveCorrect)
  routes.post('/case/:code/difference/drop', dropDifference)
  routes.get('/case/:code/stay', showStay)
  routes.post('/case/:code/stay', saveStay)
  routes.post('/case/:code/stay/drop', dropStay)
  routes.get('/case/:code/mistake', (visit) => showMistake(visit, tools.lists))
  routes.post('/case/:code/mistake', (visit) => saveMistake(visit, tools.lists))
  routes.get('/case/:code/paper', (visit) => showPaperChoice(visit, tools.lists))
  routes.post('/case/:code/paper', (visit) => savePaperChoice(visit, tools.lists))
  routes.post('/case/:code/paper/missing', saveMissing)
  routes.get('/case/:code/paper/appointment', (visit) => showVisitTimes(visit))
  routes.post('/case/:code/paper/appointment', saveVisit)
  routes.get('/case/:code/paper/appointment.ics', visitCalendar)
  routes.get('/case/:code/paper/appointment/cancel', showVisitCancel)
  routes.post('/case/:code/paper/appointment/cancel', saveVisitCancel)
  routes.get('/case/:code/withdraw', showWithdraw)
  routes.post('/case/:code/withdraw', saveWithdraw)
  routes.get('/case/:code/card.pdf', async (visit) => asFile(await downloadCard(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })))
  routes.get('/case/:code/show', showOnPhone)
  routes.get('/case/:code/code.svg', showCode)
  routes.get('/case/:code/refusal.pdf', async (visit) => asFile(await downloadRefusal(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })))
  routes.get('/case/:code/receipt/:receipt', async (visit) =>
    asFile(await downloadReceipt(visit.context.deps, visit.actor, { code: visit.params.code ?? '', receipt: visit.params.receipt ?? '' })),
  )
  routes.get('/case/:code/form.pdf', async (visit) =>
    asFile(await downloadForm(visit.context.deps, visit.actor, { code: visit.params.code ?? '', language: visit.language })),
  )
  routes.get('/:service/form.pdf', async (visit) =>
    asFile(await downloadEmptyForm(visit.context.deps, visit.actor, { service: visit.params.service ?? '', language: visit.language })),
  )
  routes.post('/case/:code/retry', retry)
}

function asFile(download: Result<Download>): Answer {
  return download.ok ? { kind: 'file', content: download.value.content, type: 'application/pdf', filename: download.value.filename } : notFound
}

/** A new application with the old answers, opened at the field that was the reason. */
async function retry(visit: Visit): Promise<Answer> {
  const { deps } = visit.context
  const code = visit.params.code ?? ''
  const old = await loadCase(deps, visit.actor, { action: 'retry-application', code })
  const started = await retryApplication(deps, visit.actor, { code })
  if (!old.ok || !started.ok) return old.ok ? go(visit, casePath({ code })) : notFound
  return go(visit, `${casePath(started.value)}/${concerned(definitionOf(deps.law(), old.value), old.value)}`, started.value.token)
}

/** The first page, in the order of the form, that asks for what was a reason, and the place on it. */
function concerned(definition: ServiceDefinition, file: CaseFile): string {
  const targets = new Set((file.decision?.reasons ?? []).map((reason) => reason.target).filter(Boolean))
  const page = definition.pages.find(({ document, fields }) => (document && targets.has(document)) || fields.some((field) => targets.has(field.name)))
  const field = page?.fields.find(({ name }) => targets.has(name))
  return `${page?.id ?? 'contact'}${field ? `#${fieldAnchor(field)}` : ''}`
}
