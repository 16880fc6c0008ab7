import { z } from 'zod'
import { readNearOffices, readOfficeSlots } from '../../actions/free-times.ts'
import { renewalOffices } from '../../actions/holder-card.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import * as shape from './office-shapes.ts'
import { day } from './schemas.ts'

const nearQuery = z.object({
  region: z.string().max(10).optional().describe('ISO 3166-2: the offices that are nearest to it come first'),
  from: day.optional().describe('The first day that is of use, such as the one from which a card can be renewed'),
})
const nearOffice = shape.office.extend({
  inRegion: z.boolean(),
  kilometres: z.number().optional().describe('From the seat of the region, as the crow flies'),
  week: shape.week,
  next: z.array(shape.freeSlot).describe('The next free times'),
})

const NEXT_SLOTS = 3

async function near(call: ApiCall<unknown, z.infer<typeof nearQuery>>): Promise<ApiAnswer> {
  const { deps } = call.context
  const offices = renewalOffices(deps.law(), deps.clock.dayOf(deps.clock.now()))
  const { region, from } = call.query
  const wanted = { offices, region, from: from as PlainDate | undefined, most: offices.length, slots: NEXT_SLOTS }
  const found = await readNearOffices(deps, call.actor, wanted)
  if (!found.ok) return found
  return done({ offices: found.value.map(({ office, next, ...more }) => ({ ...office, ...more, next: next.map(shape.shownSlot) })) })
}

async function times(call: ApiCall<unknown, unknown>): Promise<ApiAnswer> {
  const found = await readOfficeSlots(call.context.deps, call.actor, { office: call.params.office ?? '' })
  return found.ok ? done({ ...found.value, days: shape.shownDays(found.value.days) }) : found
}

/** Where to go in person, and when there is room. Nothing here is about a person. */
export const officeRoutes: readonly ApiRoute[] = [
  route<undefined, z.infer<typeof nearQuery>>({
    method: 'GET',
    path: '/offices',
    id: 'read-offices',
    summary: 'Offices that renew cards, each with its next free times',
    who: 'anyone',
    query: nearQuery,
    answers: { status: 200, schema: z.object({ offices: z.array(nearOffice) }) },
    handle: near,
  }),
  route({
    method: 'GET',
    path: '/offices/{office}/times',
    id: 'read-free-times',
    summary: 'Everything of an office that can be booked',
    who: 'anyone',
    answers: { status: 200, schema: z.object({ office: shape.office, week: shape.week, days: shape.freeDays }) },
    handle: times,
  }),
]
