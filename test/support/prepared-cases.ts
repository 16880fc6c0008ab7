import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { typedColumns } from '../../src/actions/case-facts.ts'
import type { Law } from '../../src/actions/ports/law.ts'
import type { CaseDocument, Cases, NewEvent } from '../../src/actions/ports/cases.ts'
import type { Chance, Clock } from '../../src/actions/ports.ts'
import { startApplication } from '../../src/actions/start-application.ts'
import { systemChance, systemClock } from '../../src/adapters/clock/system-clock.ts'
import { postgresAccounts } from '../../src/adapters/postgres/accounts.ts'
import { postgresCases } from '../../src/adapters/postgres/cases.ts'
import { postgresPeople } from '../../src/adapters/postgres/people.ts'
import type { JobPlanner } from '../../src/adapters/postgres/save-case.sql.ts'
import { keyedSecrets } from '../../src/adapters/secrets/keyed-secrets.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import type { Instant } from '../../src/core/kernel/instant.ts'
import { addDays } from '../../src/core/kernel/plain-date.ts'
import { derivedKey } from '../../src/main/keys.ts'
import { keepLaw, seedParameters } from '../../src/main/law.ts'

/** A draft to which only the declaration is missing, and a session that may make it. */
export interface PreparedCase {
  readonly id: string
  readonly code: string
  readonly token: string
}

export interface Preparation {
  readonly clock: Clock
  readonly chance: Chance
  readonly law: Law
  readonly cases: Cases
  prepare(count: number): Promise<readonly PreparedCase[]>
}

const AT_ONCE = 8
const ACTOR = { kind: 'applicant', id: '' } as const

/** Writes through the product's own stores, without HTTP, mails and pictures: many cases in little time. `master` opens the sessions of that product. */
export async function casePreparation(given: { readonly pool: Pool; readonly master: Uint8Array; readonly jobs: JobPlanner }): Promise<Preparation> {
  const { pool, master, jobs } = given
  const chance = systemChance((count) => randomBytes(count))
  const seeds = seedParameters(new Date().toISOString() as Instant)
  const { law } = await keepLaw({ load: async () => seeds, insertIfMissing: async () => 0 }, true)
  const clock = systemClock(law().timeZone)
  const cases = postgresCases({ pool, jobs })
  const deps = {
    clock,
    chance,
    law,
    cases,
    people: postgresPeople({ pool }),
    accounts: postgresAccounts({ pool, jobs }),
    secrets: keyedSecrets(derivedKey(master, 'tokens')),
  }
  const one = async () => {
    const started = await startApplication(deps, { kind: 'public' }, { service: 'tourist-card', language: 'en', channel: 'api', answers: {} })
    const file = started.ok ? await cases.findById(started.value.caseId) : undefined
    if (!started.ok || !file) throw new Error('no draft')
    await fill(deps, file)
    return { id: file.id, code: file.code, token: started.value.token ?? '' }
  }
  return {
    clock,
    chance,
    law,
    cases,
    async prepare(count) {
      const made: PreparedCase[] = []
      let left = count
      const work = async () => {
        while (left-- > 0) made.push(await one())
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return made
    },
  }
}

type Needs = Pick<Preparation, 'clock' | 'cases' | 'law'>

async function fill(deps: Needs, draft: CaseFile): Promise<void> {
  const at = deps.clock.now()
  const answers = sampleAnswers(deps)
  const events: readonly NewEvent[] = (['save-answers', 'confirm-email'] as const).map((kind) => ({ kind, actor: ACTOR, at, data: {} }))
  await deps.cases.save(draft, { at, patch: { ...typedColumns(answers), email: answers.email, emailConfirmedAt: at }, events })
  for (const requirement of ['portrait', 'passportPage']) {
    const file = await deps.cases.findById(draft.id)
    if (file)
      await deps.cases.save(file, {
        at,
        patch: {},
        events: [{ kind: 'upload-document', actor: ACTOR, at, data: { document: requirement } }],
        documents: { requirement, pages: [sampleDocument(requirement, at)] },
      })
  }
}

/** A traveller of nowhere in particular; every one has a passport of their own. */
function sampleAnswers({ clock, law }: Needs): Readonly<Record<string, string>> & { readonly email: string } {
  const today = clock.dayOf(clock.now())
  const point = law().borderPoints[0]?.id ?? ''
  const number = `X${randomBytes(4).readUInt32BE() % 10_000_000}`.padEnd(8, '0')
  return {
    email: `${number.toLowerCase()}@sapar.example`,
    phone: '+5115550100',
    surname: 'EXAMPLE',
    givenNames: 'ANNA MARIA',
    sex: 'F',
    birthDate: '1990-05-12',
    birthPlace: 'Lima',
    nationality: 'PER',
    occupation: 'Teacher',
    travelDocument: 'ordinary-passport',
    passportNumber: number,
    passportIssuedOn: '2024-01-10',
    passportExpiresOn: addDays(today, 2000),
    purpose: 'tourism',
    entryOn: addDays(today, 40),
    daysOfStay: '30',
    entries: 'single',
    entryPoint: point,
    exitPoint: point,
    addressOfStay: 'Hotel Example, Astana',
    speed: 'standard',
  }
}

function sampleDocument(requirement: string, at: Instant): CaseDocument {
  const stored = () => ({ key: randomBytes(32).toString('hex'), wrappedKey: randomBytes(60).toString('base64'), bytes: 90_000 })
  return { id: randomUUID(), requirement, original: stored(), shown: stored(), width: 826, height: 1062, sniffed: 'jpeg', scan: 'off', uploadedAt: at }
}
