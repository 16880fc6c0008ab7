import type { CaseFile } from '../core/case/case-file.ts'
import { isFinished } from '../core/payment/attempt.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { CaseChange, Cases } from './ports/cases.ts'

/**
 * What is owed and not paid falls away with the act, and so do the payment pages that are still open for it. Each is asked about at once, so that
 * the provider closes it; money that was faster goes back by itself.
 */
export async function closeFees(cases: Cases, file: CaseFile, at: Instant): Promise<Pick<CaseChange, 'settledFeeItems' | 'attemptStates' | 'jobs'>> {
  const [items, attempts] = await Promise.all([cases.feeItems(file.id), cases.attempts(file.id)])
  const open = items.filter((item) => item.state === 'open')
  const pages = attempts.filter((attempt) => !isFinished(attempt.state) && open.some((item) => item.id === attempt.feeItemId))
  return {
    settledFeeItems: open.map((item) => ({ id: item.id, state: 'cancelled' as const })),
    attemptStates: pages.map((attempt) => ({ id: attempt.id, state: 'cancelled' as const, nextPollAt: at })),
    jobs: pages.map((attempt) => ({ queue: 'reconcile-payment' as const, data: { attemptId: attempt.id } })),
  }
}
