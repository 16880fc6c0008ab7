import type { Pool } from 'pg'
import type { CardStatuses, Publication, Publications } from '../../actions/ports/publications.ts'
import type { CardState } from '../../core/case/lifecycle.ts'
import { changed, filled, type Row, rowsOf } from './statement.ts'

export function postgresPublications({ pool }: { readonly pool: Pool }): Publications & CardStatuses {
  return {
    newest: async (name) => {
      const [row] = await rowsOf<Row<Publication>>(pool, NEWEST, [name])
      return row && filled<Publication>(row)
    },
    async deltasFrom(name, sequence) {
      const rows = await rowsOf<{ sequence: number; delta: Uint8Array | null }>(pool, DELTAS, [name, sequence])
      const deltas = rows.flatMap(({ delta }) => (delta ? [delta] : []))
      const isWhole = rows.every((row, at) => row.sequence === sequence + 1 + at) && deltas.length === rows.length
      return isWhole ? deltas : undefined
    },
    publish: async ({ name, sequence, digest, body, delta, issuedAt, softExpiry }) =>
      (await changed(pool, PUBLISH, [name, sequence, digest, Buffer.from(body), delta ? Buffer.from(delta) : null, issuedAt, softExpiry])) === 1,
    forget: async (name, keep) => void (await changed(pool, FORGET, [name, keep])),
    names: async () => (await rowsOf<{ name: string }>(pool, NAMES)).map(({ name }) => name),
    shards: async (endingFrom) => (await rowsOf<{ shard: string }>(pool, SHARDS, [endingFrom])).map(({ shard }) => shard),
    slotsOf: (shard) => rowsOf<{ slot: number; state: CardState }>(pool, SLOTS, [shard]),
  }
}

const NEWEST = `
  select name, sequence, digest, body, delta, issued_at as "issuedAt", soft_expiry as "softExpiry"
  from publication where name = $1 order by sequence desc limit 1`

const DELTAS = 'select sequence, delta from publication where name = $1 and sequence > $2 order by sequence'

const PUBLISH = `
  insert into publication (name, sequence, digest, body, delta, issued_at, soft_expiry) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (name, sequence) do nothing`

const FORGET = `
  delete from publication where name = $1 and sequence <= (select max(sequence) from publication where name = $1) - $2::bigint`

const NAMES = 'select distinct name from publication order by name'

const SHARDS = 'select distinct i.shard from card_intent i join card k on k.id = i.card_id where k.valid_until >= $1 order by i.shard'

const SLOTS = `
  select i.slot, k.state from card_intent i join card k on k.id = i.card_id where i.shard = $1 and k.state <> 'active' order by i.slot`
