import type { Actor } from '../core/access/actor.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import { lossSaid, takeHoldersWord } from './block-card.ts'
import type { Deps } from './deps.ts'
import { type Change, changesOn, openFollower } from './holder-card.ts'
import type { FoundCard } from './my-card.ts'
import { type CardProof, proveCard } from './prove-card.ts'
import { type Beginning, followCard, reopen } from './renew-card.ts'
import type { Started } from './start-application.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'accounts' | 'secrets' | 'law' | 'limits' | 'heldCards' | 'objects' | 'appointments'>

export type ChangeRefusal =
  | 'too-many-requests'
  | 'card-not-found'
  | 'no-match'
  | 'loss-missing'
  | 'confirmation-missing'
  | 'card-not-changeable'
  | 'card-blocked'
  | 'card-over'
  | 'change-begun'

/** `own-case`: what is wrong on the card is said in the case that it came from. `blocked`: the card is out of use, and an application that was begun before goes on, where there is one; `listed`: it is one of ours, and stands in the published lists. */
export type Changed =
  | { readonly kind: 'begun' | 'own-case'; readonly started: Started; readonly blocked: boolean }
  | { readonly kind: 'blocked'; readonly listed: boolean; readonly other?: { readonly service: string; readonly started: Started } }

export interface ChangeInput extends Beginning, CardProof {
  readonly service: string
  /** For a card out of its holder's hands: lost or stolen. */
  readonly said?: string
  readonly confirmed?: boolean
}

/**
 * Something has changed for the holder: begins the service that puts the card right, or opens the one that has begun. A service for a card that is lost or
 * stolen blocks it first, before anything else can stand in the way. `change-begun` names the service of another application for the card, which goes
 * first; `card-over`, `card-not-changeable` and `card-blocked` say why this card cannot be changed.
 */
export async function changeCard(deps: Needs, actor: Actor, input: ChangeInput): Promise<Result<Changed, 'not-found' | 'service-unknown' | ChangeRefusal>> {
  const allowed = authorise(actor, 'change-card')
  if (!allowed.ok) return allowed
  const word = wordOf(deps, input)
  if (!word.ok) return word
  const found = await proveCard(deps, input)
  if (!found.ok) return found
  const { said: _, ...known } = input
  return beginChange(deps, actor, { ...known, ...found.value, ...(word.value ? { said: word.value } : {}) })
}

/** What is missing is asked for before a try is spent. */
function wordOf(
  deps: Pick<Deps, 'clock' | 'law'>,
  { service, said, confirmed }: ChangeInput,
): Result<'lost' | 'stolen' | undefined, 'loss-missing' | 'confirmation-missing'> {
  const blocks = deps.law().definitions.some(({ id, validity }) => id === service && validity.kind === 'same-days' && validity.blocks)
  if (!blocks) return ok(undefined)
  const word = lossSaid(said)
  if (!word.ok) return word
  return confirmed ? word : refuse('confirmation-missing', {}, 'confirmed')
}

type ProvenChange = Pick<FoundCard, 'card'> & Beginning & { readonly service: string; readonly said?: 'lost' | 'stolen' }

/** For somebody who has shown that the card is theirs. */
export async function beginChange(deps: Needs, actor: Actor, start: ProvenChange): Promise<Result<Changed, 'service-unknown' | ChangeRefusal>> {
  const { card, said } = start
  const today = deps.clock.dayOf(deps.clock.now())
  const definition = changesOn(deps.law(), today, card.kind).find(({ id }) => id === start.service)
  if (!definition) return refuse('service-unknown', {}, 'service')
  if (card.validUntil < today) return refuse('card-over', { validUntil: card.validUntil }, 'number')
  if (card.state === 'cancelled') return refuse('card-not-changeable', {}, 'number')
  if (definition.validity.blocks) {
    if (!said) return refuse('loss-missing', {}, 'said')
    await takeHoldersWord(deps, actor, { card, said })
  }
  const opened = await openOne(deps, actor, { ...start, definition })
  if (opened) return opened
  if (card.state === 'renewed')
    return definition.validity.blocks ? ok({ kind: 'blocked', listed: card.source === 'card' }) : refuse('card-not-changeable', {}, 'number')
  if (card.blocked && !definition.validity.blocks) return refuse('card-blocked', {}, 'number')
  if (definition.validity.inOwnCase && card.caseId) return ownCase(deps, actor, start)
  return begin(deps, actor, { ...start, definition })
}

/** What goes on for the card already: this service, another one, or the correction of the card in its own case. */
async function openOne(deps: Needs, actor: Actor, start: ProvenChange & { readonly definition: Change }): Promise<Result<Changed, 'change-begun'> | undefined> {
  const { id, validity } = start.definition
  const begun = await openFollower(deps, start.card)
  if (!begun) return undefined
  const { file, service } = begun
  if (service === id)
    return ok({ kind: begun.own ? 'own-case' : 'begun', started: await reopen(deps, actor, { ...start, file }), blocked: start.said !== undefined })
  return validity.blocks
    ? ok({ kind: 'blocked', listed: start.card.source === 'card', other: { service, started: await reopen(deps, actor, { ...start, file }) } })
    : refuse('change-begun', { service }, 'number')
}

async function ownCase(deps: Needs, actor: Actor, start: ProvenChange): Promise<Result<Changed, never>> {
  const own = start.card.caseId ? await deps.cases.findById(start.card.caseId) : undefined
  if (!own) throw new Error('a card without its case')
  return ok({ kind: 'own-case', started: await reopen(deps, actor, { ...start, file: own }), blocked: false })
}

async function begin(
  deps: Needs,
  actor: Actor,
  start: ProvenChange & { readonly definition: Change },
): Promise<Result<Changed, 'service-unknown' | ChangeRefusal>> {
  const { card, definition, said } = start
  const started = await followCard(deps, actor, { ...start, card, definition })
  // The same person was faster in another window: there is one application, and both windows are in it.
  if (!started.ok) return started.code === 'renewal-begun' ? beginChange(deps, actor, start) : refuse('service-unknown', started.facts)
  return ok({ kind: 'begun', started: started.value, blocked: said !== undefined })
}

/** Opens what goes on for a card, whichever service it is. */
export async function goOnWithCard(
  deps: Needs,
  actor: Actor,
  input: Beginning & CardProof,
): Promise<Result<Started, 'not-found' | 'too-many-requests' | 'card-not-found' | 'no-match' | 'nothing-begun'>> {
  const allowed = authorise(actor, 'go-on-with-card')
  if (!allowed.ok) return allowed
  const found = await proveCard(deps, input)
  if (!found.ok) return found
  const begun = await openFollower(deps, found.value.card)
  return begun ? ok(await reopen(deps, actor, { ...input, file: begun.file })) : refuse('nothing-begun', {}, 'number')
}
