import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
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
  const resumeDays = Number(/RESUME_DAYS = (\d+)/.exec(source('../../jobs/send-notice.ts'))?.[1])
  assert.deepEqual(keptFor(entry('resume-link'), touristCard), { unit: 'days', count: resumeDays })
})
