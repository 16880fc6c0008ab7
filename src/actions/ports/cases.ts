import type { CaseFile, RenewedCard } from '../../core/case/case-file.ts'
import type { CaseEvent, EventActor } from '../../core/case/history.ts'
import type { CardState } from '../../core/case/lifecycle.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { AttemptState } from '../../core/payment/attempt.ts'
import type { SettledVisit } from './appointments.ts'
import type { CaseOpenings } from './case-openings.ts'
import type {
  Attempt,
  Card,
  CaseDocument,
  FeeItem,
  Measured,
  NewEvent,
  NewNotice,
  NoticeRow,
  Overrule,
  OverruleCount,
  PlannedJob,
  Receipt,
  Refund,
} from './case-records.ts'
import type { PaperChange } from './paper-records.ts'
import type { QueueCounts, QueueRow } from './queue.ts'
import type { NewSeal } from './seals.ts'

export type {
  Attempt,
  Card,
  CaseDocument,
  FeeItem,
  Measured,
  NewEvent,
  NewNotice,
  NoticeRow,
  Overrule,
  OverruleCount,
  PlannedJob,
  Receipt,
  Refund,
} from './case-records.ts'

/** Columns of the case that a change sets; a value of null empties one. */
export type CasePatch = {
  readonly [K in keyof Omit<CaseFile, 'id' | 'code' | 'version' | 'eventCount' | 'lastHash' | 'createdAt' | 'updatedAt' | 'renews'>]?: CaseFile[K] | null
}

/**
 * Everything one act changes, written in one transaction: all of it, or nothing when somebody else changed the case meanwhile.
 * Whatever it plans for the world outside happens after the commit.
 */
export interface CaseChange {
  readonly at: Instant
  readonly patch: CasePatch
  /** Keyed hash of the passport in the answers, hex. */
  readonly passportIndex?: string
  readonly events: readonly NewEvent[]
  readonly feeItems?: readonly FeeItem[]
  /** Fee items that were paid or cancelled by this act. */
  readonly settledFeeItems?: readonly { readonly id: string; readonly state: 'paid' | 'cancelled' }[]
  readonly documents?: DocumentPages
  /** What is to be known of a page that is there already. */
  readonly measured?: { readonly document: string; readonly measured: Measured }
  /** `by`: number of the officer. */
  readonly overruled?: { readonly document: string; readonly rule: string; readonly by: string; readonly reason: string }
  readonly attempt?: Attempt
  /** New state of attempts; `nextPollAt` null ends the polling. */
  readonly attemptStates?: readonly { readonly id: string; readonly state: AttemptState; readonly reason?: string; readonly nextPollAt: Instant | null }[]
  readonly receipts?: readonly {
    readonly id: string
    readonly kind: 'receipt' | 'credit-note'
    readonly checkCode: string
    readonly feeItemId?: string
    readonly refundId?: string
    readonly amountMinor: number
    readonly currency: string
    readonly year: number
  }[]
  readonly refunds?: readonly Refund[]
  readonly card?: Card
  /** The seal of that card; closes what was intended for the case. */
  readonly seal?: NewSeal
  readonly cardState?: { readonly id: string; readonly state: CardState }
  readonly paper?: PaperChange
  /** The appointment to fetch a card on paper that no longer waits. Changed meanwhile, the whole is refused. */
  readonly visit?: SettledVisit
  /** A card of another case that `card` takes the place of: it and whatever has become of it there. */
  readonly replacedCard?: { readonly id: string }
  readonly notices?: readonly NewNotice[]
  readonly jobs?: readonly PlannedJob[]
}

/** The pages of one requirement as they are to be, in order: the id of one that is there, or a new one. Pages that are not named any more are replaced. */
export interface DocumentPages {
  readonly requirement: string
  readonly pages: readonly (string | CaseDocument)[]
}

export type SaveOutcome = 'saved' | 'changed-meanwhile'

export interface NewCase {
  readonly id: string
  readonly code: string
  readonly service: string
  readonly definitionVersion: string
  readonly officeId: string
  readonly channel: string
  readonly language: Language
  readonly answers: CaseFile['answers']
  readonly renews?: RenewedCard | undefined
  readonly at: Instant
}

export interface Cases extends CaseOpenings {
  /** Draft with its first event; false when the code is taken already, or the card that it would follow has a case that follows it. */
  create(newCase: NewCase, actor: EventActor): Promise<boolean>
  findByCode(code: string): Promise<CaseFile | undefined>
  findById(id: string): Promise<CaseFile | undefined>
  /** The case that follows this card, unless it came to nothing. */
  findRenewal(card: Pick<RenewedCard, 'source' | 'id'>): Promise<CaseFile | undefined>
  save(file: CaseFile, change: CaseChange): Promise<SaveOutcome>

  events(caseId: string): Promise<readonly CaseEvent[]>
  documents(caseId: string): Promise<readonly CaseDocument[]>
  /** Pages whose original could not be looked through when it came. */
  unscannedDocuments(limit: number): Promise<readonly Pick<CaseDocument, 'id' | 'original'>[]>
  setDocumentScan(id: string, scan: 'clean' | 'infected'): Promise<void>
  overrules(caseId: string): Promise<readonly Overrule[]>
  /** Findings made since then, by rule and version of the photo specification. */
  overruleCounts(since: Instant): Promise<readonly OverruleCount[]>
  feeItems(caseId: string): Promise<readonly FeeItem[]>
  attempts(caseId: string): Promise<readonly Attempt[]>
  receipts(caseId: string): Promise<readonly Receipt[]>
  refunds(caseId: string): Promise<readonly Refund[]>
  notices(caseId: string): Promise<readonly NoticeRow[]>
  cardOfCase(caseId: string): Promise<Card | undefined>
  cardByNumber(number: string): Promise<Card | undefined>
  cardById(id: string): Promise<Card | undefined>

  /** Cases whose sealed passport number is the same: earlier ones of the same traveller. */
  byPassport(index: string, exceptId: string): Promise<readonly { readonly code: string; readonly state: string; readonly createdAt: Instant }[]>
  findForRecovery(passportIndex: string): Promise<readonly CaseFile[]>

  /** Takes the case that is due first and nobody holds, and locks it for this officer in one step. */
  takeNext(officeId: string, staffId: string, event: NewEvent): Promise<CaseFile | undefined>
  queue(officeId: string, limit: number): Promise<readonly QueueRow[]>
  assigned(staffId: string): Promise<readonly QueueRow[]>
  queueCounts(officeId: string, today: PlainDate, nextWorkingDay: PlainDate): Promise<QueueCounts>

  attempt(id: string): Promise<Attempt | undefined>
  attemptByRef(providerRef: string): Promise<Attempt | undefined>
  /** Answers the state it is in now: one that ended meanwhile stays ended, and is asked about all the same. */
  setAttemptStarted(
    id: string,
    started: { readonly providerRef: string; readonly redirectUrl: string; readonly nextPollAt: Instant },
  ): Promise<AttemptState | undefined>
  setAttemptPolled(id: string, next: Instant | null): Promise<void>
  attemptsToPoll(now: Instant, limit: number): Promise<readonly Attempt[]>
  keepNotification(row: {
    readonly provider: string
    readonly eventId: string
    readonly providerRef: string
    readonly kind: string
    readonly proof: string
    readonly raw: Uint8Array
    readonly receivedAt: Instant
  }): Promise<void>
  openNotifications(limit: number): Promise<readonly { readonly provider: string; readonly eventId: string; readonly providerRef: string }[]>
  setNotificationHandled(provider: string, eventId: string, at: Instant): Promise<void>
  refund(id: string): Promise<Refund | undefined>
  setRefundState(id: string, state: Refund['state'], at: Instant): Promise<void>
  openRefunds(before: Instant): Promise<readonly Refund[]>

  notice(id: string): Promise<NoticeRow | undefined>
  noticeByCode(messageCode: string): Promise<{ readonly kind: string; readonly createdAt: Instant } | undefined>
  setNoticeSent(id: string, at: Instant): Promise<void>
  setNoticeFailed(id: string): Promise<void>
  /** Not to be sent any more. */
  setNoticeDropped(id: string): Promise<void>
  /** Its address was refused for good; a reminder is not tried again then. */
  setNoticeRefused(id: string, at: Instant): Promise<void>
  /** Since when letters do not reach the address that the case has now, refused at once or come back later; undefined when nothing is known against it. */
  unreachedSince(caseId: string): Promise<Instant | undefined>
  /** Country where the person is now, as the account that keeps the case says. */
  staysIn(caseId: string): Promise<string | undefined>
  /** Made before then and not sent, with those that failed before and whose time has come again. */
  queuedNotices(before: Instant, limit: number): Promise<readonly string[]>

  unpaidSince(before: Instant, limit: number): Promise<readonly CaseFile[]>
  /** Declared once, taken back to the answers, and not touched since then. */
  amendedDraftsBefore(before: Instant, limit: number): Promise<readonly CaseFile[]>
  overdueCorrections(today: PlainDate, limit: number): Promise<readonly CaseFile[]>
  approvedWithoutCard(before: Instant, limit: number): Promise<readonly string[]>
  openWithOtherCalendar(calendarVersion: string, limit: number): Promise<readonly CaseFile[]>
  /** Drafts untouched since then, with all they hold; answers the keys of the files that must go too. */
  removeDraftsBefore(before: Instant, limit: number): Promise<{ readonly removed: number; readonly objectKeys: readonly string[] }>
}
