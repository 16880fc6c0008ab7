import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import type { CollectionRules, PaperMethod } from './rules.ts'

/**
 * Where a card on paper is. Each state has a rank, and an item only ever goes up: late or repeated news moves nothing back. A card that comes back, is lost
 * or is not fetched is never sent a second time: another item takes its place, and it becomes void.
 */
export const PAPER_RANKS = {
  'to-print': 0,
  'in-batch': 1,
  printed: 2,
  'at-office': 3,
  posted: 3,
  lost: 4,
  collected: 5,
  delivered: 5,
  returned: 5,
  stored: 5,
  'not-received': 6,
  void: 7,
} as const
export type PaperState = keyof typeof PAPER_RANKS
export const PAPER_STATES = Object.keys(PAPER_RANKS) as readonly PaperState[]

/** What the bureau tells of an item, with the methods it can be true of. */
export const BUREAU_STATUSES = {
  printed: ['pick-up', 'post'],
  'at-office': ['pick-up'],
  posted: ['post'],
  lost: ['post'],
  delivered: ['post'],
  returned: ['post'],
} as const satisfies Partial<Record<PaperState, readonly PaperMethod[]>>
export type BureauStatus = keyof typeof BUREAU_STATUSES

/** What people and the calendar do to an item. `void` is the end of an item that another one follows. */
export const PAPER_ACTS = {
  batch: { from: ['to-print'], to: 'in-batch' },
  'hand-over': { from: ['at-office'], to: 'collected' },
  store: { from: ['at-office'], to: 'stored' },
  'report-missing': { from: ['posted'], to: 'lost' },
  // The post says that it was delivered, and its holder that it was not.
  'deny-delivery': { from: ['delivered'], to: 'not-received' },
  // The envelope came back to the office and not to the bureau.
  'bring-back': { from: ['posted', 'lost'], to: 'returned' },
  reissue: { from: ['lost', 'returned', 'stored', 'not-received'], to: 'void' },
  // The holder asks for another way while nothing is printed yet, or the card itself is replaced.
  replace: { from: ['to-print', 'in-batch', 'printed', 'at-office', 'posted', 'lost', 'returned', 'stored', 'not-received'], to: 'void' },
  redirect: { from: ['to-print'], to: 'void' },
} as const satisfies Record<string, { readonly from: readonly PaperState[]; readonly to: PaperState }>
export type PaperAct = keyof typeof PAPER_ACTS

export function actAllowed(state: PaperState, act: PaperAct): boolean {
  const from: readonly PaperState[] = PAPER_ACTS[act].from
  return from.includes(state)
}

/** What is known of an item: where it is, and on which day it got to each place. */
export interface PaperFacts {
  readonly method: PaperMethod
  readonly state: PaperState
  readonly days: Readonly<Partial<Record<PaperState, PlainDate>>>
  readonly tracking?: string
}

export interface BureauNews {
  readonly status: BureauStatus
  readonly on: PlainDate
  readonly tracking?: string
}

export type Contradiction = 'other-method' | 'not-in-batch' | 'other-tracking' | 'other-day' | 'other-end' | 'void-item'

export type NewsOutcome =
  /** `moved`: the item has got to another place; otherwise something was learnt of a place it had been to. */
  | { readonly kind: 'taken'; readonly facts: PaperFacts; readonly moved: boolean }
  | { readonly kind: 'known' }
  | { readonly kind: 'contradictory'; readonly why: Contradiction }

/**
 * What one line of the bureau does to an item. Lines may come in any order and any number of times: the item ends where the highest of them says, each day
 * and the tracking number are kept from whichever line told them first, and what says otherwise is refused and told.
 */
export function takeNews(item: PaperFacts, news: BureauNews): NewsOutcome {
  const why = contradiction(item, news)
  if (why) return { kind: 'contradictory', why }
  const moved = PAPER_RANKS[news.status] > PAPER_RANKS[item.state]
  const told = item.days[news.status] !== undefined && (news.tracking === undefined || item.tracking !== undefined)
  if (told) return { kind: 'known' }
  const facts = {
    ...item,
    state: moved ? news.status : item.state,
    days: { ...item.days, [news.status]: item.days[news.status] ?? news.on },
    ...(news.tracking === undefined ? {} : { tracking: news.tracking }),
  }
  return { kind: 'taken', facts, moved }
}

/** Holders and clerks say these too, each with the day on which they did. */
const ALSO_TOLD_BY_OTHERS: readonly BureauStatus[] = ['lost', 'returned']

function contradiction(item: PaperFacts, { status, on, tracking }: BureauNews): Contradiction | undefined {
  const methods: readonly PaperMethod[] = BUREAU_STATUSES[status]
  if (!methods.includes(item.method)) return 'other-method'
  if (item.state === 'to-print') return 'not-in-batch'
  if (tracking !== undefined && item.tracking !== undefined && tracking !== item.tracking) return 'other-tracking'
  const day = item.days[status]
  if (day !== undefined) return day === on || ALSO_TOLD_BY_OTHERS.includes(status) ? undefined : 'other-day'
  if (item.state === 'void') return 'void-item'
  return item.state !== status && PAPER_RANKS[item.state] === PAPER_RANKS[status] ? 'other-end' : undefined
}

/** The last day on which a card that came to the office can be fetched. */
export function waitsUntil(readyOn: PlainDate, rules: Pick<CollectionRules, 'waitsDays'>): PlainDate {
  return addDays(readyOn, rules.waitsDays)
}

/** The first day on which the holder may say that a posted card has not come; undefined while it is not on its way. One that is said to be delivered: at once. */
export function missingFrom(item: PaperFacts, rules: Pick<CollectionRules, 'missingAfterDays'>): PlainDate | undefined {
  if (item.state === 'delivered') return item.days.delivered
  return item.state === 'posted' && item.days.posted ? addDays(item.days.posted, rules.missingAfterDays) : undefined
}
