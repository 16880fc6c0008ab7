// The sandbox as a process of its own, for tests that kill it: forked with its settings as the one argument.
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { instant } from '../../src/core/kernel/instant.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import { startSandbox } from '../../src/adapters/payment/sandbox/server.ts'
import { API_KEY, chance, SIGNING_SECRET } from './sandbox-bench.ts'

export interface ProcessSettings {
  readonly databaseUrl: string
  readonly port: number
  readonly notifyUrl: string
  /** Broken on purpose: the page is answered first and the payment written this much later. */
  readonly writesBehindMs?: number
}

if (process.send) {
  const settings = JSON.parse(process.argv[2] ?? '') as ProcessSettings
  const pool = new Pool({ connectionString: settings.databaseUrl, max: 8 })
  pool.on('error', () => undefined)
  // Nothing of it may outlive the test that forked it.
  process.on('disconnect', () => process.exit(0))
  await startSandbox({
    pool: settings.writesBehindMs === undefined ? pool : writingBehind(pool, settings.writesBehindMs),
    port: settings.port,
    publicOrigin: `http://localhost:${settings.port}`,
    notifyUrl: settings.notifyUrl,
    signingSecret: SIGNING_SECRET,
    apiKey: API_KEY,
    clock: { now: () => instant(new Date().toISOString()), dayOf: (moment) => day(moment.slice(0, 10)) },
    chance,
    profile: 'demo',
    everyMs: 50,
    answerMs: 1000,
  })
  process.send('ready')
}

function writingBehind(pool: Pool, ms: number): Pool {
  const query = async (text: string, values: unknown[]) => {
    if (!text.includes('with moved as')) return pool.query(text, values)
    void pause(ms).then(() => pool.query(text, values))
    return { rowCount: 1, rows: [] }
  }
  return Object.assign(Object.create(pool), { query }) as Pool
}
