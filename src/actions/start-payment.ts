import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { money } from '../core/kernel/money.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { isFinished } from '../core/payment/attempt.ts'
import { eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Attempt, FeeItem } from './ports/cases.ts'
import { saveCase } from './save-case.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'payments' | 'publicOrigin'>
type Trouble = 'not-found' | 'nothing-to-pay' | 'provider-unreachable' | 'changed-meanwhile'

const PAGE_HOURS = 1

/**
 * Opens the provider's page for what is owed. One attempt per fee item can be open at a time: whoever clicks twice, goes back
 * or opens a second tab gets the same page, and the provider gets the same attempt id.
 */
export async function startPayment(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<{ readonly redirectUrl: string }, Trouble>> {
  const loaded = await loadCase(deps, actor, { action: 'start-payment', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const item = (await deps.cases.feeItems(file.id)).find((i) => i.state === 'open')
  if (!item || !['submitted', 'in-review', 'returned'].includes(file.state)) return refuse('nothing-to-pay')
  const open = openAttempt(await deps.cases.attempts(file.id), item)
  const inTime = open !== undefined && open.expiresAt > deps.clock.now()
  if (open?.redirectUrl && inTime) return ok({ redirectUrl: open.redirectUrl })
  const attempt = open && inTime ? ok(open) : await newAttempt(deps, actor, { file, item, ...(open ? { over: open } : {}) })
  return attempt.ok ? begin(deps, file, attempt.value) : attempt
}

function openAttempt(attempts: readonly Attempt[], item: FeeItem): Attempt | undefined {
  return attempts.find((attempt) => attempt.feeItemId === item.id && !isFinished(attempt.state))
}

async function newAttempt(deps: Needs, actor: Actor, act: { file: CaseFile; item: FeeItem; over?: Attempt }): Promise<Result<Attempt, 'changed-meanwhile'>> {
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
  const over = act.over ? { attemptStates: [{ id: act.over.id, state: 'expired' as const, nextPollAt: at }] } : {}
  const saved = await saveCase(deps.cases, act.file, { at, patch: {}, events, attempt, ...over })
  return saved.ok ? ok(attempt) : saved
}

/** The attempt is on record before the provider hears of it; if we die in between, the next try uses the same id. */
async function begin(deps: Needs, file: CaseFile, attempt: Attempt): Promise<Result<{ readonly redirectUrl: string }, 'provider-unreachable'>> {
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
    await deps.cases.setAttemptStarted(attempt.id, { providerRef: started.providerRef, redirectUrl: started.redirectUrl, nextPollAt })
    return ok({ redirectUrl: started.redirectUrl })
  } catch {
    // The provider is down or silent. Nothing was lost: the attempt stays open and the application stays submitted.
    return refuse('provider-unreachable')
  }
}
