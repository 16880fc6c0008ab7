import { buildClient } from '../../tools/build-client.mjs'
import { publishTrust } from '../actions/publish-trust.ts'
import { databaseAnswers } from '../adapters/postgres/installation.sql.ts'
import { migrationState } from '../adapters/postgres/migrate.ts'
import { assetUrls } from '../channels/ui/assets.ts'
import { cookieJar } from '../channels/ui/http/cookies.ts'
import { createTexts } from '../texts/words.ts'
import { compose, type Composed } from './compose.ts'
import type { Config } from './config.ts'
import { countedJobs } from './counted-jobs.ts'
import { countryTexts } from './country-texts.ts'
import { ends, type Ends } from './ends.ts'
import { type Foundation, layFoundation } from './foundation.ts'
import { createHealth, type Health } from './health.ts'
import { errorFields, type Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { demoSpecimen } from './specimen.ts'
import { type Outside, reachOutside } from './outside.ts'
import { createWeb } from './web.ts'
import { workOnJobs } from './work.ts'

export interface Started {
  readonly origin: string
  readonly port: number
  readonly metricsPort: number
  readonly sandboxOrigin?: string
  readonly mailPort?: number
  /** Drains, closes and stops everything this process began. */
  stop(): Promise<void>
}

/** Brings the whole product up. On any failure everything begun is ended again. */
export async function start(config: Config, log: Log): Promise<Started> {
  const begun = ends()
  try {
    return await bringUp(config, log, begun)
  } catch (error) {
    await begun.all()
    throw error
  }
}

async function bringUp(config: Config, log: Log, begun: Ends): Promise<Started> {
  const [assets, base] = await Promise.all([buildClient(), layFoundation({ config, log, begun, works: true })])
  const outside = await reachOutside(base)
  refreshLaw(base)
  const texts = createTexts(countryTexts)
  const composed = compose({ ...base, ...outside, texts })
  begun.add(() => composed.close())
  const metrics = createMetrics()
  await workOnJobs(composed.deps, countedJobs(base.jobs, metrics))
  // Devices need not wait for the next minute. What cannot be published, with a wrong master key for instance, must not keep the pages shut.
  await publishTrust(composed.deps, { kind: 'system', job: 'start' }).catch((error: unknown) => log.error('publish-failed', errorFields(error)))
  const { metricsPort } = await listen(base, outside, { composed, texts, assets, metrics })
  log.info('started', { profile: config.profile, port: config.port })
  const { sandboxOrigin, mailPort } = outside
  return {
    origin: base.origin,
    port: config.port,
    metricsPort,
    stop: () => begun.all(),
    ...(sandboxOrigin ? { sandboxOrigin } : {}),
    ...(mailPort ? { mailPort } : {}),
  }
}

/** Newer rows of the law reach every process within half a minute. */
function refreshLaw({ keeper, begun, log }: Foundation): void {
  const timer = setInterval(() => void keeper.refresh().catch((error: unknown) => log.error('law-refresh-failed', errorFields(error))), 30_000)
  begun.add(async () => clearInterval(timer))
}

async function listen(
  base: Foundation,
  outside: Outside,
  parts: { composed: Composed; texts: ReturnType<typeof createTexts>; assets: Awaited<ReturnType<typeof buildClient>>; metrics: Metrics },
): Promise<{ readonly metricsPort: number }> {
  const { config, log, begun, database, origin } = base
  const health = createHealth({
    database: () => databaseAnswers(database.pool),
    migrations: async () => (await migrationState(database.pool)).pending.length === 0,
  })
  const { metrics } = parts
  const demo = config.profile === 'demo'
  const context = {
    deps: parts.composed.deps,
    texts: parts.texts,
    cookies: cookieJar(origin.startsWith('https://')),
    assets: assetUrls(parts.assets.manifest),
    demo,
    origin,
    specimen: demo ? demoSpecimen : async () => undefined,
  }
  const web = await createWeb({
    context,
    log,
    health,
    metrics,
    trustProxy: config.trustProxy,
    assets: parts.assets,
    ...(outside.outbox ? { outbox: outside.outbox } : {}),
    ...(outside.phones ? { phones: outside.phones } : {}),
  })
  await web.listen({ host: config.host, port: config.port })
  begun.add(() => web.close())
  // Ends run backwards: first not ready, then the open requests finish, then everything below them.
  begun.add(() => drain(health, config.profile))
  const listening = await metrics.listen('127.0.0.1', config.metricsPort ?? 0)
  begun.add(() => listening.close())
  return { metricsPort: listening.port }
}

/** In production the balancer first sees that we are not ready, and sends nobody any more, before the door closes. */
async function drain(health: Health, profile: Config['profile']): Promise<void> {
  health.drain()
  if (profile === 'production') await new Promise((resolve) => setTimeout(resolve, 5_000))
}
