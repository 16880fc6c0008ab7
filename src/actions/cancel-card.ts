import type { Actor } from '../core/access/actor.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import { takeHoldersWord } from './block-card.ts'
import type { Deps } from './deps.ts'
import { type HolderCard, openFollower } from './holder-card.ts'
import { type CardProof, proveCard } from './prove-card.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'limits' | 'heldCards' | 'appointments'>

export type CancelRefusal = 'too-many-requests' | 'card-not-found' | 'no-match' | 'confirmation-missing' | 'card-not-changeable' | 'card-over' | 'change-begun'

/** A card that was given back. `told`: a letter says so. `listed`: it is one of ours, and stands in the published lists. */
export interface CancelledCard {
  readonly number: string
  readonly listed: boolean
  readonly told: boolean
}

/**
 * The holder gives the card back: it is good for nothing from now on, and no officer is needed for that. Cancelling a cancelled card changes nothing and
 * says the same. `change-begun`: an application for the card is open, and is to be ended first, because it may have been paid for.
 */
export async function cancelCard(
  deps: Needs,
  actor: Actor,
  input: CardProof & { readonly confirmed: boolean },
): Promise<Result<CancelledCard, 'not-found' | CancelRefusal>> {
  const allowed = authorise(actor, 'cancel-card')
  if (!allowed.ok) return allowed
  if (!input.confirmed) return refuse('confirmation-missing', {}, 'confirmed')
  const found = await proveCard(deps, input)
  return found.ok ? cancel(deps, actor, found.value.card) : found
}

async function cancel(deps: Needs, actor: Actor, card: HolderCard): Promise<Result<CancelledCard, CancelRefusal>> {
  const done = ok({ number: card.number, listed: card.source === 'card', told: card.source === 'card' && card.emailConfirmed })
  if (card.state === 'cancelled') return done
  if (card.state === 'renewed') return refuse('card-not-changeable', {}, 'number')
  if (card.validUntil < deps.clock.dayOf(deps.clock.now())) return refuse('card-over', { validUntil: card.validUntil }, 'number')
  const begun = await openFollower(deps, card)
  if (begun) return refuse('change-begun', { service: begun.service }, 'number')
  await takeHoldersWord(deps, actor, { card, said: 'cancelled' })
  return done
}
