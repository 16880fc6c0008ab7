import type { Pool } from 'pg'
import type { Accounts } from '../../actions/ports/accounts.ts'
import { casesOfAccounts } from './account-cases.sql.ts'
import { contactsOfAccounts } from './account-contacts.sql.ts'
import { lettersOfAccounts } from './account-letters.sql.ts'
import { passkeysOfAccounts } from './account-passkeys.sql.ts'
import { sessionsOfAccounts } from './account-sessions.sql.ts'
import type { JobPlanner } from './save-case.sql.ts'

/** Accounts of the public in PostgreSQL. `jobs` plans the sending of a letter, in the transaction that writes it. */
export function postgresAccounts({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): Accounts {
  return {
    ...lettersOfAccounts(pool, jobs),
    ...sessionsOfAccounts(pool),
    ...casesOfAccounts(pool),
    ...contactsOfAccounts(pool),
    ...passkeysOfAccounts(pool),
  }
}
