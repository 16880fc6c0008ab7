import type { SettledVisit } from '../../actions/ports/appointments.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { keepLetters } from './account-letters.sql.ts'
import type { JobPlanner } from './job-planner.ts'
import { changed, type Connection, rowsOf } from './statement.ts'

/** On the connection of the caller's transaction; false, and nothing written, when the appointment is no longer what it was. */
export async function settleAppointment(
  db: Connection,
  jobs: JobPlanner,
  { appointment, to, freeAt, letters, at }: SettledVisit & { readonly at: Instant },
): Promise<boolean> {
  const { id, state: before, officeId, day, time } = appointment
  if ((await changed(db, SETTLE, [id, before, officeId, day, time, to.state, to.cancelledBy, to.reason, at])) === 0) return false
  if (freeAt) await freePlace(db, id, freeAt)
  await keepLetters(db, jobs, { letters, at })
  return true
}

export async function freePlace(db: Connection, appointmentId: string, freeAt: Instant): Promise<void> {
  await rowsOf(db, FREE, [appointmentId, freeAt])
}

const SETTLE = `
  update appointment set state = $6, cancelled_by = $7, reason = $8, updated_at = $9
  where id = $1 and state = $2 and office_id = $3 and on_day = $4 and at_time = $5`

const FREE = 'update appointment_place set free_at = $2 where appointment_id = $1 and free_at is null'
