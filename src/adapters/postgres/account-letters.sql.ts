import type { Pool } from 'pg'
import type { AccountCode, AccountCodes, AccountLetter, AccountLetters, NewAccountLetter } from '../../actions/ports/accounts.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { JobPlanner } from './job-planner.ts'
import { bytesOf, changed, type Connection, filled, findRow, type Row, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

/** Letters of accounts, and the codes some of them carry. */
export function lettersOfAccounts(pool: Pool, jobs: JobPlanner): AccountLetters & AccountCodes {
  const codes = async (where: string, value: unknown) => (await rowsOf<Row<AccountCode>>(pool, `${CODE} ${where}`, [value])).map(filled<AccountCode>)
  const send = (db: Connection, letters: readonly NewAccountLetter[], at: Instant) => keepLetters(db, jobs, { letters, at })
  return {
    async ask(asked, at) {
      const rows = asked.map(({ code, browserHash }) => ({ ...code, browserHash }))
      await inTransaction(pool, async (client) => {
        await rowsOf(client, KEEP_CODES, [JSON.stringify(rows)])
        await send(
          client,
          asked.map(({ letter }) => letter),
          at,
        )
        return true
      })
    },
    async send(letters, at) {
      await inTransaction(pool, async (client) => {
        await send(client, letters, at)
        return true
      })
    },
    letter: (id) => findRow<AccountLetter & Row<AccountLetter>>(pool, LETTER, [id]),
    letterByCode: (messageCode) => findRow<{ kind: string; createdAt: Instant }>(pool, BY_CODE, [messageCode]),
    setLetter: async (id, state, at) => void (await rowsOf(pool, SET_LETTER, [id, state, at])),
    codesOfBrowser: (browserHash) => codes('where browser_hash = $1 and used_at is null order by created_at desc, id desc limit 5', bytesOf(browserHash)),
    codesOfChange: (changeId) => codes('where change_id = $1 and used_at is null order by created_at desc, id desc limit 10', changeId),
    setCode: async (id, { codeHash, expiresAt }) => void (await rowsOf(pool, SET_CODE, [id, bytesOf(codeHash), expiresAt])),
    spendCodeTry: async (id) => (await rowsOf<{ left: number }>(pool, SPEND_CODE, [id]))[0]?.left,
    useCode: async (id, at) => (await changed(pool, USE_CODE, [id, at])) > 0,
  }
}

/** Writes letters and plans that they are sent, on the connection of the caller's transaction. */
export async function keepLetters(
  db: Connection,
  jobs: JobPlanner,
  { letters, at }: { readonly letters: readonly NewAccountLetter[]; readonly at: Instant },
): Promise<void> {
  if (letters.length === 0) return
  await rowsOf(db, KEEP_LETTERS, [JSON.stringify(letters), at])
  await jobs.plan(
    db,
    letters.map(({ id, notBefore }) => ({ queue: 'send-account-letter', data: { letterId: id }, ...(notBefore ? { startAfter: notBefore } : {}) })),
  )
}

const KEEP_CODES = `
  insert into account_code (id, purpose, recipient, recipient_key, browser_hash, change_id, attempts_left, created_at, expires_at)
  select c.id, c.purpose, c.recipient, c."recipientKey", decode(c."browserHash", 'hex'), c."changeId", c."attemptsLeft", c."createdAt", c."expiresAt"
  from jsonb_to_recordset($1::jsonb) as c (
    id uuid, purpose text, recipient text, "recipientKey" text, "browserHash" text, "changeId" uuid, "attemptsLeft" integer, "createdAt" timestamptz,
    "expiresAt" timestamptz
  )`

const KEEP_LETTERS = `
  insert into account_letter (id, kind, channel, language, recipient, message_code, facts, state, created_at)
  select l.id, l.kind, l.channel, l.language, l.recipient, l."messageCode", l.facts, 'queued', $2::timestamptz
  from jsonb_to_recordset($1::jsonb) as l (id uuid, kind text, channel text, language text, recipient text, "messageCode" text, facts jsonb)`

const LETTER = `
  select id, kind, channel, language, recipient, message_code as "messageCode", facts, state, created_at as "createdAt" from account_letter where id = $1`

const BY_CODE = 'select kind, created_at as "createdAt" from account_letter where message_code = $1'

const SET_LETTER = `
  update account_letter set state = $2, sent_at = case $2 when 'sent' then $3::timestamptz end where id = $1 and state = 'queued'`

const CODE = `
  select id, purpose, recipient, recipient_key as "recipientKey", change_id as "changeId", encode(code_hash, 'hex') as "codeHash",
    attempts_left as "attemptsLeft", created_at as "createdAt", expires_at as "expiresAt"
  from account_code`

// A letter that is sent again carries the same code: its time begins anew, the tries that are left do not.
const SET_CODE = 'update account_code set code_hash = $2, expires_at = $3 where id = $1'

const SPEND_CODE = 'update account_code set attempts_left = attempts_left - 1 where id = $1 and attempts_left > 0 returning attempts_left as left'

// The row of the code itself is the lock: of two answers with one code only one finds it unused.
const USE_CODE = `
  with used as (update account_code set used_at = $2::timestamptz where id = $1 and used_at is null returning purpose, recipient_key),
  others as (
    update account_code o set used_at = $2::timestamptz from used
    where o.recipient_key = used.recipient_key and o.purpose = used.purpose and o.used_at is null and o.id <> $1
  )
  select from used`
