import type { Pool } from 'pg'
import type { Cases } from '../../actions/ports/cases.ts'
import { creatingOfCases } from './case-create.sql.ts'
import { noticesOfCases } from './case-notices.sql.ts'
import { notificationsOfCases } from './case-notifications.sql.ts'
import { openingsOfCases } from './case-openings.sql.ts'
import { paymentsOfCases } from './case-payments.sql.ts'
import { queueOfCases } from './case-queue.sql.ts'
import { readsOfCases } from './case-reads.sql.ts'
import { sweepsOfCases } from './case-sweeps.sql.ts'
import { type JobPlanner, savingOfCases } from './save-case.sql.ts'

/** Cases in PostgreSQL. `jobs` plans what a change asks for, in the change's own transaction. */
export function postgresCases({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): Cases {
  return {
    ...creatingOfCases(pool),
    ...readsOfCases(pool),
    ...openingsOfCases(pool),
    ...savingOfCases(pool, jobs),
    ...queueOfCases(pool),
    ...paymentsOfCases(pool),
    ...notificationsOfCases(pool),
    ...noticesOfCases(pool),
    ...sweepsOfCases(pool),
  }
}
