import pg, { type Pool } from 'pg'
import { type JobInsert, PgBoss } from 'pg-boss'
import type { PlannedJob } from '../../actions/ports/cases.ts'
import { CRON_QUEUES, type CronQueue, DEAD_LETTERS, PLANNED_QUEUES, type PlannedQueue, type QueueSettings } from './job-queues.ts'
import { prepared } from './pool.ts'
import type { JobPlanner } from './save-case.sql.ts'
import type { Connection } from './statement.ts'

export interface JobOptions {
  readonly pool: Pool
  /** Hears of every failed try, with its queue, and of trouble of the job system itself, with an empty queue. The error may hold personal data. */
  readonly onError: (error: unknown, queue: string) => void
  /** False where only web pages are served: jobs can then be planned, and nothing polls. */
  readonly works: boolean
  /** Where the clock of `schedule` hangs, an IANA name. */
  readonly timeZone: string
}

export type JobHandler = (data: PlannedJob['data']) => Promise<void>

export interface WorkOptions {
  /** Jobs at once in this process; 4 unless given. */
  readonly concurrency?: number
  /** Seconds between two looks at an empty queue, at least 0.5; 1 unless given. */
  readonly pollSeconds?: number
}

export interface Jobs extends JobPlanner {
  /** Handlers are idempotent: a job is run again when its process died, or took longer than its queue allows. */
  work(queue: PlannedQueue, handler: JobHandler, options?: WorkOptions): Promise<void>
  /** Runs at the times of the cron expression, in one process of all; a run that is still going is not run again beside itself. */
  schedule(queue: CronQueue, cron: string, handler: () => Promise<void>): Promise<void>
  /** Takes no more jobs and waits for those that run, 30 seconds at most; what is not done by then is tried again later. */
  stop(): Promise<void>
}

const SCHEMA = 'pgboss'
const STOP_WITHIN_MS = 30_000

/** pg-boss reads columns with the driver's own types, which our pool has replaced by ours. */
const asPgBossReads = (db: Connection) => ({
  executeSql: (text: string, values?: unknown[]) => db.query({ ...(values ? prepared(text, values) : { text }), types: pg.types }),
})

export async function startJobs({ pool, onError, works, timeZone }: JobOptions): Promise<Jobs> {
  const boss = new PgBoss({ db: asPgBossReads(pool), schema: SCHEMA, supervise: works, schedule: works })
  boss.on('error', (error) => onError(error, ''))
  await boss.start()
  await ensureQueues(boss)
  const workOn = (queue: string, handler: JobHandler, { concurrency = 4, pollSeconds = 1 }: WorkOptions) => {
    if (!works) throw new Error('this process plans jobs and does not work on them')
    const options = { batchSize: concurrency, pollingIntervalSeconds: pollSeconds, burstWhenBatchFull: concurrency > 1, perJobResults: true } as const
    return boss.work<PlannedJob['data']>(queue, options, (batch) => Promise.all(batch.map((job) => settle(job, handler, (error) => onError(error, queue)))))
  }
  return {
    plan: (db, jobs) => planJobs(boss, db, jobs),
    work: async (queue, handler, options = {}) => void (await workOn(queue, handler, options)),
    async schedule(queue, cron, handler) {
      await workOn(queue, () => handler(), { concurrency: 1, pollSeconds: 5 })
      await boss.schedule(queue, cron, null, { tz: timeZone })
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  }
}

/** Settings of a release replace those of the one before. */
async function ensureQueues(boss: PgBoss): Promise<void> {
  const wanted: readonly (readonly [string, QueueSettings, 'standard' | 'exclusive'])[] = [
    ...Object.entries(PLANNED_QUEUES).map(([name, settings]) => [name, settings, 'standard'] as const),
    ...Object.entries(CRON_QUEUES).map(([name, settings]) => [name, settings, 'exclusive'] as const),
  ]
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  if (!known.has(DEAD_LETTERS)) await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 90 * 86_400 })
  for (const [name, settings, policy] of wanted) {
    if (known.has(name)) await boss.updateQueue(name, settings)
    else await boss.createQueue(name, { ...settings, policy, deadLetter: DEAD_LETTERS })
    // What is known of a queue must not be looked up on a second connection while a transaction holds the first.
    await boss.insert(name, [])
  }
}

/** One statement for each queue, on the connection of the caller's transaction. */
async function planJobs(boss: PgBoss, db: Connection, jobs: readonly PlannedJob[]): Promise<void> {
  for (const [queue, planned] of Map.groupBy(jobs, (job) => job.queue)) {
    const rows = planned.map(({ data, startAfter }): JobInsert => (startAfter === undefined ? { data } : { data, startAfter }))
    await boss.insert(queue, rows, { db: asPgBossReads(db) })
  }
}

interface OneJob {
  readonly id: string
  readonly data: PlannedJob['data']
}

/** The other jobs of the batch do not fail with this one. What the job keeps of an error is its kind: the text may name a person. */
async function settle(job: OneJob, handler: JobHandler, report: (error: unknown) => void) {
  try {
    await handler(job.data)
    return { id: job.id, status: 'completed' as const }
  } catch (error) {
    report(error)
    const { name = 'Error', code = '' } = (error ?? {}) as { name?: string; code?: string }
    return { id: job.id, status: 'failed' as const, output: { error: name, code } }
  }
}
