import type { PlannedJob } from '../../actions/ports/cases.ts'
import type { Connection } from './statement.ts'

/** Puts jobs beside what a transaction writes: they exist exactly when it commits. */
export interface JobPlanner {
  plan(db: Connection, jobs: readonly PlannedJob[]): Promise<void>
}
