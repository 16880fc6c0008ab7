import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'
import { withAccount } from '../../src/actions/account-sessions.ts'
import { askForAccountCode, signInWithCode } from '../../src/actions/account-sign-in.ts'
import type { Deps } from '../../src/actions/deps.ts'
import type { Mail } from '../../src/actions/ports.ts'
import type { Sms } from '../../src/actions/ports/sms.ts'
import { systemChance } from '../../src/adapters/clock/system-clock.ts'
import { folderObjects } from '../../src/adapters/objects/folder-objects.ts'
import { postgresAppointments } from '../../src/adapters/postgres/appointments.sql.ts'
import { postgresAccounts } from '../../src/adapters/postgres/accounts.ts'
import { postgresHeldCards } from '../../src/adapters/postgres/held-cards.sql.ts'
import { postgresLeftovers } from '../../src/adapters/postgres/leftovers.sql.ts'
import { postgresLimits } from '../../src/adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../../src/adapters/postgres/people.ts'
import type { JobPlanner } from '../../src/adapters/postgres/save-case.sql.ts'
import { keyedSecrets } from '../../src/adapters/secrets/keyed-secrets.ts'
import type { Actor } from '../../src/core/access/actor.ts'
import { sendAccountLetter } from '../../src/jobs/send-account-letter.ts'
import { demoLetters } from './demo-letters.ts'
import { standingClock, type StandingClock } from './standing-clock.ts'
import { openStores } from './stores.ts'

export const PUBLIC: Actor = { kind: 'public' }
export const DEVICE = { browser: 'firefox', system: 'linux' } as const
const SYSTEM: Actor = { kind: 'system', job: 'send-account-letter' }

type Used =
  | 'clock'
  | 'chance'
  | 'cases'
  | 'people'
  | 'accounts'
  | 'appointments'
  | 'limits'
  | 'leftovers'
  | 'secrets'
  | 'heldCards'
  | 'objects'
  | 'letters'
  | 'law'
  | 'mail'
  | 'sms'
  | 'publicOrigin'

export interface AccountOffice {
  readonly deps: Pick<Deps, Used>
  readonly pool: Pool
  readonly clock: StandingClock
  /** What left the house, the newest last. */
  readonly mails: Mail[]
  readonly texts: Sms[]
  /** Sends what is planned, in its order. */
  deliver(): Promise<void>
  /** The code of the newest letter or text message to somebody. */
  codeFor(recipient: string): string
  /** Asks for a code, types it, and answers the actor of the new session with its token. */
  signIn(email: string, before?: Actor): Promise<{ readonly actor: Actor; readonly token: string }>
  close(): Promise<void>
}

/** Accounts on a real database, with a post office that can be looked into. `twin` breaks the product on purpose. */
export async function openAccountOffice(name: string, { twin }: { readonly twin?: (deps: Pick<Deps, Used>) => Pick<Deps, Used> } = {}): Promise<AccountOffice> {
  const planned: string[] = []
  const jobs: JobPlanner = {
    plan: async (_db, rows) => void planned.push(...rows.flatMap(({ data }) => data.letterId ?? [])),
  }
  const stores = await openStores(name, jobs)
  const { pool, cases } = stores
  const clock = standingClock('2026-11-24T04:00:00.000Z')
  const { letters, law } = await demoLetters()
  const [mails, texts]: [Mail[], Sms[]] = [[], []]
  const dir = mkdtempSync(path.join(tmpdir(), 'sapar-account-'))
  const plain: Pick<Deps, Used> = {
    clock,
    chance: systemChance((count) => randomBytes(count)),
    cases,
    people: postgresPeople({ pool }),
    accounts: postgresAccounts({ pool, jobs }),
    appointments: postgresAppointments({ pool, jobs }),
    limits: postgresLimits({ pool }),
    leftovers: postgresLeftovers({ pool }),
    secrets: keyedSecrets(randomBytes(32)),
    heldCards: postgresHeldCards({ pool }),
    objects: folderObjects({ dir, masterKey: randomBytes(32) }),
    letters,
    law: () => law,
    mail: { send: async (mail) => void mails.push(mail) },
    sms: { send: async (sms) => void texts.push(sms) },
    publicOrigin: 'https://sapar.example',
  }
  const deps = twin ? twin(plain) : plain
  const deliver = async () => {
    for (const letterId of planned.splice(0)) await sendAccountLetter(deps, SYSTEM, { letterId })
  }
  const close = () => stores.close().finally(() => rmSync(dir, { recursive: true, force: true }))
  const codeFor = (recipient: string) => newestCode([...mails, ...texts.map(({ to, text }) => ({ to, text }))], recipient)
  return { deps, pool, clock, mails, texts, deliver, codeFor, signIn: signer(deps, { deliver, codeFor }), close }
}

function newestCode(sent: readonly { readonly to: string; readonly text: string }[], recipient: string): string {
  const text = sent.findLast(({ to }) => to === recipient)?.text ?? ''
  return /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? ''
}

function signer(deps: Pick<Deps, Used>, post: Pick<AccountOffice, 'deliver' | 'codeFor'>): AccountOffice['signIn'] {
  return async (email, before = PUBLIC) => {
    // Everybody comes from a network of their own: tests of limits ask by themselves.
    const network = randomBytes(8).toString('hex')
    const asked = await askForAccountCode(deps, before, { email, language: 'en', network })
    if (!asked.ok) throw new Error(asked.code)
    await post.deliver()
    const { browserToken } = asked.value
    const signed = await signInWithCode(deps, before, { browserToken, digits: post.codeFor(email), language: 'en', network, device: DEVICE })
    if (!signed.ok) throw new Error(signed.code)
    return { actor: await withAccount(deps, before, signed.value), token: signed.value }
  }
}
