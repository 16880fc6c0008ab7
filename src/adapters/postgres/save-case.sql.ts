import type { Pool } from 'pg'
import type { CaseChange, Cases, CasePatch, SaveOutcome } from '../../actions/ports/cases.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { columnValue, PATCHED_COLUMNS } from './case-columns.ts'
import { chainEvents } from './event-hash.ts'
import type { JobPlanner } from './job-planner.ts'
import { SAVE_PARTS } from './save-parts.sql.ts'
import { settleAppointment } from './settle-appointment.sql.ts'
import { bytesOf, type Connection, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

export type { JobPlanner } from './job-planner.ts'

export function savingOfCases(pool: Pool, jobs: JobPlanner): Pick<Cases, 'save'> {
  return {
    async save(file, change) {
      const { jobs: planned = [], visit, at } = change
      if (planned.length === 0 && !visit) return outcome(await saveCase(pool, file, change))
      // Jobs first: the case and the series of receipts are then locked only from their own statement to the commit that follows at once.
      const saved = await inTransaction(pool, async (client) => {
        if (planned.length > 0) await jobs.plan(client, planned)
        const done = (await saveCase(client, file, change)) && (!visit || (await settleAppointment(client, jobs, { ...visit, at })))
        return done || undefined
      })
      return outcome(saved ?? false)
    },
  }
}

const outcome = (saved: boolean): SaveOutcome => (saved ? 'saved' : 'changed-meanwhile')

/** Everything of the change in one statement; false, and nothing written, when the case is no longer the one that `file` shows. */
export async function saveCase(db: Connection, file: CaseFile, change: CaseChange): Promise<boolean> {
  const events = chainEvents(file, change.events)
  const head = events.at(-1)
  const values: unknown[] = [file.id, file.version, change.at, head?.seq ?? file.eventCount, bytesOf(head?.hash ?? file.lastHash)]
  const place = (value: unknown): string => `$${values.push(value)}`

  const sets = columnsSet(change.patch).map(([column, value]) => `${column} = ${place(columnValue(column, value))}`)
  if (change.passportIndex !== undefined) sets.push(`passport_index = ${place(bytesOf(change.passportIndex))}`)
  // An officer holds a case since the act that gave it to them.
  if (change.patch.assignedTo !== undefined) sets.push(`assigned_at = ${change.patch.assignedTo === null ? 'null' : '$3'}`)
  const parts: string[] = []
  for (const part of SAVE_PARTS) {
    const rows = part.rows(change, events)
    if (rows) parts.push(part.sql(`${place(JSON.stringify(rows))}::jsonb`))
  }
  const updated = `updated as (
    update case_file set ${['version = version + 1', 'updated_at = $3', 'event_count = $4', 'last_hash = $5', ...sets].join(', ')}
    where id = $1 and version = $2
    returning id, office_id, renews_held
  )`
  return (await rowsOf(db, `with ${[updated, ...parts].join(', ')} select 1 from updated`, values)).length === 1
}

function columnsSet(patch: CasePatch): readonly (readonly [string, unknown])[] {
  return Object.entries(PATCHED_COLUMNS).flatMap(([name, column]) => {
    const value = patch[name as keyof CasePatch]
    return value === undefined ? [] : [[column, value] as const]
  })
}
