import type { Actor } from '../core/access/actor.ts'
import { type KnownCard, knownCards } from '../core/border/known-cards.ts'
import { readCardNumber } from '../core/kernel/code.ts'
import { type Instant, instant } from '../core/kernel/instant.ts'
import type { InFour } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { SealRules } from '../core/seal/seal-rules.ts'
import { authorise } from './authorise.ts'
import { servicesOn } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Crossing, SeenCrossing } from './ports/crossings.ts'
import type { LawBook } from './ports/law.ts'
import { hoursAfter } from './sessions.ts'

const MOST_AT_ONCE = 500
const MOST_SEEN = 2000
/** Longer than any card that counts entries lives: what lies before it can use up none. */
const REMEMBERED_HOURS = 24 * 200
/** A transaction that ends late can bring a serial lower than one that was told already: so a little is told again, which the ids make harmless. */
const TOLD_AGAIN = 50
/** Of a device's clock; one that stands further ahead is wrong, and its records would spoil the order of all others. */
const CLOCK_SLACK_HOURS = 24

/** What a device is given once, to check cards without a network from then on. */
export interface Enrolment {
  /** Keys that sign packs, pinned in the device: those in use and those that will be. */
  readonly operationsKeys: readonly { readonly kid: string; readonly spki: Uint8Array }[]
  readonly borderPoints: readonly { readonly id: string; readonly name: InFour }[]
  /** Every kind of card that the agency makes, those that let nobody in as well: so that a device can say so. */
  readonly cards: readonly KnownCard[]
  /** The kind that is for a visit, for the app of the release before, which knew no other. */
  readonly service: string
  readonly cardDays: number
  readonly timeZone: string
  readonly seals: Pick<SealRules, 'issuingState' | 'signerCountry' | 'statusIndexTag' | 'cardNumberTag' | 'residence'>
  readonly staffNumber: string
}

type EnrolNeeds = Pick<Deps, 'clock' | 'keys' | 'law'>

export async function enrolDevice(deps: EnrolNeeds, actor: Actor): Promise<Result<Enrolment, 'not-found' | 'no-operations-key'>> {
  const allowed = authorise(actor, 'enrol-device')
  if (!allowed.ok || actor.kind !== 'staff') return refuse('not-found')
  const [law, now] = [deps.law(), deps.clock.now()]
  const operationsKeys = (await deps.keys.all())
    .filter(({ role, useUntil, revokedAt }) => role === 'operations' && !revokedAt && useUntil > now)
    .map(({ signer, reference, publicKey }) => ({ kid: `${signer}-${reference}`, spki: publicKey }))
  if (operationsKeys.length === 0) return refuse('no-operations-key')
  const cards = knownCards(servicesOn(law, deps.clock.dayOf(now)))
  const visit = cards.find(({ entry }) => entry === 'visa')
  const { issuingState, signerCountry, statusIndexTag, cardNumberTag, residence } = law.seals
  return ok({
    operationsKeys,
    borderPoints: law.borderPoints.map(({ id, name }) => ({ id, name })),
    cards,
    service: visit?.kind ?? '',
    cardDays: visit?.lasts?.count ?? 0,
    timeZone: law.timeZone,
    seals: { issuingState, signerCountry, statusIndexTag, cardNumberTag, residence },
    staffNumber: actor.number,
  })
}

export interface Synced {
  /** Named here means kept for good: only then may the device forget it. */
  readonly kept: readonly string[]
  /** Will never be kept; the device shows them to its officer. */
  readonly refused: readonly { readonly id: string; readonly code: CrossingCode; readonly field: string }[]
  /** Of all devices, after the serial that the device knew. */
  readonly seen: readonly SeenCrossing[]
  /** To ask from next time. */
  readonly serial: number
  readonly more: boolean
}

export type CrossingCode = 'crossing-malformed' | 'border-point-unknown' | 'staff-unknown' | 'moment-ahead'

type SyncNeeds = Pick<Deps, 'clock' | 'crossings' | 'law' | 'people'>

/**
 * Takes what a device recorded while it had no network. The ids are the device's own, so that sending a batch twice, or after a break in the middle, changes
 * nothing. A record that can never be kept is named as such and holds up no other.
 */
export async function syncCrossings(
  deps: SyncNeeds,
  actor: Actor,
  input: { readonly crossings: unknown; readonly after: unknown },
): Promise<Result<Synced, 'not-found' | 'sync-malformed' | 'too-many-crossings'>> {
  const allowed = authorise(actor, 'sync-crossings')
  if (!allowed.ok) return allowed
  const { crossings, after } = input
  if (!Array.isArray(crossings)) return refuse('sync-malformed', {}, 'crossings')
  if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 0) return refuse('sync-malformed', {}, 'after')
  if (crossings.length > MOST_AT_ONCE) return refuse('too-many-crossings', { most: MOST_AT_ONCE })
  const now = deps.clock.now()
  const staff = await staffNamed(deps, crossings)
  const read = crossings.map((crossing) => readCrossing(crossing, { law: deps.law(), staff, now }))
  const good = read.flatMap((one) => (one.ok ? [one.value] : []))
  await deps.crossings.keep(good, now)
  const seen = await deps.crossings.after(Math.max(0, after - TOLD_AGAIN), MOST_SEEN, hoursAfter(now, -REMEMBERED_HOURS))
  return ok({
    kept: good.map(({ id }) => id),
    refused: read.flatMap((one) => (one.ok ? [] : [{ id: String(one.facts.id), code: one.code, field: one.field ?? '' }])),
    seen,
    serial: Math.max(after, seen.at(-1)?.serial ?? 0),
    more: seen.length === MOST_SEEN,
  })
}

/** Who recorded it may have gone home before the network came back: the record names them, whoever sends it. */
async function staffNamed(deps: SyncNeeds, crossings: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const numbers = new Set(crossings.flatMap((crossing) => textOf(crossing, 'staffNumber') ?? []))
  const found = new Map<string, string>()
  for (const number of numbers) {
    const member = await deps.people.staffByNumber(number)
    if (member?.roles.includes('border-officer')) found.set(number, member.id)
  }
  return found
}

interface Knowledge {
  readonly law: LawBook
  readonly staff: ReadonlyMap<string, string>
  readonly now: Instant
}

const SHAPES = {
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  direction: /^(?:entry|exit)$/,
  at: /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  borderPoint: /^[a-z0-9-]{1,40}$/,
  device: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  staffNumber: /^\d{1,10}$/,
  verdict: /^[A-Z_]{2,40}(?:\/[a-z0-9-]{1,40}){0,3}$/,
} as const

function readCrossing(value: unknown, { law, staff, now }: Knowledge): Result<Crossing, CrossingCode> {
  const facts = { id: textOf(value, 'id')?.slice(0, 64) ?? '' }
  const wrong = Object.entries(SHAPES).find(([field, shape]) => !shape.test(textOf(value, field) ?? ''))
  if (wrong) return refuse('crossing-malformed', facts, wrong[0])
  const text = (field: keyof typeof SHAPES) => textOf(value, field) ?? ''
  const cardNumber = readCardNumber(textOf(value, 'cardNumber') ?? '')
  if (!cardNumber) return refuse('crossing-malformed', facts, 'cardNumber')
  const packSequence = partOf(value, 'packSequence')
  if (typeof packSequence !== 'number' || !Number.isSafeInteger(packSequence) || packSequence < 0) return refuse('crossing-malformed', facts, 'packSequence')
  if (Number.isNaN(Date.parse(text('at')))) return refuse('crossing-malformed', facts, 'at')
  const at = instant(text('at'))
  if (at > hoursAfter(now, CLOCK_SLACK_HOURS)) return refuse('moment-ahead', facts, 'at')
  if (!law.borderPoints.some(({ id }) => id === text('borderPoint'))) return refuse('border-point-unknown', facts, 'borderPoint')
  const staffId = staff.get(text('staffNumber'))
  if (!staffId) return refuse('staff-unknown', facts, 'staffNumber')
  const direction = text('direction') === 'entry' ? 'entry' : 'exit'
  return ok({
    id: text('id'),
    cardNumber,
    direction,
    at,
    borderPoint: text('borderPoint'),
    device: text('device'),
    staffId,
    verdict: text('verdict'),
    packSequence,
  })
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
}

function textOf(value: unknown, name: string): string | undefined {
  const part = partOf(value, name)
  return typeof part === 'string' ? part : undefined
}
