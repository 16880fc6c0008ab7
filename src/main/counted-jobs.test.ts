import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Jobs } from '../adapters/postgres/jobs.ts'
import { countedJobs } from './counted-jobs.ts'

test('every run of a job is counted once, and a failure still reaches the job system', async () => {
  const runs: (() => Promise<void>)[] = []
  const plain: Jobs = {
    plan: async () => undefined,
    work: async (_queue, handler) => void runs.push(() => handler({})),
    schedule: async (_queue, _cron, handler) => void runs.push(handler),
    stop: async () => undefined,
  }
  const seen: string[] = []
  const jobs = countedJobs(plain, { job: ({ job, ok }) => void seen.push(`${job} ${ok}`) })
  await jobs.work('send-notice', async () => undefined)
  await jobs.work('issue-card', () => Promise.reject(new Error('no paper')))
  await jobs.schedule('lapse-cases', '10 * * * *', async () => undefined)
  const outcomes = await Promise.allSettled(runs.map((run) => run()))
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(seen.toSorted(), ['issue-card false', 'lapse-cases true', 'send-notice true'])
})
