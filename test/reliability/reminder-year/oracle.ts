import type { Look, YearCard } from './lives.ts'

/**
 * Who must hear what, said without any of the product's rules: days are whole numbers of Almaty's clock, five hours ahead of UTC, and a reminder is
 * the number of days that are left.
 */
const AHEAD = 5 * 3_600_000
const DAY = 86_400_000
const LEFT = [60, 30, 14, 7, 1, -1, -7]

export interface Expected {
  /** `card channel moment` of each message that is planned. */
  readonly planned: readonly string[]
  /** Those of them that arrive. */
  readonly delivered: readonly string[]
}

const dayOf = (at: number) => Math.floor((at + AHEAD) / DAY)
const hourOf = (at: number) => Math.floor(((at + AHEAD) % DAY) / 3_600_000)
const isNight = (at: number) => hourOf(at) >= 21 || hourOf(at) < 9

function morningAfter(at: number): number {
  if (!isNight(at)) return at
  const morning = (dayOf(at) + (hourOf(at) >= 21 ? 1 : 0)) * DAY + 9 * 3_600_000
  return morning - AHEAD
}

export function expectedYear(cards: readonly YearCard[], looks: readonly Look[]): Expected {
  const moments = looks.map(({ at }) => at)
  const planned: string[] = []
  const delivered: string[] = []
  for (const card of cards) {
    const { email, phone = '', number } = card.card
    const channels = [...(email ? ['email'] : []), ...(phone.startsWith('+') ? ['sms'] : [])]
    const told = momentsOf(card, moments)
    for (const at of told) {
      const name = (channel: string) => `${number} ${channel} ${new Date(at).toISOString()}`
      planned.push(...channels.map(name))
      if (arrives(card, at, { moments, told })) delivered.push(...channels.map(name))
    }
  }
  return { planned: planned.toSorted(), delivered: delivered.toSorted() }
}

const isEnded = ({ ended }: YearCard, at: number) => ended.some(({ from, until }) => from <= at && at < until)

function firstFrom(moments: readonly number[], suits: (at: number) => boolean): number | undefined {
  return moments.find(suits)
}

/** The looks at which something is planned for the card. */
function momentsOf(card: YearCard, moments: readonly number[]): readonly number[] {
  const last = Math.floor(Date.parse(`${card.card.validUntil}T00:00:00.000Z`) / DAY)
  const given = dayOf(Date.parse(card.card.issuedAt))
  // For each number of days left, the look that first sees its day come; of several that come at one look the last one counts.
  const newest = new Map<number, number>()
  for (const left of LEFT) {
    const seen = firstFrom(moments, (at) => at >= card.from && dayOf(at) >= last - left)
    if (seen !== undefined) newest.set(seen, left)
  }
  return [...newest].flatMap(([at, left]) => {
    const own = last - left
    return !isEnded(card, at) && dayOf(at) - own < 30 && own >= given ? [at] : []
  })
}

/** It waits for the morning and then for a process; by then the card may have ended, or a newer reminder may be there. */
function arrives(card: YearCard, at: number, { moments, told }: { readonly moments: readonly number[]; readonly told: readonly number[] }): boolean {
  const earliest = morningAfter(at)
  const sending = firstFrom(moments, (one) => one >= earliest && !isNight(one))
  return sending !== undefined && !isEnded(card, sending) && !told.some((other) => other > at && other <= sending)
}
