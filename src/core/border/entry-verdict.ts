import { addDays, addMonths, daysBetween, earlier, type PlainDate } from '../kernel/plain-date.ts'
import type { Facts } from '../kernel/result.ts'
import { type CardCrossing, daysLeftInWindow, entriesUsed, inOrder, openEntry, type StayLimit, stayWithinWindow } from './crossings.ts'
import type { EntryFacts } from './entry-facts.ts'

/** What a pack says about a card. `reserved` is a status that nothing of ours writes. */
export type ListedStatus = 'valid' | 'revoked' | 'suspended' | 'reserved' | 'unknown'

export type PackAge = 'fresh' | 'stale' | 'expired'

/** What is known at the border besides the seal itself, which is judged on its own. */
export interface EntryQuestion {
  readonly card: EntryFacts
  readonly status: ListedStatus
  /** The card number is on the list of those to be looked at again. */
  readonly flagged: boolean
  readonly pack: PackAge
  /** Of this card, from here and from everywhere else, as far as it is known here. */
  readonly crossings: readonly CardCrossing[]
  /** Today in the agency's zone. */
  readonly today: PlainDate
  readonly limit?: StayLimit
}

/** Ends it: no officer can wave it through. */
export type BarredReason =
  | 'no-right'
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'not-yet-valid'
  | 'transit-only'
  | 'entries-used'
  | 'no-days-left'
  | 'pack-expired'

/** A person must find out more first. */
export type AskReason = 'status-unknown' | 'second-line' | 'pack-stale' | 'stay-decided-at-entry'

/** How long and how often, for one who enters today. */
export interface EntryTerms {
  /** Undefined when the officer decides how long. */
  readonly leaveBy?: PlainDate
  readonly daysOfStay?: number
  /** This entry included. */
  readonly entriesLeft: number | 'unlimited'
  readonly entriesUsed: number
  /** Within the rolling window, where the law has one. */
  readonly daysLeft?: number
}

export type EntryVerdict =
  | { readonly may: 'yes'; readonly terms: EntryTerms }
  | { readonly may: 'ask'; readonly reason: AskReason; readonly facts: Facts; readonly terms: EntryTerms }
  | { readonly may: 'no'; readonly reason: BarredReason; readonly facts: Facts }

/**
 * Whether the holder may enter today: a verdict apart from that of the seal. A card past its day has a valid seal and is EXPIRED all the same. What is
 * known for certain comes before what is not known: a revocation counts even when the pack that says so is old.
 */
export function mayEnter(question: EntryQuestion): EntryVerdict {
  const barred = barredBy(question)
  if (barred) return { may: 'no', ...barred }
  const terms = termsOf(question)
  const doubt = doubtAbout(question)
  return doubt ? { may: 'ask', reason: doubt, facts: {}, terms } : { may: 'yes', terms }
}

type Barred = { readonly reason: BarredReason; readonly facts: Facts }

function barredBy(question: EntryQuestion): Barred | undefined {
  const { card, status, today, crossings, pack } = question
  if (card.right === 'none') return { reason: 'no-right', facts: {} }
  if (status === 'revoked' || status === 'suspended') return { reason: status, facts: {} }
  if (today > card.validUntil) return { reason: 'expired', facts: { day: card.validUntil } }
  if (today < card.validFrom) return { reason: 'not-yet-valid', facts: { day: card.validFrom } }
  if (card.stay.kind === 'transit') return { reason: 'transit-only', facts: {} }
  const used = entriesUsed(crossings)
  if (card.entries !== 'unlimited' && used >= card.entries) return { reason: 'entries-used', facts: { used, day: lastEntryDay(crossings) } }
  if (question.limit && !lastDayOf(question)) return { reason: 'no-days-left', facts: { days: question.limit.days, inDays: question.limit.inDays } }
  return pack === 'expired' ? { reason: 'pack-expired', facts: {} } : undefined
}

function lastEntryDay(crossings: readonly CardCrossing[]): string {
  return inOrder(crossings).findLast(({ direction }) => direction === 'entry')?.on ?? ''
}

/** The first that applies is said; each of them asks for a person. */
function doubtAbout({ card, status, flagged, pack }: EntryQuestion): AskReason | undefined {
  if (flagged) return 'second-line'
  if (status !== 'valid') return 'status-unknown'
  if (pack !== 'fresh') return 'pack-stale'
  return card.stay.kind === 'decided-at-entry' ? 'stay-decided-at-entry' : undefined
}

function termsOf(question: EntryQuestion): EntryTerms {
  const { card, crossings, limit, today } = question
  const used = entriesUsed(crossings)
  const leaveBy = lastDayOf(question)
  return {
    entriesLeft: card.entries === 'unlimited' ? 'unlimited' : card.entries - used,
    entriesUsed: used,
    ...(leaveBy ? { leaveBy, daysOfStay: daysBetween(today, leaveBy) + 1 } : {}),
    ...(limit ? { daysLeft: daysLeftInWindow(crossings, limit, today) } : {}),
  }
}

/** The day to leave by when entering today, within the rolling window where there is one. */
function lastDayOf({ card, crossings, limit, today }: EntryQuestion): PlainDate | undefined {
  const until = stayEnds(card, today) ?? card.validUntil
  if (limit) return stayWithinWindow(crossings, limit, { on: today, until })
  return card.stay.kind === 'decided-at-entry' ? undefined : until
}

/** Entry and days of stay, the day of entry counted, but never after the last day of the card. */
export function stayEnds(card: EntryFacts, enteredOn: PlainDate): PlainDate | undefined {
  if (card.stay.kind === 'until-expiry') return card.validUntil
  if (card.stay.kind !== 'from-entry') return undefined
  const { days, months, years } = card.stay
  return earlier(addDays(addMonths(enteredOn, 12 * years + months), days - 1), card.validUntil)
}

export interface ExitVerdict {
  /** `no-right`: the card says nothing about a stay. */
  readonly kind: 'in-time' | 'overstayed' | 'entry-not-known' | 'no-right'
  readonly enteredOn?: PlainDate
  readonly leaveBy?: PlainDate
}

/**
 * For someone who leaves: never barred, but an overstay is for the second line. Whoever lives here on the card got it here, or came in longer ago than a
 * device remembers: they need no entry to be in time.
 */
export function exitVerdict(card: EntryFacts, crossings: readonly CardCrossing[], today: PlainDate): ExitVerdict {
  if (card.right === 'none') return { kind: 'no-right' }
  const entry = openEntry(crossings)
  if (!entry && card.right === 'visa') return { kind: 'entry-not-known' }
  const leaveBy = entry ? stayEnds(card, entry.on) : card.validUntil
  const kind = leaveBy && today > leaveBy ? 'overstayed' : 'in-time'
  return { kind, ...(entry ? { enteredOn: entry.on } : {}), ...(leaveBy ? { leaveBy } : {}) }
}
