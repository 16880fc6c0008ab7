import type { PlannedJob } from '../../actions/ports/cases.ts'

export type PlannedQueue = PlannedJob['queue']
/** Queues that the clock fills. */
export type CronQueue =
  | 'sweep-payments'
  | 'sweep-notices'
  | 'lapse-cases'
  | 'remove-old-drafts'
  | 'issue-waiting'
  | 'recompute-due-days'
  | 'publish-lists'
  | 'scan-documents'
  | 'remind-holders'
  | 'watch-uncollected'
  | 'close-past-appointments'

export interface QueueSettings {
  /** How often a failed job is tried again, before it goes to the dead letters. */
  readonly retryLimit: number
  /** Seconds; grows with every try where `retryBackoff` says so, up to `retryDelayMax`. */
  readonly retryDelay: number
  readonly retryBackoff?: boolean
  readonly retryDelayMax?: number
  /** Seconds a handler may take before its job is given to another worker. */
  readonly expireInSeconds: number
}

/** Where a job goes that failed on its last try: kept for a person to look at, worked off by nobody. */
export const DEAD_LETTERS = 'dead-letters'

// Mail servers say "later" for hours, so letters and refunds are tried for most of a day. Cards and payments are tried quickly, for a person waits.
export const PLANNED_QUEUES: Readonly<Record<PlannedQueue, QueueSettings>> = {
  'send-notice': { retryLimit: 20, retryDelay: 15, retryBackoff: true, retryDelayMax: 7_200, expireInSeconds: 120 },
  'send-account-letter': { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 7_200, expireInSeconds: 120 },
  'send-held-reminder': { retryLimit: 20, retryDelay: 15, retryBackoff: true, retryDelayMax: 7_200, expireInSeconds: 120 },
  'issue-card': { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 1_800, expireInSeconds: 120 },
  'reconcile-payment': { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 1_800, expireInSeconds: 120 },
  'publish-trust': { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 300 },
  'make-refund': { retryLimit: 20, retryDelay: 15, retryBackoff: true, retryDelayMax: 7_200, expireInSeconds: 120 },
}

// The clock comes again by itself: a failed sweep is tried once more and otherwise left to the next one.
const CRON: QueueSettings = { retryLimit: 1, retryDelay: 10, expireInSeconds: 900 }

export const CRON_QUEUES: Readonly<Record<CronQueue, QueueSettings>> = {
  'sweep-payments': CRON,
  'sweep-notices': CRON,
  'lapse-cases': CRON,
  'remove-old-drafts': CRON,
  'issue-waiting': CRON,
  'recompute-due-days': CRON,
  'publish-lists': CRON,
  'scan-documents': CRON,
  'remind-holders': CRON,
  'watch-uncollected': CRON,
  'close-past-appointments': CRON,
}
