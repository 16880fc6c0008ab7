import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import { type Draft, startDraft } from '../support/application.ts'
import { readPage } from '../support/html-page.ts'
import { assertNothingInternal } from '../support/internals.ts'
import { type Product, startProduct } from '../support/product.ts'
import type { Seen } from '../support/visitor.ts'

const texts = createTexts(countryTexts)
const sample = (name: string) => new Uint8Array(readFileSync(path.join(import.meta.dirname, '../samples', name)))
const file = (content: Uint8Array<ArrayBuffer>, name = 'photo.jpg', type = 'image/jpeg') => new File([content], name, { type })
const text = (content: string) => new Uint8Array(Buffer.from(content))

let product: Product
let draft: Draft

before(async () => {
  product = await startProduct('uploads')
  draft = await startDraft(product)
})
after(() => product.stop())

function assertSaid(seen: Seen, language: Language, said: { readonly code: string; readonly facts?: Record<string, number> }): void {
  // As a page is read: every space is one.
  const message = texts(language)
    .of(`problem.${said.code}`, said.facts ?? {})
    .replace(/\s+/g, ' ')
  const page = readPage(seen.text)
  assert.equal(seen.status, 422, said.code)
  assert.deepEqual(page.errors, [{ href: '#picture', text: message }])
  assert.ok(page.hasId('picture'))
  assert.ok(page.describedBy('picture').join(' ').includes(message), `described by ${page.describedBy('picture').join(' ')}`)
  assertNothingInternal(seen, said.code)
}

interface WrongFile {
  readonly what: string
  readonly given: () => File | string
  readonly page?: 'portrait' | 'passport-page'
  readonly code: string
  readonly facts?: Record<string, number>
}

const SIZE = { minWidth: 413, minHeight: 531 }

const WRONG: readonly WrongFile[] = [
  { what: 'no file', given: () => file(new Uint8Array(), ''), code: 'file-missing' },
  { what: 'a word in place of a file', given: () => 'photo.jpg', code: 'file-missing' },
  { what: 'an empty file', given: () => file(new Uint8Array()), code: 'file-missing' },
  { what: 'a text named .jpg', given: () => file(text('This is no picture, whatever its name says.')), code: 'file-type-not-allowed' },
  { what: 'a web page named .jpg', given: () => file(sample('uploads/html-renamed.jpg')), code: 'file-type-not-allowed' },
  { what: 'a PDF with a script', given: () => file(sample('uploads/js.pdf'), 'photo.jpg'), code: 'file-type-not-allowed' },
  {
    what: 'a HEIC picture cut off',
    given: () => file(sample('uploads/ok-white.heic').subarray(0, 20_000), 'photo.heic', 'image/heic'),
    code: 'file-not-readable',
  },
  {
    what: 'an SVG',
    given: () => file(text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'photo.svg', 'image/svg+xml'),
    code: 'file-type-not-allowed',
  },
  { what: 'random bytes', given: () => file(new Uint8Array(randomBytes(5_000))), code: 'file-type-not-allowed' },
  { what: 'a picture cut off', given: () => file(sample('uploads/truncated.jpg')), code: 'file-not-readable' },
  { what: 'a start of a picture and nothing more', given: () => file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])), code: 'file-not-readable' },
  {
    what: 'a picture that unpacks to 900 million pixels',
    given: () => file(sample('uploads/bomb-30000x30000.png'), 'photo.png', 'image/png'),
    code: 'picture-too-many-pixels',
  },
  {
    what: 'a picture that is too small',
    given: () => file(sample('portraits/lowres.jpg')),
    code: 'picture-too-small',
    facts: { width: 0, height: 0, ...SIZE },
  },
  { what: 'a passport page where the portrait is asked for', given: () => file(sample('mrz/mrz-10-L0.jpg')), code: 'no-face' },
  { what: 'a wall where the portrait is asked for', given: () => file(sample('portraits/no-face.jpg')), code: 'no-face' },
  { what: 'a file of 20 MB', given: () => file(new Uint8Array(20_000_000)), code: 'file-too-large', facts: { megabytes: 5 } },
  {
    what: 'a file of 20 MB as passport page',
    given: () => file(new Uint8Array(20_000_000)),
    page: 'passport-page',
    code: 'file-too-large',
    facts: { megabytes: 10 },
  },
]

describe('a picture', () => {
  for (const [at, { what, given, page = 'portrait', code, facts }] of WRONG.entries()) {
    test(`is refused in words: ${what}`, async () => {
      // Each in one language, and the languages by turns.
      const language = LANGUAGES[at % LANGUAGES.length] ?? 'en'
      const seen = await draft.person.upload(`${draft.path.replace('/en/', `/${language}/`)}/${page}`, { picture: given() })
      const size = /(\d+)\s?×\s?(\d+)/.exec(readPage(seen.text).errors[0]?.text ?? '')
      assertSaid(seen, language, {
        code,
        ...(facts ? { facts: code === 'picture-too-small' ? { ...facts, width: Number(size?.[1]), height: Number(size?.[2]) } : facts } : {}),
      })
    })
  }

  test('that was refused leaves nothing behind', async () => {
    const { rows } = await product.pool.query('select count(*) as n from case_document')
    assert.deepEqual(rows, [{ n: 0 }])
    assert.equal((await draft.person.get(`${draft.path}/picture/portrait`)).status, 404)
  })

  test('that is right is taken under any name and type, and shown drawn anew, without where it was taken', async () => {
    const seen = await draft.person.upload(`${draft.path}/portrait`, {
      picture: file(sample('uploads/exif-gps.jpg'), '../../etc/пароль\u0000.exe', 'application/x-msdownload'),
    })
    assert.equal(seen.status, 303, readPage(seen.text).errors[0]?.text)
    const shown = await draft.person.get(`${draft.path}/picture/portrait`)
    assert.equal(shown.headers.get('content-type'), 'image/jpeg')
    assert.ok(!Buffer.from(shown.bytes).includes('GPS') && !Buffer.from(shown.bytes).includes('Exif'))
  })

  test('that hides a web page is shown without it', async () => {
    const hidden = sample('uploads/polyglot-jpeg-html.jpg')
    assert.ok(Buffer.from(hidden).includes('<script'))
    assert.equal((await draft.person.upload(`${draft.path}/portrait`, { picture: file(hidden) })).status, 303)
    assert.ok(!Buffer.from((await draft.person.get(`${draft.path}/picture/portrait`)).bytes).includes('<script'))
  })

  test('that was given already need not be given again', async () => {
    assert.equal((await draft.person.post(`${draft.path}/portrait`, { do: 'go-on' })).status, 303)
    assertSaid(await draft.person.upload(`${draft.path}/portrait`, { picture: file(new Uint8Array(), '') }), 'en', { code: 'file-missing' })
    const wrong = await draft.person.upload(`${draft.path}/portrait`, { picture: file(text('no picture')) })
    assert.equal(wrong.status, 422)
    assert.ok(wrong.text.includes(`${draft.path}/picture/portrait`), 'the one we have is still shown')
  })
})

describe('an upload', () => {
  test('that comes a byte at a time is given up with its own words, while others are served', async () => {
    const slow = await startDraft(product)
    const boundary = 'AaB03x'
    let sent = 0
    const answer = await new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const cookie = [...slow.person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { origin: product.origin, cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, 'transfer-encoding': 'chunked' }
      const dribbling = request(`${product.origin}${slow.path}/portrait`, { method: 'POST', headers }, (response) => {
        clearInterval(timer)
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => {
          dribbling.destroy()
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') })
        })
      })
      dribbling.on('error', reject)
      dribbling.write(`--${boundary}\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n\xff\xd8\xff`)
      const timer = setInterval(() => {
        sent++
        dribbling.write('x')
      }, 50)
      // Meanwhile somebody else sends a photo.
      draft.person.upload(`${draft.path}/portrait`, { picture: file(sample('portraits/ok-white.jpg')) }).then(({ status }) => assert.equal(status, 303), reject)
    })
    assert.ok(sent > 100, `${sent} bytes`)
    assert.equal(answer.status, 422)
    assert.deepEqual(readPage(answer.text).errors, [{ href: '#picture', text: texts('en')('problem.upload-too-slow') }])
  })

  test('whose form is broken is refused, and the draft is as it was', async () => {
    const boundary = 'AaB03x'
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
    const wrong: readonly (readonly [string, string, string])[] = [
      ['no boundary', 'multipart/form-data', `${part}bytes\r\n--${boundary}--\r\n`],
      ['another boundary', 'multipart/form-data; boundary=other', `${part}bytes\r\n--${boundary}--\r\n`],
      ['no end', `multipart/form-data; boundary=${boundary}`, `${part}bytes`],
      ['headers that do not end', `multipart/form-data; boundary=${boundary}`, `--${boundary}\r\ncontent-disposition: form-data; name="picture"`],
      ['too many files', `multipart/form-data; boundary=${boundary}`, `${part}one\r\n`.repeat(20) + `--${boundary}--\r\n`],
      ['a header that is endless', `multipart/form-data; boundary=${boundary}`, `--${boundary}\r\nx: ${'y'.repeat(100_000)}\r\n\r\n\r\n--${boundary}--\r\n`],
      ['a form without files', 'application/x-www-form-urlencoded', 'picture=photo.jpg'],
    ]
    const before = (await draft.person.get(`${draft.path}/picture/portrait`)).bytes
    const fresh = await startDraft(product)
    for (const [what, type, body] of wrong) {
      const seen = await fresh.person.send(`${fresh.path}/portrait`, { method: 'POST', headers: { 'content-type': type }, body })
      assert.equal(seen.status, 422, what)
      assert.equal(readPage(seen.text).errors.length, 1, what)
      assertNothingInternal(seen, what)
    }
    assert.equal((await fresh.person.get(`${fresh.path}/picture/portrait`)).status, 404)
    assert.deepEqual((await draft.person.get(`${draft.path}/picture/portrait`)).bytes, before)
  })

  test('of a specimen that does not exist is no picture', async () => {
    const fresh = await startDraft(product)
    for (const specimen of ['nothing', '../facts.json', '__proto__', 'constructor'])
      assertSaid(await fresh.person.upload(`${fresh.path}/portrait`, { specimen }), 'en', { code: 'file-missing' })
  })
})
