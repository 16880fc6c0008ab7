import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { prepared } from './pool.ts'

/** Either the pool, for a statement that stands alone, or the client that holds a transaction. */
export type Connection = Pool | PoolClient

/** A row as the database gives it: what is optional in the model is null here. */
export type Row<T> = { readonly [K in keyof T]-?: T[K] | null }

export async function rowsOf<R extends QueryResultRow>(db: Connection, text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
  return (await db.query<R>(prepared(text, values))).rows
}

const IMPOSSIBLE_VALUES: readonly unknown[] = ['22P02', '22021']

/**
 * For looking up what somebody sent: text that can be no value of the column (not a UUID, a NUL within) is found nowhere, and is no error.
 * Not within a transaction, which the refused statement would end.
 */
export async function findRow<R extends QueryResultRow>(pool: Pool, text: string, values: readonly unknown[]): Promise<R | undefined> {
  try {
    return (await rowsOf<R>(pool, text, values))[0]
  } catch (error) {
    if (IMPOSSIBLE_VALUES.includes((error as { code?: unknown }).code)) return undefined
    throw error
  }
}

/** For statements that are run for their effect: how many rows they touched. */
export async function changed(db: Connection, text: string, values: readonly unknown[] = []): Promise<number> {
  return (await db.query(prepared(text, values))).rowCount ?? 0
}

/** The row without its empty columns: an optional property is absent in the model, never null. */
export function filled<T extends object>(row: Row<T>): T {
  const full: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) if (value !== null) full[name] = value
  return full as T
}

/** Hex text of the model to the bytes of a `bytea` column. */
export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}
