import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { money } from '../core/kernel/money.ts'
import { partsOf } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import { eachAlone } from './each-alone.ts'
import { hoursAfter } from './sessions.ts'
import { newCode } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'payments'>

/** Asks the provider for the refund under its own key, as often as needed; the credit note is written once, when it is done. */
export async function makeRefund(deps: Needs, actor: Actor, input: { readonly refundId: string }): Promise<Result<string, 'not-found'>> {
  if (!may(actor, 'make-refund')) return refuse('not-found')
  const refund = await deps.cases.refund(input.refundId)
  if (!refund) return refuse('not-found')
  if (refund.state === 'success') return ok('success')
  const attempt = await deps.cases.attempt(refund.attemptId)
  if (!attempt?.providerRef) throw new Error('a refund of a payment that never reached the provider')
  const state = await deps.payments.refund({
    providerRef: attempt.providerRef,
    refundKey: refund.id,
    amount: money(refund.amountMinor, refund.currency),
    reason: refund.reason,
  })
  // The note first: if we die in between, the provider answers the same again and the note is found.
  if (state === 'success') await writeCreditNote(deps, refund.caseId, { refundId: refund.id, amountMinor: refund.amountMinor, currency: refund.currency })
  await deps.cases.setRefundState(refund.id, state, deps.clock.now())
  // Money is owed and does not go: the job is tried again, and in the end lies where a person looks.
  if (state === 'error') throw new Error('the provider refused a refund')
  return ok(state)
}

/** Refunds whose job was lost, or that the provider took and had not finished: asked about under the same key until they are done. */
export async function sweepRefunds(deps: Needs): Promise<number> {
  const open = await deps.cases.openRefunds(hoursAfter(deps.clock.now(), -5 / 60))
  await eachAlone(open, (refund) => makeRefund(deps, { kind: 'system', job: 'sweep-refunds' }, { refundId: refund.id }))
  return open.length
}

async function writeCreditNote(deps: Needs, caseId: string, note: { refundId: string; amountMinor: number; currency: string }): Promise<void> {
  for (;;) {
    const file = await deps.cases.findById(caseId)
    if (!file) throw new Error('a refund without its case')
    const notes = await deps.cases.receipts(caseId)
    if (notes.some((n) => n.refundId === note.refundId)) return
    const at = deps.clock.now()
    const year = partsOf(deps.clock.dayOf(at)).year
    const receipt = { id: deps.chance.uuid(at), kind: 'credit-note' as const, checkCode: newCode(deps.chance, 4), year, ...note }
    if ((await deps.cases.save(file, { at, patch: {}, events: [], receipts: [receipt] })) === 'saved') return
  }
}
