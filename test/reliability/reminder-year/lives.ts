import { LANGUAGES } from '../../../src/core/kernel/language.ts'
import { addDays, day, type PlainDate } from '../../../src/core/kernel/plain-date.ts'
import { type HeldCard, heldCard } from '../../support/held-cards.ts'
import type { Random } from '../seeded-random.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** The first day of the year, midnight in UTC. */
const FIRST = day('2027-01-01')
export const BEGIN = Date.parse(`${FIRST}T04:00:00.000Z`)
export const END = BEGIN + 365 * DAY

/** A card, when it is there, and when it is worth no reminder. */
export interface YearCard {
  readonly card: HeldCard
  readonly from: number
  readonly ended: readonly { readonly from: number; readonly until: number }[]
}

/** Something that happens to a card in the year. */
export interface YearEvent {
  readonly at: number
  readonly add?: HeldCard
  readonly state?: { readonly id: string; readonly to: string }
}

export interface Lives {
  readonly cards: readonly YearCard[]
  /** In the order of their moments; those of the beginning are there at once. */
  readonly events: readonly YearEvent[]
  readonly renewals: number
}

const whole = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1))
const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
const midnight = (date: PlainDate) => Date.parse(`${date}T00:00:00.000Z`)
const iso = (at: number) => new Date(at).toISOString()

/** A third renew on any day around the end; some cards are taken away, some only for a while, and some renewals are annulled again. */
export function drawLives(random: Random, holders: number): Lives {
  const cards: YearCard[] = []
  const events: YearEvent[] = []
  let renewals = 0
  for (let holder = 0; holder < holders; holder++) {
    const first = drawCard(random, holder)
    const fate = random()
    const moment = Math.max(BEGIN + 1, midnight(addDays(first.validUntil, whole(random, -75, 15))) + whole(random, 0, DAY - 1))
    events.push({ at: 0, add: first })
    if (fate < 1 / 3) {
      const second: HeldCard = heldCard({ ...first, ...freshIds(), validUntil: addDays(first.validUntil, 365), issuedAt: iso(moment), renews: first.id })
      const annulled = random() < 0.1 ? moment + whole(random, 1, 40 * 24) * HOUR : Number.POSITIVE_INFINITY
      events.push({ at: moment, add: second }, ...(annulled < END ? [{ at: annulled, state: { id: second.id, to: 'annulled' } }] : []))
      cards.push({ card: first, from: 0, ended: [{ from: moment, until: annulled }] })
      cards.push({ card: second, from: moment, ended: [{ from: annulled, until: Number.POSITIVE_INFINITY }] })
      if (moment < END) renewals++
    } else if (fate < 0.4) {
      events.push({ at: moment, state: { id: first.id, to: pick(random, ['revoked', 'annulled', 'replaced']) } })
      cards.push({ card: first, from: 0, ended: [{ from: moment, until: Number.POSITIVE_INFINITY }] })
    } else {
      if (fate < 0.45) events.push({ at: moment, state: { id: first.id, to: pick(random, ['suspended', 'expired']) } })
      cards.push({ card: first, from: 0, ended: [] })
    }
  }
  return { cards, events: events.toSorted((a, b) => a.at - b.at), renewals }
}

function freshIds(): Pick<HeldCard, 'id' | 'caseId' | 'number'> {
  const { id, caseId, number } = heldCard({ validUntil: FIRST })
  return { id, caseId, number }
}

function drawCard(random: Random, holder: number): HeldCard {
  const validUntil = addDays(FIRST, whole(random, -40, 360))
  const phone = random()
  return heldCard({
    validUntil,
    issuedAt: iso(midnight(addDays(validUntil, -364)) + 6 * HOUR),
    language: pick(random, LANGUAGES),
    ...(random() < 0.95 ? { email: `holder${holder}@example.org` } : {}),
    ...(phone < 0.6 ? { phone: `+7701${String(holder).padStart(7, '0')}` } : phone < 0.7 ? { phone: `8701${String(holder).padStart(7, '0')}` } : {}),
  })
}

export interface Look {
  readonly at: number
  /** One process, two at once, or one that dies in the middle and is started again. */
  readonly how: 'one' | 'two' | 'dies'
}

/** When the sweep runs: every few hours of the year, and now and then the clock, or whoever ran the machine, leaves out days. */
export function drawLooks(random: Random, days: number): { readonly looks: readonly Look[]; readonly jumps: number } {
  const looks: Look[] = []
  let jumps = 0
  for (let at = BEGIN + 60_000; at < BEGIN + days * DAY; ) {
    const kind = random()
    looks.push({ at, how: kind < 0.25 ? 'two' : kind < 0.45 ? 'dies' : 'one' })
    const leap = random() < 0.006
    if (leap) jumps++
    at += leap ? whole(random, 2 * 24, 40 * 24) * HOUR : whole(random, 15, 12 * 60) * 60_000
  }
  return { looks, jumps }
}
