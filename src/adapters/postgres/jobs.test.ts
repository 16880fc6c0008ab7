import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { change, event, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresCases } from './cases.ts'
import { CRON_QUEUES, DEAD_LETTERS, PLANNED_QUEUES } from './job-queues.ts'
import { type Jobs, startJobs } from './jobs.ts'
import { inTransaction } from './transaction.sql.ts'

let stores: StoreTest
let jobs: Jobs
const errors: { error: unknown; queue: string }[] = []
const start = (works: boolean) => startJobs({ pool: stores.pool, works, timeZone: 'Asia/Almaty', onError: (error, queue) => errors.push({ error, queue }) })

before(async () => {
  stores = await openStores('jobs')
  // Two processes that start at once on an empty database.
  const [first, second] = await Promise.all([start(true), start(true)])
  jobs = first
  await second.stop()
})
after(async () => {
  await jobs.stop()
  await stores.close()
})

interface JobRow {
  readonly state: string
  readonly data: Record<string, string>
  readonly output: unknown
  readonly start_after: string
  readonly retry_count: number
}

async function jobsOf(queue: string, key: string): Promise<readonly JobRow[]> {
  const { rows } = await stores.pool.query<JobRow>(
    `select state::text, data, output, start_after, retry_count from pgboss.job where name = $1 and data ->> 'key' = $2`,
    [queue, key],
  )
  return rows
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return
    await pause(100)
  }
  assert.fail('what was waited for did not happen')
}

test('every queue exists with its settings, and cron queues hold one job at a time', async () => {
  const { rows } = await stores.pool.query<{ name: string; policy: string; retry_limit: number; dead_letter: string | null }>(
    'select name, policy, retry_limit, dead_letter from pgboss.queue',
  )
  const settings = { ...PLANNED_QUEUES, ...CRON_QUEUES }
  for (const [name, { retryLimit }] of Object.entries(settings)) {
    const row = rows.find((queue) => queue.name === name)
    assert.deepEqual(row, { name, policy: name in CRON_QUEUES ? 'exclusive' : 'standard', retry_limit: retryLimit, dead_letter: DEAD_LETTERS })
  }
})

test('a planned job runs with its data once the change is committed', async () => {
  const cases = postgresCases({ pool: stores.pool, jobs })
  const file = await madeCase(cases)
  const key = randomUUID()
  const seen: string[] = []
  await jobs.work('reconcile-payment', async (data) => void seen.push(data.key ?? ''), { pollSeconds: 0.5 })
  assert.equal(await cases.save(file, change({ speed: 'fast' }, { jobs: [{ queue: 'reconcile-payment', data: { key } }] })), 'saved')
  await until(async () => (await jobsOf('reconcile-payment', key))[0]?.state === 'completed')
  assert.deepEqual(seen, [key])
})

test('a change that comes too late plans nothing', async () => {
  const cases = postgresCases({ pool: stores.pool, jobs })
  const file = await madeCase(cases)
  assert.equal(await cases.save(file, change({ speed: 'fast' })), 'saved')
  const key = randomUUID()
  const late = change(
    { speed: 'slow' },
    {
      jobs: [
        { queue: 'make-refund', data: { key } },
        { queue: 'send-notice', data: { key } },
      ],
    },
  )
  assert.equal(await cases.save(file, late), 'changed-meanwhile')
  assert.deepEqual([...(await jobsOf('make-refund', key)), ...(await jobsOf('send-notice', key))], [])
  assert.equal((await found(cases, file.id)).speed, 'fast')
  // Broken twin: planned on a connection of its own, the job outlives the change that failed.
  const twin = postgresCases({ pool: stores.pool, jobs: { plan: (_, planned) => jobs.plan(stores.pool, planned) } })
  assert.equal(await twin.save(file, late), 'changed-meanwhile')
  assert.equal((await jobsOf('make-refund', key)).length, 1)
})

test('a change that fails plans nothing', async () => {
  const cases = postgresCases({ pool: stores.pool, jobs })
  const file = await madeCase(cases)
  const key = randomUUID()
  const impossible = { at: minute(1), patch: { answers: null }, events: [event('save-answers')], jobs: [{ queue: 'make-refund' as const, data: { key } }] }
  await assert.rejects(cases.save(file, impossible), { code: '23502' })
  assert.deepEqual(await jobsOf('make-refund', key), [])
  await assert.rejects(
    inTransaction(stores.pool, async (client) => {
      await jobs.plan(client, [{ queue: 'make-refund', data: { key } }])
      throw new Error('stop')
    }),
    /stop/,
  )
  assert.deepEqual(await jobsOf('make-refund', key), [])
  assert.equal((await found(cases, file.id)).version, 1)
})

test('a job is not run before its time', async () => {
  const key = randomUUID()
  await jobs.plan(stores.pool, [{ queue: 'make-refund', data: { key }, startAfter: minute(1_000_000) }])
  const [row] = await jobsOf('make-refund', key)
  assert.equal(row?.start_after, minute(1_000_000))
  assert.equal(row?.state, 'created')
})

test('a job that fails is tried again, then kept as a dead letter without the text of the error; its neighbours are done', async () => {
  await stores.pool.query(`update pgboss.queue set retry_limit = 1, retry_delay = 0, retry_backoff = false where name = 'issue-card'`)
  const [bad, good] = [randomUUID(), randomUUID()]
  const tries: string[] = []
  await jobs.plan(
    stores.pool,
    [bad, good].map((key) => ({ queue: 'issue-card' as const, data: { key } })),
  )
  const handler = async ({ key = '' }) => {
    tries.push(key)
    if (key === bad) throw Object.assign(new Error('no mail for anna@example.org'), { code: 'EMAIL' })
  }
  await jobs.work('issue-card', handler, { pollSeconds: 0.5 })
  await until(async () => (await jobsOf(DEAD_LETTERS, bad)).length === 1)
  assert.deepEqual(tries.filter((key) => key === bad).length, 2)
  assert.equal((await jobsOf('issue-card', good))[0]?.state, 'completed')
  assert.equal(errors.filter(({ queue }) => queue === 'issue-card').length, 2)
  const kept = JSON.stringify([...(await jobsOf('issue-card', bad)), ...(await jobsOf(DEAD_LETTERS, bad))])
  assert.match(kept, /EMAIL/)
  assert.doesNotMatch(kept, /example\.org/)
})

test('stopping waits for the job that runs', async () => {
  const other = await start(true)
  const key = randomUUID()
  const steps: string[] = []
  const handler = async (data: { readonly key?: string }) => {
    if (data.key !== key) return
    steps.push('begun')
    await pause(1_500)
    steps.push('done')
  }
  await other.work('send-notice', handler, { pollSeconds: 0.5 })
  await jobs.plan(stores.pool, [{ queue: 'send-notice', data: { key } }])
  await until(() => steps.length > 0)
  const stopped = other.stop()
  // Broken twin: whoever does not wait for the stop finds the work half done.
  assert.deepEqual(steps, ['begun'])
  await stopped
  assert.deepEqual(steps, ['begun', 'done'])
  assert.equal((await jobsOf('send-notice', key))[0]?.state, 'completed')
})

test('a process that only serves pages can plan, and does not work', async () => {
  const web = await start(false)
  const key = randomUUID()
  await web.plan(stores.pool, [{ queue: 'make-refund', data: { key } }])
  assert.equal((await jobsOf('make-refund', key)).length, 1)
  await assert.rejects(
    web.work('make-refund', async () => undefined),
    /plans jobs and does not work/,
  )
  await web.stop()
})

test('a scheduled job keeps the zone of the agency and is not queued twice', async () => {
  const add = () => stores.pool.query(`insert into pgboss.job (name, data, policy) values ('lapse-cases', '{"key":"x"}', 'exclusive') on conflict do nothing`)
  await add()
  await add()
  assert.equal((await jobsOf('lapse-cases', 'x')).length, 1)
  let runs = 0
  await jobs.schedule('lapse-cases', '30 3 * * *', async () => void runs++)
  const { rows } = await stores.pool.query(`select cron, timezone from pgboss.schedule where name = 'lapse-cases'`)
  assert.deepEqual(rows, [{ cron: '30 3 * * *', timezone: 'Asia/Almaty' }])
  await until(async () => (await jobsOf('lapse-cases', 'x'))[0]?.state === 'completed')
  assert.equal(runs, 1)
})
