import { randomBytes } from 'node:crypto'
import type { Chance, Clock } from '../actions/ports.ts'
import { systemChance, systemClock } from '../adapters/clock/system-clock.ts'
import { ensureDemoKeys } from '../adapters/signer/ensure-demo-keys.ts'
import { startJobs, type Jobs } from '../adapters/postgres/jobs.ts'
import { postgresParameters } from '../adapters/postgres/parameters.sql.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import { claimAndMigrate } from './claim.ts'
import type { Config } from './config.ts'
import type { Ends } from './ends.ts'
import { masterKey } from './keys.ts'
import { keepLaw, type LawKeeper } from './law.ts'
import { errorFields, type Log } from './log.ts'
import { openTheDatabase, type OpenDatabase } from './open-database.ts'
import { CACHE } from './paths.ts'
import { sealingOffice } from './sealing-office.ts'
import { seedDatabase } from './seed.ts'

export interface Foundation {
  readonly config: Config
  readonly log: Log
  readonly begun: Ends
  readonly origin: string
  readonly master: Buffer
  readonly database: OpenDatabase
  readonly clock: Clock
  readonly chance: Chance
  readonly jobs: Jobs
  readonly keeper: LawKeeper
}

/** What every way of running needs first: a database of our own, migrated and seeded, with its jobs and its law. */
export async function layFoundation(given: { readonly config: Config; readonly log: Log; readonly begun: Ends; readonly works: boolean }): Promise<Foundation> {
  const { config, log, begun, works } = given
  const clock = systemClock(demoAgency.timeZone)
  const chance = systemChance((count) => randomBytes(count))
  const master = masterKey(config)
  const database = await openTheDatabase(config, log, CACHE)
  begun.add(() => database.stop())
  await claimAndMigrate(config, database.pool, { clock })
  await seedDatabase(config, database.pool, { clock, chance })
  const keeper = await keepLaw(postgresParameters({ pool: database.pool }), config.profile === 'demo')
  if (config.profile === 'demo') await ensureDemoKeys(sealingOffice({ pool: database.pool, master, rules: keeper.law().seals, config }).shop, clock.now())
  const onError = (error: unknown, job: string) => log.error('job-failed', { job, ...errorFields(error) })
  const jobs = await startJobs({ pool: database.pool, works, timeZone: demoAgency.timeZone, onError })
  begun.add(() => jobs.stop())
  return { config, log, begun, origin: config.origin ?? `http://localhost:${config.port}`, master, database, clock, chance, jobs, keeper }
}
