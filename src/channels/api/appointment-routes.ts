import { z } from 'zod'
import { bookAppointment } from '../../actions/book-appointment.ts'
import { appointmentCalendar, cancelAppointment, changeAppointment, findAppointment, type OwnAppointment } from '../../actions/own-appointment.ts'
import type { Result } from '../../core/kernel/result.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { appointmentBody, calendarAnswer, shownAppointment } from './appointment-shapes.ts'
import { slot } from './office-shapes.ts'
import type { ApiProblemCode } from './problem-codes.ts'
import * as shape from './schemas.ts'
import { wrongFacts } from './wrong-parameters.ts'

const choice = { office: z.string().max(20), slot }
const bookBody = z.object({ number: z.string().max(40), birthDate: shape.day, passportNumber: z.string().max(40), ...choice, language: shape.language })
const proofBody = z.object({ code: z.string().max(40), birthDate: shape.day })
const changeBody = proofBody.extend(choice)
type Proof = z.infer<typeof proofBody>

const ownBody = appointmentBody.extend({
  keepUntil: shape.day.optional().describe('The last day on which the card waits, where the appointment is to fetch it'),
})

async function book(call: ApiCall<z.infer<typeof bookBody>, unknown>): Promise<ApiAnswer> {
  const wrong = wrongFacts(call.body)
  if (wrong) return wrong
  const { deps } = call.context
  const booked = await bookAppointment(deps, call.actor, { ...call.body, network: call.network })
  return booked.ok ? done({ appointment: shownAppointment(deps, booked.value) }, 201) : booked
}

/** Code and birth date are proved for each call anew; they stand in the body, because addresses are written down on many ways. */
async function own<Body extends Proof>(
  call: ApiCall<Body, unknown>,
  act: (proof: Body & { readonly network: string }) => Promise<Result<OwnAppointment, ApiProblemCode>>,
): Promise<ApiAnswer> {
  const wrong = wrongFacts({ birthDate: call.body.birthDate })
  if (wrong) return wrong
  const found = await act({ ...call.body, network: call.network })
  if (!found.ok) return found
  const { keepUntil } = found.value
  return done({ appointment: shownAppointment(call.context.deps, found.value), ...(keepUntil ? { keepUntil } : {}) })
}

async function calendar(call: ApiCall<Proof, unknown>): Promise<ApiAnswer> {
  const wrong = wrongFacts({ birthDate: call.body.birthDate })
  if (wrong) return wrong
  const file = await appointmentCalendar(call.context.deps, call.actor, { ...call.body, network: call.network })
  return file.ok ? calendarAnswer(file.value) : file
}

/** Appointments of whoever holds a card, and those of cases by their code. */
export const appointmentRoutes: readonly ApiRoute[] = [
  route<z.infer<typeof bookBody>>({
    method: 'POST',
    path: '/appointments',
    id: 'book-appointment',
    summary: 'Book a time at an office to renew a card; the same again is the same appointment',
    who: 'anyone',
    body: bookBody,
    answers: { status: 201, schema: appointmentBody },
    handle: book,
  }),
  route<Proof>({
    method: 'POST',
    path: '/appointment-lookups',
    id: 'find-appointment',
    summary: 'One’s own appointment by its code and the birth date of its holder',
    who: 'anyone',
    body: proofBody,
    answers: { status: 200, schema: ownBody },
    handle: (call) => own(call, (proof) => findAppointment(call.context.deps, call.actor, proof)),
  }),
  route<z.infer<typeof changeBody>>({
    method: 'POST',
    path: '/appointment-changes',
    id: 'change-appointment',
    summary: 'To another time, also at another office unless a card waits at this one; the code stays',
    who: 'anyone',
    body: changeBody,
    answers: { status: 200, schema: ownBody },
    handle: (call) => own(call, (proof) => changeAppointment(call.context.deps, call.actor, proof)),
  }),
  route<Proof>({
    method: 'POST',
    path: '/appointment-cancellations',
    id: 'cancel-appointment',
    summary: 'Call an appointment off; calling it off again changes nothing',
    who: 'anyone',
    body: proofBody,
    answers: { status: 200, schema: ownBody },
    handle: (call) => own(call, (proof) => cancelAppointment(call.context.deps, call.actor, proof)),
  }),
  route<Proof>({
    method: 'POST',
    path: '/appointment-calendars',
    id: 'read-appointment-calendar',
    summary: 'One’s own appointment for one’s own calendar',
    who: 'anyone',
    body: proofBody,
    answers: { status: 200, type: 'text/calendar' },
    handle: calendar,
  }),
]
