import type { Pool } from 'pg'
import type { People } from '../../actions/ports/people.ts'
import { passkeysOfPeople } from './passkeys.sql.ts'
import { sessionsOfPeople } from './sessions.sql.ts'
import { staffOfPeople } from './staff.sql.ts'

/** Sessions, links, staff and passkeys in PostgreSQL. */
export function postgresPeople({ pool }: { readonly pool: Pool }): People {
  return { ...sessionsOfPeople(pool), ...staffOfPeople(pool), ...passkeysOfPeople(pool) }
}
