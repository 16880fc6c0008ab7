import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { progressOf, type Progress } from '../core/form/check-page.ts'
import { latenessOn } from '../core/renewal/lateness.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import type { Deps } from './deps.ts'
import type { CasePatch, NewEvent } from './ports/cases.ts'
import { frozenPrice, priceQuestion } from './price.ts'
import { askAboutOpen } from './reconcile-payment.ts'
import { moveTo, planNotice, saveCase } from './save-case.ts'
import { isChange, isRenewal } from './holder-card.ts'
import { lateLawOf } from './my-card.ts'
import { reviewTerm } from './review-term.ts'
import { readPassportOf } from './settle-passport.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'wording'>

/** How far the form is, looked at as a whole and today. */
export async function progress(deps: Pick<Deps, 'clock' | 'cases' | 'law'>, file: CaseFile): Promise<Progress> {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const today = deps.clock.dayOf(deps.clock.now())
  const facts = formFacts(law, definition, { ...file, today })
  const documents = await deps.cases.documents(file.id)
  const uploaded = new Set(documents.map((document) => document.requirement))
  const passport = readPassportOf(documents, file.answers, today)
  const unsettled = new Set(passport && passport.open.length > 0 ? [passport.document.requirement] : [])
  return progressOf(definition, { ...facts, uploaded, unsettled, emailConfirmed: file.emailConfirmedAt !== undefined })
}

/** The declaration: everything is complete, the price is frozen, and from now on it is only the payment that is missing. */
export async function submitApplication(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly declared: boolean },
): Promise<
  Result<
    CaseFile,
    'not-found' | 'move-not-allowed' | 'declaration-missing' | 'not-complete' | 'renewal-closed' | 'card-over' | 'no-fee-rule' | 'changed-meanwhile'
  >
> {
  const loaded = await loadCase(deps, actor, { action: 'submit-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'submit')
  if (!state.ok) return state
  if (!input.declared) return refuse('declaration-missing', {}, 'declared')
  const { next } = await progress(deps, file)
  if (next) return refuse('not-complete', { page: next.id })
  if (isTooLate(deps, file)) return refuse('renewal-closed', {}, 'declared')
  if (await isOver(deps, file)) return refuse('card-over', {}, 'declared')
  return save(deps, actor, file)
}

/** A renewal that was begun in time may be declared after late renewals have ended. */
function isTooLate(deps: Pick<Deps, 'clock' | 'law'>, file: CaseFile): boolean {
  const definition = definitionOf(deps.law(), file)
  if (!isRenewal(definition) || !file.renews) return false
  const lateness = latenessOn(file.renews.validUntil, deps.clock.dayOf(deps.clock.now()), lateLawOf(deps.law(), definition))
  return lateness.ok && lateness.value.kind === 'late' && !lateness.value.renewable
}

/** The card that this application follows has ended or was taken back since it began: no card can follow it any more. */
async function isOver(deps: Pick<Deps, 'clock' | 'cases' | 'law'>, { renews, ...file }: CaseFile): Promise<boolean> {
  if (!renews) return false
  if (isChange(definitionOf(deps.law(), file)) && renews.validUntil < deps.clock.dayOf(deps.clock.now())) return true
  const card = renews.source === 'card' ? await deps.cases.cardById(renews.id) : undefined
  return card?.state === 'revoked' || card?.state === 'annulled'
}

async function save(deps: Needs, actor: Actor, file: CaseFile): Promise<Result<CaseFile, 'no-fee-rule' | 'changed-meanwhile'>> {
  const at = deps.clock.now()
  const today = deps.clock.dayOf(at)
  const law = deps.law()
  const definition = definitionOf(law, file)
  const price = frozenPrice(law, priceQuestion(law, definition, { ...file, on: today }))
  if (!price.ok) return price
  const { totalMinor, currency, lines } = price.value
  const patch = { submittedAt: at, price: price.value, asked: deps.wording.asked(definition, file.language, file.answers) }
  const declared = { kind: 'submit' as const, actor: eventActor(actor), at }
  const data = { language: file.language, totalMinor, currency }
  if (totalMinor === 0) return saveFree(deps, file, { at, patch, declared: { ...declared, data } })
  const payBy = addDays(today, definition.terms.unpaidLapsesAfterDays)
  return saveCase(deps.cases, file, {
    at,
    patch: { ...patch, state: 'submitted' },
    events: [{ ...declared, data: { ...data, payBy } }],
    feeItems: [{ id: deps.chance.uuid(at), kind: 'application', amountMinor: totalMinor, currency, lines, state: 'open' }],
    ...planNotice(deps.chance, file, { kind: 'submitted', at, facts: { payBy, amountMinor: totalMinor, currency } }),
  })
}

/** Without a fee there is nothing to wait for: the clock runs from the declaration. */
function saveFree(
  deps: Needs,
  file: CaseFile,
  { at, patch, declared }: { readonly at: Instant; readonly patch: CasePatch; readonly declared: NewEvent },
): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const { dueOn, workingDays } = reviewTerm(deps, file, at)
  const calendar = deps.law().calendar.version
  return saveCase(deps.cases, file, {
    at,
    patch: { ...patch, state: 'in-review', startedAt: at, dueOn, calendarVersion: calendar },
    events: [declared, { kind: 'begin-review', actor: { kind: 'system', id: 'submit-application' }, at, data: { dueOn, calendar, workingDays } }],
    ...planNotice(deps.chance, file, { kind: 'review-begun', at, facts: { dueOn } }),
  })
}

/** Back to the answers before any money has moved. */
export async function amendApplication(
  deps: Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'payments'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'move-not-allowed' | 'payment-under-way' | 'changed-meanwhile'>> {
  const known = await loadCase(deps, actor, { action: 'amend-application', code: input.code })
  if (!known.ok) return known
  // Who pays in one window and goes back in another has paid: the provider knows it before we do.
  const money = await askAboutOpen(deps, known.value.id)
  const loaded = await loadCase(deps, actor, { action: 'amend-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'amend')
  if (!state.ok) return state
  if (money === 'under-way') return refuse('payment-under-way')
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: { state: 'draft', price: null, submittedAt: null },
    events: [{ kind: 'amend', actor: eventActor(actor), at, data: {} }],
    ...(await closeFees(deps.cases, file, at)),
  })
}
