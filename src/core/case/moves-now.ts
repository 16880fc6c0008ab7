import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CaseFile } from './case-file.ts'
import { type CaseState, type Move, movesFrom, step } from './lifecycle.ts'

/**
 * What the table allows for this case at this moment. While a card exists and its holder asks for a correction, the desk can only make the
 * corrected card or leave the old one as it is: nothing may take away what was issued.
 */
export function movesNow(file: Pick<CaseFile, 'state' | 'correction'>): readonly Move[] {
  const correcting = file.state === 'in-review' && file.correction !== undefined
  const only: readonly Move[] = ['approve', 'decline-correction']
  return movesFrom(file.state).filter((move) => (correcting ? only.includes(move) : move !== 'decline-correction'))
}

export function stepNow(file: Pick<CaseFile, 'state' | 'correction'>, move: Move): Result<CaseState, 'move-not-allowed'> {
  const next = step(file.state, move)
  return next.ok && movesNow(file).includes(move) ? ok(next.value) : refuse('move-not-allowed', { state: file.state, move })
}
