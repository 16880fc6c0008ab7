import type { CardState } from '../../core/case/lifecycle.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Answers } from '../../core/service/definition.ts'
import type { NewNotice } from './case-records.ts'

export type ReminderChannel = 'email' | 'sms'

/** A card whose day of a reminder has come, with whatever is to be known of its holder. */
export interface CardToRemind extends HolderToRemind {
  readonly caseId: string
  readonly state: CardState
}

/** What is to be known of a card and its holder, whichever register the card is of. */
export interface HolderToRemind {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly validUntil: PlainDate
  readonly issuedAt: Instant
  /** The holder has a later card that is good. */
  readonly renewed: boolean
  readonly language: Language
  /** Confirmed by its owner. */
  readonly email?: string
  /** As it was typed, without spaces. */
  readonly phone?: string
  /** Country where the holder is, as the account that keeps the card says. */
  readonly staysIn?: string
  /** Keys of the reminders that are sent, planned or passed, on whatever channel. */
  readonly settled: readonly string[]
  /** Channels on which a reminder was planned before. */
  readonly reached: readonly ReminderChannel[]
  /** Addresses and numbers that were refused for good. */
  readonly refused: readonly string[]
}

export interface NewReminder {
  readonly key: string
  readonly channel: ReminderChannel
  readonly state: 'planned' | 'passed' | 'failed'
  /** With `planned`. */
  readonly notice?: NewNotice
  /** Not before this moment. */
  readonly plannedFor?: Instant
}

/** What becomes of one card now. */
export interface CardReminders {
  readonly reminders: readonly NewReminder[]
  /** When to look again; undefined for never. */
  readonly next?: PlainDate
}

export interface ReminderBatch {
  /** Kind of card. */
  readonly kind: string
  readonly on: PlainDate
  readonly at: Instant
  readonly limit: number
}

/** The card that a planned reminder is about, as it is now. */
export interface RemindedCard extends Pick<CardToRemind, 'number' | 'state' | 'validUntil' | 'renewed' | 'staysIn'> {
  /** A newer reminder of the card was planned on the same channel. */
  readonly overtaken: boolean
}

/** Somebody with a good card whom the agency cannot reach. */
export interface UnreachableHolder {
  /** None for a card of another register. */
  readonly caseCode?: string
  readonly cardNumber: string
  readonly validUntil: PlainDate
  /** The way that is closed; undefined where the agency knows none at all. */
  readonly channel?: ReminderChannel
  readonly since: Instant
}

export interface Reminders {
  /**
   * Takes cards whose day has come, and that no other process holds at this moment, and writes what `decide` says of each together with its notices
   * and jobs: one transaction, all of it or nothing. `looked` below the limit: none is left for now.
   */
  remind(batch: ReminderBatch, decide: (card: CardToRemind) => CardReminders): Promise<{ readonly looked: number; readonly planned: number }>
  /** Undefined when the notice is no reminder. */
  ofNotice(noticeId: string): Promise<RemindedCard | undefined>
  /** Those of an office, the card that ends first before the others; past cards are not looked for any more. */
  unreachableHolders(officeId: string, limit: number): Promise<readonly UnreachableHolder[]>
}

/** A reminder about a card of another register, as it is to be sent, with the card as it is now. */
export interface HeldReminder {
  readonly id: string
  readonly channel: ReminderChannel
  readonly state: 'planned' | 'sent' | 'dropped'
  readonly recipient: string
  readonly messageCode: string
  readonly firstReminder: boolean
  readonly language: Language
  readonly card: {
    readonly number: string
    readonly kind: string
    readonly state: string
    readonly validUntil: PlainDate
    readonly answers: Answers
  }
  /** Where the card's holder is reached now, on this channel; undefined when nowhere. */
  readonly addressNow?: string
  readonly staysIn?: string
  /** A newer reminder was planned on the channel, or the card has another last day now. */
  readonly overtaken: boolean
}

/** Reminders about cards of another register: the same, without a case. */
export interface HeldReminders {
  remind(batch: ReminderBatch, decide: (card: HolderToRemind) => CardReminders): Promise<{ readonly looked: number; readonly planned: number }>
  find(id: string): Promise<HeldReminder | undefined>
  settle(id: string, state: 'sent' | 'dropped' | 'refused', at: Instant): Promise<void>
  /** The kind and day of a message, by the code that it carries. */
  byCode(messageCode: string): Promise<{ readonly kind: string; readonly createdAt: Instant } | undefined>
  /** Holders of good cards whose address was refused for good, or who never gave one: the card that ends first before the others. */
  unreachable(on: PlainDate, limit: number): Promise<readonly UnreachableHolder[]>
}
