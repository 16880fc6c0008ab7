import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import { differenceLines } from '../core/fee/fee-change.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import { backToReview, type CorrectedPrice, correctedPrice, feeFacts } from './correct-price.ts'
import type { Deps } from './deps.ts'
import { askAboutOpen } from './reconcile-payment.ts'
import { refundDifference } from './refund-difference.ts'
import { moveTo, planNotice, saveCase, together } from './save-case.ts'
import { progress } from './submit-application.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'wording'>

/**
 * The corrections are made. Where they make the case dearer, it stays returned, with a `pendingChange`, until the difference is paid; where they make it
 * cheaper, the difference goes back by itself. Twice sent is once.
 */
export async function resubmitApplication(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'move-not-allowed' | 'not-complete' | 'not-corrected' | 'change-pending' | 'no-fee-rule' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'resubmit-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'resubmit')
  if (!state.ok) return state
  if (file.pendingChange?.kind === 'correction') return ok(file)
  const { next } = await progress(deps, file)
  if (next) return refuse('not-complete', { page: next.id })
  const history = await deps.cases.events(file.id)
  const missing = await notCorrected(deps, file, history)
  if (missing) return refuse('not-corrected', { target: missing }, missing)
  const price = correctedPrice(deps.law(), file)
  if (!price.ok) return price
  // A dearer stay waits for its payment, at a price that was made with the answers of then.
  if (price.value && file.pendingChange) return refuse('change-pending')
  return price.value && price.value.totalMinor > price.value.before.totalMinor
    ? askForMore(deps, actor, { file, price: price.value })
    : sendNow(deps, actor, { file, history, price: price.value })
}

/** A picture that was asked for must be newer than the request; an answer may be confirmed as it stands. */
async function notCorrected(deps: Needs, file: CaseFile, events: readonly CaseEvent[]): Promise<string | undefined> {
  const returnedAt = events.findLast((event) => event.kind === 'return')?.at ?? ''
  const documents = await deps.cases.documents(file.id)
  const names = new Set(definitionOf(deps.law(), file).documents.map((document) => document.id))
  return file.returned
    ?.map((reason) => reason.target)
    .find((target) => names.has(target) && !documents.some((d) => d.requirement === target && d.uploadedAt > returnedAt))
}

function askedNow(deps: Needs, file: CaseFile): CaseFile['asked'] {
  return deps.wording.asked(definitionOf(deps.law(), file), file.language, file.answers)
}

async function askForMore(
  deps: Needs,
  actor: Actor,
  { file, price }: { readonly file: CaseFile; readonly price: CorrectedPrice },
): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const at = deps.clock.now()
  const feeItemId = deps.chance.uuid(at)
  const { currency, before } = price
  const amountMinor = price.totalMinor - before.totalMinor
  const facts = { amountMinor, currency, ...feeFacts(price), ...(file.correctBy ? { correctBy: file.correctBy } : {}) }
  return saveCase(deps.cases, file, {
    at,
    patch: { pendingChange: { kind: 'correction', feeItemId, price }, asked: askedNow(deps, file) },
    events: [{ kind: 'ask-fee-difference', actor: eventActor(actor), at, data: facts }],
    feeItems: [{ id: feeItemId, kind: 'correction', amountMinor, currency, lines: differenceLines(before, price), state: 'open' }],
    ...planNotice(deps.chance, file, { kind: 'difference-asked', at, facts }),
  })
}

async function sendNow(
  deps: Needs,
  actor: Actor,
  act: { readonly file: CaseFile; readonly history: readonly CaseEvent[]; readonly price: CorrectedPrice | undefined },
): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const { file, price } = act
  const at = deps.clock.now()
  const refundMinor = price ? price.before.totalMinor - price.totalMinor : 0
  const money = price && refundMinor > 0 ? { refundMinor, currency: price.currency } : {}
  const back = refundMinor > 0 ? await refundDifference(deps, file, { at, minor: refundMinor, reason: 'correction-cheaper' }) : {}
  const { patch, events } = backToReview(deps, file, { ...act, at, actor: eventActor(actor), data: money })
  const notice = price ? planNotice(deps.chance, file, { kind: 'fee-corrected', at, facts: { ...money, ...feeFacts(price) } }) : {}
  return saveCase(deps.cases, file, { at, patch: { ...patch, asked: askedNow(deps, file) }, events, ...together(back, notice) })
}

/** The applicant does not pay the difference and looks at the answers again. Money that is on its way comes first: whoever has paid has sent them. */
export async function dropFeeDifference(
  deps: Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'payments'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'payment-under-way' | 'changed-meanwhile'>> {
  const known = await loadCase(deps, actor, { action: 'drop-fee-difference', code: input.code })
  if (!known.ok || known.value.pendingChange?.kind !== 'correction') return known
  const money = await askAboutOpen(deps, known.value.id)
  const loaded = await loadCase(deps, actor, { action: 'drop-fee-difference', code: input.code })
  if (!loaded.ok || loaded.value.pendingChange?.kind !== 'correction') return loaded
  if (money === 'under-way') return refuse('payment-under-way')
  const file = loaded.value
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: { pendingChange: null },
    events: [{ kind: 'drop-fee-difference', actor: eventActor(actor), at, data: {} }],
    ...(await closeFees(deps.cases, file, at)),
  })
}
