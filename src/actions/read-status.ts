import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import { turnOf, type Move, type Turn } from '../core/case/lifecycle.ts'
import { movesNow } from '../core/case/moves-now.ts'
import { daysOffBetween, workingDaysBetween } from '../core/calendar/working-days.ts'
import type { InFour } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Attempt, Card, CaseDocument, FeeItem, NoticeRow, Receipt, Refund } from './ports/cases.ts'

export interface Status {
  readonly file: CaseFile
  readonly turn: Turn
  /** What the applicant may do now, read from the table of moves. */
  readonly moves: readonly Move[]
  readonly events: readonly CaseEvent[]
  readonly documents: readonly CaseDocument[]
  readonly feeItems: readonly FeeItem[]
  readonly attempts: readonly Attempt[]
  readonly receipts: readonly Receipt[]
  readonly refunds: readonly Refund[]
  readonly notices: readonly Pick<NoticeRow, 'kind' | 'state' | 'createdAt' | 'sentAt' | 'messageCode'>[]
  readonly card?: Card
  readonly today: PlainDate
  readonly workingDaysLeft?: number
  /** Holidays until the due day, which are not counted. */
  readonly daysOff: readonly { readonly date: PlainDate; readonly name?: InFour }[]
}

const APPLICANT_MOVES: ReadonlySet<Move> = new Set<Move>(['submit', 'amend', 'withdraw', 'resubmit', 'change-stay', 'report-mistake'])

/** Everything the applicant may know about the case at this moment. */
export async function readStatus(
  deps: Pick<Deps, 'cases' | 'clock' | 'law'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<Status, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-status', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const [events, documents, feeItems, attempts, receipts, refunds, notices, card] = await Promise.all([
    deps.cases.events(file.id),
    deps.cases.documents(file.id),
    deps.cases.feeItems(file.id),
    deps.cases.attempts(file.id),
    deps.cases.receipts(file.id),
    deps.cases.refunds(file.id),
    deps.cases.notices(file.id),
    deps.cases.cardOfCase(file.id),
  ])
  const today = deps.clock.dayOf(deps.clock.now())
  const moves = movesNow(file).filter((move) => APPLICANT_MOVES.has(move))
  return ok({
    file,
    turn: turnOf(file.state),
    moves,
    events,
    documents,
    feeItems,
    attempts,
    receipts,
    refunds,
    notices,
    today,
    ...promise(deps, file, today),
    ...(card ? { card } : {}),
  })
}

function promise(deps: Pick<Deps, 'law'>, file: CaseFile, today: PlainDate): Pick<Status, 'workingDaysLeft' | 'daysOff'> {
  if (!file.dueOn || file.state !== 'in-review') return { daysOff: [] }
  const { calendar } = deps.law()
  return { workingDaysLeft: Math.max(0, workingDaysBetween(calendar, today, file.dueOn)), daysOff: daysOffBetween(calendar, today, file.dueOn) }
}
