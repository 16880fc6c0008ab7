import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACCOUNT_CODE_MINUTES } from '../../actions/account-letters.ts'
import { CHANGE_HOURS } from '../../actions/change-contact.ts'
import { EMAIL_CODE_MINUTES } from '../../actions/email.ts'
import { SESSION_HOURS } from '../../actions/sessions.ts'
import { touristCard } from '../../countries/kz-demo/tourist-card.ts'
import { keptFor, RETENTION, type RetentionEntry, type RetentionKind } from './retention.ts'

const entry = (what: RetentionKind) => RETENTION.find((one) => one.what === what) as RetentionEntry
const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('Each kind stands in the table once', () => {
  assert.ok(RETENTION.length >= 9)
  assert.equal(new Set(RETENTION.map((one) => one.what)).size, RETENTION.length)
})

test('A job is claimed only where main runs it, and what expires goes with the rows of that job', () => {
  const scheduled = source('../../main/work.ts')
  const runs = (job: string) => scheduled.includes(`system('${job}')`)
  const jobs = new Set(RETENTION.flatMap((one) => (one.end.kind === 'kept' ? [] : [one.end.job])))
  assert.deepEqual([...jobs].sort(), ['remove-expired', 'remove-old-drafts'])
  for (const job of jobs) assert.ok(runs(job), job)
  assert.equal(runs('remove-old-receipts'), false, 'the check can fail')
})

test('The times of drafts, sessions, codes and links are those that the product works with', () => {
  assert.deepEqual(keptFor(entry('draft'), touristCard), { unit: 'days', count: touristCard.terms.draftKeptDays })
  assert.deepEqual(keptFor(entry('session'), touristCard), { unit: 'days', count: SESSION_HOURS / 24 })
  assert.deepEqual(keptFor(entry('email-code'), touristCard), { unit: 'minutes', count: EMAIL_CODE_MINUTES })
  const swept = source('../../adapters/postgres/leftovers.sql.ts')
  assert.match(swept, new RegExp(`rate_bucket where updated_at < \\$1::timestamptz - interval '${keptFor(entry('tries'), touristCard).count} day'`))
  assert.match(
    swept,
    new RegExp(`idempotency_key where created_at < \\$1::timestamptz - interval '${keptFor(entry('repeated-call'), touristCard).count} days'`),
  )
  for (const [what, table, column] of [
    ['sign-in', 'account_session', 'created_at'],
    ['account-letter', 'account_letter', 'created_at'],
    ['appointment', 'appointment', 'on_day'],
    ['account', 'account', 'seen_at'],
    ['held-card', 'held_card', 'valid_until'],
  ] as const) {
    const { unit, count } = keptFor(entry(what), touristCard)
    assert.match(swept, new RegExp(`delete from ${table} where ${column} < \\$1::timestamptz - interval '${count} ${unit}'`), what)
  }
  assert.deepEqual(keptFor(entry('account-code'), touristCard), { unit: 'minutes', count: ACCOUNT_CODE_MINUTES })
  assert.deepEqual(keptFor(entry('account-change'), touristCard), { unit: 'days', count: CHANGE_HOURS / 24 })
  const resumeDays = Number(/RESUME_DAYS = (\d+)/.exec(source('../../jobs/send-notice.ts'))?.[1])
  assert.deepEqual(keptFor(entry('resume-link'), touristCard), { unit: 'days', count: resumeDays })
})
