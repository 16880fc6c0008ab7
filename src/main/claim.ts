import type { Pool } from 'pg'
import type { Clock } from '../actions/ports.ts'
import { claimInstallation, ownerOfDatabase } from '../adapters/postgres/installation.sql.ts'
import { migrate, migrationState } from '../adapters/postgres/migrate.ts'
import type { DatabaseLog } from '../adapters/postgres/problem.ts'
import { commandProblem } from './command-problem.ts'
import type { Config } from './config.ts'
import { EXIT } from './exit-codes.ts'

/**
 * Makes the database ours and brings it up to date. The demo refuses a database that it did not make, production one that the demo made, and both
 * refuse one that holds other people's tables: each before anything is written. Answers the numbers of the migrations applied now.
 */
export async function claimAndMigrate(config: Config, pool: Pool, how: { readonly clock: Clock; readonly log?: DatabaseLog }): Promise<readonly number[]> {
  const owner = await ownerOfDatabase(pool)
  if (owner === 'strangers') throw notOurs('holds tables of something else')
  if (owner !== 'nobody' && owner !== 'unclaimed' && owner !== config.profile) throw notOurs(`was made by the ${owner} profile, not by ${config.profile}`)
  const applied = await migrate(pool, how.log ? { log: how.log } : {})
  const claimed = await claimInstallation(pool, config.profile, how.clock.now())
  if (claimed === 'other-profile') throw notOurs(`was made by the other profile, not by ${config.profile}`)
  if (claimed === 'not-ours') throw notOurs('holds cases, but no profile ever claimed it')
  return applied
}

/** For commands that only use the database: it must be ours and up to date already, because they may run beside an older release. */
export async function requireOurs(config: Config, pool: Pool): Promise<void> {
  const owner = await ownerOfDatabase(pool)
  if (owner === 'strangers') throw notOurs('holds tables of something else')
  if (owner === 'demo' || owner === 'production') {
    if (owner !== config.profile) throw notOurs(`was made by the ${owner} profile, not by ${config.profile}`)
    const { pending, problem } = await migrationState(pool)
    if (problem) throw problem
    if (pending.length === 0) return
  }
  throw commandProblem(EXIT.config, 'The database is not up to date. Run "sapar migrate" first.')
}

function notOurs(why: string): Error {
  return commandProblem(EXIT.config, `This database ${why}. Give another DATABASE_URL or SAPAR_DATA.`)
}
