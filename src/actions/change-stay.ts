import type { Actor } from '../core/access/actor.ts'
import type { CaseFile, FrozenPrice } from '../core/case/case-file.ts'
import { checkField, type Typed } from '../core/form/check-field.ts'
import type { Problem } from '../core/form/problem.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Answers } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, listsOf, typedColumns } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import type { Deps } from './deps.ts'
import { frozenPrice, priceQuestion } from './price.ts'
import { refundDifference } from './refund-difference.ts'
import { moveTo, planNotice, saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law'>

export type StayChange =
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  /** Nothing differs from what the case says. */
  | { readonly kind: 'same' }
  /** Done at once; `refundMinor` goes back by itself. */
  | { readonly kind: 'changed'; readonly file: CaseFile; readonly refundMinor: number }
  /** Waits for the payment of the difference; until then the old stay holds. */
  | { readonly kind: 'to-pay'; readonly file: CaseFile; readonly extraMinor: number; readonly currency: string }

/** Days and entries may change until the decision. Dearer: the difference is paid first. Cheaper: it comes back. */
export async function changeStay(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly typed: Typed },
): Promise<Result<StayChange, 'not-found' | 'move-not-allowed' | 'change-pending' | 'no-fee-rule' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'change-stay', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const state = moveTo(file, 'change-stay')
  if (!state.ok) return state
  if (file.pendingChange) return refuse('change-pending')
  const { answers, problems } = checkChangeable(deps, file, input.typed)
  if (problems.length > 0) return ok({ kind: 'problems', problems })
  if (Object.entries(answers).every(([name, value]) => file.answers[name] === value)) return ok({ kind: 'same' })
  return price(deps, actor, { file, answers: { ...file.answers, ...answers } })
}

function checkChangeable(deps: Needs, file: CaseFile, typed: Typed): { answers: Answers; problems: readonly Problem[] } {
  const law = deps.law()
  const fields = definitionOf(law, file).pages.flatMap((page) => page.fields.filter((field) => field.changeable))
  const answers: Record<string, string> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    const checked = checkField(field, typed, listsOf(law))
    if (checked.ok) answers[field.name] = checked.value
    else problems.push({ field: field.name, code: checked.code, facts: checked.facts })
  }
  return { answers, problems }
}

/** Priced by the rules of the day the case was priced on: a new index value never makes an old case dearer. */
async function price(deps: Needs, actor: Actor, act: { file: CaseFile; answers: Answers }): Promise<Result<StayChange, 'no-fee-rule' | 'changed-meanwhile'>> {
  const { file, answers } = act
  const before = file.price
  if (!before) return refuse('no-fee-rule')
  const after = frozenPrice(deps.law(), priceQuestion(deps.law(), definitionOf(deps.law(), file), { answers, renews: file.renews, on: before.on }))
  if (!after.ok) return after
  const difference = after.value.totalMinor - before.totalMinor
  return difference > 0
    ? askForMore(deps, actor, { ...act, price: after.value, difference })
    : changeNow(deps, actor, { ...act, price: after.value, refund: -difference })
}

async function askForMore(
  deps: Needs,
  actor: Actor,
  act: { file: CaseFile; answers: Answers; price: FrozenPrice; difference: number },
): Promise<Result<StayChange, 'changed-meanwhile'>> {
  const { file, answers, difference } = act
  const at = deps.clock.now()
  const feeItemId = deps.chance.uuid(at)
  const { currency } = act.price
  const pendingChange = { daysOfStay: answers.daysOfStay ?? '', entries: answers.entries ?? '', feeItemId, price: act.price }
  const saved = await saveCase(deps.cases, file, {
    at,
    patch: { pendingChange },
    events: [
      {
        kind: 'request-stay-change',
        actor: eventActor(actor),
        at,
        data: { daysOfStay: pendingChange.daysOfStay, entries: pendingChange.entries, extraMinor: difference, currency },
      },
    ],
    feeItems: [
      {
        id: feeItemId,
        kind: 'stay-change',
        amountMinor: difference,
        currency,
        lines: [{ item: 'service', ruleId: 'stay-change', minor: difference, basis: 'plain' }],
        state: 'open',
      },
    ],
  })
  return saved.ok ? ok({ kind: 'to-pay', file: saved.value, extraMinor: difference, currency }) : saved
}

async function changeNow(
  deps: Needs,
  actor: Actor,
  act: { file: CaseFile; answers: Answers; price: FrozenPrice; refund: number },
): Promise<Result<StayChange, 'changed-meanwhile'>> {
  const { file, answers, refund } = act
  const at = deps.clock.now()
  const back = refund > 0 ? await refundDifference(deps, file, { at, minor: refund, reason: 'stay-cheaper' }) : {}
  const facts = refund > 0 ? { refundMinor: refund, currency: act.price.currency } : {}
  const notice = planNotice(deps.chance, file, { kind: 'stay-changed', at, facts: { ...facts, ...stayFacts(answers) } })
  const saved = await saveCase(deps.cases, file, {
    at,
    patch: { ...typedColumns(answers), price: act.price },
    events: [{ kind: 'change-stay', actor: eventActor(actor), at, data: { daysOfStay: answers.daysOfStay ?? '', entries: answers.entries ?? '', ...facts } }],
    ...back,
    notices: notice.notices,
    jobs: [...(back.jobs ?? []), ...notice.jobs],
  })
  return saved.ok ? ok({ kind: 'changed', file: saved.value, refundMinor: refund }) : saved
}

/** The applicant does not want the dearer stay after all. */
export async function dropStayChange(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'drop-stay-change', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  // A correction that waits for its payment has a way of its own.
  if (!file.pendingChange || file.pendingChange.kind === 'correction') return ok(file)
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: { pendingChange: null },
    events: [{ kind: 'drop-stay-change', actor: eventActor(actor), at, data: {} }],
    ...(await closeFees(deps.cases, file, at)),
  })
}

/** The new stay as the letter tells it. */
export function stayFacts(answers: Answers): { readonly daysOfStay: number; readonly entries: string } {
  return { daysOfStay: Number(answers.daysOfStay ?? '0'), entries: answers.entries ?? 'single' }
}
