import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { type AttemptState, isFinished, nextAttemptState, pollDelayMinutes } from '../core/payment/attempt.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { eachAlone } from './each-alone.ts'
import type { PaymentStatus } from './ports.ts'
import type { Attempt } from './ports/cases.ts'
import { recordEnded, recordPaid } from './record-payment.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'payments' | 'law'>
export type Reconciled = 'paid' | 'failed' | 'waiting'

const HOUR = 60
/** The person has done their part: the money may come at any moment. */
const MONEY_UNDER_WAY: ReadonlySet<AttemptState> = new Set<AttemptState>(['submitted', 'capturable', 'unknown', 'success'])

/**
 * Asks the provider and writes what follows. Safe to run at any time, any number of times, from a notification, a returning
 * person or the sweeper: only the provider's own answer changes anything, and states never go backwards.
 */
export async function reconcilePayment(
  deps: Needs,
  actor: Actor,
  input: { readonly attemptId: string },
): Promise<Result<Reconciled, 'not-found' | 'provider-unreachable'>> {
  if (!may(actor, 'reconcile-payment')) return refuse('not-found')
  // Somebody else may change the case between our reading and writing: read again and take the same decision anew.
  for (let attempts = 0; attempts < 8; attempts++) {
    const attempt = await deps.cases.attempt(input.attemptId)
    if (!attempt) return refuse('not-found')
    const outcome = await reconcileOnce(deps, attempt)
    if (outcome !== 'again') return outcome
  }
  throw new Error('the case changed too often while a payment was recorded')
}

async function reconcileOnce(deps: Needs, attempt: Attempt): Promise<Result<Reconciled, 'provider-unreachable'> | 'again'> {
  if (attempt.state === 'success') return ok('paid')
  const status = await ask(deps, attempt)
  if (!status.ok) return status
  const seen = status.value
  const step = seen ? nextAttemptState(attempt.state, seen.state) : { state: attempt.state, result: 'same' as const }
  if (seen && (step.result === 'captured' || step.result === 'orphan')) return (await recordPaid(deps, attempt, seen.amount)) ? ok('paid') : 'again'
  // A bank that has the money in its hands may still decide after a day; one that ended the payment does not.
  const nextPollAt = nextPoll(deps, attempt, seen && MONEY_UNDER_WAY.has(seen.state) ? HOUR : undefined)
  if (step.result === 'moved') {
    if (!(await recordEnded(deps, attempt, { state: step.state, reason: seen?.reason, nextPollAt }))) return 'again'
  } else await deps.cases.setAttemptPolled(attempt.id, nextPollAt)
  if (seen && isFinished(step.state) && !isFinished(seen.state)) await closePage(deps, attempt)
  return ok(readable(step.state))
}

/** The fee fell away here while the provider's page for it is still open. Whether it could still be closed, the next question tells. */
async function closePage(deps: Needs, attempt: Attempt): Promise<void> {
  if (!attempt.providerRef || !deps.payments.capabilities.cancel) return
  await deps.payments.cancel(attempt.providerRef).catch(() => undefined)
}

async function ask(deps: Needs, attempt: Attempt): Promise<Result<PaymentStatus | undefined, 'provider-unreachable'>> {
  if (!attempt.providerRef) return ok(undefined)
  try {
    return ok(await deps.payments.getStatus(attempt.providerRef))
  } catch {
    // Silence is not an answer: keep the state, and ask again until there is one, however long the provider is away.
    await deps.cases.setAttemptPolled(attempt.id, nextPoll(deps, attempt, HOUR))
    return refuse('provider-unreachable')
  }
}

/** `atLeast`: minutes after which to ask in any case, also when the schedule is over. */
function nextPoll(deps: Needs, attempt: Attempt, atLeast?: number) {
  const now = deps.clock.now()
  const late = (Date.parse(now) - Date.parse(attempt.expiresAt)) / 60_000
  const minutes = pollDelayMinutes(attempt.polls, Math.max(0, late)) ?? atLeast
  return minutes === undefined ? null : hoursAfter(now, minutes / 60)
}

function readable(state: Attempt['state']): Reconciled {
  return isFinished(state) ? 'failed' : 'waiting'
}

/** The person is back from the provider's page. Coming back proves nothing: the provider is asked. */
export async function returnFromPayment(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<Reconciled, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'return-from-payment', code: input.code })
  if (!loaded.ok) return loaded
  const newest = (await deps.cases.attempts(loaded.value.id)).at(-1)
  if (!newest) return ok('waiting')
  const outcome = await reconcilePayment(deps, { kind: 'system', job: 'return-from-payment' }, { attemptId: newest.id })
  return outcome.ok ? ok(outcome.value) : ok('waiting')
}

/** Asks the provider about what is still open for a fee that is owed: whether money may be on its way for it, or `unknown` when it did not answer. */
export async function askAboutOpen(deps: Needs, caseId: string): Promise<'clear' | 'under-way' | 'unknown'> {
  const openFor = async () => {
    const [items, attempts] = await Promise.all([deps.cases.feeItems(caseId), deps.cases.attempts(caseId)])
    return attempts.filter((attempt) => items.some((item) => item.id === attempt.feeItemId && item.state === 'open'))
  }
  let silent = false
  for (const attempt of await openFor()) {
    if (isFinished(attempt.state)) continue
    const asked = await reconcilePayment(deps, { kind: 'system', job: 'ask-about-open' }, { attemptId: attempt.id })
    silent ||= !asked.ok
  }
  if ((await openFor()).some((attempt) => MONEY_UNDER_WAY.has(attempt.state))) return 'under-way'
  return silent ? 'unknown' : 'clear'
}

/** A notification is kept raw before it is acknowledged, and is only a hint: the query decides. */
export async function takeNotification(
  deps: Needs,
  input: { readonly raw: Uint8Array; readonly headers: Readonly<Record<string, string | undefined>> },
): Promise<Result<number, 'not-signed'>> {
  const { proof, events } = deps.payments.parseNotification(input.raw, input.headers)
  if (proof === 'none') return refuse('not-signed')
  for (const event of events) {
    await deps.cases.keepNotification({
      provider: deps.payments.name,
      eventId: event.eventId,
      providerRef: event.providerRef,
      kind: event.kind,
      proof,
      raw: input.raw,
      receivedAt: deps.clock.now(),
    })
  }
  return ok(events.length)
}

/** Works off kept notifications; run after each acknowledgement and by the sweeper. */
export async function handleNotifications(deps: Needs): Promise<number> {
  const open = await deps.cases.openNotifications(50)
  await eachAlone(open, async ({ provider, eventId, providerRef }) => {
    const attempt = await deps.cases.attemptByRef(providerRef)
    const outcome = attempt ? await reconcilePayment(deps, { kind: 'system', job: 'take-notification' }, { attemptId: attempt.id }) : ok('waiting')
    if (outcome.ok) await deps.cases.setNotificationHandled(provider, eventId, deps.clock.now())
  })
  return open.length
}

/** Covers providers that never notify: by this alone every payment reaches its right state. */
export async function sweepPayments(deps: Needs): Promise<number> {
  const due = await deps.cases.attemptsToPoll(deps.clock.now(), 100)
  await eachAlone(due, async (attempt) => {
    try {
      await reconcilePayment(deps, { kind: 'system', job: 'sweep-payments' }, { attemptId: attempt.id })
    } catch (error) {
      // Put off: one that cannot be worked off must not stand before all the others for ever.
      await deps.cases.setAttemptPolled(attempt.id, hoursAfter(deps.clock.now(), 1))
      throw error
    }
  })
  return due.length + (await handleNotifications(deps))
}
