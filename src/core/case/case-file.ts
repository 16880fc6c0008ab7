import type { FeeLine } from '../fee/price.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language } from '../kernel/language.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Answers } from '../service/definition.ts'
import type { CaseState } from './lifecycle.ts'

/** One answer as the person saw it: question and answer in the language of asking. */
export interface AskedAnswer {
  readonly field: string
  readonly question: string
  readonly answer: string
}

/** One reason given for a return or refusal, with the officer's words for this case. */
export interface GivenReason {
  readonly code: string
  /** Answer name or document the reason points at; a country reason may leave it to the officer. */
  readonly target: string
  /** The officer's own addition, plain text, empty when none. */
  readonly note: string
  /** False when the law kept it back on the day it was given: the applicant reads general words only. */
  readonly told?: false
}

/** The price of a case, frozen with the rules and index value in force on the day it was made. */
export interface FrozenPrice {
  readonly on: PlainDate
  readonly currency: string
  readonly totalMinor: number
  readonly lines: readonly FeeLine[]
  /** The answers that a rule names, as they were when the price was made; undefined where none does, and in prices from before it was noted. */
  readonly answers?: Answers
  /** What was paid until a correction that an officer asked for changed the price. */
  readonly before?: Omit<FrozenPrice, 'before'>
}

/** What takes effect when its fee is paid, and only then. */
export type PendingChange = PendingStay | PendingCorrection

interface Pending {
  readonly feeItemId: string
  readonly price: FrozenPrice
}

/** A dearer stay. */
export interface PendingStay extends Pending {
  /** Undefined in changes from before there was another kind. */
  readonly kind?: 'stay'
  readonly daysOfStay: string
  readonly entries: string
}

/** Corrections that were asked for and make the case dearer: the answers stand in the case already, and it goes back to review with the payment. */
export interface PendingCorrection extends Pending {
  readonly kind: 'correction'
}

/** What the holder of an issued card says is wrong on it. */
export interface Correction {
  readonly answers: Answers
  readonly note: string
}

export interface Decision {
  readonly kind: 'approve' | 'refuse'
  readonly reasons: readonly GivenReason[]
  readonly on: PlainDate
}

/** The card that a case follows. */
export interface RenewedCard {
  /** One of ours, or one that another register told of. */
  readonly source: 'card' | 'held'
  readonly id: string
  readonly number: string
  /** Undefined in cases that began before it was noted: then it had begun. */
  readonly validFrom?: PlainDate
  readonly validUntil: PlainDate
  /** When the portrait was taken that the holder need not bring again; undefined when there is none. */
  readonly portraitOn?: PlainDate
}

/** Where letters about the case may go; undefined as long as nobody has confirmed any address. */
export function confirmedAddress(file: Pick<CaseFile, 'email' | 'emailConfirmedAt' | 'confirmedEmail'>): string | undefined {
  return file.emailConfirmedAt ? file.email : file.confirmedEmail
}

/** A case as it lies in the store. What each kind of person may see of it is said in core/access. */
export interface CaseFile {
  readonly id: string
  readonly code: string
  readonly service: string
  readonly definitionVersion: string
  readonly officeId: string
  readonly channel: string
  readonly language: Language
  readonly state: CaseState
  /** Grows by one with every change; a writer that holds an older one is refused. */
  readonly version: number
  readonly nationality?: string
  readonly holderName?: string
  readonly email?: string
  readonly emailConfirmedAt?: Instant
  /** The last confirmed address, while a newer one waits for its confirmation. */
  readonly confirmedEmail?: string
  readonly entryOn?: PlainDate
  readonly daysOfStay?: number
  readonly entries?: string
  readonly speed?: string
  readonly answers: Answers
  readonly asked: readonly AskedAnswer[]
  readonly price?: FrozenPrice
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly submittedAt?: Instant
  readonly startedAt?: Instant
  readonly dueOn?: PlainDate
  readonly calendarVersion?: string
  readonly decidedAt?: Instant
  readonly correctBy?: PlainDate
  readonly assignedTo?: string
  readonly returned?: readonly GivenReason[]
  readonly decision?: Decision
  readonly pendingChange?: PendingChange
  readonly correction?: Correction
  /** Set once, when the case begins. */
  readonly renews?: RenewedCard
  readonly eventCount: number
  /** Hash of the newest event, hex. */
  readonly lastHash: string
}
