import type { Actor } from '../core/access/actor.ts'
import { tidyDocumentNumber } from '../core/form/check-field.ts'
import type { Language } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { recipientKey } from './account-letters.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'
import { cardOfRegister, findHolderCard, type HolderCard, renewalsOn } from './holder-card.ts'
import { type FoundCard, type MyCard, renewalNow, waysOf } from './my-card.ts'
import type { HeldCard } from './ports/held-cards.ts'
import { beginRenewal, type RenewalRefusal } from './renew-card.ts'
import type { Started } from './start-application.ts'

type Needs = Pick<Deps, 'clock' | 'limits' | 'accounts' | 'heldCards'>

const NETWORK_TRIES = { capacity: 20, perMinute: 2 }
const ACCOUNT_TRIES = { capacity: 10, perMinute: 0.1 }

/**
 * Puts a card that another register issued into the account, by its number and its holder's birth date. Where the register has the verified address of
 * the account, that is enough; otherwise the passport number is asked for. One answer for every way of being wrong.
 */
export async function addHeldCard(
  deps: Needs,
  actor: Actor,
  input: { readonly number: string; readonly birthDate: PlainDate; readonly passportNumber: string; readonly network: string },
): Promise<Result<'added', 'not-found' | 'too-many-requests' | 'card-not-found'>> {
  const account = await ownAccount(deps, actor, 'add-held-card')
  if (!account.ok) return account
  const { id, email } = account.value
  const now = deps.clock.now()
  const may =
    (await deps.limits.spend(`add-held-card-net ${input.network}`, NETWORK_TRIES, now)) && (await deps.limits.spend(`add-held-card ${id}`, ACCOUNT_TRIES, now))
  if (!may) return refuse('too-many-requests', {}, 'number')
  const card = await deps.heldCards.findByNumber(input.number)
  const passport = tidyDocumentNumber(input.passportNumber)
  const proved =
    (card?.email !== undefined && recipientKey(card.email) === recipientKey(email)) || (passport !== '' && card?.answers.passportNumber === passport)
  if (!card || card.answers.birthDate !== input.birthDate || !proved) return refuse('card-not-found', {}, 'number')
  await deps.accounts.addHeldCard(id, card.id, now)
  return ok('added')
}

export async function removeHeldCard(deps: Pick<Deps, 'accounts'>, actor: Actor, input: { readonly id: string }): Promise<Result<true, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'add-held-card')
  if (!account.ok) return account
  await deps.accounts.removeHeldCard(account.value.id, input.id)
  return ok(true)
}

/** A card as the account shows it. */
export interface AccountCard extends Pick<HolderCard, 'number' | 'kind' | 'state' | 'blocked' | 'validFrom' | 'validUntil'> {
  /** Of the other register that issued it, and that it may be removed by; none for a card of a case. */
  readonly heldId?: string
  readonly renewal: MyCard['renewal']
  /** The day on which its renewal opens, while that lies ahead. */
  readonly opensOn?: PlainDate
  /** Its holder's birth date, by which its own page opens, where something that has changed can be told there. */
  readonly changesFor?: PlainDate
}

type Lookup = Pick<Deps, 'clock' | 'cases' | 'heldCards' | 'law'>

/** Cards of cases by their numbers, and those of other registers; the ones in force first, and of them the one that ends first. */
export async function cardsOf(deps: Lookup, numbers: readonly string[], held: readonly HeldCard[]): Promise<readonly AccountCard[]> {
  const ours = (await Promise.all(numbers.map((number) => findHolderCard(deps, number)))).filter((card) => card !== undefined)
  const cards = await Promise.all([...ours, ...held.map(cardOfRegister)].map((card) => shown(deps, card)))
  const rank = ({ state, validUntil }: AccountCard) => `${state === 'active' ? 0 : 1} ${validUntil}`
  return cards.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

async function shown(deps: Lookup, card: HolderCard): Promise<AccountCard> {
  const { number, kind, state, blocked, validFrom, validUntil } = card
  const found = renewable(deps, card)
  const now = found && (await renewalNow(deps, found))
  return {
    number,
    kind,
    state,
    blocked,
    validFrom,
    validUntil,
    renewal: now?.renewal ?? 'not-now',
    ...(card.source === 'held' ? { heldId: card.id } : {}),
    ...(now?.lateness.kind === 'not-open' && state === 'active' ? { opensOn: now.lateness.opensOn } : {}),
    ...(now && card.answers.birthDate && waysOf(deps.law(), card, { today: deps.clock.dayOf(deps.clock.now()), open: now.follower }).length > 0
      ? { changesFor: card.answers.birthDate as PlainDate }
      : {}),
  }
}

function renewable(deps: Pick<Deps, 'clock' | 'law'>, card: HolderCard): FoundCard | undefined {
  const definition = renewalsOn(deps.law(), deps.clock.dayOf(deps.clock.now())).find((one) => one.card.kind === card.kind)
  return definition && { card, definition }
}

/**
 * Renews a card of the account. Its holder showed that it is theirs when it came in: by the case it was issued in, by the passport number, or by the
 * address that both the register and the account have. So nothing of that is typed again.
 */
export async function renewAccountCard(
  deps: Parameters<typeof beginRenewal>[0],
  actor: Actor,
  input: { readonly number: string; readonly language: Language; readonly channel: string },
): Promise<Result<Started, 'not-found' | 'service-unknown' | RenewalRefusal>> {
  const account = await ownAccount(deps, actor, 'renew-account-card')
  if (!account.ok || actor.kind !== 'applicant') return refuse('not-found')
  const card = await cardInAccount(deps, actor, input.number)
  if (!card) return refuse('not-found')
  const found = renewable(deps, card)
  return found ? beginRenewal(deps, actor, { ...input, ...found }) : refuse('card-not-renewable', {}, 'number')
}

/** By its own number, and not by that of a card of another register that happens to be the same. */
async function cardInAccount(deps: Lookup & Pick<Deps, 'accounts'>, { account }: ApplicantActor, number: string): Promise<HolderCard | undefined> {
  if (!account) return undefined
  const held = (await deps.accounts.heldCardsOfAccount(account.id)).find((card) => card.number === number)
  if (held) return cardOfRegister(held)
  const card = await findHolderCard(deps, number)
  return card?.caseId && account.caseIds.includes(card.caseId) ? card : undefined
}

type ApplicantActor = Extract<Actor, { readonly kind: 'applicant' }>
