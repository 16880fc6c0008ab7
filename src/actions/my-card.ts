import type { Actor } from '../core/access/actor.ts'
import type { FrozenPrice } from '../core/case/case-file.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { type Lateness, type LadderRow, ladderAhead, latenessOn } from '../core/renewal/lateness.ts'
import { applyByDay, fitToPassport, type FittedValidity, renewalWindow, type RenewalWindow, renewedValidity } from '../core/renewal/window.ts'
import { documentsFor } from '../core/service/definition.ts'
import { authorise } from './authorise.ts'
import { formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { changesOn, findHolderCard, type Follower, type HolderCard, openFollower, type Renewal, renewalsOn } from './holder-card.ts'
import type { LawBook } from './ports/law.ts'
import { frozenPrice, priceQuestion } from './price.ts'

type Needs = Pick<Deps, 'cases' | 'clock' | 'limits' | 'heldCards' | 'law'>

const TRIES = { capacity: 10, perMinute: 2 }
export const SPEEDS = ['standard', 'express'] as const
export type Speed = (typeof SPEEDS)[number]

export interface RenewalCost {
  readonly speed: Speed
  readonly price: FrozenPrice
  /** From payment to decision. */
  readonly workingDays: number
  /** The last day to pay so that the decision comes on the card's last day. */
  readonly payBy: PlainDate
}

/** What a holder is to know of a card today. */
export interface MyCard {
  readonly card: Pick<HolderCard, 'number' | 'kind' | 'state' | 'blocked' | 'validFrom' | 'validUntil'>
  /** The service that renews it. */
  readonly service: string
  readonly today: PlainDate
  readonly window: RenewalWindow
  readonly lateness: Lateness
  /** What being late means, from today or the first late day on. */
  readonly ladder: readonly LadderRow[]
  readonly costs: readonly RenewalCost[]
  /** Documents to be sent, as far as they follow from what the card says. */
  readonly papers: readonly string[]
  /** The days of the new card when it is paid and decided today; undefined when the passport ends too early for any. */
  readonly next?: FittedValidity
  readonly passportExpiresOn?: PlainDate
  readonly offices: readonly string[]
  /** Where the holder lives, as the card says. */
  readonly region?: string
  /** Whether we can write to the holder before the card ends. */
  readonly reachable: boolean
  /** Whether a renewal can begin, or go on, today. */
  readonly renewal: 'not-now' | 'can-begin' | 'has-begun'
  /** The application that the card waits for; nothing else can begin before it ends. */
  readonly open?: { readonly service: string }
  /** What the holder can do when something has changed. */
  readonly changes: readonly ChangeWay[]
  readonly canCancel: boolean
}

export interface ChangeWay {
  readonly service: string
  /** Undefined when the law has no fee for it. */
  readonly price?: FrozenPrice
}

/** A card and the service that renews it, after number and birth date were right. */
export interface FoundCard {
  readonly card: HolderCard
  readonly definition: Renewal
}

/** Another's number, a wrong date and a number that nobody has look the same, and tries are limited for each network. */
export async function matchCard(
  deps: Needs,
  input: { readonly number: string; readonly birthDate: string; readonly network: string },
): Promise<Result<FoundCard, 'too-many-requests' | 'card-not-found'>> {
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`find-my-card ${input.network}`, TRIES, now))) return refuse('too-many-requests')
  const card = await findHolderCard(deps, input.number)
  const definition = renewalsOn(deps.law(), deps.clock.dayOf(now)).find((one) => one.card.kind === card?.kind)
  if (!card || !definition || card.answers.birthDate !== input.birthDate) return refuse('card-not-found', {}, 'number')
  return ok({ card, definition })
}

/** One's own card, by its number and the holder's birth date. */
export async function findMyCard(
  deps: Needs,
  actor: Actor,
  input: { readonly number: string; readonly birthDate: PlainDate; readonly network: string },
): Promise<Result<MyCard, 'not-found' | 'too-many-requests' | 'card-not-found'>> {
  const allowed = authorise(actor, 'find-my-card')
  if (!allowed.ok) return allowed
  const found = await matchCard(deps, input)
  return found.ok ? ok(await describeCard(deps, found.value)) : found
}

/** Throws when the law has no ladder for today: a mistake in the data, noticed by its tests. */
export async function describeCard(deps: Pick<Deps, 'cases' | 'clock' | 'law'>, { card, definition }: FoundCard): Promise<MyCard> {
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  const { validUntil, answers } = card
  const { validity } = definition
  const lateLaw = lateLawOf(law, definition)
  const [{ lateness, renewal, follower: open }, ladder] = [await renewalNow(deps, { card, definition }), ladderAhead(validUntil, today, lateLaw)]
  if (!ladder.ok) throw new Error('no ladder for today')
  const passportExpiresOn = answers.passportExpiresOn as PlainDate | undefined
  const next = fitToPassport(passportExpiresOn ?? LAST_DAY, renewedValidity(validUntil, { paidOn: today, decidedOn: today }, validity), validity)
  return {
    card: { number: card.number, kind: card.kind, state: card.state, blocked: card.blocked, validFrom: card.validFrom, validUntil },
    service: definition.id,
    today,
    window: renewalWindow(validUntil, validity),
    lateness,
    ladder: ladder.value,
    costs: renewalCosts(law, definition, { card, on: today }),
    papers: documentsFor(definition, formFacts(law, definition, { answers, renews: card, today })).map(({ id }) => id),
    ...(next.ok ? { next: next.value } : {}),
    ...(passportExpiresOn ? { passportExpiresOn } : {}),
    offices: definition.offices ?? [],
    ...(answers.region ? { region: answers.region } : {}),
    reachable: card.email !== undefined || card.phone !== undefined,
    renewal,
    ...(open ? { open: { service: open.service } } : {}),
    changes: waysOf(law, card, { today, open }),
    canCancel: card.state === 'active' && today <= validUntil && !open,
  }
}

/** Whether a renewal can begin or go on today, how early or late that is, and what the card waits for. Throws when the law has no ladder for today. */
export async function renewalNow(
  deps: Pick<Deps, 'cases' | 'clock' | 'law'>,
  { card, definition }: FoundCard,
): Promise<Pick<MyCard, 'lateness' | 'renewal'> & { readonly follower: Follower | undefined }> {
  const lateness = latenessOn(card.validUntil, deps.clock.dayOf(deps.clock.now()), lateLawOf(deps.law(), definition))
  if (!lateness.ok) throw new Error('no ladder for today')
  const follower = card.state === 'active' ? await openFollower(deps, card) : undefined
  const may = mayRenewOn(card, lateness.value) && (!follower || follower.service === definition.id)
  return { lateness: lateness.value, renewal: !may ? 'not-now' : follower ? 'has-begun' : 'can-begin', follower }
}

/** A card that is out of its holder's hands can be reported whatever else is open, and also in its last days, when the next one is issued already. */
export function waysOf(
  law: LawBook,
  card: HolderCard,
  { today, open }: { readonly today: PlainDate; readonly open: Follower | undefined },
): readonly ChangeWay[] {
  if (card.state === 'cancelled' || card.validUntil < today || (card.state === 'renewed' && card.blocked)) return []
  const onlyBlocking = card.state === 'renewed' || card.blocked || open !== undefined
  const ways = changesOn(law, today, card.kind).filter(({ id, validity }) => id !== open?.service && (validity.blocks || !onlyBlocking))
  return ways.map((definition) => {
    const price = frozenPrice(law, priceQuestion(law, definition, { answers: card.answers, renews: card, on: today }))
    return { service: definition.id, ...(price.ok ? { price: price.value } : {}) }
  })
}

const LAST_DAY = '9999-12-31' as PlainDate

export function lateLawOf(law: LawBook, definition: Renewal) {
  return { renewal: definition.validity, ladder: law.lateLadder, indexes: law.indexValues }
}

export function mayRenewOn(card: Pick<HolderCard, 'state'>, lateness: Lateness): boolean {
  return card.state === 'active' && (lateness.kind === 'open' || (lateness.kind === 'late' && lateness.renewable))
}

/** The fee for each speed with everything it is made of. Empty where region or category is not known. */
export function renewalCosts(
  law: LawBook,
  definition: Renewal,
  { card, on }: { readonly card: Pick<HolderCard, 'answers' | 'validUntil'>; readonly on: PlainDate },
): readonly RenewalCost[] {
  return SPEEDS.flatMap((speed) => {
    const days = definition.terms.workingDays[speed]
    const question = priceQuestion(law, definition, { answers: { ...card.answers, speed }, renews: card, on })
    const price = frozenPrice(law, question)
    return price.ok && days !== undefined ? [{ speed, price: price.value, workingDays: days, payBy: applyByDay(card.validUntil, law.calendar, days) }] : []
  })
}
