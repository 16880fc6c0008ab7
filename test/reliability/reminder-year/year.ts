import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Actor } from '../../../src/core/access/actor.ts'
import type { Deps } from '../../../src/actions/deps.ts'
import { remindHolders } from '../../../src/actions/remind-holders.ts'
import { clockFrom, systemChance } from '../../../src/adapters/clock/system-clock.ts'
import { postgresHeldReminders } from '../../../src/adapters/postgres/held-reminders.sql.ts'
import { postgresReminders } from '../../../src/adapters/postgres/reminders.sql.ts'
import { fakeSms, memorySmsStore } from '../../../src/adapters/sms/fake-sms.ts'
import { demoLetters } from '../../support/demo-letters.ts'
import { addHeldCards, makeNoticePlanner, NOTICE_PLANNER } from '../../support/held-cards.ts'
import { openTestPool } from '../../support/test-pool.ts'
import { seededRandom, type Random } from '../seeded-random.ts'
import { DEATHS, failingPool, type Weakness } from './failing-pool.ts'
import { BEGIN, drawLives, drawLooks, type Lives, type Look } from './lives.ts'
import { expectedYear } from './oracle.ts'
import { type Post, postOffice } from './post-office.ts'

/** A product that is broken on purpose: what its statements become, what its table lacks, and what it forgets. */
export interface Twin {
  readonly rewrite?: (text: string) => string
  readonly schema?: string
  readonly forgets?: boolean
}

export interface YearOptions {
  readonly seed: number
  readonly holders: number
  /** Also sends what is planned, through fakes of both channels. */
  readonly sends: boolean
  readonly twin?: Twin
  /** The whole year when not given. */
  readonly days?: number
}

export interface YearReport {
  readonly holders: number
  readonly cards: number
  readonly renewals: number
  readonly looks: number
  readonly jumps: number
  /** Processes that died in the middle of a batch. */
  readonly deaths: number
  readonly planned: number
  readonly delivered: number
  readonly night: number
  readonly faults: readonly string[]
  readonly seconds: number
}

const SYSTEM: Actor = { kind: 'system', job: 'remind-holders' }

/** One year of many holders on a real database, with its processes, its clock and its mistakes, compared with what must have happened. */
export async function reminderYear(options: YearOptions): Promise<YearReport> {
  const begun = performance.now()
  const random = seededRandom(options.seed)
  const lives = drawLives(random, options.holders)
  const { looks, jumps } = drawLooks(random, options.days ?? 365)
  const year = await openYear(options)
  try {
    const deaths = await liveThrough(year, { lives, looks, random })
    const expected = expectedYear(lives.cards, looks)
    const planned = await plannedIn(year.pool)
    const delivered = year.post ? await year.post.delivered() : []
    return {
      holders: options.holders,
      cards: lives.cards.length,
      renewals: lives.renewals,
      looks: looks.length,
      jumps,
      deaths,
      planned: planned.length,
      delivered: delivered.length,
      night: await nightly(year.pool),
      faults: [
        ...differences('planned', planned, expected.planned),
        ...(year.post ? [...differences('delivered', delivered, expected.delivered), ...(await year.post.faults())] : []),
        ...(await loose(year.pool)),
      ],
      seconds: Math.round((performance.now() - begun) / 100) / 10,
    }
  } finally {
    await year.close()
  }
}

type SweepDeps = Pick<Deps, 'clock' | 'chance' | 'law' | 'reminders' | 'heldReminders' | 'sms'>

interface Year {
  readonly pool: Pool
  readonly post: Post | undefined
  now(at: number): void
  sweep(weakness?: Weakness): Promise<boolean>
  close(): Promise<void>
}

async function openYear({ sends, twin = {} }: YearOptions): Promise<Year> {
  const { pool, close } = await openTestPool('reminder-year', 8)
  // Nothing here kills the database: it need not wait for its disk.
  await pool.query(`do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`)
  await makeNoticePlanner(pool)
  if (twin.schema) await pool.query(twin.schema)
  const law = (await demoLetters()).law
  let now = BEGIN
  const base = { clock: clockFrom(() => now, law.timeZone), chance: systemChance((count) => randomBytes(count)), law: () => law }
  const post = sends ? await postOffice(pool, base) : undefined
  const sms = post?.sms ?? fakeSms(memorySmsStore())
  const broken = twin.rewrite ? { rewrite: twin.rewrite } : {}
  return {
    pool,
    post,
    now: (at) => {
      now = at
    },
    async sweep(weakness = {}) {
      const process = failingPool(pool, { ...broken, ...weakness })
      const reminders = postgresReminders({ pool: process.pool, jobs: NOTICE_PLANNER })
      const heldReminders = postgresHeldReminders({ pool: process.pool, jobs: NOTICE_PLANNER })
      const deps: SweepDeps = { ...base, sms, reminders: twin.forgets ? forgetful(reminders) : reminders, heldReminders }
      await remindHolders(deps, SYSTEM).catch((error: unknown) => {
        if (!process.died()) throw error
      })
      return process.died()
    },
    close,
  }
}

/** A sweep that does not look at what was sent. */
function forgetful(reminders: Deps['reminders']): Deps['reminders'] {
  return { ...reminders, remind: (batch, decide) => reminders.remind(batch, (card) => decide({ ...card, settled: [] })) }
}

async function liveThrough(
  year: Year,
  { lives, looks, random }: { readonly lives: Lives; readonly looks: readonly Look[]; readonly random: Random },
): Promise<number> {
  let next = 0
  let deaths = 0
  for (const { at, how } of looks) {
    const from = next
    while ((lives.events[next]?.at ?? Number.POSITIVE_INFINITY) <= at) next++
    await happen(year.pool, lives.events.slice(from, next))
    year.now(at)
    if (how === 'two') await Promise.all([year.sweep({ slow: true }), year.sweep({ slow: true })])
    if (how === 'dies') {
      const death = DEATHS[Math.floor(random() * DEATHS.length)] ?? 'before-rows'
      if (await year.sweep({ death })) {
        deaths++
        await buried(year.pool)
      }
    }
    if (how !== 'two') await year.sweep()
    await year.post?.work(random)
  }
  return deaths
}

/**
 * The server needs a moment to see that a process is gone, and keeps its cards locked until then: a sweep that comes at once leaves them to the next one.
 * The oracle wants them at this look.
 */
async function buried(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    )
    if (Number(rows[0]?.n) === 0) return
    await pause(2)
  }
}

async function happen(pool: Pool, events: Lives['events']): Promise<void> {
  await addHeldCards(
    pool,
    events.flatMap(({ add }) => add ?? []),
  )
  for (const { state } of events) if (state) await pool.query('update card set state = $1 where id = $2', [state.to, state.id])
}

/** Every notice, told without the table that keeps doubles out. */
async function plannedIn(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: string; channel: string; at: string }>(
    `select facts ->> 'cardNumber' as number, channel, created_at as at from notice`,
  )
  return rows.map(({ number, channel, at }) => `${number} ${channel} ${at}`).toSorted()
}

/** Messages planned for a time of the night: Almaty's clock is five hours ahead. */
async function nightly(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from planned_notice where extract(hour from start_after at time zone 'UTC' + interval '5 hours') not between 9 and 20`,
  )
  return Number(rows[0]?.n)
}

/** A notice without its job, a job without its notice, a reminder without its notice. */
async function loose(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ fault: string }>(
    `select 'no job: ' || n.id as fault from notice n where n.state = 'queued' and not exists (select from planned_notice p where p.notice_id = n.id)
     union all select 'two jobs: ' || notice_id from planned_notice group by notice_id having count(*) > 1
     union all select 'no notice: ' || p.notice_id from planned_notice p where not exists (select from notice n where n.id = p.notice_id)
     union all select 'no reminder: ' || n.id from notice n where not exists (select from reminder r where r.notice_id = n.id)`,
  )
  return rows.map(({ fault }) => fault)
}

/** Both lists sorted. */
function differences(what: string, found: readonly string[], expected: readonly string[]): readonly string[] {
  const count = new Map<string, number>()
  for (const one of found) count.set(one, (count.get(one) ?? 0) + 1)
  for (const one of expected) count.set(one, (count.get(one) ?? 0) - 1)
  return [...count].flatMap(([one, difference]) => (difference === 0 ? [] : [`${what} ${difference > 0 ? 'too often' : 'not'}: ${one}`]))
}
