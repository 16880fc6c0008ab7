import type { Pool } from 'pg'
import type { AccountContacts, ContactChange } from '../../actions/ports/accounts.ts'
import { changed, filled, type Row, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

/** Contacts of accounts that are to be changed. */
export function contactsOfAccounts(pool: Pool): AccountContacts {
  return {
    async startChange({ id, accountId, what, value, oldConfirmedAt, createdAt, expiresAt }) {
      await inTransaction(pool, async (client) => {
        // Two windows at once: one waits here for the other, and its change is the one that counts.
        await rowsOf(client, 'select from account where id = $1 for update', [accountId])
        await rowsOf(client, DROP, [accountId, what])
        await rowsOf(client, START, [id, accountId, what, value, oldConfirmedAt ?? null, createdAt, expiresAt])
        return true
      })
    },
    changesOf: async (accountId) => (await rowsOf<Row<ContactChange>>(pool, CHANGES, [accountId])).map(filled<ContactChange>),
    confirmSide: async (changeId, side, at) => void (await rowsOf(pool, side === 'old' ? CONFIRM_OLD : CONFIRM_NEW, [changeId, at])),
    setStaysIn: async (accountId, country) => void (await rowsOf(pool, 'update account set stays_in = $2 where id = $1', [accountId, country])),
    dropChange: async (accountId, what) => void (await rowsOf(pool, DROP, [accountId, what])),
    async finishChange(changeId, now) {
      try {
        return (await changed(pool, FINISH, [changeId, now])) > 0 ? 'done' : 'open'
      } catch (error) {
        if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error
        await rowsOf(pool, 'delete from account_change where id = $1', [changeId])
        return 'taken'
      }
    },
  }
}

const UNIQUE_VIOLATION = '23505'

const DROP = 'delete from account_change where account_id = $1 and what = $2'

const START = `
  insert into account_change (id, account_id, what, value, old_confirmed_at, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`

const CHANGES = `
  select id, account_id as "accountId", what, value, old_confirmed_at as "oldConfirmedAt", new_confirmed_at as "newConfirmedAt", created_at as "createdAt",
    expires_at as "expiresAt"
  from account_change where account_id = $1 order by what`

const CONFIRM_OLD = 'update account_change set old_confirmed_at = $2 where id = $1 and old_confirmed_at is null'

const CONFIRM_NEW = 'update account_change set new_confirmed_at = $2 where id = $1 and new_confirmed_at is null'

// One statement: the change is gone when the account has the new value, and both stay as they were when another account has that address.
const FINISH = `
  with done as (
    delete from account_change where id = $1 and expires_at > $2 and old_confirmed_at is not null and new_confirmed_at is not null
    returning account_id, what, value
  )
  update account a set
    email = case done.what when 'email' then done.value else a.email end,
    email_key = case done.what when 'email' then lower(done.value) else a.email_key end,
    phone = case done.what when 'phone' then done.value else a.phone end
  from done where a.id = done.account_id`
