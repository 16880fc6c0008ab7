import type { Pool } from 'pg'
import type { StoredObject } from '../../actions/ports.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { rowsOf } from './statement.ts'

/** What an operator wants to know of a server before trusting it. */
export interface ServerFacts {
  /** 150004 is 15.4, as PostgreSQL itself counts. */
  readonly versionNumber: number
  readonly version: string
  readonly encoding: string
  readonly now: Instant
}

/** Reads only, so that it may run beside everything. */
export async function inspectServer(pool: Pool): Promise<ServerFacts | undefined> {
  return (await rowsOf<ServerFacts>(pool, SERVER))[0]
}

/** Any one stored picture, the newest, to try the key on; undefined while there is none. */
export async function newestPicture(pool: Pool): Promise<StoredObject | undefined> {
  return (await rowsOf<StoredObject>(pool, PICTURE))[0]
}

const SERVER = `
  select current_setting('server_version_num')::int as "versionNumber", current_setting('server_version') as version,
    current_setting('server_encoding') as encoding, clock_timestamp() as now`

const PICTURE = `
  select shown_key as key, shown_wrapped_key as "wrappedKey", shown_bytes as bytes from case_document where state = 'current' order by id desc limit 1`
