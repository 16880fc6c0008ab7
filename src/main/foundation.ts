import { randomBytes } from 'node:crypto'
import type { Chance, Clock } from '../actions/ports.ts'
import { systemChance, systemClock } from '../adapters/clock/system-clock.ts'
import { claimInstallation } from '../adapters/postgres/installation.sql.ts'
import { startJobs, type Jobs } from '../adapters/postgres/jobs.ts'
import { migrate } from '../adapters/postgres/migrate.ts'
import { postgresParameters } from '../adapters/postgres/parameters.sql.ts'
import { ensureStaff } from '../adapters/postgres/staff.sql.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import type { Config } from './config.ts'
import type { Ends } from './ends.ts'
import { masterKey } from './keys.ts'
import { keepLaw, type LawKeeper, seedParameters } from './law.ts'
import { errorFields, type Log } from './log.ts'
import { openTheDatabase, type OpenDatabase } from './open-database.ts'
import { CACHE } from './paths.ts'
import { demoPersonas } from './seed.ts'

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

/** Thrown when a start is refused on purpose; the message tells the operator what to do. */
export class StartProblem extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** What every way of running needs first: a database of our own, migrated and seeded, with its jobs and its law. */
export async function layFoundation(given: { readonly config: Config; readonly log: Log; readonly begun: Ends; readonly works: boolean }): Promise<Foundation> {
  const { config, log, begun, works } = given
  const clock = systemClock(demoAgency.timeZone)
  const chance = systemChance((count) => randomBytes(count))
  const master = masterKey(config)
  const database = await openTheDatabase(config, log, CACHE)
  begun.add(() => database.stop())
  await migrate(database.pool)
  await claim(config, database, clock)
  const keeper = await seed(config, database, { clock, chance })
  const onError = (error: unknown, job: string) => log.error('job-failed', { job, ...errorFields(error) })
  const jobs = await startJobs({ pool: database.pool, works, timeZone: demoAgency.timeZone, onError })
  begun.add(() => jobs.stop())
  return { config, log, begun, origin: config.origin ?? `http://localhost:${config.port}`, master, database, clock, chance, jobs, keeper }
}

/** The law's first rows in every profile; made-up people in the demo only. Both only where they are missing. */
async function seed(config: Config, database: OpenDatabase, world: { clock: Clock; chance: Chance }): Promise<LawKeeper> {
  const at = world.clock.now()
  const parameters = postgresParameters({ pool: database.pool })
  await parameters.insertIfMissing(seedParameters(at))
  if (config.profile === 'demo') await ensureStaff(database.pool, demoPersonas(world.chance, at), at)
  return keepLaw(parameters, config.profile === 'demo')
}

/** The demo refuses a database that it did not make, and production one that the demo made. */
async function claim(config: Config, database: OpenDatabase, clock: Clock): Promise<void> {
  const claimed = await claimInstallation(database.pool, config.profile, clock.now())
  if (claimed === 'new' || claimed === 'same') return
  const whose = claimed === 'other-profile' ? `was made by the other profile, not by ${config.profile}` : 'holds cases, but no profile ever claimed it'
  throw new StartProblem('database-not-ours', `This database ${whose}. Give another DATABASE_URL or SAPAR_DATA.`)
}
