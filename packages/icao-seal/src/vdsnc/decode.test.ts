import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { utf8 } from '../bytes/base64.ts'
import type { JsonObject } from '../json/index.ts'
import { decodeVdsNc, encodeVdsNcData, sealVdsNc } from './index.ts'

const HEADER = { type: 'x.sapar.dta', version: 1, issuer: 'UTO' }
const CERTIFICATE = utf8('certificate')
const SIGNATURE = new Uint8Array(64).fill(7)
const CER = 'Y2VydGlmaWNhdGU='
const SIG = `${'BwcH'.repeat(21)}Bw==`

function text(change: { readonly data?: string; readonly sig?: string; readonly more?: string } = {}): string {
  const data = change.data ?? '{"hdr":{"is":"UTO","t":"x.sapar.dta","v":1},"msg":{"i":"E12345678"}}'
  const sig = change.sig ?? `{"alg":"ES256","cer":"${CER}","sigvl":"${SIG}"}`
  return `{"data":${data},"sig":${sig}${change.more ?? ''}}`
}

function codeOf(input: string | Uint8Array): string {
  const read = decodeVdsNc(input)
  return read.ok ? 'ok' : read.code
}

const leaf = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.maxSafeInteger().map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
)
const message = fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf)), { noNullPrototype: true })

test('what is sealed is read again: header, message, certificate, signature and the very bytes that were signed', () => {
  fc.assert(
    fc.property(message, (msg) => {
      const encoded = encodeVdsNcData(HEADER, msg as JsonObject)
      assert.ok(encoded.ok)
      const sealed = sealVdsNc(encoded.data, { certificate: CERTIFICATE, signature: SIGNATURE })
      assert.ok(sealed.ok)
      for (const input of [sealed.text, utf8(sealed.text)]) {
        const read = decodeVdsNc(input)
        assert.ok(read.ok)
        assert.deepEqual([read.header, read.certificate, read.signature, read.data], [HEADER, CERTIFICATE, SIGNATURE, encoded.data])
        assert.equal(JSON.stringify(read.msg), JSON.stringify(JSON.parse(new TextDecoder().decode(encoded.data)).msg))
      }
    }),
  )
})

test('the writer emits padding and the reader takes both', () => {
  const sealed = sealVdsNc(utf8('{"hdr":{"is":"UTO","t":"x.sapar.dta","v":1},"msg":{"i":"E12345678"}}'), { certificate: CERTIFICATE, signature: SIGNATURE })
  assert.deepEqual(sealed, { ok: true, text: text() })
  assert.deepEqual(decodeVdsNc(text().replaceAll('=', '')), decodeVdsNc(text()))
})

test('other orders of names and white space give the same bytes to check', () => {
  const plain = decodeVdsNc(text())
  const other = decodeVdsNc(
    `\n{ "sig": {"sigvl":"${SIG}","cer":"${CER}","alg":"ES256"},\t"data":{"msg":{"\\u0069":"E1234567\\u0038"},"hdr":{"v":1,"t":"x.sapar.dta","is":"UTO"} } }`,
  )
  assert.ok(plain.ok && other.ok)
  assert.deepEqual(other.data, plain.data)
})

test('a container with a member too many or too few is refused', () => {
  assert.equal(codeOf(text({ more: ',"zdata":{}' })), 'unknown-member')
  assert.equal(codeOf(text({ data: '{"hdr":{"is":"UTO","t":"x","v":1},"msg":{},"x":1}' })), 'unknown-member')
  assert.equal(codeOf(text({ sig: `{"alg":"ES256","cer":"${CER}","sigvl":"${SIG}","crv":"x"}` })), 'unknown-member')
  for (const input of ['1', '[]', '{}', '{"data":{}}', '{"sig":{},"data":[]}', '{"data":{"hdr":{}},"sig":{}}'])
    assert.equal(codeOf(input), 'wrong-shape', input)
  for (const sig of ['null', '{}', '{"alg":"ES256","cer":"AA"}', `{"alg":"ES256","cer":1,"sigvl":"${SIG}"}`])
    assert.equal(codeOf(text({ sig })), 'wrong-shape', sig)
  for (const data of ['{"hdr":[],"msg":{}}', '{"hdr":{"is":"UTO","t":"x","v":1},"msg":"m"}']) assert.equal(codeOf(text({ data })), 'wrong-shape', data)
})

test('a header needs a type, a version from 1 and an issuing State; further members of it are passed on', () => {
  const withHeader = (hdr: string): string => codeOf(text({ data: `{"hdr":${hdr},"msg":{}}` }))
  for (const hdr of ['{"is":"UTO","t":"x","v":1}', '{"is":"D<<","t":"x","v":2}', '{"is":"D","t":"x","v":1,"later":{}}'])
    assert.equal(withHeader(hdr), 'ok', hdr)
  for (const hdr of [
    '{}',
    '{"is":"UTO","t":"","v":1}',
    '{"is":"UTO","t":"x","v":"1"}',
    '{"is":"UTO","t":"x","v":0}',
    '{"is":"UTO","t":"x","v":1.5}',
    '{"is":"uto","t":"x","v":1}',
    '{"is":"UTOP","t":"x","v":1}',
    '{"is":7,"t":"x","v":1}',
  ]) {
    assert.equal(withHeader(hdr), 'wrong-header', hdr)
  }
})

test('only ES256 with a signature of 64 bytes is taken, in the one spelling of base64url', () => {
  const withSig = (change: object): string => codeOf(text({ sig: JSON.stringify({ alg: 'ES256', cer: CER, sigvl: SIG, ...change }) }))
  for (const alg of ['ES384', 'none', 'RS256', 'es256']) assert.equal(withSig({ alg }), 'unsupported-algorithm', alg)
  for (const cer of ['', 'A', 'AB', 'AAA+', 'AAA=A', ' AAAA', 'AAAA====']) assert.equal(withSig({ cer }), 'wrong-base64url', cer)
  for (const sigvl of ['AAAA', '', `${SIG.slice(0, -2)}AA`, 'MEQCIA'.repeat(16)]) assert.equal(withSig({ sigvl }), 'wrong-signature-length', sigvl)
  assert.equal(withSig({ sigvl: SIG.replace('Bw==', 'Bx==') }), 'wrong-base64url')
})

test('what JSON.parse would change is refused before anything is verified', () => {
  const withMessage = (msg: string): string => codeOf(text({ data: `{"hdr":{"is":"UTO","t":"x","v":1},"msg":${msg}}` }))
  assert.equal(withMessage('{"ent":0,"ent":1}'), 'duplicate-name')
  assert.equal(withMessage('{"n":"\\udead"}'), 'lone-surrogate')
  assert.equal(withMessage('{"n":9007199254740993}'), 'number-not-exact')
  assert.equal(withMessage('{"n":0.5}'), 'ok')
  assert.equal(codeOf(`\ufeff${text()}`), 'byte-order-mark')
  assert.equal(codeOf(' '.repeat(70_000)), 'too-long')
  assert.equal(codeOf(text().slice(0, -1)), 'syntax')
  assert.equal(codeOf(new Uint8Array([0xff])), 'not-utf8')
})

test('a writer refuses fractions, half surrogates and data that a reader would not find again', () => {
  const code = (msg: unknown): string => {
    const encoded = encodeVdsNcData(HEADER, msg as JsonObject)
    return encoded.ok ? 'ok' : encoded.code
  }
  assert.equal(code({ n: [1.5] }), 'number-not-integer')
  assert.equal(code({ n: { m: -0 } }), 'number-not-integer')
  assert.equal(code({ n: 2 ** 53 }), 'number-not-integer')
  assert.equal(code({ n: '\ud800' }), 'lone-surrogate')
  assert.equal(code({ n: undefined }), 'not-json')
  const seal = (data: string, signature = SIGNATURE): string => {
    const sealed = sealVdsNc(utf8(data), { certificate: CERTIFICATE, signature })
    return sealed.ok ? 'ok' : sealed.code
  }
  assert.equal(seal('{"msg":{},"hdr":{"is":"UTO","t":"x","v":1}}'), 'not-canonical')
  assert.equal(seal('{"hdr":{"is":"UTO","t":"x","v":1},"msg":{}}', new Uint8Array(70)), 'wrong-signature-length')
  assert.equal(seal('{},"data":{"hdr":{"is":"UTO","t":"x","v":1},"msg":{}}'), 'duplicate-name')
})
