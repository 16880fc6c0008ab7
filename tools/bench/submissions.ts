import { randomBytes } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import type { Pool } from 'pg'
import { submitApplication } from '../../src/actions/submit-application.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/adapters/postgres/embedded.ts'
import { startJobs } from '../../src/adapters/postgres/jobs.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { createWording } from '../../src/letters/wording.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { CACHE } from '../../src/main/paths.ts'
import { createTexts } from '../../src/texts/words.ts'
import { casePreparation, type PreparedCase } from '../../test/support/prepared-cases.ts'
import { bareSubmission, readTemplate } from './bare-submission.sql.ts'

/** Transactions a second, one number a round, and the CPU of this process for one of them, microseconds. */
export interface SubmissionRounds {
  readonly action: readonly number[]
  readonly bare: readonly number[]
  readonly actionCpu: readonly number[]
  readonly bareCpu: readonly number[]
}

const CLIENTS = 16
const SUBMISSIONS = 1000

/** The action and bare statements in turn, in one process, on one embedded server with its ordinary durability, each on drafts of its own. */
export async function measureSubmissions(folder: string, rounds: number): Promise<SubmissionRounds> {
  const server = await startEmbedded({ dataDir: path.join(folder, 'submissions', 'postgres'), cacheDir: CACHE, log: () => undefined })
  try {
    return await measureOn(server, rounds)
  } finally {
    await server.stop()
  }
}

async function measureOn(server: EmbeddedServer, rounds: number): Promise<SubmissionRounds> {
  const { pool, close } = openDatabase(server.url, { max: 20 })
  const barePool = openDatabase(server.url, { max: CLIENTS })
  await migrate(pool)
  const jobs = await startJobs({ pool, works: false, timeZone: 'Asia/Almaty', onError: () => undefined })
  const ready = await casePreparation({ pool, master: randomBytes(32), jobs })
  const deps = { ...ready, wording: createWording(createTexts(countryTexts), ready.law) }
  const action = async ({ id, code }: PreparedCase) => {
    const done = await submitApplication(deps, { kind: 'applicant', caseIds: [id] }, { code, declared: true })
    if (!done.ok) throw new Error(`not submitted: ${done.code}`)
  }
  const [model] = await ready.prepare(1)
  if (!model) throw new Error('no draft')
  await action(model)
  const bare = bareSubmission(barePool.pool, await readTemplate(pool, model.id))
  const result = { action: [] as number[], bare: [] as number[], actionCpu: [] as number[], bareCpu: [] as number[] }
  // The first round only warms up.
  for (let round = -1; round < rounds; round++) {
    const [ours, theirs] = [await ready.prepare(SUBMISSIONS), await ready.prepare(SUBMISSIONS)]
    await settle(pool)
    const [first, second] = round % 2 === 0 ? [await rate(ours, action), await rate(theirs, bare)] : [await rate(theirs, bare), await rate(ours, action)]
    const [one, other] = round % 2 === 0 ? [first, second] : [second, first]
    if (round < 0) continue
    result.action.push(one.perSecond)
    result.bare.push(other.perSecond)
    result.actionCpu.push(one.cpuMicros)
    result.bareCpu.push(other.cpuMicros)
  }
  await jobs.stop()
  await barePool.close()
  await close()
  return result
}

/** What earlier rounds left to the server to tidy up must not fall into the next measurement. */
async function settle(pool: Pool): Promise<void> {
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

async function rate(
  cases: readonly PreparedCase[],
  submit: (one: PreparedCase) => Promise<void>,
): Promise<{ readonly perSecond: number; readonly cpuMicros: number }> {
  const before = process.cpuUsage()
  const begun = performance.now()
  let next = 0
  const client = async () => {
    for (let one = cases[next++]; one !== undefined; one = cases[next++]) await submit(one)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(before)
  return { perSecond: cases.length / seconds, cpuMicros: (user + system) / cases.length }
}
