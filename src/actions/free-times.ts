import type { Actor } from '../core/access/actor.ts'
import { agencyTime } from '../core/appointment/agency-time.ts'
import { type Near, nearestOffices } from '../core/appointment/nearest.ts'
import { officeTimesOn } from '../core/appointment/office-times.ts'
import {
  bookableDays,
  type FreeSlot,
  freeSlots,
  nextFreeSlots,
  type SlotQuestion,
  type TakenSlot,
  weekHours,
  type WeekHours,
} from '../core/appointment/slots.ts'
import { addDays, later, type PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Office } from './ports/law.ts'

type Needs = Pick<Deps, 'clock' | 'law' | 'appointments'>

/** An office that can be visited, with the slots of it that can be booked next. */
export interface NearOffice extends Near<Office> {
  readonly week: readonly WeekHours[]
  readonly next: readonly FreeSlot[]
}

/** What core asks of an office, with the law and the clock of now. */
export function slotQuestion(deps: Pick<Deps, 'clock' | 'law'>, officeId: string): SlotQuestion {
  const { officeTimes, calendar, timeZone } = deps.law()
  return { officeId, times: officeTimes, calendar, now: agencyTime(deps.clock.now(), timeZone) }
}

/** What is taken of some offices on all days that can be booked. */
export async function takenOf(deps: Needs, officeIds: readonly string[]): Promise<readonly TakenSlot[]> {
  const spans = officeIds.flatMap((id) => bookableDays(slotQuestion(deps, id)) ?? [])
  const [first] = spans
  if (!first) return []
  const all = spans.reduce(({ from, to }, span) => ({ from: span.from < from ? span.from : from, to: later(to, span.to) }), first)
  return deps.appointments.taken(officeIds, all, deps.clock.now())
}

interface NearWanted {
  readonly offices: readonly string[]
  readonly region?: string | undefined
  readonly most: number
  /** How many of each. */
  readonly slots: number
  /** The first day that is of use. */
  readonly from?: PlainDate | undefined
}

/** The offices that serve a service, the nearest to a region first, each with its next free slots. Nothing here is about a person. */
export async function readNearOffices(deps: Needs, actor: Actor, input: NearWanted): Promise<Result<readonly NearOffice[], 'not-found'>> {
  const allowed = authorise(actor, 'read-offices')
  if (!allowed.ok) return allowed
  const { offices, regions } = deps.law()
  const region = regions.find(({ code }) => code === input.region)
  const from = region && { region: region.code, ...(region.position ? { position: region.position } : {}) }
  const near = nearestOffices(
    offices.filter(({ id }) => input.offices.includes(id)),
    from,
  ).slice(0, input.most)
  const taken = await takenOf(
    deps,
    near.map(({ office }) => office.id),
  )
  return ok(
    near.map((one) => {
      const question = slotQuestion(deps, one.office.id)
      const next = nextFreeSlots(question, taken, input.from ? Number.POSITIVE_INFINITY : input.slots)
      return { ...one, week: weekOf(question), next: next.filter(({ day }) => !input.from || day >= input.from).slice(0, input.slots) }
    }),
  )
}

function weekOf({ times, officeId, now }: SlotQuestion): readonly WeekHours[] {
  const row = officeTimesOn(times, officeId, now.day)
  return row ? weekHours(row) : []
}

export interface OfficeSlots {
  readonly office: Office
  readonly week: readonly WeekHours[]
  /** Every day that has a free slot, the soonest first. */
  readonly days: readonly { readonly day: PlainDate; readonly slots: readonly FreeSlot[] }[]
}

/** Everything of an office that can be booked. */
export async function readOfficeSlots(deps: Needs, actor: Actor, input: { readonly office: string }): Promise<Result<OfficeSlots, 'not-found'>> {
  const allowed = authorise(actor, 'read-free-times')
  if (!allowed.ok) return allowed
  const slots = await officeSlots(deps, input.office)
  return slots ? ok(slots) : refuse('not-found')
}

/** Undefined for an office that is not there or takes no bookings. */
export async function officeSlots(deps: Needs, officeId: string): Promise<OfficeSlots | undefined> {
  const office = deps.law().offices.find(({ id }) => id === officeId)
  const question = slotQuestion(deps, officeId)
  const span = bookableDays(question)
  if (!office || !span) return undefined
  const taken = await takenOf(deps, [office.id])
  const days: { day: PlainDate; slots: readonly FreeSlot[] }[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const slots = freeSlots(question, day, taken)
    if (slots.length > 0) days.push({ day, slots })
  }
  return { office, week: weekOf(question), days }
}
