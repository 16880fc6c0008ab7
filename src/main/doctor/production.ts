import type { Pool } from 'pg'
import { postgresParameters } from '../../adapters/postgres/parameters.sql.ts'
import { migrationState } from '../../adapters/postgres/migrate.ts'
import { postgresStaffAccounts } from '../../adapters/postgres/staff-accounts.sql.ts'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { readCalendar } from '../../core/calendar/calendar.ts'
import { daysBetween } from '../../core/kernel/plain-date.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { calendar as ownCalendar } from '../../countries/kz-demo/calendar.ts'
import type { Config } from '../config.ts'
import type { Reached } from './database.ts'
import { broken, type Check, good, note, type Seen, skipped } from './finding.ts'

/** An entry half a year ahead, with the term before it. */
const CALENDAR_DAYS_AHEAD = 240

/** What a service needs beside programs: rules that reach far enough, people, a way to be paid. */
export function serviceChecks(config: Config, reached: Reached): readonly Check[] {
  const demo = config.profile === 'demo'
  return [
    { what: 'Working days', look: () => workingDays('pool' in reached ? reached.pool : undefined) },
    {
      what: 'Administrator',
      look: () => (demo ? Promise.resolve(skipped('the demo has made-up people')) : administrator('pool' in reached ? reached.pool : undefined)),
    },
    {
      what: 'Payments',
      look: async () =>
        demo
          ? skipped('the sandbox bank: no real money')
          : note('no payment provider is connected in this release', 'applications stop at the payment; see docs/operations.md, "What production lacks"'),
    },
  ]
}

async function workingDays(pool: Pool | undefined): Promise<Seen> {
  const isThere = pool !== undefined && (await migrationState(pool)).pending.length === 0
  const rows = isThere ? await postgresParameters({ pool }).load() : []
  const newest = rows.filter(({ kind }) => kind === 'calendar').at(-1)
  const { years } = newest ? readCalendar(newest.value) : ownCalendar
  const last = Math.max(...years.map(({ year }) => year))
  const zones = systemClock(demoAgency.timeZone)
  const left = daysBetween(zones.dayOf(zones.now()), day(`${last}-12-31`))
  if (left < 0) return broken(`the calendar ended with ${last}`, `add the calendar of ${last + 1}: no due day can be counted without it`)
  return left < CALENDAR_DAYS_AHEAD
    ? note(`known until the end of ${last}, ${left} days ahead`, `add the calendar of ${last + 1}`)
    : good(`known until the end of ${last}`)
}

async function administrator(pool: Pool | undefined): Promise<Seen> {
  if (!pool || (await migrationState(pool)).pending.length > 0) return skipped('not asked: the database does not answer or is not up to date')
  const zones = systemClock(demoAgency.timeZone)
  const accounts = await postgresStaffAccounts({ pool }).list(zones.now())
  const ready = accounts.filter(({ active, roles, passkeys }) => active && roles.includes('administrator') && passkeys > 0)
  if (ready.length > 0) return good(`${ready.length} with a passkey`)
  return note(
    'nobody with that role has a passkey',
    'sapar staff add --number 1 --name "..." --office AST --roles administrator\nsapar staff invite --number 1',
  )
}
