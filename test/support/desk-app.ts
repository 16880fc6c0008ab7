import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import type { Passkeys } from '../../src/actions/ports/passkeys.ts'
import type { StaffMember } from '../../src/actions/ports/people.ts'
import { systemChance } from '../../src/adapters/clock/system-clock.ts'
import { memoryObjects } from '../../src/adapters/objects/memory-objects.ts'
import { postgresAppointments } from '../../src/adapters/postgres/appointments.sql.ts'
import { postgresPaperItems } from '../../src/adapters/postgres/paper-items.sql.ts'
import { postgresHeldReminders } from '../../src/adapters/postgres/held-reminders.sql.ts'
import { postgresReminders } from '../../src/adapters/postgres/reminders.sql.ts'
import { postgresLimits } from '../../src/adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../../src/adapters/postgres/people.ts'
import { postgresSupportMessages } from '../../src/adapters/postgres/support-messages.sql.ts'
import { keyedSecrets } from '../../src/adapters/secrets/keyed-secrets.ts'
import type { Assets } from '../../src/channels/ui/assets.ts'
import { registerDesk } from '../../src/channels/desk/desk.ts'
import type { WebContext } from '../../src/channels/ui/http/context.ts'
import { cookieJar } from '../../src/channels/ui/http/cookies.ts'
import { acceptForms } from '../../src/channels/ui/http/requests.ts'
import { addSecurityHeaders } from '../../src/channels/ui/http/security-headers.ts'
import { createWording } from '../../src/letters/wording.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { demoLetters } from './demo-letters.ts'
import { caseInReview } from './desk-cases.ts'
import { standingClock, type StandingClock } from './standing-clock.ts'
import { openStores } from './stores.ts'

export const DESK_ORIGIN = 'http://desk.example'
const ASTANA = 'AST'

/** Everyone who works for the agency in these tests, by what they are. */
export const STAFF = {
  assigned: { number: '118', officeId: ASTANA, roles: ['officer'] },
  colleague: { number: '121', officeId: ASTANA, roles: ['officer'] },
  officerElsewhere: { number: '301', officeId: 'ALA', roles: ['officer'] },
  supervisor: { number: '107', officeId: ASTANA, roles: ['supervisor'] },
  supervisorElsewhere: { number: '307', officeId: 'ALA', roles: ['supervisor'] },
  auditor: { number: '130', officeId: ASTANA, roles: ['auditor'] },
  administrator: { number: '140', officeId: ASTANA, roles: ['administrator'] },
  clerk: { number: '150', officeId: ASTANA, roles: ['clerk'] },
  clerkElsewhere: { number: '350', officeId: 'ALA', roles: ['clerk'] },
  borderOfficer: { number: '151', officeId: ASTANA, roles: ['border-officer'] },
} as const satisfies Record<string, Pick<StaffMember, 'number' | 'officeId' | 'roles'>>

export type StaffName = keyof typeof STAFF

export interface DeskApp {
  readonly app: FastifyInstance
  readonly deps: WebContext['deps']
  readonly pool: Pool
  readonly clock: StandingClock
  readonly members: Readonly<Record<StaffName, StaffMember>>
  /** Characters that no font can draw, for the tests that need one. */
  readonly undrawable: Set<string>
  /** What failed inside. */
  readonly troubles: unknown[]
  /** The cookie of a person who signed in by one click. */
  signIn(who: StaffName): Promise<string>
  /** Paid and complete; waiting in the office unless somebody holds it. */
  caseInReview(holder?: StaffName): Promise<CaseFile>
  get(path: string, cookie?: string): Promise<LightMyRequestResponse>
  /** Several values of one name are written as a list. */
  post(path: string, cookie?: string, form?: Readonly<Record<string, string | readonly string[]>>): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

/** What only a browser needs: a name that passkeys can belong to, and scripts. */
export interface DeskWeb {
  readonly origin: string
  readonly assets: Assets
  readonly passkeys: Passkeys
}

const IN_PROCESS: DeskWeb = {
  origin: DESK_ORIGIN,
  assets: {
    publicCss: '/p.css',
    staffCss: '/s.css',
    cardCss: '/c.css',
    startJs: '/s.js',
    clientJs: '/c.js',
    passkeyJs: '/k.js',
    uploadJs: '/upload.js',
    photoHelp: {
      script: '/ph.js',
      worker: '/pw.js',
      wasm: '/t.wasm',
      simdWasm: '/ts.wasm',
      networks: {
        detector: { topology: '/d.json', weights: '/d.bin' },
        mesh: { topology: '/m.json', weights: '/m.bin' },
        eyes: { topology: '/e.json', weights: '/e.bin' },
      },
    },
    keysJs: '/y.js',
    borderCss: '/b.css',
    borderJs: '/b.js',
    borderWorkerJs: '/w.js',
    readerWasm: '/r.wasm',
    icon: '/i.svg',
  },
  passkeys: { askToSignIn: async () => ({ challenge: 'question', options: { challenge: 'question' } }) } as unknown as Passkeys,
}

/** The desk on its own, over HTTP in this process, with the product's stores on a real database. */
export async function openDeskApp(name: string, web: DeskWeb = IN_PROCESS): Promise<DeskApp> {
  const stores = await openStores(name, { plan: async () => undefined })
  const clock = standingClock('2026-11-24T04:00:00.000Z')
  const undrawable = new Set<string>()
  const { origin, assets, passkeys } = web
  const deps = { ...(await depsOf(stores, clock, undrawable)), passkeys, publicOrigin: origin }
  const context = { deps, texts: createTexts(countryTexts), cookies: cookieJar(false), assets, demo: true, origin } as unknown as WebContext
  const troubles: unknown[] = []
  const app = Fastify()
  acceptForms(app)
  addSecurityHeaders(app, { secure: false })
  await app.register(async (scope) => registerDesk(scope, context, { onTrouble: (error) => void troubles.push(error) }), { prefix: '/desk' })
  const members = await hire(deps)
  const { get, post } = visits(app)
  return {
    app,
    deps,
    pool: stores.pool,
    clock,
    members,
    undrawable,
    troubles,
    signIn: async (who) => cookieOf(await post('/desk/sign-in/persona', '', { number: STAFF[who].number })),
    caseInReview: (holder) => caseInReview(deps, holder && members[holder].id),
    get,
    post,
    close: async () => {
      await app.close()
      await stores.close()
    },
  }
}

function visits(app: FastifyInstance): Pick<DeskApp, 'get' | 'post'> {
  const get = (path: string, cookie = '') => app.inject({ method: 'GET', url: path, headers: { cookie } })
  const post: DeskApp['post'] = (path, cookie = '', form = {}) =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { cookie, origin: DESK_ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(Object.entries(form).flatMap(([key, value]) => [value].flat().map((one) => [key, one]))).toString(),
    })
  return { get, post }
}

/** Those that the desk's acts use, as in the product, except what needs fonts, mails or a bank. */
async function depsOf(stores: Awaited<ReturnType<typeof openStores>>, clock: StandingClock, undrawable: Set<string>): Promise<WebContext['deps']> {
  const { pool, cases } = stores
  const { law, letters } = await demoLetters()
  const deps = {
    clock,
    chance: systemChance((count) => randomBytes(count)),
    cases,
    appointments: postgresAppointments({ pool, jobs: { plan: async () => undefined } }),
    people: postgresPeople({ pool }),
    limits: postgresLimits({ pool }),
    papers: postgresPaperItems({ pool, jobs: { plan: async () => undefined } }),
    reminders: postgresReminders({ pool, jobs: { plan: async () => undefined } }),
    heldReminders: postgresHeldReminders({ pool, jobs: { plan: async () => undefined } }),
    messages: postgresSupportMessages({ pool }),
    secrets: keyedSecrets(randomBytes(32)),
    objects: memoryObjects(),
    documents: {
      missingGlyphs: (texts: readonly string[]) => [...undrawable].filter((character) => texts.some((text) => text.includes(character))),
      form: async (sheet: object) => Buffer.from(JSON.stringify(sheet)),
    },
    letters,
    law: () => law,
    wording: createWording(createTexts(countryTexts), () => law),
  }
  return deps as unknown as WebContext['deps']
}

async function hire(deps: WebContext['deps']): Promise<DeskApp['members']> {
  const hired = Object.entries(STAFF).map(
    ([name, member]) => [name, { ...member, id: randomUUID(), name: `Made-up ${name}`, active: true, persona: true, language: 'en' as const }] as const,
  )
  for (const [, member] of hired) await deps.people.insertStaff(member, deps.clock.now())
  return Object.fromEntries(hired) as unknown as DeskApp['members']
}

/** The first cookie of an answer, as the browser sends it back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  return ([answer.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? ''
}
