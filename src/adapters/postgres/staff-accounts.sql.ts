import type { Pool } from 'pg'
import type { StaffMember } from '../../actions/ports/people.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { changed, rowsOf } from './statement.ts'

/** One member of staff as an operator sees it on the console. */
export interface StaffAccount extends StaffMember {
  readonly passkeys: number
  /** An enrolment link that was not used yet and still works. */
  readonly invited: boolean
  /** Cases in the member's hands. */
  readonly cases: number
}

/** What operators do with the accounts of staff, from the command line alone. */
export interface StaffAccounts {
  /** By number. */
  list(now: Instant): Promise<readonly StaffAccount[]>
  /** Ends every session and voids every unused enrolment link. Answers how many sessions that were. */
  endAccess(staffId: string, at: Instant): Promise<number>
  /** Links printed before open nothing any more. */
  voidInvitations(staffId: string, at: Instant): Promise<number>
  setActive(staffId: string, active: boolean): Promise<void>
}

export function postgresStaffAccounts({ pool }: { readonly pool: Pool }): StaffAccounts {
  return {
    list: (now) => rowsOf<StaffAccount>(pool, LIST, [now]),
    endAccess: (staffId, at) => changed(pool, END_ACCESS, [staffId, at]),
    voidInvitations: (staffId, at) => changed(pool, VOID, [staffId, at]),
    setActive: async (staffId, active) => void (await changed(pool, SET_ACTIVE, [staffId, active])),
  }
}

const LIST = `
  select s.id, s.number, s.name, s.office_id as "officeId", s.roles, s.active, s.persona, s.language,
    (select count(*)::int from staff_passkey p where p.staff_id = s.id) as passkeys,
    exists (select from staff_enrolment e where e.staff_id = s.id and e.used_at is null and e.expires_at > $1) as invited,
    (select count(*)::int from case_file c where c.assigned_to = s.id) as cases
  from staff s order by s.number`

const VOID = 'update staff_enrolment set used_at = $2 where staff_id = $1 and used_at is null'

const END_ACCESS = `
  with voided as (${VOID})
  delete from staff_session where staff_id = $1`

const SET_ACTIVE = 'update staff set active = $2 where id = $1'
