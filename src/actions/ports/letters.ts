import type { CancelReason, Purpose } from '../../core/appointment/appointment-moves.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { FeeChange } from '../../core/fee/fee-change.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { CaseFile, GivenReason, RenewedCard } from '../../core/case/case-file.ts'
import type { CardSheet, LetterSheet } from '../ports.ts'
import type { HolderWord } from './held-cards.ts'
import type { Card, FeeItem, Receipt } from './cases.ts'
import type { Answers, ConditionFacts, ServiceDefinition } from '../../core/service/definition.ts'
import type { FormSheet } from './form-sheet.ts'
import type { LawBook } from './law.ts'
import type { MadeSeal } from './seals.ts'

export const NOTICE_KINDS = [
  'resume-link',
  'confirm-email',
  'submitted',
  'review-begun',
  'paid',
  'returned',
  'issued',
  'refused',
  'withdrawn',
  'lapsed',
  'reference-reminder',
  'stay-changed',
  'difference-asked',
  'fee-corrected',
  'due-day-moved',
  'message-received',
  'correction-received',
  'correction-declined',
  'card-state',
  'card-reminder',
  'account-code',
  'account-change',
  'account-changed',
  'account-closed',
  'appointment-booked',
  'appointment-cancelled',
  'appointment-reminder',
  'paper-ready',
  'paper-posted',
  'paper-returned',
  'paper-lost',
  'paper-reissued',
  'paper-going-back',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What a notice may say, by kind; the letter writes it in the applicant's language. */
export interface NoticeFacts {
  readonly kind: NoticeKind
  readonly language: Language
  readonly messageCode: string
  readonly publicOrigin: string
  readonly caseCode: string
  readonly service: string
  readonly name?: string
  /** Only in draft mails: opens the draft again. Decision mails carry no link that signs anyone in. */
  readonly resumeUrl?: string
  readonly linkExpiresOn?: PlainDate
  readonly emailCode?: string
  /** What of an account is changed, and from which side the code is to come back. */
  readonly contact?: 'email' | 'phone' | 'passkey'
  readonly side?: 'old' | 'new'
  readonly confirmUrl?: string
  readonly dueOn?: PlainDate
  readonly oldDueOn?: PlainDate
  readonly payBy?: PlainDate
  readonly correctBy?: PlainDate
  readonly amountMinor?: number
  readonly currency?: string
  readonly refundMinor?: number
  /** What a correction does to the fee, line by line. */
  readonly fee?: FeeChange
  readonly receiptNumber?: string
  readonly receiptCode?: string
  readonly reasons?: readonly GivenReason[]
  readonly cardNumber?: string
  /** What kind of card: its words say what it lets its holder do. */
  readonly cardKind?: string
  readonly validFrom?: PlainDate
  readonly validUntil?: PlainDate
  readonly daysOfStay?: number
  readonly entries?: string
  readonly appealUntil?: PlainDate
  /** What an officer adds in their own words. */
  readonly note?: string
  /** To the card's last day; negative once it is over. */
  readonly daysLeft?: number
  /** The first reminder of the card brings a calendar file along. */
  readonly firstReminder?: boolean
  /** Shown at the window by whoever fetches the paper card. */
  readonly pickUpCode?: string
  /** Id of the office that hands the paper card out. */
  readonly pickUpOffice?: string
  /** The last day on which it can be fetched. */
  readonly keepUntil?: PlainDate
  /** The number under which the post carries it. */
  readonly tracking?: string
  /** How the paper card goes to its holder; also of one that is made anew. */
  readonly paperMethod?: 'pick-up' | 'post'
  /** What the holder has said of the card. */
  readonly said?: HolderWord
  readonly appointmentCode?: string
  /** Where the appointment is. */
  readonly officeId?: string
  readonly slotDay?: PlainDate
  /** `HH:mm`, by the clock at the office. */
  readonly slotTime?: string
  readonly purpose?: Purpose
  /** The number of the card or the code of the case. */
  readonly appointmentOf?: string
  readonly cancelledBy?: 'holder' | 'office'
  readonly cancelReason?: CancelReason
  /** What has become of the card. */
  readonly cardState?: 'active' | 'suspended' | 'revoked' | 'annulled'
}

export interface WrittenNotice {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** What stands in an application form that is filled in, whole or in part. */
export interface FilledForm {
  readonly code: string
  readonly answers: Answers
  readonly facts: ConditionFacts
  /** The card that the case renews. */
  readonly renews?: Pick<RenewedCard, 'number' | 'validUntil'> | undefined
  /** Documents that are here already. */
  readonly given: ReadonlySet<string>
  /** Answers that this reader does not get. */
  readonly withheld: ReadonlySet<string>
  /** Answers with characters that no font has: their place stays free for a pen. */
  readonly unprintable: ReadonlySet<string>
  /** When the form is made: the case stood like this then. */
  readonly at: Instant
}

/** Facts and a language in, finished wording out. */
export interface Letters {
  notice(facts: NoticeFacts): WrittenNotice
  /** A reminder, a code, or the word that a card is ready, as one text message. */
  shortMessage(facts: NoticeFacts): string
  /** The last day of the card that a reminder is about, or an appointment, as a calendar file. */
  calendarFile(facts: NoticeFacts, writtenAt: Instant): string
  cardSheet(card: Omit<Card, 'pdf'>, file: CaseFile, more: { readonly portrait: Uint8Array; readonly law: LawBook; readonly seal: MadeSeal }): CardSheet
  receiptSheet(receipt: Receipt, file: CaseFile, more: { readonly item?: FeeItem; readonly law: LawBook }): LetterSheet
  refusalSheet(file: CaseFile, law: LawBook): LetterSheet
  /** Without `filled`, the empty form to fill in by hand. */
  formSheet(definition: ServiceDefinition, language: Language, more: { readonly law: LawBook; readonly filled?: FilledForm }): FormSheet
}
