import type { Pool } from 'pg'
import type { Limits } from '../../actions/ports/people.ts'
import { rowsOf } from './statement.ts'

/** Token buckets in PostgreSQL, so that all processes count together. */
export function postgresLimits({ pool }: { readonly pool: Pool }): Limits {
  return {
    spend: async (key, { capacity, perMinute }, now) => (await rowsOf(pool, SPEND, [key, capacity, perMinute, now])).length === 1,
  }
}

// What the bucket holds by now. A clock that runs behind never takes tokens away.
const HELD = `least($2::float8, b.tokens + greatest(extract(epoch from $4::timestamptz - b.updated_at), 0)::float8 / 60 * $3::float8)`

/** One statement: the row's lock lets tries on one bucket through one after the other. No row comes back when the bucket is empty. */
export const SPEND = `
  insert into rate_bucket as b (key, tokens, updated_at)
  select $1, $2::float8 - 1, $4::timestamptz where $2::float8 >= 1
  on conflict (key) do update set tokens = ${HELD} - 1, updated_at = greatest(b.updated_at, excluded.updated_at)
  where ${HELD} >= 1
  returning 1`
