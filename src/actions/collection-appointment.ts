import type { Actor } from '../core/access/actor.ts'
import type { ActionName } from '../core/access/table.ts'
import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { officeSlots, type OfficeSlots, slotQuestion } from './free-times.ts'
import { type CalendarDownload, calendarOf } from './own-appointment.ts'
import type { HeldAppointment } from './ports/appointments.ts'
import { type BookedAppointment, cancelOwn, checkSlot, isOpen, moveOwn, sameAgain, type SlotRefusal, takeSlotOfCase } from './slot-taking.ts'

/** A time at which the holder fetches the card on paper: an offer, never a duty. Who comes without one is served as before. */
type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law' | 'appointments'>

/** The office at which the card of a case waits, and its last day there. */
interface Waiting {
  readonly office: string
  readonly until: PlainDate
}

export interface CollectionVisit extends Waiting {
  readonly file: CaseFile
  /** The appointment that is to come. */
  readonly booked?: HeldAppointment & { readonly open: boolean }
  /** The office and what can be booked there in time; none where nothing is booked, or the card is out of use. */
  readonly slots?: OfficeSlots
}

/** Undefined while no card waits at an office. */
export async function readCollectionVisit(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CollectionVisit | undefined, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-collection-appointment', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const waiting = await waitingOf(deps, file)
  if (!waiting) return ok(undefined)
  const booked = await bookedOf(deps, file, waiting)
  const slots = (await fetchable(deps, file)) ? await officeSlots(deps, waiting.office) : undefined
  return ok({
    file,
    ...waiting,
    ...(booked ? { booked: { ...booked, open: isOpen(deps, booked) } } : {}),
    ...(slots ? { slots: { ...slots, days: slots.days.filter(({ day }) => day <= waiting.until) } } : {}),
  })
}

async function waitingOf({ papers }: Needs, file: CaseFile): Promise<Waiting | undefined> {
  const item = (await papers.ofCase(file.id)).find(({ state }) => state === 'at-office')
  return item?.officeId && item.keepUntil ? { office: item.officeId, until: item.keepUntil } : undefined
}

function bookedOf(deps: Needs, { id }: CaseFile, { office }: Waiting): Promise<HeldAppointment | undefined> {
  return deps.appointments.liveOf({ kind: 'case', id }, 'collection', slotQuestion(deps, office).now.day)
}

/** Nobody is handed a card that was taken out of use. */
async function fetchable({ cases }: Needs, { id }: CaseFile): Promise<boolean> {
  return (await cases.cardOfCase(id))?.state === 'active'
}

/** `not-waiting`: there is nothing to fetch. The same again is the same appointment. */
export async function bookCollection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly slot: string },
): Promise<Result<BookedAppointment, 'not-found' | 'not-waiting' | 'slot-taken' | 'has-appointment' | SlotRefusal>> {
  for (;;) {
    const loaded = await loadCase(deps, actor, { action: 'book-collection-appointment', code: input.code })
    if (!loaded.ok) return loaded
    // The case before its card: whoever changes the card from here on changes the case with it, and the booking is then refused and judged again.
    const file = loaded.value
    const waiting = await waitingOf(deps, file)
    if (!waiting) return refuse('not-waiting')
    const choice = { office: waiting.office, slot: input.slot }
    const booked = await bookedOf(deps, file, waiting)
    if (booked) return sameAgain(booked, file.code, choice)
    if (!(await fetchable(deps, file))) return refuse('not-waiting')
    const chosen = await checkSlot(deps, choice, waiting.until)
    if (!chosen.ok) return chosen
    const whose = { purpose: 'collection', bearer: { kind: 'case', id: file.id }, reference: file.code, language: file.language } as const
    const taken = await takeSlotOfCase(deps, chosen.value, { ...whose, email: confirmedAddress(file), file })
    if (taken.ok) return taken
    if (taken.code !== 'changed-meanwhile') return refuse(taken.code, taken.facts, taken.field)
  }
}

export async function changeCollection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly slot: string },
): Promise<Result<HeldAppointment, 'not-found' | 'appointment-over' | SlotRefusal>> {
  const found = await ownBooked(deps, actor, { action: 'change-collection-appointment', code: input.code })
  if (!found.ok) return found
  return moveOwn(deps, found.value, { office: found.value.officeId, slot: input.slot })
}

/** Where nothing is booked any more, there is nothing left to call off. */
export async function cancelCollection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<HeldAppointment, 'not-found' | 'appointment-over'>> {
  const found = await ownBooked(deps, actor, { action: 'cancel-collection-appointment', code: input.code })
  return found.ok ? cancelOwn(deps, found.value) : found
}

/** For the holder's own calendar. */
export async function collectionCalendar(
  deps: Needs & Pick<Deps, 'letters' | 'publicOrigin'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CalendarDownload, 'not-found' | 'appointment-over'>> {
  const found = await ownBooked(deps, actor, { action: 'read-collection-calendar', code: input.code })
  return found.ok ? ok(calendarOf(deps, found.value)) : found
}

async function ownBooked(
  deps: Needs,
  actor: Actor,
  want: { readonly action: ActionName; readonly code: string },
): Promise<Result<HeldAppointment, 'not-found' | 'appointment-over'>> {
  const loaded = await loadCase(deps, actor, want)
  if (!loaded.ok) return loaded
  const waiting = await waitingOf(deps, loaded.value)
  const booked = waiting && (await bookedOf(deps, loaded.value, waiting))
  return booked ? ok(booked) : refuse('appointment-over', {}, 'slot')
}
