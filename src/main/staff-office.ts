import { randomBytes } from 'node:crypto'
import { inviteToEnrol } from '../actions/staff-sign-in.ts'
import type { Chance, Clock } from '../actions/ports.ts'
import type { People, StaffMember } from '../actions/ports/people.ts'
import { systemChance, systemClock } from '../adapters/clock/system-clock.ts'
import { simpleWebAuthnPasskeys } from '../adapters/passkey/simple-web-authn.ts'
import { postgresLimits } from '../adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../adapters/postgres/people.ts'
import { postgresStaffAccounts, type StaffAccounts } from '../adapters/postgres/staff-accounts.sql.ts'
import { keyedSecrets } from '../adapters/secrets/keyed-secrets.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import { requireOurs } from './claim.ts'
import { commandProblem } from './command-problem.ts'
import { EXIT } from './exit-codes.ts'
import { derivedKey, masterKey } from './keys.ts'
import { configOf, type Terminal } from './terminal.ts'
import { withDatabase } from './use-database.ts'

/** The accounts of staff, as the commands use them. */
export interface StaffOffice {
  readonly people: People
  readonly accounts: StaffAccounts
  readonly clock: Clock
  readonly chance: Chance
  /** The member with this number; throws when there is none. */
  member(number: string): Promise<StaffMember>
  /** The address at which the member makes a passkey, once, within a day. `replaceLost` takes the old passkeys away. */
  invite(member: StaffMember, replaceLost: boolean): Promise<string>
}

export function withStaffOffice<T>(terminal: Terminal, use: (office: StaffOffice) => Promise<T>): Promise<T> {
  const config = configOf(terminal)
  const clock = systemClock(demoAgency.timeZone)
  const chance = systemChance((count) => randomBytes(count))
  const origin = config.origin ?? `http://localhost:${config.port}`
  return withDatabase(config, { mayMake: false, terminal }, async ({ pool }) => {
    await requireOurs(config, pool)
    const people = postgresPeople({ pool })
    const deps = {
      clock,
      chance,
      people,
      limits: postgresLimits({ pool }),
      secrets: keyedSecrets(derivedKey(masterKey(config), 'tokens')),
      passkeys: simpleWebAuthnPasskeys({ origin, name: 'Sapar' }),
    }
    return use({
      people,
      accounts: postgresStaffAccounts({ pool }),
      clock,
      chance,
      member: async (number) => (await people.staffByNumber(number)) ?? unknown(number),
      invite: async ({ id }, replaceLost) => `${origin}/desk/enrol/${await inviteToEnrol(deps, { staffId: id, replaceLost })}`,
    })
  })
}

function unknown(number: string): never {
  throw commandProblem(EXIT.noSuchPerson, `There is nobody with the number ${number}. "sapar staff list" shows who there is.`)
}
