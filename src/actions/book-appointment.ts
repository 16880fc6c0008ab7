import type { Actor } from '../core/access/actor.ts'
import type { Purpose } from '../core/appointment/appointment-moves.ts'
import { officeTimesOn } from '../core/appointment/office-times.ts'
import { readSlot, slotProblem, type SlotProblem } from '../core/appointment/slots.ts'
import { codeFrom, writeCaseCode } from '../core/kernel/code.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { bookedLetters } from './appointment-letters.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import { slotQuestion, takenOf } from './free-times.ts'
import type { HolderCard } from './holder-card.ts'
import type { Appointment, OfficeSlot } from './ports/appointments.ts'
import { type CardProof, proveCard } from './prove-card.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'limits' | 'heldCards' | 'appointments'>

/** An office and a time in it, as they were chosen. */
export interface SlotChoice {
  readonly office: string
  /** `2026-12-01T09:20`. */
  readonly slot: string
}

export type SlotRefusal = SlotProblem | 'slot-missing'
export type BookRefusal = SlotRefusal | 'too-many-requests' | 'card-not-found' | 'no-match' | 'card-not-active' | 'has-appointment'

export type BookedAppointment = Appointment & { readonly reference: string }

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
  if (live) return sameAgain(live, card, input)
  if (card.state !== 'active') return refuse('card-not-active', { state: card.state }, 'number')
  const chosen = await checkSlot(deps, input)
  if (!chosen.ok) return chosen
  if (!definition.offices?.includes(input.office)) return refuse('slot-unknown', {}, 'slot')
  return book(deps, chosen.value, { ...draft(deps, card, input.language), bearer })
}

function sameAgain(live: Appointment, card: HolderCard, { office, slot }: SlotChoice): Result<BookedAppointment, 'has-appointment'> {
  const same = live.officeId === office && `${live.day}T${live.time}` === slot
  return same ? ok({ ...live, reference: card.number }) : refuse('has-appointment', {}, 'slot')
}

type Draft = Omit<BookedAppointment, keyof OfficeSlot | 'bearer'>

function draft(deps: Needs, card: HolderCard, language: Language): Draft {
  return {
    id: deps.chance.uuid(deps.clock.now()),
    code: writeCaseCode('AP', codeFrom(deps.chance.bytes(64), 8)),
    purpose: PURPOSE,
    language,
    state: 'confirmed',
    reference: card.number,
    ...(card.email ? { email: card.email } : {}),
  }
}

async function book(
  deps: Needs,
  { slot, places }: CheckedSlot,
  rest: Draft & Pick<Appointment, 'bearer'>,
): Promise<Result<BookedAppointment, 'slot-taken' | 'has-appointment'>> {
  const at = deps.clock.now()
  const appointment = { ...rest, ...slot }
  const { day: today } = slotQuestion(deps, slot.officeId).now
  const outcome = await deps.appointments.book(appointment, { places, today, at, letters: bookedLetters(deps, appointment, at) })
  if (outcome === 'booked') return ok(appointment)
  return refuse(outcome === 'full' ? 'slot-taken' : 'has-appointment', {}, 'slot')
}

export interface CheckedSlot {
  readonly slot: OfficeSlot
  /** Windows that can be booked at that time. */
  readonly places: number
}

/** Whether what was chosen can be booked now, as far as can be seen without booking it. */
export async function checkSlot(deps: Pick<Deps, 'clock' | 'law' | 'appointments'>, choice: SlotChoice): Promise<Result<CheckedSlot, SlotRefusal>> {
  if (choice.slot === '') return refuse('slot-missing', {}, 'slot')
  const slot = readSlot(choice.slot)
  const question = slotQuestion(deps, choice.office)
  const row = slot && officeTimesOn(question.times, choice.office, slot.day)
  if (!slot || !row) return refuse('slot-unknown', {}, 'slot')
  const problem = slotProblem(question, slot, await takenOf(deps, [choice.office]))
  return problem ? refuse(problem, {}, 'slot') : ok({ slot: { ...slot, officeId: choice.office }, places: row.windows.public })
}
