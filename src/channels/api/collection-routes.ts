import { z } from 'zod'
import {
  bookCollection,
  cancelCollection,
  changeCollection,
  collectionCalendar,
  type CollectionVisit,
  readCollectionVisit,
} from '../../actions/collection-appointment.ts'
import type { BookedAppointment } from '../../actions/slot-taking.ts'
import { refuse, type Result } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { appointmentBody, calendarAnswer, shownAppointment } from './appointment-shapes.ts'
import { codeOf } from './case-answers.ts'
import { freeDays, shownDays, slot } from './office-shapes.ts'
import type { ApiRefusal } from './problem.ts'
import type { ApiProblemCode } from './problem-codes.ts'
import * as shape from './schemas.ts'

const slotBody = z.object({ slot })
const waiting = z.object({
  office: z.string(),
  until: shape.day.describe('The last day on which the card waits there'),
  appointment: appointmentBody.shape.appointment.optional(),
  days: freeDays.optional().describe('What can be booked there in time; left out where the card is out of use'),
})
const visitBody = z.object({ waiting: waiting.optional().describe('Left out while no card waits at an office') })

type Call<Body = unknown> = ApiCall<Body, unknown>

async function read(call: Call): Promise<ApiAnswer> {
  const found = await readCollectionVisit(call.context.deps, call.actor, { code: codeOf(call) })
  if (!found.ok) return found
  return done(found.value ? { waiting: shownVisit(call, found.value) } : {})
}

function shownVisit(call: Call, { office, until, booked, slots }: CollectionVisit): z.infer<typeof waiting> {
  return {
    office,
    until,
    ...(booked ? { appointment: shownAppointment(call.context.deps, booked) } : {}),
    ...(slots ? { days: shownDays(slots.days) } : {}),
  }
}

function answer(call: Call, result: Result<BookedAppointment, ApiProblemCode>, status?: number): ApiAnswer {
  return result.ok ? done({ appointment: shownAppointment(call.context.deps, result.value) }, status) : withoutPlace(result)
}

/** What is over is so whatever the body says: nothing in it is wrong. */
function withoutPlace(refusal: ApiRefusal): ApiRefusal {
  return refusal.code === 'appointment-over' ? refuse(refusal.code) : refusal
}

async function calendar(call: Call): Promise<ApiAnswer> {
  const file = await collectionCalendar(call.context.deps, call.actor, { code: codeOf(call) })
  return file.ok ? calendarAnswer(file.value) : withoutPlace(file)
}

/** A time at which whoever holds a case fetches its card. Nobody needs one. */
export const collectionRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/cases/{code}/paper/appointment',
    id: 'read-collection-appointment',
    summary: 'The appointment to fetch the card on paper, and the times at the office where it waits',
    who: 'applicant',
    answers: { status: 200, schema: visitBody },
    handle: read,
  }),
  route<z.infer<typeof slotBody>>({
    method: 'POST',
    path: '/cases/{code}/paper/appointment',
    id: 'book-collection-appointment',
    summary: 'Book a time to fetch the card on paper; the same again is the same appointment',
    who: 'applicant',
    body: slotBody,
    answers: { status: 201, schema: appointmentBody },
    handle: async (call) => answer(call, await bookCollection(call.context.deps, call.actor, { code: codeOf(call), slot: call.body.slot }), 201),
  }),
  route<z.infer<typeof slotBody>>({
    method: 'PUT',
    path: '/cases/{code}/paper/appointment',
    id: 'change-collection-appointment',
    summary: 'Fetch the card on paper at another time',
    who: 'applicant',
    body: slotBody,
    answers: { status: 200, schema: appointmentBody },
    handle: async (call) => answer(call, await changeCollection(call.context.deps, call.actor, { code: codeOf(call), slot: call.body.slot })),
  }),
  route({
    method: 'DELETE',
    path: '/cases/{code}/paper/appointment',
    id: 'cancel-collection-appointment',
    summary: 'Call off the appointment to fetch the card on paper; the card goes on waiting',
    who: 'applicant',
    answers: { status: 200, schema: appointmentBody },
    handle: async (call) => answer(call, await cancelCollection(call.context.deps, call.actor, { code: codeOf(call) })),
  }),
  route({
    method: 'GET',
    path: '/cases/{code}/paper/appointment/calendar',
    id: 'read-collection-calendar',
    summary: 'The appointment to fetch the card on paper, for the calendar of its holder',
    who: 'applicant',
    answers: { status: 200, type: 'text/calendar' },
    handle: calendar,
  }),
]
