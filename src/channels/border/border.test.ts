import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { type BorderApp, openBorderApp } from '../../../test/support/border-app.ts'
import { STAFF, type StaffName } from '../../../test/support/desk-app.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'

let world: BorderApp

before(async () => {
  world = await openBorderApp('border-channel')
})
after(() => world.close())

const get = (url: string) => world.desk.app.inject({ method: 'GET', url })

function post(url: string, cookie = '', { headers = { origin: world.origin }, body = {} }: { headers?: Record<string, string>; body?: unknown } = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return world.desk.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/json', ...headers }, payload })
}

/** Signing in happens on the desk, whose posts come from the desk's own pages. */
async function cookieOf(who: StaffName): Promise<string> {
  const answer = await world.desk.app.inject({
    method: 'POST',
    url: '/desk/sign-in/persona',
    headers: { origin: world.origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `number=${STAFF[who].number}`,
  })
  return ([answer.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? ''
}

const card = async (slot: number) => (await world.state.card({ slot })).number

async function crossing(change: Readonly<Record<string, unknown>> = {}) {
  const facts = {
    direction: 'entry',
    at: world.desk.clock.now(),
    borderPoint: 'air-ala',
    device: randomUUID(),
    staffNumber: '151',
    verdict: 'VALID',
    packSequence: 1,
  }
  return { id: randomUUID(), cardNumber: await card(7), ...facts, ...change }
}

const coded = (answer: LightMyRequestResponse) => `${answer.statusCode} ${answer.json().code ?? ''}`.trim()

test('the shell holds no data and its texts in four languages, and is the same for everybody', async () => {
  for (const language of LANGUAGES) {
    const page = await get(`/border?lang=${language}`)
    assert.equal(page.statusCode, 200)
    assert.match(page.body, new RegExp(`<html lang="${language === 'zh' ? 'zh-Hans' : language}"`))
  }
  const signed = await world.desk.app.inject({ method: 'GET', url: '/border', headers: { cookie: await cookieOf('borderOfficer') } })
  assert.equal(signed.body, (await get('/border')).body)
})

test('the policy of the pages opens what an offline scanner needs and nothing else', async () => {
  const policy = String((await get('/border')).headers['content-security-policy'])
  for (const part of ["script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'", "img-src 'self' blob: data:", "manifest-src 'self'"])
    assert.ok(policy.includes(part), part)
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/)
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types sapar-border-worker$/)
  assert.doesNotMatch(String((await world.desk.app.inject({ method: 'GET', url: '/desk/sign-in' })).headers['content-security-policy']), /wasm/)
})

test('the worker keeps every file that the page names, under a name made of their contents', async () => {
  const worker = await get('/border/sw.js')
  assert.equal(worker.headers['service-worker-allowed'], '/border')
  const { files, shell, version } = JSON.parse(/^self\.saparFiles = (.*)$/m.exec(worker.body)?.[1] ?? '{}')
  const page = (await get('/border')).body
  const named = [...page.matchAll(/(?:href|src|data-reader)="(\/[^"]+)"/g)].map(([, url]) => url)
  assert.ok(named.length >= 5, page)
  assert.deepEqual(
    named.filter((url) => !files.includes(url)),
    [],
  )
  assert.deepEqual([shell, String(version).length], ['/border', 16])
  for (const file of files) assert.equal((await get(file)).statusCode, 200, file)
  const manifest = (await get('/border/manifest.webmanifest')).json()
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ['/border', '/border', 'standalone'])
})

test('only a border officer sets up a device or sends crossings', async () => {
  const answers: string[] = [`nobody ${coded(await post('/border/enrol'))} ${coded(await post('/border/sync'))}`]
  for (const who of Object.keys(STAFF) as readonly StaffName[]) {
    const cookie = await cookieOf(who)
    answers.push(
      `${who} ${coded(await post('/border/enrol', cookie))} ${coded(await post('/border/sync', cookie, { body: { crossings: [await crossing()], after: 0 } }))}`,
    )
  }
  assert.deepEqual(answers, [
    'nobody 401 not-signed 401 not-signed',
    ...Object.keys(STAFF).map((who) => (who === 'borderOfficer' ? `${who} 200 200` : `${who} 404 not-found 404 not-found`)),
  ])
  assert.equal(await world.crossings(), 1)
})

test('what another site sends does nothing, whoever is signed in', async () => {
  const cookie = await cookieOf('borderOfficer')
  const before = await world.crossings()
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: world.origin },
    {},
  ])
    for (const url of ['/border/enrol', '/border/sync'])
      assert.equal(coded(await post(url, cookie, { headers, body: { crossings: [await crossing()], after: 0 } })), '403 foreign-form', JSON.stringify(headers))
  assert.equal(await world.crossings(), before)
})

test('a batch that is sent several times at once is in the database once', async () => {
  const cookie = await cookieOf('borderOfficer')
  const before = await world.crossings()
  const batch = [await crossing(), await crossing({ direction: 'exit' })]
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('/border/sync', cookie, { body: { crossings: batch, after: 0 } })))
  for (const answer of answers)
    assert.deepEqual(
      answer.json().kept,
      batch.map(({ id }) => id),
    )
  assert.equal(await world.crossings(), before + 2)
})

test('what cannot be read is refused with a code, and never with a failure of ours', async () => {
  const cookie = await cookieOf('borderOfficer')
  for (const body of ['', '{', '[]', 'null', '"x"', '{"crossings":{}}', '{"crossings":[],"after":"0"}', '{"crossings":[],"after":-1}'])
    assert.match(coded(await post('/border/sync', cookie, { body })), /^(?:400 unreadable|422 sync-malformed)$/, body)
  const synced = (await post('/border/sync', cookie, { body: { crossings: [null, 1, {}, await crossing({ cardNumber: 'X' })], after: 0 } })).json()
  assert.deepEqual([synced.kept, synced.refused.length], [[], 4])
  assert.equal(coded(await get('/border/nowhere')), '404 not-found')
  assert.deepEqual(world.desk.troubles, [])
})
