import type { Pool } from 'pg'
import type { EmailCheck, People, ResumeLink } from '../../actions/ports/people.ts'
import { bytesOf, filled, type Row, rowsOf } from './statement.ts'

type SessionsOfPeople = Pick<
  People,
  | 'openSession'
  | 'casesOfSession'
  | 'closeSession'
  | 'keepResumeLink'
  | 'resumeLink'
  | 'keepEmailCheck'
  | 'emailChecks'
  | 'emailCheckByLink'
  | 'spendEmailAttempt'
  | 'setEmailConfirmed'
>

/** Sessions, links and address checks of applicants. */
export function sessionsOfPeople(pool: Pool): SessionsOfPeople {
  const checks = async (where: string, value: unknown) =>
    (await rowsOf<Row<EmailCheck>>(pool, `${CHECK} ${where}`, [value])).map((row) => filled<EmailCheck>(row))
  return {
    openSession: async ({ tokenHash, caseIds, at, expiresAt }) => void (await rowsOf(pool, OPEN, [bytesOf(tokenHash), caseIds, at, expiresAt])),
    casesOfSession: async (tokenHash, now) => (await rowsOf<{ caseId: string }>(pool, CASES, [bytesOf(tokenHash), now])).map((row) => row.caseId),
    closeSession: async (tokenHash) => void (await rowsOf(pool, CLOSE, [bytesOf(tokenHash)])),
    async keepResumeLink({ tokenHash, caseId, email, at, expiresAt }) {
      await rowsOf(pool, KEEP_LINK, [bytesOf(tokenHash), caseId, email, at, expiresAt])
    },
    resumeLink: async (tokenHash) => (await rowsOf<ResumeLink>(pool, LINK, [bytesOf(tokenHash)]))[0],
    async keepEmailCheck({ id, caseId, email, codeHash, linkHash, attemptsLeft, at, expiresAt, confirmedAt }) {
      await rowsOf(pool, KEEP_CHECK, [id, caseId, email, bytesOf(codeHash), bytesOf(linkHash), attemptsLeft, at, expiresAt, confirmedAt ?? null])
    },
    emailChecks: (caseId) => checks('where case_id = $1 order by created_at desc, id desc limit 5', caseId),
    emailCheckByLink: async (linkHash) => (await checks('where link_hash = $1', bytesOf(linkHash)))[0],
    spendEmailAttempt: async (id) => (await rowsOf<{ left: number }>(pool, SPEND, [id]))[0]?.left,
    setEmailConfirmed: async (id, at) => void (await rowsOf(pool, SET_CONFIRMED, [id, at])),
  }
}

// A draft that was removed meanwhile opens nothing, and stands in nobody's way.
const OPEN = `
  insert into applicant_session (token_hash, case_id, created_at, seen_at, expires_at)
  select $1, c.id, $3::timestamptz, $3::timestamptz, $4::timestamptz from case_file c where c.id = any ($2::uuid[])
  on conflict (token_hash, case_id) do update set seen_at = excluded.seen_at, expires_at = excluded.expires_at`

// Touched once a minute at most: a page that only reads must not wait for the disk.
export const LIVE = `
  with live as (select case_id, seen_at from applicant_session where token_hash = $1 and expires_at > $2::timestamptz),
  touched as (
    update applicant_session set seen_at = $2::timestamptz
    where token_hash = $1 and expires_at > $2::timestamptz and seen_at < $2::timestamptz - interval '1 minute'
  )`

const CASES = `${LIVE} select case_id as "caseId" from live order by case_id`

const CLOSE = 'delete from applicant_session where token_hash = $1'

const KEEP_LINK = `
  insert into resume_link (token_hash, case_id, email, created_at, expires_at) values ($1, $2, $3, $4, $5)
  on conflict (token_hash) do update set expires_at = excluded.expires_at`

const LINK = 'select case_id as "caseId", email, expires_at as "expiresAt" from resume_link where token_hash = $1'

const KEEP_CHECK = `
  insert into email_check (id, case_id, email, code_hash, link_hash, attempts_left, created_at, expires_at, confirmed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set created_at = excluded.created_at, expires_at = excluded.expires_at`

const CHECK = `
  select id, case_id as "caseId", email, encode(code_hash, 'hex') as "codeHash", attempts_left as "attemptsLeft", expires_at as "expiresAt", confirmed_at as "confirmedAt"
  from email_check`

const SPEND = 'update email_check set attempts_left = attempts_left - 1 where id = $1 and attempts_left > 0 returning attempts_left as left'

// The first confirmation stands, also when the mailed link is opened twice.
const SET_CONFIRMED = 'update email_check set confirmed_at = $2 where id = $1 and confirmed_at is null'
