import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { money } from '../core/kernel/money.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { isFinished } from '../core/payment/attempt.ts'
import { eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Attempt, Cases, FeeItem } from './ports/cases.ts'
import { askAboutOpen } from './reconcile-payment.ts'
import { saveCase } from './save-case.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'payments' | 'publicOrigin'>
type Trouble = 'not-found' | 'nothing-to-pay' | 'payment-under-way' | 'provider-unreachable' | 'changed-meanwhile'

const PAGE_HOURS = 1

/**
 * Opens the provider's page for what is owed. One attempt per fee item can be open at a time: whoever clicks twice, goes back
 * or opens a second tab gets the same page, and the provider gets the same attempt id.
 */
export async function startPayment(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<{ readonly redirectUrl: string }, Trouble>> {
  const loaded = await loadCase(deps, actor, { action: 'start-payment', code: input.code })
  if (!loaded.ok) return loaded
  const owed = await owedNow(deps.cases, loaded.value)
  if (!owed) return refuse('nothing-to-pay')
  if (!owed.open) return payAnew(deps, actor, owed)
  if (owed.open.expiresAt > deps.clock.now()) return owed.open.redirectUrl ? ok({ redirectUrl: owed.open.redirectUrl }) : begin(deps, owed.file, owed.open)
  return afterExpiry(deps, actor, owed.open)
}

interface Owed {
  readonly file: CaseFile
  readonly item: FeeItem
  readonly open?: Attempt
}

async function owedNow(cases: Cases, file: CaseFile): Promise<Owed | undefined> {
  const [items, attempts] = await Promise.all([cases.feeItems(file.id), cases.attempts(file.id)])
  const item = items.find((i) => i.state === 'open')
  if (!item || !['submitted', 'in-review', 'returned'].includes(file.state)) return undefined
  const open = attempts.find((attempt) => attempt.feeItemId === item.id && !isFinished(attempt.state))
  return { file, item, ...(open ? { open } : {}) }
}

/** The page is over. What became of it is asked before another is opened, or a slow bank would charge twice. */
async function afterExpiry(deps: Needs, actor: Actor, over: Attempt): Promise<Result<{ readonly redirectUrl: string }, Trouble>> {
  const money = await askAboutOpen(deps, over.caseId)
  const file = await deps.cases.findById(over.caseId)
  const owed = file && (await owedNow(deps.cases, file))
  if (!owed) return refuse('nothing-to-pay')
  if (money === 'unknown') return refuse('provider-unreachable')
  // A bank that cannot make up its mind for a day keeps nobody from paying: what it still takes then goes back.
  if (money === 'under-way' && hoursAfter(over.expiresAt, 24) > deps.clock.now()) return refuse('payment-under-way')
  return payAnew(deps, actor, owed)
}

async function payAnew(deps: Needs, actor: Actor, owed: Owed): Promise<Result<{ readonly redirectUrl: string }, Trouble>> {
  const attempt = await newAttempt(deps, actor, owed)
  return attempt.ok ? begin(deps, owed.file, attempt.value) : attempt
}

async function newAttempt(deps: Needs, actor: Actor, act: Owed): Promise<Result<Attempt, 'changed-meanwhile'>> {
  const at = deps.clock.now()
  const attempt: Attempt = {
    id: deps.chance.uuid(at),
    caseId: act.file.id,
    feeItemId: act.item.id,
    provider: deps.payments.name,
    amountMinor: act.item.amountMinor,
    currency: act.item.currency,
    state: 'created',
    createdAt: at,
    expiresAt: hoursAfter(at, PAGE_HOURS),
    polls: 0,
  }
  const events = [{ kind: 'start-payment' as const, actor: eventActor(actor), at, data: { amountMinor: attempt.amountMinor, currency: attempt.currency } }]
  // The page of the old attempt is over. It is still asked about: money that comes late finds its fee paid and goes back.
  const over = act.open ? { attemptStates: [{ id: act.open.id, state: 'expired' as const, nextPollAt: at }] } : {}
  const saved = await saveCase(deps.cases, act.file, { at, patch: {}, events, attempt, ...over })
  return saved.ok ? ok(attempt) : saved
}

/** The attempt is on record before the provider hears of it; if we die in between, the next try uses the same id. */
async function begin(
  deps: Needs,
  file: CaseFile,
  attempt: Attempt,
): Promise<Result<{ readonly redirectUrl: string }, 'provider-unreachable' | 'changed-meanwhile'>> {
  try {
    const started = await deps.payments.create({
      attemptId: attempt.id,
      caseRef: file.code,
      amount: money(attempt.amountMinor, attempt.currency),
      language: file.language,
      description: file.code,
      returnUrl: `${deps.publicOrigin}/${file.language}/case/${file.code}/paid`,
      expiresAt: attempt.expiresAt,
    })
    const nextPollAt = hoursAfter(deps.clock.now(), 1 / 60)
    const state = await deps.cases.setAttemptStarted(attempt.id, { providerRef: started.providerRef, redirectUrl: started.redirectUrl, nextPollAt })
    // While the provider answered, the fee fell away or was paid: nobody is sent to that page, and the next question about it closes it.
    return state && !isFinished(state) ? ok({ redirectUrl: started.redirectUrl }) : refuse('changed-meanwhile')
  } catch {
    // The provider is down or silent. Nothing was lost: the attempt stays open and the application stays submitted.
    return refuse('provider-unreachable')
  }
}
