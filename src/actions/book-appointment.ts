import type { Actor } from '../core/access/actor.ts'
import type { Purpose } from '../core/appointment/appointment-moves.ts'
import type { Language } from '../core/kernel/language.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { renewalWindow } from '../core/renewal/window.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import { slotQuestion } from './free-times.ts'
import { type CardProof, proveCard } from './prove-card.ts'
import { type BookedAppointment, checkSlot, sameAgain, type SlotChoice, type SlotRefusal, takeSlot } from './slot-taking.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'limits' | 'heldCards' | 'appointments'>

/** `card-not-open`: on the chosen day the card cannot be renewed yet, and the way would be for nothing. */
export type BookRefusal = SlotRefusal | 'card-not-open' | 'too-many-requests' | 'card-not-found' | 'no-match' | 'card-not-active' | 'has-appointment'

const PURPOSE: Purpose = 'renewal'

/** For the card of whoever shows that it is theirs. The same again is the same appointment. `has-appointment`: there is one at another time. */
export async function bookAppointment(
  deps: Needs,
  actor: Actor,
  input: CardProof & SlotChoice & { readonly language: Language },
): Promise<Result<BookedAppointment, 'not-found' | BookRefusal>> {
  const allowed = authorise(actor, 'book-appointment')
  if (!allowed.ok) return allowed
  const found = await proveCard(deps, input)
  if (!found.ok) return found
  const { card, definition } = found.value
  const bearer = { kind: card.source, id: card.id }
  const live = await deps.appointments.liveOf(bearer, PURPOSE, slotQuestion(deps, input.office).now.day)
  if (live) return sameAgain(live, card.number, input)
  if (card.state !== 'active') return refuse('card-not-active', { state: card.state }, 'number')
  const chosen = await checkSlot(deps, input)
  if (!chosen.ok) return chosen
  if (!definition.offices?.includes(input.office)) return refuse('slot-unknown', {}, 'slot')
  const { opensOn } = renewalWindow(card.validUntil, definition.validity)
  if (chosen.value.slot.day < opensOn) return refuse('card-not-open', { day: opensOn }, 'number')
  return takeSlot(deps, chosen.value, { purpose: PURPOSE, bearer, reference: card.number, language: input.language, email: card.email })
}
