import type { Pool } from 'pg'
import type { Idempotency, IdempotentStart } from '../../actions/ports/people.ts'
import { ownerLives, processMark } from './process-mark.sql.ts'
import { bytesOf, changed, rowsOf } from './statement.ts'

type Begin = Parameters<Idempotency['begin']>[0]

interface KnownCall {
  readonly same: boolean
  readonly status: number | null
  readonly response: string | null
  readonly abandoned: boolean
}

/** Calls by their Idempotency-Key: of two that come at once, one begins and the other is told that it is running. */
export function postgresIdempotency({ pool }: { readonly pool: Pool }): Idempotency {
  const mark = processMark(pool)
  return {
    async begin(call) {
      for (;;) {
        const start = await tryBegin(pool, call, await mark())
        if (start) return start
      }
    },
    finish: async ({ principal, key, status, response }) => void (await rowsOf(pool, FINISH, [principal, key, status, response])),
    forget: async (principal, key) => void (await rowsOf(pool, FORGET, [principal, key])),
  }
}

/** Undefined when the key went away between our two statements: then it is free, and we ask again. */
async function tryBegin(pool: Pool, call: Begin, owner: number): Promise<IdempotentStart | undefined> {
  const { principal, key, route, bodyHash, at } = call
  if ((await changed(pool, INSERT, [principal, key, route, bytesOf(bodyHash), at, owner])) === 1) return { kind: 'new' }
  const [known] = await rowsOf<KnownCall>(pool, READ, [principal, key, route, bytesOf(bodyHash), at])
  if (!known) return undefined
  if (!known.same) return { kind: 'other-body' }
  if (known.status !== null) return { kind: 'done', status: known.status, response: known.response ?? '' }
  return known.abandoned && (await takeOver(pool, call, owner)) ? { kind: 'new' } : { kind: 'running' }
}

/** The process that began died before it could finish or forget: one of those who ask again may begin anew. */
async function takeOver(pool: Pool, { principal, key, at }: Begin, owner: number): Promise<boolean> {
  return (await changed(pool, TAKE_OVER, [principal, key, at, owner])) === 1
}

const INSERT = `
  insert into idempotency_key (principal, key, route, body_hash, created_at, owner) values ($1, $2, $3, $4, $5, $6)
  on conflict (principal, key) do nothing`

// A call is abandoned when its process is gone. No request lives for five minutes: one that is still open after that counts as abandoned too, for
// the connection of a machine that fell over may outlive it by hours.
const abandoned = (time: string) => `status is null
  and (owner is not null and not ${ownerLives('idempotency_key.owner')} or created_at < ${time}::timestamptz - interval '5 minutes')`

const READ = `
  select route = $3 and body_hash = $4 as same, status, response, ${abandoned('$5')} as abandoned
  from idempotency_key where principal = $1 and key = $2`

const TAKE_OVER = `update idempotency_key set created_at = $3, owner = $4 where principal = $1 and key = $2 and ${abandoned('$3')}`

const FINISH = 'update idempotency_key set status = $3, response = $4 where principal = $1 and key = $2 and status is null'

const FORGET = 'delete from idempotency_key where principal = $1 and key = $2 and status is null'
