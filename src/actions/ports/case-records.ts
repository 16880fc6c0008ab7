import type { FrozenPrice } from '../../core/case/case-file.ts'
import type { EventActor, EventKind } from '../../core/case/history.ts'
import type { CardState } from '../../core/case/lifecycle.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Facts } from '../../core/kernel/result.ts'
import type { Settled, ZoneLines } from '../../core/passport/passport-zone.ts'
import type { PortraitOutline } from '../../core/photo/portrait-check.ts'
import type { PortraitFinding } from '../../core/photo/judge-portrait.ts'
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
  /** A text message; a letter by e-mail when absent. */
  readonly channel?: 'sms'
}

export interface FeeItem {
  readonly id: string
  readonly kind: 'application' | 'stay-change' | 'correction'
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
  /** What the virus scanner said of the original. */
  readonly scan: 'off' | 'clean' | 'unavailable' | 'infected'
  readonly measured?: Measured
  readonly uploadedAt: Instant
}

/** What was measured on a portrait, or read in a passport. */
export type Measured = MeasuredPortrait | MeasuredPassport

export interface MeasuredPortrait {
  readonly kind: 'portrait'
  /** Of the photo specification that it was judged by. */
  readonly specVersion: string
  readonly findings: readonly PortraitFinding[]
  /** Where face, eyes and margins lie in the picture that is shown; undefined without a face. */
  readonly outline?: PortraitOutline
  /** A closer, upright cut of the same pixels would be better. */
  readonly cropHelps: boolean
}

export interface MeasuredPassport {
  readonly kind: 'passport'
  readonly zone: ZoneRead | ZoneNotRead
  readonly settled: Settled
}

export interface ZoneRead {
  readonly ok: true
  readonly lines: ZoneLines
  /** Characters that may be others, by line and place, both from 0. */
  readonly uncertain: readonly { readonly line: number; readonly position: number }[]
  readonly checksPass: boolean
}

export interface ZoneNotRead {
  readonly ok: false
  readonly code: string
  readonly facts: Facts
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
  /** The kind of card, whichever service made it. */
  readonly service: string
  readonly state: CardState
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  /** For a visit. */
  readonly daysOfStay?: number
  readonly entries?: string
  /** Two lines of 44 characters, or three of 30. */
  readonly mrz: readonly string[]
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
  readonly queue: 'send-notice' | 'send-account-letter' | 'send-held-reminder' | 'issue-card' | 'reconcile-payment' | 'make-refund' | 'publish-trust'
  readonly data: Readonly<Record<string, string>>
  /** Not before this moment. */
  readonly startAfter?: Instant
}

/** An officer's word against a finding of the photo check. `document`: id of the page. */
export interface Overrule {
  readonly document: string
  readonly rule: string
  readonly by: string
  readonly reason: string
  readonly at: Instant
}

/** How often a rule found something, and how often an officer did not share it. */
export interface OverruleCount {
  readonly rule: string
  readonly specVersion: string
  readonly found: number
  readonly overruled: number
}
