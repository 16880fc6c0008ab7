import type { Pool } from 'pg'
import type { Account, AccountSession, AccountSessions, SignedInSession } from '../../actions/ports/accounts.ts'
import { bytesOf, filled, findRow, type Row, rowsOf } from './statement.ts'

/** Accounts, and the devices that are signed in to them. */
export function sessionsOfAccounts(pool: Pool): AccountSessions {
  return {
    async openAccount({ id, email, language }, at) {
      const [row] = await rowsOf<Row<Account>>(pool, OPEN_ACCOUNT, [id, email, email.toLowerCase(), language, at])
      if (!row) throw new Error('an account is made or found')
      return filled<Account>(row)
    },
    async account(id) {
      const row = await findRow<Row<Account>>(pool, `select ${ACCOUNT} from account where id = $1`, [id])
      return row && filled<Account>(row)
    },
    async openAccountSession({ id, accountId, tokenHash, way, browser, system, createdAt, expiresAt }) {
      await rowsOf(pool, OPEN, [id, accountId, bytesOf(tokenHash), way, browser, system, createdAt, expiresAt])
    },
    signedIn: async (tokenHash, now) => (await rowsOf<SignedInSession & Row<SignedInSession>>(pool, SIGNED_IN, [bytesOf(tokenHash), now]))[0],
    async accountSessions(accountId, limit) {
      return (await rowsOf<Row<AccountSession>>(pool, SESSIONS, [accountId, limit])).map(filled<AccountSession>)
    },
    endAccountSession: async (accountId, sessionId, at) => void (await findRow(pool, END, [accountId, sessionId, at])),
    endOtherSessions: async (accountId, exceptId, at) => void (await rowsOf(pool, END_OTHERS, [accountId, exceptId, at])),
    removeAccount: async (id) => void (await rowsOf(pool, 'delete from account where id = $1', [id])),
  }
}

const ACCOUNT = 'id, email, phone, language, stays_in as "staysIn", created_at as "createdAt"'

// The address stays as its owner wrote it first.
const OPEN_ACCOUNT = `
  insert into account (id, email, email_key, language, created_at, seen_at) values ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz)
  on conflict (email_key) do update set seen_at = greatest(account.seen_at, excluded.seen_at)
  returning ${ACCOUNT}`

const OPEN = `
  with seen as (update account set seen_at = greatest(seen_at, $7::timestamptz) where id = $2)
  insert into account_session (id, account_id, token_hash, way, browser, system, created_at, seen_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz, $8::timestamptz)`

// Touched once a minute at most: a page that only reads must not wait for the disk.
const SIGNED_IN = `
  with live as (
    select id, account_id from account_session where token_hash = $1 and ended_at is null and expires_at > $2::timestamptz
  ), touched as (
    update account_session s set seen_at = $2::timestamptz from live where s.id = live.id and s.seen_at < $2::timestamptz - interval '1 minute'
  )
  select live.id as "sessionId", live.account_id as "accountId",
    array(select k.case_id::text from account_case k where k.account_id = live.account_id order by k.case_id) as "caseIds"
  from live`

const SESSIONS = `
  select id, way, browser, system, created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt", ended_at as "endedAt"
  from account_session where account_id = $1 order by created_at desc, id desc limit $2`

const END = 'update account_session set ended_at = $3 where account_id = $1 and id = $2 and ended_at is null'

const END_OTHERS = 'update account_session set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null'
