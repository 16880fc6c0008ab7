import type { Pool } from 'pg'
import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { changed, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

/** One dated piece of the law. `value` is whatever JSON its kind asks for. */
export interface Parameter {
  readonly kind: string
  readonly key: string
  readonly validFrom: PlainDate
  readonly value: unknown
  /** Where it is written: gazette, decree, web page. */
  readonly source: string
  readonly recordedAt: Instant
  /** Staff number, or the name of what seeded it. */
  readonly recordedBy: string
}

export interface Parameters {
  /** All of them, within one kind and key by first day and then as they were recorded: the last one that is valid on a day counts. */
  load(): Promise<readonly Parameter[]>
  /** Seeds what is not there yet by kind, key and first day, and answers how many that were; nothing is ever overwritten. */
  insertIfMissing(rows: readonly Parameter[]): Promise<number>
}

export function postgresParameters({ pool }: { readonly pool: Pool }): Parameters {
  return {
    load: () => rowsOf<Parameter>(pool, LOAD),
    async insertIfMissing(rows) {
      const inserted = await inTransaction(pool, async (client) => {
        // Two processes that start at once must not both find a row missing. Readers are not held up.
        await client.query('lock table parameter in share row exclusive mode')
        return changed(client, INSERT_MISSING, [JSON.stringify(rows)])
      })
      return inserted ?? 0
    },
  }
}

const LOAD = `
  select kind, key, valid_from as "validFrom", value, source, recorded_at as "recordedAt", recorded_by as "recordedBy"
  from parameter order by kind, key, valid_from, id`

const INSERT_MISSING = `
  insert into parameter (kind, key, valid_from, value, source, recorded_at, recorded_by)
  select r.kind, r.key, r."validFrom", r.value, r.source, r."recordedAt", r."recordedBy"
  from jsonb_to_recordset($1::jsonb) as r (kind text, key text, "validFrom" date, value jsonb, source text, "recordedAt" timestamptz, "recordedBy" text)
  where not exists (select from parameter p where p.kind = r.kind and p.key = r.key and p.valid_from = r."validFrom")`
