import type { Actor } from '../core/access/actor.ts'
import { priceOf, type Price } from '../core/fee/price.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { type Lateness, type LadderRow, ladderAhead, latenessOn } from '../core/renewal/lateness.ts'
import { papersFor, type RenewableCard } from '../core/renewal/service.ts'
import { applyByDay, fitToPassport, type FittedValidity, renewalWindow, type RenewalWindow, renewedValidity } from '../core/renewal/window.ts'
import type { Answers } from '../core/service/definition.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { HeldCard } from './ports/held-cards.ts'
import type { LawBook } from './ports/law.ts'

const TRIES = { capacity: 10, perMinute: 2 }
export const SPEEDS = ['standard', 'express'] as const
export type Speed = (typeof SPEEDS)[number]

export interface RenewalCost {
  readonly speed: Speed
  readonly price: Price
  /** From payment to decision. */
  readonly workingDays: number
  /** The last day to pay so that the decision comes on the card's last day. */
  readonly payBy: PlainDate
}

/** What a holder is to know of a card today. */
export interface MyCard {
  readonly card: Pick<HeldCard, 'number' | 'service' | 'state' | 'validFrom' | 'validUntil'>
  readonly today: PlainDate
  readonly window: RenewalWindow
  readonly lateness: Lateness
  /** What being late means, from today or the first late day on. */
  readonly ladder: readonly LadderRow[]
  readonly costs: readonly RenewalCost[]
  readonly papers: readonly string[]
  /** The days of the new card when it is decided today; undefined when the passport ends too early for any. */
  readonly next?: FittedValidity
  readonly passportExpiresOn?: PlainDate
  readonly offices: readonly string[]
  /** Whether we can write to the holder before the card ends. */
  readonly reachable: boolean
}

/**
 * One's own card, by its number and the holder's birth date. Another's number, a wrong date and a number that nobody has look the same, and tries are limited
 * for each network. `no-late-rule`: the law says nothing of being late on this day.
 */
export async function findMyCard(
  deps: Pick<Deps, 'clock' | 'limits' | 'heldCards' | 'law'>,
  actor: Actor,
  input: { readonly number: string; readonly birthDate: PlainDate; readonly network: string },
): Promise<Result<MyCard, 'not-found' | 'too-many-requests' | 'card-not-found'>> {
  const allowed = authorise(actor, 'find-my-card')
  if (!allowed.ok) return allowed
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`find-my-card ${input.network}`, TRIES, now))) return refuse('too-many-requests')
  const card = await deps.heldCards.findByNumber(input.number)
  const law = deps.law()
  const service = law.renewables.find(({ id }) => id === card?.service)
  if (!card || !service || card.answers.birthDate !== input.birthDate) return refuse('card-not-found', {}, 'number')
  return ok(myCard(law, service, { card, today: deps.clock.dayOf(now) }))
}

function myCard(law: LawBook, service: RenewableCard, { card, today }: { readonly card: HeldCard; readonly today: PlainDate }): MyCard {
  const { validUntil, answers } = card
  const lateLaw = { renewal: service.renewal, ladder: law.lateLadder, indexes: law.indexValues }
  const [lateness, ladder] = [latenessOn(validUntil, today, lateLaw), ladderAhead(validUntil, today, lateLaw)]
  // A law without a ladder for a day is a mistake in the data, and is noticed by its tests.
  if (!lateness.ok || !ladder.ok) throw new Error('no ladder for today')
  const passportExpiresOn = answers.passportExpiresOn as PlainDate | undefined
  const whole = renewedValidity(validUntil, today, service.renewal)
  const next = passportExpiresOn ? fitToPassport(passportExpiresOn, whole, service.renewal) : undefined
  return {
    card: { number: card.number, service: card.service, state: card.state, validFrom: card.validFrom, validUntil },
    today,
    window: renewalWindow(validUntil, service.renewal),
    lateness: lateness.value,
    ladder: ladder.value,
    costs: renewalCosts(law, service, { answers, on: today, validUntil }),
    papers: papersFor(service, answers).map(({ id }) => id),
    ...(next?.ok ? { next: next.value } : {}),
    ...(passportExpiresOn ? { passportExpiresOn } : {}),
    offices: service.offices,
    reachable: card.email !== undefined || card.phone !== undefined,
  }
}

/** The fee for each speed with everything it is made of. Empty where region or category is not known. */
export function renewalCosts(
  law: LawBook,
  service: RenewableCard,
  { answers, on, validUntil }: { readonly answers: Answers; readonly on: PlainDate; readonly validUntil: PlainDate },
): readonly RenewalCost[] {
  return SPEEDS.flatMap((speed) => {
    const days = service.workingDays[speed]
    const price = priceOf(law.feeRules, law.indexValues, { service: service.id, on, entries: 'single', speed, days: 1, answers, currency: service.currency })
    return price.ok && days !== undefined ? [{ speed, price: price.value, workingDays: days, payBy: applyByDay(validUntil, law.calendar, days) }] : []
  })
}
