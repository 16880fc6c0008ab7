import type { FrozenPrice } from '../../core/case/case-file.ts'
import type { EventActor, EventKind } from '../../core/case/history.ts'
import type { CardState } from '../../core/case/lifecycle.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { AttemptState } from '../../core/payment/attempt.ts'
import type { StoredObject } from '../ports.ts'

/** What lies around a case: its events, papers, money, card and letters. */

export interface NewEvent {
  readonly kind: EventKind
  readonly actor: EventActor
  readonly at: Instant
  readonly data: Readonly<Record<string, unknown>>
}

export interface NewNotice {
  readonly id: string
  readonly kind: string
  readonly language: Language
  readonly recipient: string
  readonly messageCode: string
  readonly facts: Readonly<Record<string, unknown>>
}

export interface FeeItem {
  readonly id: string
  readonly kind: 'application' | 'stay-change'
  readonly amountMinor: number
  readonly currency: string
  readonly lines: FrozenPrice['lines']
  readonly state: 'open' | 'paid' | 'cancelled'
  readonly paidAt?: Instant
}

export interface CaseDocument {
  readonly id: string
  readonly requirement: string
  readonly original: StoredObject
  readonly shown: StoredObject
  readonly width: number
  readonly height: number
  readonly sniffed: string
  readonly uploadedAt: Instant
}

export interface Attempt {
  readonly id: string
  readonly caseId: string
  readonly feeItemId: string
  readonly provider: string
  readonly providerRef?: string
  readonly redirectUrl?: string
  readonly amountMinor: number
  readonly currency: string
  readonly state: AttemptState
  readonly reason?: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly polls: number
}

export interface Receipt {
  readonly id: string
  readonly number: string
  readonly checkCode: string
  readonly kind: 'receipt' | 'credit-note'
  readonly amountMinor: number
  readonly currency: string
  readonly issuedAt: Instant
  readonly feeItemId?: string
  readonly refundId?: string
}

export interface Refund {
  readonly id: string
  readonly caseId: string
  readonly attemptId: string
  readonly amountMinor: number
  readonly currency: string
  readonly reason: string
  readonly state: 'requested' | 'submitted' | 'success' | 'error'
  readonly createdAt: Instant
}

export interface Card {
  readonly id: string
  readonly number: string
  readonly caseId: string
  readonly service: string
  readonly state: CardState
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly daysOfStay: number
  readonly entries: string
  readonly mrz: readonly [string, string]
  readonly initials: string
  readonly pdf: StoredObject
  readonly issuedAt: Instant
}

export interface NoticeRow extends NewNotice {
  readonly caseId: string
  readonly state: 'queued' | 'sent' | 'failed' | 'dropped'
  readonly attempts: number
  readonly createdAt: Instant
  readonly sentAt?: Instant
}

/** A job planned in the same transaction as the change that needs it. Handlers are idempotent. */
export interface PlannedJob {
  readonly queue: 'send-notice' | 'issue-card' | 'reconcile-payment' | 'make-refund' | 'publish-trust'
  readonly data: Readonly<Record<string, string>>
  /** Not before this moment. */
  readonly startAfter?: Instant
}
