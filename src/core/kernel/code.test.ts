import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CODE_ALPHABET, checkCharacter, codeFrom, isChecked, readCardNumber, readCaseCode, tidyCode, writeCaseCode } from './code.ts'

const body = fc.array(fc.constantFrom(...CODE_ALPHABET), { minLength: 7, maxLength: 7 }).map((letters) => letters.join(''))

test('one wrong character is always noticed', () => {
  let tried = 0
  fc.assert(
    fc.property(body, fc.nat(7), fc.constantFrom(...CODE_ALPHABET), (text, at, other) => {
      const code = text + checkCharacter(text)
      assert.ok(isChecked(code))
      if (code[at] === other) return
      tried++
      assert.ok(!isChecked(code.slice(0, at) + other + code.slice(at + 1)))
    }),
    { numRuns: 20_000 },
  )
  assert.ok(tried > 15_000)
})

test('swapped neighbours are nearly always noticed; a plain sum would miss them all', () => {
  const sum = (text: string) => CODE_ALPHABET.charAt([...text].reduce((total, letter) => total + CODE_ALPHABET.indexOf(letter), 0) % CODE_ALPHABET.length)
  const missed = { ours: 0, twin: 0, tried: 0 }
  fc.assert(
    fc.property(body, fc.nat(5), (text, at) => {
      const [a, b] = [text[at], text[at + 1]]
      if (a === b) return
      missed.tried++
      const swapped = text.slice(0, at) + b + a + text.slice(at + 2)
      if (checkCharacter(text) === checkCharacter(swapped)) missed.ours++
      if (sum(text) === sum(swapped)) missed.twin++
    }),
    { numRuns: 20_000 },
  )
  assert.ok(missed.tried > 15_000)
  assert.ok(missed.ours / missed.tried < 0.01, `missed ${missed.ours}`)
  assert.equal(missed.twin, missed.tried)
})

test('codes are read as people type them', () => {
  const code = codeFrom(
    new Uint8Array(64).map((_, i) => i * 3),
    8,
  )
  const written = writeCaseCode('TC', code)
  assert.match(written, /^TC-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  for (const typed of [written, written.toLowerCase(), written.replaceAll('-', ' '), `  ${written.replace('-', '–')} `])
    assert.equal(readCaseCode(typed), written)
  assert.equal(readCaseCode(`${written}X`), undefined)
  assert.equal(readCaseCode('TC-0000-0000'), undefined)
  assert.equal(readCaseCode(''), undefined)
  assert.equal(readCardNumber(`t${code.toLowerCase()}`), `T${code}`)
  assert.equal(readCardNumber(code), undefined)
  assert.equal(tidyCode('a b-c'), 'ABC')
})

test('every character is equally likely, because bytes that would favour some are thrown away', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const bytes = new Uint8Array(64).fill(byte)
    if (byte >= 240) assert.throws(() => codeFrom(bytes, 2))
    else counts.set(codeFrom(bytes, 2).charAt(0), (counts.get(codeFrom(bytes, 2).charAt(0)) ?? 0) + 1)
  }
  assert.deepEqual([...new Set(counts.values())], [8])
  assert.equal(counts.size, 30)
})
