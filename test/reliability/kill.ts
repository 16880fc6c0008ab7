import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { readConfig } from '../../src/main/config.ts'
import { masterKey } from '../../src/main/keys.ts'
import { casePreparation, type PreparedCase } from '../support/prepared-cases.ts'
import { databaseOf, postmasterOf, type SaparHome, saparHome, type SaparLife, startSapar } from '../support/sapar-process.ts'
import { NO_JOBS } from '../support/stores.ts'
import { type Acknowledged, type Applicants, sendApplicants, type Way } from './applicants.ts'
import { findingsOf, findSeriesGaps, readRecord } from './judge.ts'
import { between, type Random, seededRandom } from './seeded-random.ts'

export interface KillPlan {
  /** Every draw of the run comes from it: which clients pay, how long each life works, how long it is frozen. */
  readonly seed: number
  /** Holds the data of the run. */
  readonly folder: string
  readonly rounds: number
  /** Cases of a round, all submitted at once. */
  readonly cases: number
  /** Kills of a round at most; after the last one the clients come to their end undisturbed. */
  readonly kills: number
  /** Of those kills, the part that takes the database down too. */
  readonly withDatabase?: number
  /** `broken` runs a product that answers before it commits, and must be found out. */
  readonly product?: 'whole' | 'broken'
  readonly onRound?: (report: RoundReport) => void
}

export interface RoundReport {
  readonly round: number
  readonly seed: number
  readonly kills: number
  /** While at least one request was under way. */
  readonly killsInWork: number
  /** While the database held at least one transaction of the product open. */
  readonly killsInTransaction: number
  readonly killsOfDatabase: number
  readonly acknowledged: {
    readonly submitted: number
    readonly toldByStatus: number
    readonly paymentsBegun: number
    readonly charged: number
    readonly paid: number
    readonly all: number
  }
  readonly replays: number
  readonly recoveryMs: readonly number[]
  readonly findings: readonly string[]
}

const HASTY = path.join(import.meta.dirname, 'hasty-save.ts')

/** Rounds on one data folder that only grows; each with its own clients and its own seed. */
export async function killRounds(plan: KillPlan): Promise<readonly RoundReport[]> {
  const broken = plan.product === 'broken'
  const home = await saparHome(path.join(plan.folder, `killed-${plan.seed}`), broken ? { NODE_OPTIONS: `--import ${HASTY}` } : {})
  const reports: RoundReport[] = []
  let life = await startSapar(home)
  try {
    for (let round = 0; round < plan.rounds; round++) {
      const seed = plan.seed + round
      const random = seededRandom(seed)
      const clients = sendApplicants(home.origin, waysOf(await prepared(home, plan.cases), broken, random), random)
      const killed = await killWhile(clients, { plan, home, random, life })
      life = killed.life
      // What the broken product still wants to write gets its time: only a kill may have lost it.
      if (broken) await pause(1_500)
      const report = { round: round + 1, seed, ...killed.tally, ...told(clients), findings: await judged(home, clients.acknowledged) }
      plan.onRound?.(report)
      reports.push(report)
    }
  } finally {
    await life.stop()
  }
  return reports
}

async function prepared(home: SaparHome, count: number): Promise<readonly PreparedCase[]> {
  const config = readConfig(home.env)
  if (!config.ok) throw new Error(config.problems.join())
  const { pool, close } = openDatabase(await databaseOf(home), { max: 8 })
  try {
    const { prepare } = await casePreparation({ pool, master: masterKey(config.config), jobs: NO_JOBS })
    return await prepare(count)
  } finally {
    await close()
  }
}

/** Every second client pays, every fourth leaves at the bank's page; against the broken product all only submit, because it is lost there already. */
function waysOf(cases: readonly PreparedCase[], onlySubmit: boolean, random: Random): readonly { readonly prepared: PreparedCase; readonly way: Way }[] {
  const way = (): Way => {
    const drawn = random()
    return onlySubmit || drawn < 0.25 ? 'submission' : drawn < 0.5 ? 'payment-page' : 'paid'
  }
  return cases.map((one) => ({ prepared: one, way: way() }))
}

interface Hunt {
  readonly plan: KillPlan
  readonly home: SaparHome
  readonly random: Random
  life: SaparLife
}

interface Tally {
  kills: number
  killsInWork: number
  killsInTransaction: number
  killsOfDatabase: number
  readonly recoveryMs: number[]
}

/** Kills and starts again until the clients are done or the kills are used up, and then waits for the clients. */
async function killWhile(clients: Applicants, hunt: Hunt): Promise<{ readonly life: SaparLife; readonly tally: Tally }> {
  const tally: Tally = { kills: 0, killsInWork: 0, killsInTransaction: 0, killsOfDatabase: 0, recoveryMs: [] }
  let done = false
  const finished = clients.done.finally(() => {
    done = true
  })
  const { cases, kills } = hunt.plan
  let monitor = openDatabase(await databaseOf(hunt.home), { max: 1 })
  while (tally.kills < kills) {
    // By work done, not by time: a slow machine is killed at the same places as a fast one.
    const enough = clients.answers() + between(hunt.random, 1, (2 * cases) / kills)
    await openTransactions(monitor.pool)
    while (!done && clients.answers() < enough) await pause(1)
    // Once at least, also when the clients were faster than the draw.
    if (done && tally.kills > 0) break
    await killOnce(clients, { ...hunt, pool: monitor.pool }, tally)
    await monitor.close()
    hunt.life = await startSapar(hunt.home)
    monitor = openDatabase(await databaseOf(hunt.home), { max: 1 })
    tally.recoveryMs.push(Math.round(hunt.life.readyAfterMs))
  }
  await monitor.close()
  await finished
  return { life: hunt.life, tally }
}

/** Half of the kills wait for a transaction to be open, this many looks at most; the others take the moment as it is drawn. */
const LOOKS = 60

/** Frozen first: what was sent to the database is then done there, and nobody hears of it. */
async function killOnce(clients: Applicants, { plan, home, random, life, pool }: Hunt & { readonly pool: Pool }, tally: Tally): Promise<void> {
  const looks = random() < 0.5 ? LOOKS : 1
  let open = 0
  for (let look = 1; open === 0 && look <= looks; look++) {
    if (look > 1) life.thaw()
    await pause(between(random, 1, 5))
    life.freeze()
    open = await openTransactions(pool)
  }
  const underWay = clients.inFlight()
  await life.kill()
  if (random() < (plan.withDatabase ?? 0)) {
    process.kill(postmasterOf(home), 'SIGKILL')
    tally.killsOfDatabase++
  }
  tally.kills++
  if (underWay > 0) tally.killsInWork++
  if (open > 0) tally.killsInTransaction++
}

/** Transactions that were begun and whose next word, the commit perhaps, has not come yet. */
async function openTransactions(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where application_name = 'sapar' and state = 'idle in transaction'`,
  )
  return rows[0]?.n ?? 0
}

function told(clients: Applicants): Pick<RoundReport, 'acknowledged' | 'replays'> {
  const count = (is: (said: Acknowledged) => unknown) => clients.acknowledged.filter(is).length
  return {
    acknowledged: {
      submitted: count((said) => said.submitted),
      toldByStatus: count((said) => said.submitted === 'by-status'),
      paymentsBegun: count((said) => said.redirectUrl),
      charged: count((said) => said.charged),
      paid: count((said) => said.paid),
      all: clients.answers(),
    },
    replays: clients.replays(),
  }
}

async function judged(home: SaparHome, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const { pool, close } = openDatabase(await databaseOf(home), { max: 8 })
  try {
    const found = await Promise.all(acknowledged.map(async (said) => findingsOf(said, await readRecord(pool, said.code))))
    return [...found.flat(), ...(await findSeriesGaps(pool))]
  } finally {
    await close()
  }
}
