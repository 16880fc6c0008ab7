import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { turnOf, type Move, type Turn } from '../core/case/lifecycle.ts'
import { movesNow } from '../core/case/moves-now.ts'
import { daysOffBetween, workingDaysBetween } from '../core/calendar/working-days.ts'
import type { InFour } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { CasePapers } from './ports/case-openings.ts'
import type { CaseDocument } from './ports/cases.ts'

export interface Status extends CasePapers {
  readonly file: CaseFile
  readonly turn: Turn
  /** What the applicant may do now, read from the table of moves. */
  readonly moves: readonly Move[]
  readonly documents: readonly CaseDocument[]
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
  const [papers, documents] = await Promise.all([deps.cases.papers(file.id), deps.cases.documents(file.id)])
  const today = deps.clock.dayOf(deps.clock.now())
  const moves = movesNow(file).filter((move) => APPLICANT_MOVES.has(move))
  return ok({ file, turn: turnOf(file.state), moves, ...papers, documents, today, ...promise(deps, file, today) })
}

function promise(deps: Pick<Deps, 'law'>, file: CaseFile, today: PlainDate): Pick<Status, 'workingDaysLeft' | 'daysOff'> {
  if (!file.dueOn || file.state !== 'in-review') return { daysOff: [] }
  const { calendar } = deps.law()
  return { workingDaysLeft: Math.max(0, workingDaysBetween(calendar, today, file.dueOn)), daysOff: daysOffBetween(calendar, today, file.dueOn) }
}
