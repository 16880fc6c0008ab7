import type { Pool } from 'pg'
import type { People, StaffMember } from '../../actions/ports/people.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { bytesOf, changed, findRow, rowsOf } from './statement.ts'

type StaffOfPeople = Pick<
  People,
  'staffById' | 'staffByNumber' | 'staffOfOffice' | 'personas' | 'insertStaff' | 'openStaffSession' | 'staffOfSession' | 'closeStaffSession'
>

export function staffOfPeople(pool: Pool): StaffOfPeople {
  const staff = (rest: string, values: readonly unknown[] = []) => rowsOf<StaffMember>(pool, `select ${COLUMNS} from staff s ${rest}`, values)
  return {
    staffById: (id) => findRow<StaffMember>(pool, `select ${COLUMNS} from staff s where s.id = $1`, [id]),
    staffByNumber: (number) => findRow<StaffMember>(pool, `select ${COLUMNS} from staff s where s.number = $1`, [number]),
    staffOfOffice: (officeId) => staff('where s.office_id = $1 order by s.number', [officeId]),
    personas: () => staff('where s.persona and s.active order by s.number'),
    insertStaff: async (member, at) => void (await rowsOf(pool, INSERT, valuesOf(member, at))),
    async openStaffSession({ tokenHash, staffId, at, expiresAt }) {
      await rowsOf(pool, OPEN, [bytesOf(tokenHash), staffId, at, expiresAt])
    },
    staffOfSession: async (tokenHash, now, idleSince) => (await rowsOf<StaffMember>(pool, OF_SESSION, [bytesOf(tokenHash), now, idleSince]))[0],
    closeStaffSession: async (tokenHash) => void (await rowsOf(pool, CLOSE, [bytesOf(tokenHash)])),
  }
}

/**
 * Makes the people of the demo, as often as it is asked. A made-up person follows the list; a real one is never touched.
 * Answers how many rows were made or changed.
 */
export async function ensureStaff(pool: Pool, members: readonly StaffMember[], at: Instant): Promise<number> {
  let count = 0
  for (const member of members) count += await changed(pool, ENSURE, valuesOf(member, at))
  return count
}

function valuesOf(member: StaffMember, at: Instant): readonly unknown[] {
  return [member.id, member.number, member.name, member.officeId, member.roles, member.active, member.persona, member.language, at]
}

const COLUMNS = 's.id, s.number, s.name, s.office_id as "officeId", s.roles, s.active, s.persona, s.language'

const INSERT = `
  insert into staff (id, number, name, office_id, roles, active, persona, language, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

const ENSURE = `${INSERT}
  on conflict (number) do update
  set name = excluded.name, office_id = excluded.office_id, roles = excluded.roles, active = excluded.active, language = excluded.language
  where staff.persona and excluded.persona
    and (staff.name, staff.office_id, staff.roles, staff.active, staff.language)
      is distinct from (excluded.name, excluded.office_id, excluded.roles, excluded.active, excluded.language)`

const OPEN = `
  insert into staff_session (token_hash, staff_id, created_at, seen_at, expires_at)
  values ($1, $2, $3::timestamptz, $3::timestamptz, $4)`

// Touched once a minute at most, so idle time is counted up to a minute short.
const OF_SESSION = `
  with live as (
    select staff_id from staff_session where token_hash = $1 and expires_at > $2::timestamptz and seen_at >= $3::timestamptz
  ),
  touched as (
    update staff_session set seen_at = $2::timestamptz
    where token_hash = $1 and expires_at > $2::timestamptz and seen_at >= $3::timestamptz and seen_at < $2::timestamptz - interval '1 minute'
  )
  select ${COLUMNS} from live join staff s on s.id = live.staff_id where s.active`

const CLOSE = 'delete from staff_session where token_hash = $1'
