import path from 'node:path'
import { stat } from 'node:fs/promises'
import type { Pool } from 'pg'
import { folderObjects } from '../../adapters/objects/folder-objects.ts'
import { clusterExists, clusterFiles } from '../../adapters/postgres/embedded-cluster.ts'
import { runningUrl } from '../../adapters/postgres/embedded.ts'
import { inspectServer, newestPicture } from '../../adapters/postgres/inspect.sql.ts'
import { ownerOfDatabase } from '../../adapters/postgres/installation.sql.ts'
import { migrationState } from '../../adapters/postgres/migrate.ts'
import { openDatabase } from '../../adapters/postgres/pool.ts'
import { explain } from '../command-problem.ts'
import type { Config } from '../config.ts'
import { derivedKey, existingMasterKey, keyMark, masterKeyFile } from '../keys.ts'
import { broken, type Check, good, note, type Seen, skipped } from './finding.ts'

const OLDEST_SERVER = 150_000
const CLOCKS_APART_MS = 5_000

/** A database that can be asked, or what keeps it from being asked. */
export type Reached = { readonly pool: Pool; close(): Promise<void> } | { readonly seen: Seen }

/** Starts nothing: what does not run is told as it is. */
export async function reach(config: Config): Promise<Reached> {
  const dataDir = path.join(config.dataDir, 'postgres')
  try {
    const url = config.databaseUrl ?? (await runningUrl(dataDir))
    if (url !== undefined) return await opened(url)
  } catch (error) {
    const mend = config.databaseUrl ? 'set DATABASE_URL to a PostgreSQL that this machine can reach, 15 or newer' : `look at ${clusterFiles(dataDir).log}`
    return { seen: broken(explain(error).text, mend) }
  }
  const text = clusterExists(clusterFiles(dataDir))
    ? 'the embedded one does not run now; npm start starts it'
    : 'the embedded one is made by the first npm start'
  return { seen: skipped(text) }
}

async function opened(url: string): Promise<Reached> {
  const database = openDatabase(url, { max: 2, statementTimeoutMs: 10_000 })
  try {
    await inspectServer(database.pool)
    return { pool: database.pool, close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

export function databaseChecks(config: Config, reached: Reached): readonly Check[] {
  const asking = (look: (pool: Pool) => Promise<Seen>) => () =>
    'pool' in reached ? look(reached.pool) : Promise.resolve(skipped('not asked: the database does not answer'))
  return [
    { what: 'Database', look: () => ('pool' in reached ? server(reached.pool) : Promise.resolve(reached.seen)) },
    { what: 'Its owner', look: asking((pool) => owner(config, pool)) },
    { what: 'Migrations', look: asking(migrations) },
    { what: 'Master key', look: () => masterKey(config) },
    { what: 'Stored pictures', look: asking((pool) => storedPictures(config, pool)) },
  ]
}

async function server(pool: Pool): Promise<Seen> {
  const facts = await inspectServer(pool)
  if (!facts) return broken('it gives no answer', 'look at the log of the database')
  if (facts.versionNumber < OLDEST_SERVER) return broken(`PostgreSQL ${facts.version} is too old`, 'use PostgreSQL 15 or newer')
  if (facts.encoding !== 'UTF8')
    return broken(`its encoding is ${facts.encoding}`, "create the database anew: create database sapar encoding 'UTF8' template template0")
  const apart = Math.abs(Date.parse(facts.now) - Date.now())
  if (apart > CLOCKS_APART_MS)
    return broken(`its clock and ours are ${Math.round(apart / 1000)} s apart`, 'let both machines take the time from the network: timedatectl set-ntp true')
  return good(`PostgreSQL ${facts.version} answers`)
}

async function owner(config: Config, pool: Pool): Promise<Seen> {
  const found = await ownerOfDatabase(pool)
  if (found === config.profile) return good(`made by the ${found} profile, as SAPAR_PROFILE says`)
  if (found === 'nobody') return good(`empty; the first start makes it one of the ${config.profile} profile`)
  if (found === 'unclaimed') return note('our tables are there, and no profile owns them yet', 'npm start claims it, unless it holds cases')
  const whose = found === 'strangers' ? 'it holds tables of something else' : `it was made by the ${found} profile, and SAPAR_PROFILE is ${config.profile}`
  return broken(whose, 'give another DATABASE_URL or SAPAR_DATA, or set SAPAR_PROFILE to the one that made it')
}

async function migrations(pool: Pool): Promise<Seen> {
  const { applied, pending, problem } = await migrationState(pool)
  if (problem) return broken(problem.message, 'run the release that made the database, or a newer one')
  if (pending.length === 0) return good(`all ${applied.length} applied`)
  return note(`${pending.length} of ${applied.length + pending.length} are still to be applied`, 'sapar migrate, or the next npm start')
}

async function masterKey(config: Config): Promise<Seen> {
  const key = existingMasterKey(config)
  const hasData = clusterExists(clusterFiles(path.join(config.dataDir, 'postgres')))
  if (!key)
    return hasData
      ? broken('the data are there, and the master key is not', `put the right file back as ${masterKeyFile(config)}; a new one would not open the pictures`)
      : good('will be made at the first start')
  if (new Set(key).size < 8) return broken('it is no random key', 'make one with: openssl rand -hex 32')
  const mark = `its mark is ${keyMark(key)}; keep a copy in another place`
  if (config.masterKey) return good(`from SAPAR_MASTER_KEY; ${mark}`)
  const mode = (await stat(masterKeyFile(config))).mode
  return process.platform !== 'win32' && (mode & 0o077) !== 0 ? broken('other accounts can read it', `chmod 600 ${masterKeyFile(config)}`) : good(mark)
}

/** The worst time to find out that key and pictures do not belong together is when a card is asked for. */
async function storedPictures(config: Config, pool: Pool): Promise<Seen> {
  const key = existingMasterKey(config)
  const { pending } = await migrationState(pool)
  if (!key || pending.length > 0) return skipped('not tried')
  const picture = await newestPicture(pool)
  if (!picture) return good('none yet')
  const dir = path.join(config.dataDir, 'objects')
  try {
    const content = await folderObjects({ dir, masterKey: derivedKey(key, 'objects') }).get(picture)
    return content
      ? good('the newest one was found and opened')
      : broken(`the newest one is not in ${dir}`, 'set SAPAR_DATA to the folder that belongs to this database, or restore a backup')
  } catch {
    return broken('the master key does not open the newest one', 'put the right master key back; sapar backup and the operator’s notes know its mark')
  }
}
