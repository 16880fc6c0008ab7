import { z } from 'zod'
import type { Deps } from '../../actions/deps.ts'
import type { CalendarDownload } from '../../actions/own-appointment.ts'
import { type BookedAppointment, isOpen } from '../../actions/slot-taking.ts'
import { APPOINTMENT_STATES, CANCEL_REASONS, GONE_REASONS, PURPOSES } from '../../core/appointment/appointment-moves.ts'
import { writeSlot } from '../../core/appointment/slots.ts'
import type { ApiAnswer } from './api-route.ts'
import { slot } from './office-shapes.ts'

/** An appointment without its holder: whoever sees it has said who that is. */
const appointment = z.object({
  code: z.string(),
  reference: z.string().describe('Number of the card or code of the case'),
  purpose: z.enum(PURPOSES),
  office: z.string(),
  slot,
  state: z.enum(APPOINTMENT_STATES),
  open: z.boolean().describe('Its holder can still change it or call it off'),
  cancelledBy: z.enum(['holder', 'office']).optional(),
  reason: z
    .enum([...CANCEL_REASONS, ...GONE_REASONS])
    .optional()
    .describe('Why the office called it off'),
})
export type ShownAppointment = z.infer<typeof appointment>
export const appointmentBody = z.object({ appointment })

export function calendarAnswer({ content, filename }: CalendarDownload): ApiAnswer {
  return { ok: true, file: new TextEncoder().encode(content), type: 'text/calendar; charset=utf-8', filename }
}

export function shownAppointment(deps: Pick<Deps, 'clock' | 'law'>, one: BookedAppointment): ShownAppointment {
  const { code, reference, purpose, officeId, state, cancelledBy, reason } = one
  return {
    code,
    reference,
    purpose,
    office: officeId,
    slot: writeSlot(one),
    state,
    open: isOpen(deps, one),
    ...(cancelledBy ? { cancelledBy } : {}),
    ...(reason ? { reason } : {}),
  }
}
