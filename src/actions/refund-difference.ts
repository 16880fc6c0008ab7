import type { CaseFile } from '../core/case/case-file.ts'
import type { Deps } from './deps.ts'
import type { CaseChange } from './ports/cases.ts'

/** Why a part of what was paid goes back, while the rest stays. All other refunds give a payment back whole. */
export const PARTIAL_REFUNDS = ['stay-cheaper', 'correction-cheaper'] as const

interface Cheaper {
  readonly at: CaseChange['at']
  readonly minor: number
  readonly reason: (typeof PARTIAL_REFUNDS)[number]
}

const PARTIAL: ReadonlySet<string> = new Set(PARTIAL_REFUNDS)

/** From the newest payment that still holds enough; what was made dearer and then cheaper again may need the later one. */
export async function refundDifference(deps: Pick<Deps, 'cases' | 'chance'>, file: CaseFile, act: Cheaper): Promise<Pick<CaseChange, 'refunds' | 'jobs'>> {
  const [attempts, earlier] = await Promise.all([deps.cases.attempts(file.id), deps.cases.refunds(file.id)])
  // A payment that itself went back holds nothing any more, whatever became of its refund.
  const holding = attempts.filter((a) => a.state === 'success' && !earlier.some((r) => r.attemptId === a.id && !PARTIAL.has(r.reason)))
  let left = act.minor
  const refunds: NonNullable<CaseChange['refunds']>[number][] = []
  for (const attempt of holding.reverse()) {
    const gone = earlier.filter((r) => r.attemptId === attempt.id && r.state !== 'error').reduce((sum, r) => sum + r.amountMinor, 0)
    const amountMinor = Math.min(left, attempt.amountMinor - gone)
    if (amountMinor <= 0) continue
    left -= amountMinor
    refunds.push({
      id: deps.chance.uuid(act.at),
      caseId: file.id,
      attemptId: attempt.id,
      amountMinor,
      currency: attempt.currency,
      reason: act.reason,
      state: 'requested',
      createdAt: act.at,
    })
  }
  return { refunds, jobs: refunds.map((refund) => ({ queue: 'make-refund' as const, data: { refundId: refund.id } })) }
}
