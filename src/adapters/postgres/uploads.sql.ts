import type { Pool } from 'pg'
import type { Uploads } from '../../actions/ports/uploads.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { changed, findRow, rowsOf } from './statement.ts'

export function postgresUploads({ pool }: { readonly pool: Pool }): Uploads {
  const keys = async (statement: string, values: readonly unknown[]) => (await rowsOf<{ key: string }>(pool, statement, values)).map((row) => row.key)
  return {
    async open({ id, caseId, requirement, bytes, expiresAt }, at) {
      await changed(pool, OPEN, [id, caseId, requirement, bytes, at, expiresAt])
    },
    find: (id, now) => findRow<FoundRow>(pool, FIND, [id, now]),
    async parts(id) {
      const rows = await rowsOf<PartRow>(pool, PARTS, [id])
      return rows.map(({ start, bytes, key, wrappedKey }) => ({ start, object: { key, wrappedKey, bytes } }))
    },
    addPart: async (id, { start, object }) => (await changed(pool, ADD_PART, [id, start, object.bytes, object.key, object.wrappedKey])) === 1,
    countOf: async (caseId, now) => (await rowsOf<{ count: number }>(pool, COUNT, [caseId, now]))[0]?.count ?? 0,
    remove: (id) => keys(REMOVE, [id]),
    removeExpired: (now) => keys(REMOVE_EXPIRED, [now]),
  }
}

interface FoundRow {
  readonly id: string
  readonly caseId: string
  readonly requirement: string
  readonly bytes: number
  readonly expiresAt: Instant
}

interface PartRow {
  readonly start: number
  readonly bytes: number
  readonly key: string
  readonly wrappedKey: string
}

const OPEN = 'insert into upload (id, case_id, requirement, bytes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)'

const FIND = `
  select id, case_id as "caseId", requirement, bytes, expires_at as "expiresAt" from upload where id = $1::uuid and expires_at > $2::timestamptz`

const PARTS = `
  select start, bytes, object_key as key, wrapped_key as "wrappedKey" from upload_part where upload_id = $1 order by start`

// Two requests may bring the same part, for instance when the answer to the first was lost: one of them is the part.
const ADD_PART = `
  insert into upload_part (upload_id, start, bytes, object_key, wrapped_key) values ($1, $2, $3, $4, $5)
  on conflict (upload_id, start) do nothing`

const COUNT = 'select count(*)::integer as count from upload where case_id = $1 and expires_at > $2::timestamptz'

// What a statement deletes it still sees: the parts are read as they were, and go with their upload.
const REMOVE = `
  with gone as (delete from upload where id = $1 returning id)
  select part.object_key as key from upload_part part join gone on gone.id = part.upload_id`

const REMOVE_EXPIRED = `
  with gone as (delete from upload where expires_at <= $1::timestamptz returning id)
  select part.object_key as key from upload_part part join gone on gone.id = part.upload_id`
