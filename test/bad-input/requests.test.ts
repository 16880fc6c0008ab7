import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import { ANSWERS, type Draft, fillForm, startDraft } from '../support/application.ts'
import { readPage } from '../support/html-page.ts'
import { assertNothingInternal } from '../support/internals.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Seen, visitor } from '../support/visitor.ts'

const texts = createTexts(countryTexts)
let product: Product
let draft: Draft

before(async () => {
  product = await startProduct('wrong-requests')
  draft = await fillForm(product)
})
after(() => product.stop())

/** Refused in words of ours, and the draft is as it was. */
async function assertRefused(seen: Seen, statuses: readonly number[], what: string): Promise<void> {
  assert.ok(statuses.includes(seen.status), `${what}: answered ${seen.status}`)
  assertNothingInternal(seen, what)
  assert.match(seen.headers.get('content-type') ?? '', /^text\/html|^application\/problem\+json/, what)
  assert.ok(seen.text.length > 100, `${what}: says nothing`)
  const shown = readPage((await draft.person.get(`${draft.path}/personal`)).text)
  assert.equal(shown.value('surname'), ANSWERS.personal.surname, what)
}

const raw = (body: string | Uint8Array<ArrayBuffer>, type: string, more: Record<string, string> = {}) =>
  draft.person.send(`${draft.path}/personal`, { method: 'POST', headers: { 'content-type': type, ...more }, body })

describe('a form', () => {
  test('whose body is no form is refused', async () => {
    const form = 'application/x-www-form-urlencoded'
    const wrong: readonly (readonly [string, () => Promise<Seen>, readonly number[]])[] = [
      ['another type', () => raw('surname=王', 'text/plain'), [422]],
      ['no known type', () => raw('surname=王', 'application/x-nothing'), [415]],
      ['a type that is none', () => raw('surname=王', ';;;'), [400, 415]],
      ['JSON', () => raw('{"surname":"X"}', 'application/json'), [415, 422]],
      ['broken JSON', () => raw('{"surname":', 'application/json'), [400, 415]],
      ['JSON with a prototype', () => raw('{"__proto__":{"surname":"X"}}', 'application/json'), [400, 415]],
      ['XML', () => raw('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', 'application/xml'), [415]],
      ['too long', () => raw(`surname=${'X'.repeat(200_000)}`, form), [413]],
      ['very long', () => raw(`surname=${'X'.repeat(3_000_000)}`, form), [413]],
      [
        'thousands of fields',
        () =>
          raw(
            Array.from({ length: 8_000 }, (_, n) => `f${n}=1`)
              .join('&')
              .slice(0, 60_000),
            form,
          ),
        [422],
      ],
      ['empty', () => raw('', form), [422]],
      ['bytes that are no text', () => raw(new Uint8Array([0xff, 0xfe, 0x3d, 0xc3, 0x28]), form), [422]],
      ['broken percent signs', () => raw('surname=%E0%A4%A&givenNames=%', form), [422]],
      ['multipart without a boundary', () => raw('surname=王', 'multipart/form-data'), [400, 406, 415, 422]],
      ['multipart that is none', () => raw('surname=王', 'multipart/form-data; boundary=abc'), [400, 406, 415, 422]],
      ['compressed without saying how', () => raw('surname=王', form, { 'content-encoding': 'gzip' }), [400, 415, 422]],
    ]
    for (const [what, answer, statuses] of wrong) await assertRefused(await answer(), statuses, what)
  })

  test('that names fields of the language itself changes nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', '__proto__[surname]', 'surname[]', 'surname.length']) {
      const seen = await draft.person.post(`${draft.path}/personal`, [...Object.entries(ANSWERS.personal), [name, 'X']])
      assert.equal(seen.status, 303, name)
    }
    assert.equal(({} as Record<string, unknown>).surname, undefined)
    await assertRefused(await draft.person.post(`${draft.path}/personal`, [['__proto__', 'X']]), [422], 'only a prototype')
  })

  test('that sends a field twice is taken by its last value, as every browser would send it', async () => {
    const seen = await draft.person.post(`${draft.path}/personal`, [['surname', '王'], ...Object.entries(ANSWERS.personal)])
    assert.equal(seen.status, 303)
    await assertRefused(await draft.person.post(`${draft.path}/personal`, [...Object.entries(ANSWERS.personal), ['surname', '王']]), [422], 'last value wrong')
  })

  test('from another site does nothing, and says so', async () => {
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: `${product.origin}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of foreign) {
      const seen = await draft.person.post(`${draft.path}/personal`, { ...ANSWERS.personal, surname: 'ELSEWHERE' }, headers)
      await assertRefused(seen, [403], JSON.stringify(headers))
    }
    const own = await draft.person.post(`${draft.path}/personal`, ANSWERS.personal, { 'sec-fetch-site': 'same-origin' })
    assert.equal(own.status, 303)
  })

  test('from another site starts, pays and withdraws nothing', async () => {
    const before = await product.pool.query('select count(*) as n from case_event')
    for (const path of [
      '/en/tourist-card/start',
      `${draft.path}/check`,
      `${draft.path}/withdraw`,
      `${draft.path}/family`,
      `${draft.path}/pay`,
      '/en/find/lost',
      '/desk/sign-in',
      '/en/account',
      '/en/account/contact',
      '/en/account/contact/whereabouts',
      '/en/account/close',
      `${draft.path}/keep`,
    ]) {
      const seen = await draft.person.post(path, { declared: 'yes', confirmed: 'yes', persona: '118' }, { origin: 'https://evil.example' })
      assert.ok([403, 404].includes(seen.status), `${path}: ${seen.status}`)
      assert.equal(seen.headers.getSetCookie().length, 0, path)
    }
    const after = await product.pool.query('select count(*) as n from case_event')
    assert.deepEqual(after.rows, before.rows)
  })
})

describe('an address', () => {
  const ODD = [
    '/en/case/%00',
    '/en/case/TC-0000-0000',
    '/en/case/..%2f..%2fetc',
    '/en/case/%E0%A4%A',
    '/%',
    '/en/%ff',
    '/en/case/TC-%F0%9F%98%80',
    '/en/resume/%00',
    '/en/resume/x',
    '/en/confirm/%00',
    '/en/find?reference[]=1&reference=%00',
    '/xx',
    '/xx/find',
    '/en/constructor',
    '/en/__proto__/start',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
    '/assets/.env',
    '/en/case//',
    '/en/find/',
    '/EN/find',
    '/en/nothing.php',
    '/api/v1/nothing',
    '/api/v1/cases/%00',
    '/api/v1/cards/%00',
    '/api/v1/cases/%E0%A4%A',
    '/desk/case/%00',
    '/desk/nothing',
    `/en/${'a'.repeat(7_000)}`,
  ]

  test('that does not exist is answered kindly, in the language of the browser', async () => {
    for (const path of ODD) {
      for (const language of ['kk', 'zh-CN,zh;q=0.9', '*;q=', ';;;,,,', '\u007f'.repeat(0), 'x'.repeat(3_000)]) {
        const seen = await visitor(product.origin).get(path, { 'accept-language': language })
        assert.ok([200, 303, 404, 422].includes(seen.status), `${path.slice(0, 60)}: ${seen.status}`)
        assertNothingInternal(seen, path.slice(0, 60))
        if (seen.status < 400) continue
        assert.match(seen.headers.get('content-type') ?? '', /^text\/html|^application\/problem\+json/, path.slice(0, 60))
      }
    }
    const kazakh = readPage((await visitor(product.origin).get('/nothing', { 'accept-language': 'kk-KZ,kk' })).text)
    assert.equal(kazakh.language, 'kk')
  })

  test('asked for by an odd method finds nothing', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const seen = await draft.person.send(`${draft.path}/personal`, { method })
      await assertRefused(seen, [404, 405], method)
    }
  })

  test('carried over from the eligibility check with nonsense starts a draft without it', async () => {
    const nonsense = [
      { entryOn: 'tomorrow' },
      { entryOn: '2027-02-31' },
      { 'entryOn-day': '99' },
      { daysOfStay: 'many' },
      { daysOfStay: '99999999999' },
      { nationality: '\u0000' },
      { nationality: '<b>' },
      { speed: 'light' },
      { entries: 'x'.repeat(5_000) },
      { travelDocument: 'constructor' },
      { purpose: '\u202E' },
    ]
    for (const fields of nonsense) {
      const person = visitor(product.origin)
      const seen = await person.post('/en/tourist-card/start', fields)
      assert.equal(seen.status, 303, JSON.stringify(fields).slice(0, 60))
      const page = await person.get(seen.to ?? '')
      assert.equal(page.status, 200)
      const trip = readPage((await person.get((seen.to ?? '').replace('/contact', '/trip'))).text)
      for (const [name, value] of Object.entries(fields)) assert.notEqual(trip.value(name), value)
    }
    assert.equal((await visitor(product.origin).post('/en/nothing/start')).status, 404)
  })
})

describe('raw bytes on the wire', () => {
  test('that are no request of HTTP end the connection, and the next visitor is served', async () => {
    for (const bytes of [
      'GET //evil.example/en HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      'GARBAGE\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/9.9\r\nhost: x\r\n\r\n',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      'POST /en/find HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n',
      '\u0016\u0003\u0001',
    ]) {
      const answer = await exchange(bytes)
      assert.ok(!/node_modules|at .*\.ts|FST_|location: *\/\//i.test(answer), bytes.slice(0, 40))
    }
    assert.equal((await visitor(product.origin).get('/livez')).status, 200)
  })
})

function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(new URL(product.origin).port), '127.0.0.1', () => socket.end(bytes))
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
    socket.on('close', () => resolve(answer)).on('error', () => resolve(answer))
  })
}

describe('the API', () => {
  /** The problem of an answer, told in the Russian words of its code and in nothing else. */
  const problemIn = (seen: Seen, what: string) => {
    const problem = JSON.parse(seen.text)
    assert.match(seen.headers.get('content-type') ?? '', /^application\/problem\+json/, what)
    assert.ok(texts('ru').has(`problem.${problem.code}`), `${what}: ${problem.code} has no words`)
    for (const text of [problem.title, ...(problem.errors ?? []).map((error: { detail: string }) => error.detail)]) {
      assert.match(text, /\p{Script=Cyrillic}{3}/u, what)
      assert.ok(!text.includes(problem.code), `${what}: ${text}`)
    }
    return problem
  }
  const call = (path: string, init: { method?: string; body?: string; headers?: Record<string, string> }) =>
    visitor(product.origin).send(`/api/v1${path}`, {
      method: 'POST',
      ...init,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'accept-language': 'ru', ...init.headers },
    })
  const start = JSON.stringify({ service: 'tourist-card', language: 'ru' })

  test('refuses what it cannot read, with a problem that has a code and words in the language asked for', async () => {
    const wrong: readonly (readonly [string, Promise<Seen>, number, string])[] = [
      ['broken JSON', call('/cases', { body: '{' }), 400, 'body-malformed'],
      ['a prototype', call('/cases', { body: '{"__proto__":{},"service":"tourist-card","language":"ru"}' }), 400, 'body-malformed'],
      ['a list', call('/cases', { body: '[]' }), 400, 'body-malformed'],
      ['nothing', call('/cases', { body: 'null' }), 400, 'body-malformed'],
      ['numbers for words', call('/cases', { body: '{"service":1,"language":[]}' }), 400, 'body-malformed'],
      ['another type', call('/cases', { body: start, headers: { 'content-type': 'text/xml' } }), 415, 'content-type-not-accepted'],
      ['a word', call('/cases', { body: start, headers: { 'content-type': 'text/plain' } }), 415, 'content-type-not-accepted'],
      ['bytes', call('/cases', { body: start, headers: { 'content-type': 'application/octet-stream' } }), 415, 'content-type-not-accepted'],
      [
        'a form',
        call('/cases', { body: 'service=tourist-card', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        415,
        'content-type-not-accepted',
      ],
      ['too much', call('/cases', { body: JSON.stringify({ service: 'x'.repeat(300_000), language: 'ru' }) }), 413, 'body-too-large'],
      ['no key', call('/cases', { body: start, headers: { 'idempotency-key': '' } }), 400, 'idempotency-key-missing'],
      ['a short key', call('/cases', { body: start, headers: { 'idempotency-key': 'abc' } }), 400, 'idempotency-key-too-short'],
      ['a key that others could guess', call('/cases', { body: start, headers: { 'idempotency-key': 'a'.repeat(19) } }), 400, 'idempotency-key-too-short'],
      ['an endless key', call('/cases', { body: start, headers: { 'idempotency-key': 'x'.repeat(200) } }), 400, 'idempotency-key-not-plain'],
      ['a key of two words', call('/cases', { body: start, headers: { 'idempotency-key': 'the first draft of Anna' } }), 400, 'idempotency-key-not-plain'],
      ['a service that does not exist', call('/cases', { body: JSON.stringify({ service: 'constructor', language: 'ru' }) }), 422, 'service-unknown'],
      ['nonsense in a day', call('/sessions', { body: JSON.stringify({ reference: 'x', birthDate: 'x', passportNumber: 'x' }) }), 400, 'body-malformed'],
      ['an unsigned notification', call('/payment-notifications', { body: '{"type":"payment"}' }), 401, 'not-signed'],
    ]
    for (const [what, answer, status, code] of wrong) {
      const seen = await answer
      assert.equal(seen.status, status, `${what}: ${seen.text}`)
      assert.equal(problemIn(seen, what).code, code, what)
      assertNothingInternal(seen, what)
    }
  })

  test('tells a day that cannot be at its parameter, by the rules of the pages', async () => {
    const entry = (entryOn: string) => call(`/services/tourist-card/eligibility?nationality=UTO&daysOfStay=10&entryOn=${entryOn}`, { method: 'GET' })
    const facts = (birthDate: string, passportNumber: string) =>
      call('/sessions', { body: JSON.stringify({ reference: draft.code, birthDate, passportNumber }) })
    const wrong: readonly (readonly [string, Promise<Seen>, string, readonly string[]])[] = [
      ['31 February', entry('2027-02-31'), 'date-impossible', ['/entryOn']],
      ['years ago', entry('2020-02-21'), 'date-in-past', ['/entryOn']],
      ['yesterday', entry('2026-11-22'), 'date-in-past', ['/entryOn']],
      ['too far ahead', entry('2028-01-01'), 'date-too-far-ahead', ['/entryOn']],
      ['born on 31 February', facts('1990-02-31', 'X40718352'), 'date-impossible', ['/birthDate']],
      ['no passport number', facts('1990-05-12', '!'), 'document-number-shape', ['/passportNumber']],
      ['neither', facts('1990-13-01', '!'), 'answers-not-in-order', ['/birthDate', '/passportNumber']],
      ['somebody else', facts('1990-05-13', 'X40718352'), 'no-match', ['/reference']],
    ]
    for (const [what, answer, code, at] of wrong) {
      const seen = await answer
      const problem = problemIn(seen, what)
      assert.deepEqual([seen.status, problem.code, problem.errors.map((error: { pointer: string }) => error.pointer)], [422, code, at], what)
    }
    assert.deepEqual([(await entry('2026-11-23')).status, (await facts('1990-05-12', 'X40718352')).status], [200, 201])
  })

  test('names everything in a body and a query that is not as described, each at its place', async () => {
    const seen = await call('/messages', { body: JSON.stringify({ case: 7, email: 'x'.repeat(400), language: 'de' }) })
    const { errors } = problemIn(seen, 'a message') as { errors: readonly { pointer: string; code: string }[] }
    assert.deepEqual(
      errors.map(({ pointer, code }) => `${pointer} ${code}`),
      ['/case value-of-wrong-kind', '/email value-too-large', '/body value-missing', '/language value-not-listed'],
    )
    const asked = await call('/services/tourist-card/eligibility?daysOfStay=many&entryOn=soon', { method: 'GET' })
    assert.deepEqual(
      problemIn(asked, 'a query').errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`),
      ['/nationality value-missing', '/daysOfStay value-of-wrong-kind', '/entryOn value-of-wrong-shape'],
    )
  })

  test('answers the address of a problem with its words, in the language of whoever follows it', async () => {
    const { type, title } = problemIn(await call('/cases', { body: start, headers: { 'idempotency-key': '' } }), 'no key')
    const follow = (path: string, language: string) => visitor(product.origin).get(path, { 'accept-language': language })
    assert.ok(type.startsWith(product.origin), type)
    const told = async (language: string) => JSON.parse((await follow(type.slice(product.origin.length), language)).text)
    assert.deepEqual(await told('ru'), { type, code: 'idempotency-key-missing', status: 400, title })
    assert.equal((await told('zh-CN')).title, texts('zh')('problem.idempotency-key-missing'))
    for (const code of ['nothing', 'constructor', '%00', '__proto__']) assert.equal((await follow(`/api/v1/problems/${code}`, 'ru')).status, 404, code)
  })

  test('does a write once for each key, and refuses the key for another', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const first = await call('/cases', { body: start, headers: key })
    const second = await call('/cases', { body: start, headers: key })
    assert.deepEqual([first.status, second.status, second.text], [201, 201, first.text])
    const other = await call('/cases', { body: JSON.stringify({ service: 'tourist-card', language: 'kk' }), headers: key })
    assert.equal(problemIn(other, 'the key of another body').code, 'idempotency-key-reused')
  })

  test('takes nonsense answers field by field, in the language asked for', async () => {
    const { case: code, token } = JSON.parse((await call('/cases', { body: start })).text)
    const put = (answers: unknown) =>
      call(`/cases/${code}/pages/personal`, { method: 'PUT', body: JSON.stringify({ answers }), headers: { authorization: `Bearer ${token}` } })
    const seen = await put({ surname: '王', birthDate: '1990-02-31', constructor: 'x' })
    const problem = problemIn(seen, 'nonsense answers')
    assert.equal(seen.status, 422)
    assert.deepEqual(
      problem.errors.slice(0, 1).map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
      [['/answers/surname', 'not-latin-letters']],
    )
    assert.equal((await put({ surname: 7 })).status, 400)
    const picture = (type: string) =>
      call(`/cases/${code}/documents/portrait`, { method: 'PUT', body: '{}', headers: { 'content-type': type, authorization: `Bearer ${token}` } })
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'text/xml'])
      assert.equal(problemIn(await picture(type), type).code, 'content-type-not-accepted')
    assert.equal(problemIn(await picture('image/png'), 'no picture').code, 'file-type-not-allowed')
    assert.equal((await put({ surname: 'AN\u0000NA' })).status, 422)
  })
})

describe('somebody who has a draft', () => {
  test('cannot skip ahead by typing addresses', async () => {
    const fresh = await startDraft(product)
    for (const page of [
      'pay',
      'paid',
      'correct',
      'stay',
      'card.pdf',
      'refusal.pdf',
      'receipt/AST-2026-000001',
      'picture/portrait',
      'picture/__proto__',
      'nothing',
      'invitation',
    ]) {
      const seen = await fresh.person.get(`${fresh.path}/${page}`)
      assert.ok([200, 303, 404].includes(seen.status), `${page}: ${seen.status}`)
      assertNothingInternal(seen, page)
    }
    const declared = await fresh.person.post(`${fresh.path}/check`, { declared: 'yes' })
    assert.equal(declared.status, 422)
    assert.ok(readPage(declared.text).errors.length > 0)
    assert.equal((await fresh.person.post(`${fresh.path}/pay`)).status, 303)
    assert.equal((await fresh.person.post(`${fresh.path}/correct`)).status, 303)
  })
})
