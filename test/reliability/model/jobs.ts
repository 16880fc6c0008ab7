import type { Pool } from 'pg'
import type { Deps } from '../../../src/actions/deps.ts'
import type { PlannedJob } from '../../../src/actions/ports/cases.ts'
import type { CronQueue } from '../../../src/adapters/postgres/job-queues.ts'
import type { JobHandler, Jobs } from '../../../src/adapters/postgres/jobs.ts'
import type { JobPlanner } from '../../../src/adapters/postgres/save-case.sql.ts'
import { workOnJobs } from '../../../src/main/work.ts'

export interface WaitingJob {
  readonly id: string
  readonly queue: PlannedJob['queue']
  readonly data: PlannedJob['data']
}

/** Jobs as the product plans and wires them, run when the model says so. A job that fails stays, and is run again. */
export interface JobRunner {
  waiting(): Promise<readonly WaitingJob[]>
  /** Throws what the job threw. */
  run(job: WaitingJob): Promise<void>
  cron(queue: CronQueue): Promise<void>
}

const TABLE = 'model_job (id bigint generated always as identity primary key, queue text not null, data jsonb not null)'

/** Plans within the transaction of the change, as the real one does. */
export const TABLE_PLANNER: JobPlanner = {
  plan: async (db, jobs) => {
    for (const { queue, data } of jobs) await db.query('insert into model_job (queue, data) values ($1, $2)', [queue, JSON.stringify(data)])
  },
}

export async function runnerOfJobs(pool: Pool, deps: Deps): Promise<JobRunner> {
  await pool.query(`create table ${TABLE}`)
  const handlers = new Map<string, JobHandler>()
  const crons = new Map<string, () => Promise<void>>()
  const jobs: Jobs = {
    ...TABLE_PLANNER,
    work: async (queue, handler) => void handlers.set(queue, handler),
    schedule: async (queue, _, handler) => void crons.set(queue, handler),
    stop: () => Promise.resolve(),
  }
  await workOnJobs(deps, jobs)
  return {
    waiting: async () => (await pool.query<WaitingJob>('select id::text as id, queue, data from model_job order by id')).rows,
    async run(job) {
      await handlers.get(job.queue)?.(job.data)
      await pool.query('delete from model_job where id = $1', [job.id])
    },
    cron: async (queue) => crons.get(queue)?.(),
  }
}
