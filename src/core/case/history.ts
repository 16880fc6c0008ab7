import type { Instant } from '../kernel/instant.ts'
import type { CaseState, Move } from './lifecycle.ts'
import { step } from './lifecycle.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** Who did it, as the history and the applicant see it: never a person's name, always a role and a number. */
export interface EventActor {
  readonly kind: 'applicant' | 'staff' | 'system' | 'provider'
  /** Staff number, job or provider name; empty for the applicant. */
  readonly id: string
}

/** What happened besides moves. */
export type NoteKind =
  | 'start'
  | 'save-answers'
  | 'upload-document'
  | 'arrange-pages'
  | 'crop-portrait'
  | 'settle-passport'
  | 'overrule-finding'
  | 'confirm-email'
  | 'change-email'
  | 'start-payment'
  | 'payment-failed'
  | 'request-stay-change'
  | 'drop-stay-change'
  | 'ask-fee-difference'
  | 'drop-fee-difference'
  | 'assign'
  | 'take'
  | 'release'
  | 'open-file'
  | 'recompute-due-day'
  | 'receive-message'
  | 'suspend-card'
  | 'resume-card'
  | 'revoke-card'
  | 'annul-card'
  | 'print-paper'
  | 'paper-news'
  | 'hand-over-card'
  | 'store-paper'
  | 'warn-of-store'
  | 'report-missing-card'
  | 'bring-back-paper'
  | 'choose-collection'
  | 'reissue-paper'
  | 'report-loss'
  | 'cancel-card'

export type EventKind = Move | NoteKind

const NOTES: ReadonlySet<string> = new Set<NoteKind>([
  'start',
  'save-answers',
  'upload-document',
  'arrange-pages',
  'crop-portrait',
  'settle-passport',
  'overrule-finding',
  'confirm-email',
  'change-email',
  'start-payment',
  'payment-failed',
  'request-stay-change',
  'drop-stay-change',
  'ask-fee-difference',
  'drop-fee-difference',
  'assign',
  'take',
  'release',
  'open-file',
  'recompute-due-day',
  'receive-message',
  'suspend-card',
  'resume-card',
  'revoke-card',
  'annul-card',
  'print-paper',
  'paper-news',
  'hand-over-card',
  'store-paper',
  'warn-of-store',
  'report-missing-card',
  'bring-back-paper',
  'choose-collection',
  'reissue-paper',
  'report-loss',
  'cancel-card',
])

export interface CaseEvent {
  readonly seq: number
  readonly at: Instant
  readonly kind: EventKind
  readonly actor: EventActor
  /** Machine data only: codes, days, amounts. No answer of the applicant is copied here. */
  readonly data: Readonly<Record<string, unknown>>
}

/** The case's state is the fold of its events; the row only remembers it. */
export function foldState(events: readonly Pick<CaseEvent, 'kind'>[]): Result<CaseState, 'move-not-allowed'> {
  let state: CaseState = 'draft'
  for (const event of events) {
    if (NOTES.has(event.kind)) continue
    const next = step(state, event.kind as Move)
    if (!next.ok) return refuse('move-not-allowed', next.facts)
    state = next.value
  }
  return ok(state)
}

export interface Stop {
  readonly from: Instant
  readonly to?: Instant
}

/** When the review clock started and stood still. A lapse, withdrawal or decision during a stop leaves it open. */
export function clockOf(events: readonly Pick<CaseEvent, 'kind' | 'at'>[]): { readonly startedAt?: Instant; readonly stops: readonly Stop[] } {
  let startedAt: Instant | undefined
  const stops: Stop[] = []
  for (const event of events) {
    if (event.kind === 'confirm-payment' || event.kind === 'begin-review') startedAt ??= event.at
    if (event.kind === 'report-mistake') {
      // A correction has a term of its own: earlier stops belong to the first one.
      startedAt = event.at
      stops.length = 0
    }
    if (event.kind === 'return') stops.push({ from: event.at })
    const open = stops.at(-1)
    if (event.kind === 'resubmit' && open && !open.to) stops[stops.length - 1] = { from: open.from, to: event.at }
  }
  return startedAt ? { startedAt, stops } : { stops }
}
