import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from '../bytes/bytes.ts'
import { c40Length, decodeC40, encodeC40 } from './c40.ts'

function hex(text: string): string {
  const found = encodeC40(text)
  return found.ok ? toHex(found.bytes) : `refused at ${found.position}`
}

function text(bytes: string): string {
  const found = decodeC40(fromHex(bytes) ?? new Uint8Array())
  return found.ok ? found.text : `${found.code} ${found.offset}`
}

test('the published examples are written and read', () => {
  for (const [plain, bytes] of [
    ['VISA01', 'de515826'],
    ['XK<CD', 'eb0466a9'],
    ['XKCD', 'eb11fe45'],
    ['D<<', '6abc'],
    ['D', 'fe45'],
    ['DETS32', '6d32c91f'],
    ['', ''],
  ] as const) {
    assert.equal(hex(plain), bytes)
    assert.equal(text(bytes), plain)
  }
})

test('a filler and a space are the same character, at the end of a text as elsewhere', () => {
  assert.equal(hex('AB CD '), hex('AB<CD<'))
  assert.equal(hex('ABC<'), hex('ABC '))
  assert.equal(text(hex('ABC ')), 'ABC<')
})

test('characters beyond the alphabet are refused with their position', () => {
  for (const [plain, position] of [
    ['a-b', 1],
    ['É', 1],
    ['KAZ\u0000', 4],
    ['A.B', 2],
    ['AБ', 2],
    ['ABCD-', 5],
  ] as const)
    assert.equal(hex(plain), `refused at ${position}`)
})

test('what no encoder writes is refused: shifts, wide values, odd lengths, an unlatch inside, a second spelling of the filler', () => {
  assert.equal(text('d9'), 'odd-length 0')
  assert.equal(text('fe45d9c5'), 'unlatch-before-the-end 0')
  assert.equal(text('0000'), 'not-in-the-alphabet 0')
  assert.equal(text('fa01'), 'not-in-the-alphabet 0')
  assert.equal(text('fe3d'), 'not-in-the-alphabet 0')
  assert.equal(text('fe21'), '<')
  assert.equal(text('fe22'), 'not-in-the-alphabet 0')
  assert.equal(text('fe62'), 'not-in-the-alphabet 0')
  // 1600 * 14 + 40 * 14 + 0 + 1: two letters and a filled-up end, which cannot stand in the middle.
  assert.equal(text('59b1'), 'AA')
  assert.equal(text('59b1d9c5'), 'not-in-the-alphabet 0')
  // Shift 2 as the second value.
  assert.equal(text('57b4'), 'not-in-the-alphabet 0')
})

const CHARACTERS = fc.constantFrom(...'<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const TEXT = fc.string({ unit: CHARACTERS, maxLength: 200 })

test('every text of the alphabet comes back, in the number of bytes that its length gives', () => {
  fc.assert(
    fc.property(TEXT, (plain) => {
      const encoded = encodeC40(plain)
      assert.ok(encoded.ok)
      assert.equal(encoded.bytes.length, c40Length(plain.length))
      assert.deepEqual(decodeC40(encoded.bytes), { ok: true, text: plain })
    }),
  )
})

test('bytes that are read have one text only: written again it gives the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const decoded = decodeC40(bytes)
      if (decoded.ok) assert.equal(hex(decoded.text), toHex(bytes))
    }),
    { numRuns: 2000 },
  )
})

test('all 65,536 pairs are read in one way or refused', () => {
  let read = 0
  for (let pair = 0; pair < 0x1_0000; pair += 1) {
    const bytes = Uint8Array.of(pair >> 8, pair & 0xff)
    const decoded = decodeC40(bytes)
    if (!decoded.ok) continue
    read += 1
    assert.equal(hex(decoded.text), toHex(bytes))
  }
  // Three characters, two with a filled-up end, one after the unlatch.
  assert.equal(read, 37 ** 3 + 37 ** 2 + 37)
})
