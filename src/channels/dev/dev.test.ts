import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { demoLetters } from '../../../test/support/demo-letters.ts'
import { NOTICE_KINDS } from '../../actions/ports/letters.ts'
import { memoryMailStore } from '../../adapters/mail/memory-mail-store.ts'
import { ALL_MOVES, CASE_STATES, MOVES } from '../../core/case/lifecycle.ts'
import { PROBLEM_CODES } from '../../core/form/problem.ts'
import { instant } from '../../core/kernel/instant.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'
import { sampleFacts } from '../../letters/sample-facts.ts'
import { countryTexts } from '../../main/country-texts.ts'
import { CATALOGUE } from '../../texts/catalogue.gen.ts'
import { createTexts } from '../../texts/words.ts'
import type { WebContext } from '../ui/http/context.ts'
import { addSecurityHeaders } from '../ui/http/security-headers.ts'
import { registerDev } from './dev.ts'

const assets = {
  publicCss: '/p.css',
  staffCss: '/s.css',
  cardCss: '/c.css',
  startJs: '/s.js',
  clientJs: '/c.js',
  passkeyJs: '/k.js',
  keysJs: '/y.js',
  icon: '/i.svg',
}
const outbox = memoryMailStore()
let app: FastifyInstance

before(async () => {
  const { law, letters } = await demoLetters()
  const context = {
    deps: { law: () => law, letters },
    texts: createTexts(countryTexts),
    assets,
    demo: true,
    origin: 'http://demo.example',
  } as unknown as WebContext
  app = Fastify()
  addSecurityHeaders(app, { secure: false })
  const makeCard = async (endsIn: number) => ({ number: `DEMO-${endsIn}`, birthDate: '1990-05-12', passportNumber: 'X00000001' })
  const onTrouble = (error: unknown) => assert.fail(String(error))
  await app.register(async (scope) => registerDev(scope, context, { outbox, samples: sampleFacts, makeCard, onTrouble }), { prefix: '/dev' })
  for (let number = 1; number <= 35; number++) await receive(number)
})
after(() => app.close())

const HOSTILE = '<script>alert(1)</script>'

function receive(number: number): Promise<void> {
  return outbox.add({
    recipient: number % 2 === 0 ? 'even@example.org' : 'odd@example.org',
    subject: `Letter ${number} ${HOSTILE}`,
    html: `<!doctype html><p>${HOSTILE}</p>`,
    text: `Letter ${number}\nhttps://demo.example/en/resume/abc.\n${HOSTILE}`,
    attachments: number === 35 ? [{ filename: 'карта "x".pdf', contentType: 'application/pdf', content: new TextEncoder().encode('%PDF') }] : [],
    headers: [],
    receivedAt: instant('2026-11-24T04:00:00.000Z'),
    messageId: `${number}@demo.example`,
  })
}

const get = (url: string) => app.inject({ method: 'GET', url })

test('the outbox shows the newest letters first, goes on to older ones, and keeps to one address', async () => {
  const first = (await get('/dev/outbox')).body
  assert.ok(first.includes('Letter 35 ') && first.includes('Letter 6 ') && !first.includes('Letter 5 '))
  assert.ok(first.indexOf('Letter 35 ') < first.indexOf('Letter 34 '))
  const more = /href="(\/dev\/outbox\?[^"]*before=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const rest = (await get(more)).body
  assert.ok(rest.includes('Letter 5 ') && !rest.includes('Letter 6 ') && !/before=/.test(rest))
  const odd = (await get('/dev/outbox?recipient=odd%40example.org')).body
  assert.ok(odd.includes('Letter 33 ') && !odd.includes('Letter 34 '))
})

test('what a letter holds is text to the outbox: nothing in it can act', async () => {
  const [newest] = await outbox.list({ limit: 1 })
  const id = newest?.id ?? 0
  for (const path of ['/dev/outbox', `/dev/outbox/${id}`]) assert.ok(!(await get(path)).body.includes('<script>alert'), path)
  const { headers, body } = await get(`/dev/outbox/${id}/html`)
  assert.ok(body.includes(HOSTILE), 'the letter itself is shown as it is')
  const policy = String(headers['content-security-policy'])
  assert.match(policy, /^sandbox /)
  assert.doesNotMatch(policy, /allow-scripts|allow-same-origin|script-src/)
  assert.ok(policy.includes("default-src 'none'") && policy.includes("form-action 'none'"))
})

test('a letter can be read, its link followed and its file saved', async () => {
  const [newest] = await outbox.list({ limit: 1 })
  const id = newest?.id ?? 0
  const page = (await get(`/dev/outbox/${id}`)).body
  assert.ok(page.includes('<a href="https://demo.example/en/resume/abc">https://demo.example/en/resume/abc</a>.'))
  const file = await get(`/dev/outbox/${id}/file/0`)
  assert.equal(file.body, '%PDF')
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="[\w.-]+\.pdf"$/)
  for (const path of [`/dev/outbox/${id}/file/1`, '/dev/outbox/99999', '/dev/outbox/99999/html', '/dev/outbox/x', '/dev/outbox/1e3', '/dev/outbox/-1'])
    assert.equal((await get(path)).statusCode, 404, path)
})

test('a program reads the newest letters of one address with their text', async () => {
  const letters = (await get('/dev/outbox.json?recipient=even%40example.org')).json<{ id: number; recipient: string; text: string }[]>()
  assert.equal(letters.length, 17)
  assert.ok(letters.every(({ recipient, text }) => recipient === 'even@example.org' && text.startsWith('Letter ')))
  assert.deepEqual(
    letters.map(({ id }) => id),
    letters.map(({ id }) => id).sort((a, b) => b - a),
  )
  assert.deepEqual((await get('/dev/outbox.json?recipient=nobody%40example.org')).json(), [])
})

test('every state and every move is on the lifecycle page, drawn and in the table', async () => {
  const { body } = await get('/dev/lifecycle')
  const drawing = /<svg class="sapar-lifecycle".*?<\/svg>/s.exec(body)?.[0] ?? ''
  const tables = body.replace(drawing, '')
  for (const word of [...CASE_STATES, ...ALL_MOVES]) {
    assert.ok(drawing.includes(`>${word}<`) || drawing.includes(word), `${word} is drawn`)
    assert.ok(tables.includes(`>${word}<`), `${word} is in a table`)
  }
  const moves = Object.values<object>(MOVES).reduce((sum, targets) => sum + Object.keys(targets).length, 0)
  assert.equal([...tables.matchAll(/<b>[a-z-]+<\/b> → /g)].length >= moves, true)
  assert.doesNotMatch(drawing, /NaN|undefined|Infinity/)
})

test('every code a person may be told stands on the refusals page in four languages', async () => {
  const { body } = await get('/dev/refusals')
  const codes = [
    ...PROBLEM_CODES,
    ...Object.keys(CATALOGUE.en)
      .filter((key) => /^(desk\.)?problem\./.test(key))
      .map((key) => key.replace(/^(desk\.)?problem\./, '')),
  ]
  assert.ok(codes.length >= 80)
  for (const code of codes) assert.ok(body.includes(`<dt class="sapar-code">${code}</dt>`), code)
  const rows = [...body.matchAll(/<dt class="sapar-code">/g)].length
  assert.equal([...body.matchAll(/<dd lang="/g)].length, rows * LANGUAGES.length)
  assert.equal(/>(?:desk\.)?problem\.[\w.-]+</.exec(body)?.[0], undefined, 'no code is left without its words')
})

test('every kind of letter is there in four languages, and each can be opened', async () => {
  const { body } = await get('/dev/messages')
  for (const kind of NOTICE_KINDS) {
    for (const language of LANGUAGES) {
      assert.ok(body.includes(`href="/dev/messages/${kind}/${language}"`), `${kind} in ${language}`)
      const { statusCode, headers } = await get(`/dev/messages/${kind}/${language}`)
      assert.equal(statusCode, 200)
      assert.match(String(headers['content-security-policy']), /^sandbox /)
    }
  }
  assert.equal((await get('/dev/messages/issued/xx')).statusCode, 404)
  assert.equal((await get('/dev/messages/nothing/en')).statusCode, 404)
})

test('every page has its words in every language, and the components are shown', async () => {
  for (const language of LANGUAGES) {
    for (const path of ['', '/outbox', '/outbox/1', '/sms', '/messages', '/lifecycle', '/refusals']) {
      const { body, statusCode } = await get(`/dev${path}?lang=${language}`)
      assert.equal(statusCode, 200)
      assert.equal(/>(?:dev|desk|common)\.[\w.-]+</.exec(body)?.[0], undefined, `${path} in ${language}`)
    }
  }
  for (const path of ['/components', '/components/staff']) assert.equal((await get(`/dev${path}`)).statusCode, 200)
})
