import type { Clock } from '../actions/ports.ts'
import { systemClock } from '../adapters/clock/system-clock.ts'
import { postgresParameters } from '../adapters/postgres/parameters.sql.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import type { Pool } from 'pg'
import { requireOurs } from './claim.ts'
import type { Config } from './config.ts'
import { masterKey } from './keys.ts'
import { keepLaw, type LawKeeper } from './law.ts'
import { sealingOffice, type SealingOffice } from './sealing-office.ts'
import { configOf, type Terminal } from './terminal.ts'
import { withDatabase } from './use-database.ts'

/** What the commands about keys work with. */
export interface KeyOffice extends SealingOffice {
  readonly config: Config
  readonly clock: Clock
  readonly pool: Pool
  readonly keeper: LawKeeper
  readonly master: Buffer
}

export function withKeyOffice<T>(terminal: Terminal, use: (office: KeyOffice) => Promise<T>): Promise<T> {
  const config = configOf(terminal)
  return withDatabase(config, { mayMake: false, terminal }, async ({ pool }) => {
    await requireOurs(config, pool)
    const keeper = await keepLaw(postgresParameters({ pool }), config.profile === 'demo')
    const master = masterKey(config)
    const office = sealingOffice({ pool, master, rules: keeper.law().seals, config })
    return use({ ...office, config, clock: systemClock(demoAgency.timeZone), pool, keeper, master })
  })
}
