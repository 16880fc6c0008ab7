import type { Jobs } from '../adapters/postgres/jobs.ts'
import type { Metrics } from './metrics.ts'

/** The same jobs, each run counted by its queue and by whether it went well. */
export function countedJobs(jobs: Jobs, metrics: Pick<Metrics, 'job'>): Jobs {
  const counted = async (job: string, run: () => Promise<void>) => {
    try {
      await run()
      metrics.job({ job, ok: true })
    } catch (error) {
      metrics.job({ job, ok: false })
      throw error
    }
  }
  return {
    ...jobs,
    work: (queue, handler, options) => jobs.work(queue, (data) => counted(queue, () => handler(data)), options),
    schedule: (queue, cron, handler) => jobs.schedule(queue, cron, () => counted(queue, handler)),
  }
}
