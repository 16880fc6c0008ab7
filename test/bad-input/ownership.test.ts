import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { touristCard } from '../../src/countries/kz-demo/tourist-card.ts'
import { newAddress, signInToAccount } from '../support/account-holder.ts'
import { approveAsOfficer, type Draft, fillForm, paidCase, refuseAsOfficer, returnAsOfficer, startDraft } from '../support/application.ts'
import { assertNothingInternal } from '../support/internals.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type SeenRoute, watchRoutes } from '../support/seen-routes.ts'
import { type Seen, visitor, type Visitor } from '../support/visitor.ts'

/** Stands in answers of every victim and nowhere else. */
const CANARY = 'CANARYBIRD'
const changes = { personal: { surname: CANARY, occupation: CANARY }, trip: { addressOfStay: `${CANARY} street 1, Almaty` } }

const watched = watchRoutes()
let product: Product
let routes: readonly SeenRoute[]
let victims: readonly Draft[]
let receipt: string
let attacker: Visitor
let deskAttacker: Visitor
let accountAttacker: Visitor

before(async () => {
  product = await startProduct('ownership')
  routes = [...new Map(watched.filter(({ url }) => url.includes(':code')).map((route) => [`${route.method} ${route.url}`, route])).values()]
  const paidOne = () => paidCase(product, { changes })
  const [draft, paid, returned, refused, issued] = await Promise.all([fillForm(product, { changes }), paidOne(), paidOne(), paidOne(), paidOne()])
  await returnAsOfficer(product, returned.code, [{ code: 'F-01' }])
  await refuseAsOfficer(product, refused.code, [{ code: 'F-01' }])
  await approveAsOfficer(product, issued)
  victims = [draft, paid, returned, refused, issued]
  receipt = /\/receipt\/([^"]+)"/.exec((await paid.person.get(paid.path)).text)?.[1] ?? ''
  attacker = (await startDraft(product)).person
  accountAttacker = await signInToAccount(product, newAddress())
  deskAttacker = visitor(product.origin)
  await deskAttacker.post('/desk/sign-in/persona', { number: '121' })
})
after(() => product.stop())

interface Shot {
  readonly route: string
  readonly path: string
  readonly seen: Seen
}

/** The addresses of a route for one case: every page, picture and receipt there is. */
function addresses(url: string, code: string): readonly string[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    ':language': ['ru'],
    ':code': [code],
    ':page': touristCard.pages.map((page) => page.id),
    ':document': ['portrait', 'passportPage'],
    ':receipt': [receipt],
    ':place': ['1'],
    ':upload': ['0190a2b4-0000-7000-8000-000000000000'],
  }
  return Object.entries(values).reduce<readonly string[]>(
    (paths, [name, all]) => paths.flatMap((path) => (path.includes(name) ? all.map((value) => path.replace(name, value)) : [path])),
    [url],
  )
}

/** Asks every route of a case. API routes get the session as a token, pages as a cookie. */
async function crawl(who: Visitor, code: string, wanted: (route: SeenRoute) => boolean): Promise<readonly Shot[]> {
  const shots: Shot[] = []
  for (const route of routes.filter(wanted)) {
    for (const path of addresses(route.url, code)) shots.push({ route: `${route.method} ${route.url}`, path, seen: await ask(who, route, path) })
  }
  return shots
}

function ask(who: Visitor, { method, url }: SeenRoute, path: string): Promise<Seen> {
  if (!url.startsWith('/api/') && method === 'GET') return who.get(path)
  if (url.includes('/parts/'))
    return who.send(path, { method, headers: { 'upload-length': '9', 'upload-offset': '0', 'content-type': 'application/partial-upload' } })
  if (!url.startsWith('/api/'))
    return who.post(path, { confirmed: 'yes', declared: 'yes', samePerson: 'yes', reason: 'F-01', body: 'Hello', email: 'x@example.org' })
  const token = [...who.cookies.values()][0]
  const isFile = url.endsWith('/documents/:document') || url.endsWith('/pages')
  const headers = {
    'content-type': isFile ? 'image/jpeg' : 'application/json',
    'idempotency-key': randomUUID(),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  return who.send(path, { method, headers, ...(method === 'GET' ? {} : { body: isFile ? 'a picture' : JSON.stringify(EVERYTHING) }) })
}

/** What any route asks for. */
const EVERYTHING = {
  answers: {},
  confirmed: true,
  declared: true,
  samePerson: true,
  digits: '000000',
  email: 'x@example.org',
  reasons: [{ code: 'F-01' }],
  staffNumber: '118',
  note: 'x',
  page: 'x',
  slot: '2026-12-01T09:20',
  to: 'away',
  choices: {},
  reason: 'x',
}

/** What of the crawl shows the victim: the canary itself, or a file of the case. */
function exposed(shots: readonly Shot[]): readonly string[] {
  return shots
    .filter(({ seen }) => seen.text.includes(CANARY) || (seen.status === 200 && /pdf|jpeg/.test(seen.headers.get('content-type') ?? '')))
    .map(({ route }) => route)
}

async function history(): Promise<unknown> {
  const { rows } = await product.pool.query(
    'select case_id, count(*) as events, max(at) as newest from case_event where case_id in (select id from case_file where code = any($1)) group by 1 order by 1',
    [victims.map((victim) => victim.code)],
  )
  return rows
}

const ofPublic = ({ url }: SeenRoute) => !url.includes('/desk/')
const ofDesk = ({ url }: SeenRoute) => url.includes('/desk/')
const unknownCode = () => writeCaseCode('TC', codeFrom(randomBytes(64), 8))

function assertLikeUnknown(shots: readonly Shot[], unknown: readonly Shot[], codes: readonly [string, string]): void {
  assert.equal(shots.length, unknown.length)
  for (const [at, { route, path, seen }] of shots.entries()) {
    const other = unknown[at]?.seen
    assert.equal(seen.status, other?.status, `${route}: ${path}`)
    assert.equal(seen.text, other?.text.replaceAll(codes[1], codes[0]), path)
    assertNothingInternal(seen, path)
  }
}

describe("somebody else's case", () => {
  test('has routes that the crawler knows', () => {
    assert.ok(routes.filter((route) => ofPublic(route)).length > 40)
    assert.ok(routes.filter((route) => ofDesk(route)).length > 10)
    for (const url of [
      '/:language/case/:code/card.pdf',
      '/:language/case/:code/keep',
      '/:language/case/:code/paper/appointment',
      '/:language/case/:code/paper/appointment.ics',
      '/:language/case/:code/paper/appointment/cancel',
      '/:language/case/:code/person',
      '/:language/case/:code/account-address',
      '/api/v1/cases/:code',
      '/api/v1/cases/:code/paper',
      '/api/v1/cases/:code/paper/missing',
      '/api/v1/cases/:code/paper/appointment',
      '/api/v1/cases/:code/paper/appointment/calendar',
      '/desk/case/:code',
    ])
      assert.ok(
        routes.some((route) => route.url === url),
        url,
      )
  })

  for (const [name, who] of [
    ['without a session', () => visitor(product.origin)],
    ['with a session of another case', () => attacker],
    ['signed in to another account', () => accountAttacker],
  ] as const) {
    test(`is like an unknown one ${name}: 404 on every route, and nothing happens to it`, async () => {
      const before = await history()
      const code = unknownCode()
      const unknown = await crawl(who(), code, ofPublic)
      for (const victim of victims) {
        const shots = await crawl(who(), victim.code, ofPublic)
        assert.deepEqual(
          shots.filter(({ seen }) => seen.status !== 404).map(({ route, seen }) => `${route}: ${seen.status}`),
          [],
        )
        assert.deepEqual(exposed(shots), [])
        assertLikeUnknown(shots, unknown, [victim.code, code])
      }
      assert.deepEqual(await history(), before)
    })
  }

  test('is like an unknown one for an officer who does not hold it', async () => {
    const before = await history()
    const code = unknownCode()
    const unknown = await crawl(deskAttacker, code, ofDesk)
    for (const victim of victims) {
      const shots = await crawl(deskAttacker, victim.code, ofDesk)
      assert.deepEqual([...new Set(shots.map(({ seen }) => seen.status))], [404])
      assertLikeUnknown(shots, unknown, [victim.code, code])
    }
    assert.deepEqual(await history(), before)
  })

  test('is out of reach at the desk for people who are not signed in', async () => {
    for (const who of [visitor(product.origin), attacker]) {
      const shots = await crawl(who, victims[1]?.code ?? '', ofDesk)
      assert.deepEqual([...new Set(shots.map(({ seen }) => (seen.status === 303 ? seen.to : seen.status)))].toSorted(), ['/desk/sign-in', 404].toSorted())
      assert.deepEqual(exposed(shots), [])
    }
  })
})

describe('the crawler', () => {
  test('finds the canary on every route that shows something, once the attacker holds all cases', async () => {
    await product.pool.query(
      'insert into applicant_session select mine.token_hash, other.id, mine.created_at, mine.seen_at, mine.expires_at from applicant_session mine, case_file other where mine.case_id = (select max(case_id::text)::uuid from applicant_session) on conflict do nothing',
    )
    const found = new Set<string>()
    for (const victim of victims)
      for (const route of exposed(await crawl(attacker, victim.code, (route) => ofPublic(route) && route.method === 'GET'))) found.add(route)
    assert.deepEqual([...found].toSorted(), [
      'GET /:language/case/:code',
      'GET /:language/case/:code/:page',
      'GET /:language/case/:code/card.pdf',
      'GET /:language/case/:code/check',
      'GET /:language/case/:code/crop/:document',
      'GET /:language/case/:code/form.pdf',
      'GET /:language/case/:code/mistake',
      'GET /:language/case/:code/picture/:document',
      'GET /:language/case/:code/picture/:document/:place',
      'GET /:language/case/:code/receipt/:receipt',
      'GET /:language/case/:code/refusal.pdf',
      'GET /api/v1/cases/:code',
      'GET /api/v1/cases/:code/card',
      'GET /api/v1/cases/:code/documents',
      'GET /api/v1/cases/:code/documents/:document',
      'GET /api/v1/cases/:code/form',
      'GET /api/v1/cases/:code/receipts/:receipt',
      'GET /api/v1/cases/:code/refusal',
    ])
  })

  test('finds it at the desk, once the officer holds the case, and changes it', async () => {
    const { code = '' } = victims[1] ?? {}
    await product.pool.query("update case_file set assigned_to = (select id from staff where number = '121') where code = $1", [code])
    const before = await history()
    const found = new Set(exposed(await crawl(deskAttacker, code, (route) => ofDesk(route) && route.method === 'GET')))
    assert.deepEqual([...found].toSorted(), [
      'GET /api/v1/desk/cases/:code',
      'GET /desk/case/:code',
      'GET /desk/case/:code/form.pdf',
      'GET /desk/case/:code/picture/:document',
      'GET /desk/case/:code/picture/:document/:place',
    ])
    assert.notDeepEqual(await history(), before)
  })
})
