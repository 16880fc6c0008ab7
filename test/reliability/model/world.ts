import { postgresAppointments } from '../../../src/adapters/postgres/appointments.sql.ts'
import { postgresAccounts } from '../../../src/adapters/postgres/accounts.ts'
import { type SealingDeps, sealingDeps } from '../../support/sealing.ts'
import { systemChance, clockFrom } from '../../../src/adapters/clock/system-clock.ts'
import { type FakeMailSender, fakeMailSender } from '../../../src/adapters/mail/fake-sender.ts'
import { memoryObjects } from '../../../src/adapters/objects/memory-objects.ts'
import { type FakePayments, fakePayments } from '../../../src/adapters/payment/fake.ts'
import { postgresLeftovers } from '../../../src/adapters/postgres/leftovers.sql.ts'
import { postgresHeldCards } from '../../../src/adapters/postgres/held-cards.sql.ts'
import { postgresLimits } from '../../../src/adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../../../src/adapters/postgres/people.ts'
import { postgresPaperItems } from '../../../src/adapters/postgres/paper-items.sql.ts'
import { batchFiles } from '../../../src/adapters/trust/batch-file.ts'
import { postgresHeldReminders } from '../../../src/adapters/postgres/held-reminders.sql.ts'
import { postgresReminders } from '../../../src/adapters/postgres/reminders.sql.ts'
import { postgresReturnedMails } from '../../../src/adapters/postgres/returned-mail.sql.ts'
import { postgresUploads } from '../../../src/adapters/postgres/uploads.sql.ts'
import { postgresSupportMessages } from '../../../src/adapters/postgres/support-messages.sql.ts'
import { keyedSecrets } from '../../../src/adapters/secrets/keyed-secrets.ts'
import type { Deps } from '../../../src/actions/deps.ts'
import type { Chance, Clock } from '../../../src/actions/ports.ts'
import type { Cases } from '../../../src/actions/ports/cases.ts'
import type { LawBook } from '../../../src/actions/ports/law.ts'
import type { Pool } from 'pg'
import { createLetters } from '../../../src/letters/letters.ts'
import { createWording } from '../../../src/letters/wording.ts'
import { countryTexts } from '../../../src/main/country-texts.ts'
import { createTexts } from '../../../src/texts/words.ts'
import { demoLetters, ORIGIN } from '../../support/demo-letters.ts'
import { openStores } from '../../support/stores.ts'
import { between, type Random, seededRandom } from '../seeded-random.ts'
import { type Faults, processFaults } from './faults.ts'
import { type JobRunner, runnerOfJobs, TABLE_PLANNER } from './jobs.ts'
import { fakeCapture, fakeDocuments, fakePictures } from './papers.ts'
import { makeStaff, type ModelStaff } from './staff.ts'
import { type ModelCase, newTally, type Tally } from './model-case.ts'

/** Ports of a product that is broken on purpose. */
export type Twin = (deps: Deps) => Deps

/** A whole product in this process: real actions, jobs and letters on a real database; the bank, the mail server and the clock are ours. */
export interface World {
  readonly random: Random
  readonly pool: Pool
  /** What the actions get. The process may die at any call of it. */
  readonly deps: Deps
  /** The record as it is, for looking only. */
  readonly cases: Cases
  readonly bank: FakePayments
  readonly mail: FakeMailSender
  readonly files: ReturnType<typeof memoryObjects>
  readonly faults: Faults
  readonly jobs: JobRunner
  readonly staff: ModelStaff
  readonly people: ModelCase[]
  readonly tally: Tally
  readonly remembered: Remembered
  law: LawBook
  /** Characters that the fonts lack at the moment. */
  missing: string
  forward(milliseconds: number): void
  close(): Promise<void>
}

/** What the judges keep from one look to the next. */
export interface Remembered {
  /** Cases that were paid: they are never removed. */
  readonly paid: Set<string>
  /** How cases looked when they ended. */
  readonly ended: Map<string, string>
  /** Files that a process left behind when it died; nobody has their key. */
  readonly orphans: Set<string>
}

const BEGIN = Date.parse('2026-11-23T04:00:00.000Z')

export async function openWorld(seed: number, twin: Twin = (deps) => deps): Promise<World> {
  const random = seededRandom(seed)
  const stores = await openStores('case-model', TABLE_PLANNER)
  // Nothing here kills the database: it need not wait for its disk.
  await stores.pool.query(`do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`)
  const { law } = await demoLetters()
  let now = BEGIN
  const clock = clockFrom(() => now, law.timeZone)
  const chance = systemChance((count) => Uint8Array.from({ length: count }, () => Math.floor(between(random, 0, 256))))
  const faults = processFaults()
  const base = { stores, random, faults, clock, chance }
  const world = {
    ...base,
    pool: stores.pool,
    cases: stores.cases,
    bank: fakePayments({ clock }),
    mail: fakeMailSender(),
    files: memoryObjects(),
    law,
    missing: '',
  }
  const deps = twin({ ...depsOf(base, world), ...(await sealingDeps(stores.pool, clock.now())) })
  const staff = await makeStaff(postgresPeople({ pool: stores.pool }), { clock, chance })
  return Object.assign(world, {
    deps,
    staff,
    jobs: await runnerOfJobs(stores.pool, deps),
    people: [],
    tally: newTally(),
    remembered: { paid: new Set<string>(), ended: new Map<string, string>(), orphans: new Set<string>() },
    forward: (milliseconds: number) => {
      now += Math.round(milliseconds)
    },
    close: stores.close,
  })
}

/** The bank's signature is no secret in this world: whoever likes can write that a payment came. */
function readForged(bank: FakePayments, { clock, chance }: Omit<Base, 'faults'>): FakePayments['parseNotification'] {
  return (raw, headers) => {
    const { forged } = JSON.parse(Buffer.from(raw).toString()) as { forged?: string }
    if (forged === undefined) return bank.parseNotification(raw, headers)
    const at = clock.now()
    return { proof: 'signature', events: [{ eventId: chance.uuid(at), providerRef: forged, kind: 'payment.succeeded', at }] }
  }
}

interface Base {
  readonly faults: Faults
  readonly clock: Clock
  readonly chance: Chance
}

function depsOf(
  { faults, clock, chance }: Base,
  world: Pick<World, 'pool' | 'cases' | 'bank' | 'mail' | 'files' | 'law' | 'missing'>,
): Omit<Deps, keyof SealingDeps> {
  const { pool } = world
  const { around } = faults
  const law = () => world.law
  const texts = createTexts(countryTexts)
  return {
    clock,
    chance,
    law,
    cases: around(world.cases),
    people: around(postgresPeople({ pool })),
    accounts: around(postgresAccounts({ pool, jobs: TABLE_PLANNER })),
    appointments: around(postgresAppointments({ pool, jobs: TABLE_PLANNER })),
    limits: postgresLimits({ pool }),
    leftovers: postgresLeftovers({ pool }),
    messages: postgresSupportMessages({ pool }),
    secrets: keyedSecrets(Buffer.alloc(32, 7)),
    objects: around(world.files),
    pictures: fakePictures,
    capture: fakeCapture,
    uploads: around(postgresUploads({ pool })),
    heldCards: around(postgresHeldCards({ pool })),
    virusScan: undefined,
    documents: fakeDocuments(() => world.missing),
    letters: createLetters({ texts, law, publicOrigin: ORIGIN }),
    mail: around(world.mail),
    sms: undefined,
    heldReminders: postgresHeldReminders({ pool, jobs: TABLE_PLANNER }),
    returnedMails: postgresReturnedMails({ pool }),
    reminders: around(postgresReminders({ pool, jobs: TABLE_PLANNER })),
    papers: around(postgresPaperItems({ pool, jobs: TABLE_PLANNER })),
    batchFiles,
    payments: { ...around(world.bank), parseNotification: readForged(world.bank, { clock, chance }) },
    wording: createWording(texts, law),
    publicOrigin: ORIGIN,
  }
}
