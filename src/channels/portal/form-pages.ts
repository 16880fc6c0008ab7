import { loadCase } from '../../actions/authorise.ts'
import { definitionOf } from '../../actions/case-facts.ts'
import { startApplication } from '../../actions/start-application.ts'
import { startFamilyMember } from '../../actions/further-application.ts'
import { amendApplication } from '../../actions/submit-application.ts'
import type { PageDefinition } from '../../core/service/definition.ts'
import { saveCheck, showCheck } from './check-page.tsx'
import { CONFIRM_PAGE, saveConfirmEmail, saveConfirmLink, showConfirmEmail, showConfirmLink } from './confirm-email-page.tsx'
import { saveFind, saveLost, saveResume, showFind, showLost, showResume } from './find-pages.tsx'
import { casePath } from './form-way.ts'
import { savePay, showPaid, showPay } from './pay-page.tsx'
import { type QuestionPageTools, saveQuestions, showQuestions } from './question-page.tsx'
import type { Routes } from './routes.ts'
import { showSaved } from './saved-page.tsx'
import { showPhotoHelp } from './upload/photo-help.ts'
import { saveUpload, showCrop, showPicture, showUpload } from './upload/upload-page.tsx'
import { type Answer, go, notFound, type Visit } from './visit.ts'

/** The way through the form, from the first click to the payment. */
export function registerForm(routes: Routes, tools: QuestionPageTools): void {
  routes.post('/:service/start', start)
  routes.post('/case/:code/family', family)
  routes.get('/find', (visit) => showFind(visit, tools.lists))
  routes.post('/find', (visit) => saveFind(visit, tools.lists))
  routes.get('/find/lost', (visit) => showLost(visit, tools.lists))
  routes.post('/find/lost', (visit) => saveLost(visit, tools.lists))
  routes.get('/resume/:token', showResume)
  routes.post('/resume/:token', saveResume)
  routes.get('/confirm/:token', showConfirmLink)
  routes.post('/confirm/:token', saveConfirmLink)
  routes.get('/case/:code/picture/:document', showPicture)
  routes.get('/case/:code/picture/:document/:place', showPicture)
  routes.get('/case/:code/crop/:document', showCrop)
  routes.get('/case/:code/photo-help/:document', showPhotoHelp)
  routes.get('/case/:code/saved', showSaved)
  routes.get('/case/:code/check', showCheck)
  routes.post('/case/:code/check', saveCheck)
  routes.post('/case/:code/amend', amend)
  routes.get('/case/:code/pay', showPay)
  routes.post('/case/:code/pay', savePay)
  routes.get('/case/:code/paid', showPaid)
  routes.get('/case/:code/:page', (visit) => show(visit, tools))
  routes.post('/case/:code/:page', (visit) => save(visit, tools))
}

async function start(visit: Visit): Promise<Answer> {
  const { form } = visit
  const answers = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value ?? '']))
  const started = await startApplication(visit.context.deps, visit.actor, {
    service: visit.params.service ?? '',
    language: visit.language,
    channel: 'portal',
    answers,
    heldCaseIds: visit.heldCaseIds,
  })
  if (started.ok) return go(visit, `${casePath(started.value)}/contact`, started.value.token)
  return started.code === 'card-needed' ? go(visit, '/my-card') : notFound
}

async function family(visit: Visit): Promise<Answer> {
  const started = await startFamilyMember(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (started.ok) return go(visit, `${casePath(started.value)}/contact`, started.value.token)
  return started.code === 'card-needed' ? go(visit, '/my-card') : notFound
}

async function amend(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const amended = await amendApplication(visit.context.deps, visit.actor, { code })
  if (amended.ok) return go(visit, `${casePath(amended.value)}/check`)
  return amended.code === 'not-found' ? notFound : go(visit, `${casePath({ code })}/pay`)
}

async function show(visit: Visit, tools: QuestionPageTools): Promise<Answer> {
  const found = await pageOfCase(visit)
  if (!found) return notFound
  if (found.kind === 'upload') return showUpload(visit, found.id)
  return found.id === CONFIRM_PAGE ? showConfirmEmail(visit) : showQuestions(visit, tools, found.id)
}

async function save(visit: Visit, tools: QuestionPageTools): Promise<Answer> {
  const found = await pageOfCase(visit)
  if (!found) return notFound
  if (found.kind === 'upload') return saveUpload(visit, found.id)
  return found.id === CONFIRM_PAGE ? saveConfirmEmail(visit) : saveQuestions(visit, tools, found.id)
}

async function pageOfCase(visit: Visit): Promise<PageDefinition | undefined> {
  const { deps } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  return loaded.ok ? definitionOf(deps.law(), loaded.value).pages.find((page) => page.id === visit.params.page) : undefined
}
