import type { PaperAtDesk } from '../../actions/collection-desk.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import type { Visit } from './visit.ts'

/** What was typed at the window, and why it was not done. */
export interface PaperAttempt {
  readonly code?: string | undefined
  readonly samePerson?: boolean
  readonly signed?: boolean
  readonly how?: string | undefined
  readonly problem?: Refusal
}

export interface PaperView {
  readonly visit: Visit
  readonly paper: PaperAtDesk
  readonly attempt: PaperAttempt
}

export function paperPath(item: string): string {
  return `/collection/${item}`
}
