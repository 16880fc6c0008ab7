import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

/** Where a process dies in the middle of a batch. */
export const DEATHS = ['before-rows', 'after-rows', 'after-jobs', 'before-commit', 'after-commit'] as const
export type Death = (typeof DEATHS)[number]

export interface Weakness {
  /** Dies once, at this place. */
  readonly death?: Death
  /** Statements that are not what they should be. */
  readonly rewrite?: (text: string) => string
  /** Waits after it has taken its cards, so that others take theirs before it writes. */
  readonly slow?: boolean
}

export interface FailingPool {
  readonly pool: Pool
  readonly died: () => boolean
}

type Statement = string | { readonly text: string; readonly values?: unknown[]; readonly name?: string }

/** A pool as a process has it that dies in the middle, or that runs a product with a mistake in its statements. */
export function failingPool(pool: Pool, { death, rewrite = (text) => text, slow = false }: Weakness): FailingPool {
  let dead = false
  const query = async (client: PoolClient, statement: Statement) => {
    if (dead) throw new Error('the process is dead')
    const text = typeof statement === 'string' ? statement : statement.text
    const place = placeOf(text)
    if (death === `before-${place}`) dead = true
    if (dead) throw new Error('the process is dead')
    const written = rewrite(text)
    const answer = await client.query(typeof statement === 'string' || written !== text ? { text: written, values: valuesOf(statement) } : statement)
    if (slow && place === 'take' && (answer.rowCount ?? 0) > 0) await pause(40)
    if (death === `after-${place}`) dead = true
    if (dead) throw new Error('the process is dead')
    return answer
  }
  const connect = async () => {
    const client = await pool.connect()
    return new Proxy(client, {
      get(target, name) {
        if (name === 'query') return (statement: Statement) => query(target, statement)
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return { pool: new Proxy(pool, { get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)) }), died: () => dead }
}

const valuesOf = (statement: Statement): unknown[] => (typeof statement === 'string' ? [] : (statement.values ?? []))

function placeOf(text: string): string {
  if (text.includes('insert into reminder')) return 'rows'
  if (text.includes('insert into planned_notice')) return 'jobs'
  if (text.includes('k.remind_on <=')) return 'take'
  return text
}
