import { withdrawApplication } from '../../../src/actions/after-submission.ts'
import { changeStay, dropStayChange } from '../../../src/actions/change-stay.ts'
import { downloadCard, downloadReceipt, downloadRefusal } from '../../../src/actions/downloads.ts'
import { changeEmail } from '../../../src/actions/email.ts'
import { findCase, recoverReference } from '../../../src/actions/find-case.ts'
import { retryApplication, startFamilyMember } from '../../../src/actions/further-application.ts'
import { sendMessage } from '../../../src/actions/public-checks.ts'
import { readStatus } from '../../../src/actions/read-status.ts'
import { returnFromPayment } from '../../../src/actions/reconcile-payment.ts'
import { reportMistake } from '../../../src/actions/report-mistake.ts'
import { dropFeeDifference, resubmitApplication } from '../../../src/actions/resubmit-application.ts'
import { saveAnswers } from '../../../src/actions/save-answers.ts'
import type { Started } from '../../../src/actions/start-application.ts'
import { startPayment } from '../../../src/actions/start-payment.ts'
import { amendApplication, submitApplication } from '../../../src/actions/submit-application.ts'
import type { CaseState } from '../../../src/core/case/lifecycle.ts'
import { ok, refuse, type Result } from '../../../src/core/kernel/result.ts'
import { between } from '../seeded-random.ts'
import type { Act } from './act.ts'
import { correctHome } from './home.ts'
import { type ModelCase, modelCase } from './model-case.ts'
import { pick } from './pick.ts'
import { confirm, fillForm, livingCases, NOTHING, PUBLIC, upload } from './traveller.ts'
import type { World } from './world.ts'

type Weights = Partial<Record<CaseState, number>>

const act = (name: string, states: Weights, rest: Omit<Act, 'name' | 'states' | 'who'>): Act => ({ name, states, who: 'owner', ...rest })
const OPEN: Weights = { draft: 0.4, submitted: 0.4, 'in-review': 0.6, returned: 0.6, approved: 0.6, issued: 0.6 }
const CLOSED: Weights = { refused: 1, withdrawn: 1, lapsed: 1 }

/** Everything that the holder of a case can do. The weights say in which state somebody would; everything is tried in every state, more rarely. */
export const APPLICANT_ACTS: readonly Act[] = [
  act('fill', { draft: 12 }, { run: fillForm }),
  act(
    'submit',
    { draft: 7 },
    { event: 'submit', run: (world, it, actor) => submitApplication(world.deps, actor, { code: it.code, declared: world.random() > 0.05 }) },
  ),
  act('amend', { submitted: 0.7 }, { event: 'amend', run: ({ deps }, it, actor) => amendApplication(deps, actor, { code: it.code }) }),
  act('pay', { submitted: 14, 'in-review': 1, returned: 4 }, { waiting: 16, run: goAndPay }),
  act(
    'return-from-payment',
    { submitted: 5, 'in-review': 1, returned: 2 },
    { waiting: 7, run: ({ deps }, it, actor) => returnFromPayment(deps, actor, { code: it.code }) },
  ),
  act('change-stay', { 'in-review': 3, returned: 1 }, { run: changeTheStay }),
  act('drop-stay-change', { 'in-review': 1, returned: 1 }, { run: ({ deps }, it, actor) => dropStayChange(deps, actor, { code: it.code }) }),
  act(
    'withdraw',
    { draft: 0.2, submitted: 0.2, 'in-review': 0.3, returned: 0.3 },
    { event: 'withdraw', run: ({ deps }, it, actor) => withdrawApplication(deps, actor, { code: it.code, confirmed: true }) },
  ),
  act('correct', { returned: 9 }, { waiting: 1, renewals: 1.5, run: correct }),
  act('resubmit', { returned: 7 }, { waiting: 1, renewals: 0.5, event: 'resubmit', run: resubmit }),
  act('drop-fee-difference', { returned: 0.5 }, { waiting: 2.5, run: dropDifference }),
  act('report-mistake', { issued: 2 }, { event: 'report-mistake', run: reportTheMistake }),
  act('change-email', OPEN, { run: changeTheAddress }),
  act('confirm-email', OPEN, { run: confirm }),
  act(
    'save-answers',
    { draft: 0.5 },
    { run: ({ deps }, it, actor) => saveAnswers(deps, actor, { code: it.code, page: 'personal', typed: { ...it.answers, occupation: 'Painter' } }) },
  ),
  act('read-status', OPEN, { run: ({ deps }, it, actor) => readStatus(deps, actor, { code: it.code }) }),
  act('download', { issued: 2, refused: 2 }, { run: download }),
  act('retry', CLOSED, {
    run: async (world, it, actor) => (isFull(world) ? NOTHING : keep(world, it, await retryApplication(world.deps, actor, { code: it.code }))),
  }),
  act(
    'family',
    { submitted: 0.2, issued: 0.2 },
    { run: async (world, it, actor) => (isFull(world) ? NOTHING : keep(world, it, await startFamilyMember(world.deps, actor, { code: it.code }))) },
  ),
  act(
    'message',
    { 'in-review': 0.5 },
    { run: ({ deps }, it, actor) => sendMessage(deps, actor, { code: it.code, language: 'en', email: 'a@example.org', body: 'When?', network: it.code }) },
  ),
]

/** Acts of anybody who knows, or does not know, what belongs to a case. */
export const PUBLIC_ACTS: readonly Act[] = [
  { name: 'find', who: 'anyone', states: { submitted: 0.5, 'in-review': 0.5, issued: 0.5 }, run: find },
  { name: 'recover', who: 'anyone', states: { draft: 0.3, submitted: 0.3 }, run: recover },
]

/** To the bank's page, and what becomes of it there; the way back is an act of its own. */
export async function goAndPay(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const begun = await startPayment(world.deps, actor, { code: it.code })
  pageOfBank(it, begun)
  return begun
}

/** The bank's name for the page that somebody was sent to, kept with the case. */
export function pageOfBank(it: ModelCase, begun: Result<{ readonly redirectUrl: string }>): string | undefined {
  const ref = begun.ok ? /\/pay\/([^?]+)/.exec(begun.value.redirectUrl)?.[1] : undefined
  if (ref) it.pages.add(ref)
  return ref
}

async function changeTheStay(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const typed = { daysOfStay: String(Math.floor(between(world.random, 1, 90))), entries: pick(world, ['single', 'multiple']) }
  return changeStay(world.deps, actor, { code: it.code, typed })
}

const DOCUMENTS: readonly string[] = ['portrait', 'passportPage', 'residence']

/** What was asked for, picture by picture, and whatever else has become wrong meanwhile. */
export async function correct(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const file = await world.cases.findById(it.id)
  const documents = (file?.returned ?? []).map(({ target }) => target).filter((target) => DOCUMENTS.includes(target))
  for (const document of documents) {
    const done = await upload(world, it, { actor, document })
    if (!done.ok) return done
  }
  const home = file?.returned?.some(({ target }) => target === 'category' || target === 'region')
  const corrected = file && home ? await correctHome(world, it, { file, actor }) : NOTHING
  return corrected.ok ? fillForm(world, it, actor) : corrected
}

/** It is given up: nobody pays it, or somebody does at once in another window, or afterwards on the page of the bank that was left open. */
export async function dropDifference(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const page = [...it.pages].at(-1)
  const dice = world.random()
  const drop = dropFeeDifference(world.deps, actor, { code: it.code })
  if (page === undefined || dice < 0.3) return drop
  if (dice < 0.6) world.bank.pay(page, 'success')
  // Both end before anything else is done, also when the process has died.
  const [dropped, paid] = await Promise.allSettled([drop, returnFromPayment(world.deps, actor, { code: it.code })])
  if (dropped.status === 'rejected') throw dropped.reason
  if (paid.status === 'rejected') throw paid.reason
  if (dice >= 0.6) world.bank.pay(page, 'success')
  return dropped.value
}

/** Not sent yet, where a difference is to be paid first. */
export async function resubmit({ deps }: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const sent = await resubmitApplication(deps, actor, { code: it.code })
  return sent.ok && sent.value.state === 'returned' ? refuse('to-pay') : sent
}

function reportTheMistake({ deps, random }: World, it: ModelCase, actor: Parameters<Act['run']>[2]) {
  const surname = random() < 0.5 ? 'EXEMPEL' : 'EXAMPLES'
  return reportMistake(deps, actor, { code: it.code, typed: { ...it.answers, surname }, note: 'One letter is wrong' })
}

async function changeTheAddress(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const email = `${it.code.toLowerCase()}.${Math.floor(between(world.random, 0, 1_000_000))}@example.org`
  const changed = await changeEmail(world.deps, actor, { code: it.code, email })
  if (changed.ok) it.answers.email = email
  return changed
}

async function download(world: World, it: ModelCase, actor: Parameters<Act['run']>[2]): Promise<Result<unknown>> {
  const [receipt] = await world.cases.receipts(it.id)
  if (receipt && world.random() < 0.3) return downloadReceipt(world.deps, actor, { code: it.code, receipt: receipt.number })
  return world.random() < 0.5 ? downloadCard(world.deps, actor, { code: it.code }) : downloadRefusal(world.deps, actor, { code: it.code })
}

/** A few cases, each far on its way, meet more than many drafts. */
export function isFull(world: World): boolean {
  return livingCases(world).length >= 4
}

function keep(world: World, it: ModelCase, started: Result<Started>): Result<unknown> {
  if (!started.ok) return started
  const { caseId: id, code } = started.value
  world.people.push(modelCase({ id, code, owner: it.owner, answers: it.answers }))
  return started
}

/** With the three facts it opens; with one of them wrong it does not. */
async function find(world: World, it: ModelCase): Promise<Result<unknown>> {
  const wrong = world.random() < 0.5
  const file = await world.cases.findById(it.id)
  const passportNumber = (file?.answers.passportNumber ?? 'X0000000').replace(/^X/, 'x ')
  const input = { reference: it.code, birthDate: wrong ? '1990-05-13' : '1990-05-12', passportNumber, network: `net-${it.owner}` }
  const found = await findCase(world.deps, PUBLIC, input)
  if (found.ok && wrong) throw new Error('a case was opened without its facts')
  return found.ok || found.code === 'no-match' || found.code === 'too-many-requests' ? ok('asked') : found
}

async function recover(world: World, it: ModelCase): Promise<Result<unknown>> {
  const { email = '', nationality = '', passportNumber = '' } = it.answers
  return recoverReference(world.deps, PUBLIC, { email, nationality, passportNumber, network: `net-${it.owner}` })
}
