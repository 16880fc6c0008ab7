import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../core/kernel/plain-date.ts'
import { type CardForm, readCard, TEST_CARDS } from './cards.ts'
import { TEXTS } from './texts.ts'

const TODAY = day('2026-03-02')
const GOOD: CardForm = { number: '4242 4242 4242 4242', expiry: '12/29', cvc: '123', name: 'Aigul Sample' }

function codes(changes: Partial<CardForm>): readonly string[] {
  const reading = readCard({ ...GOOD, ...changes }, TODAY)
  return reading.ok ? [] : reading.problems.map((problem) => problem.code)
}

test('Every test card is taken and plays its scenario', () => {
  for (const { number, scenario } of TEST_CARDS) {
    assert.deepEqual(readCard({ ...GOOD, number }, TODAY), { ok: true, scenario, last4: number.slice(-4) })
  }
  assert.equal(new Set(TEST_CARDS.map((card) => card.number)).size, TEST_CARDS.length)
})

test('A number that could belong to a real card is refused as such, and a mistyped one as mistyped', () => {
  assert.deepEqual(codes({ number: '4111 1111 1111 1111' }), ['number-not-a-test-card'])
  for (const number of ['4242 4242 4242 4241', '4242', 'four two', '4'.repeat(20), '4242424242424242x'])
    assert.deepEqual(codes({ number }), ['number-wrong'], number)
})

test('Spaces, dashes and the full-width digits of a Chinese keyboard are forgiven', () => {
  for (const number of ['4242-4242-4242-4242', ' 4242 4242 4242 4242 ', '４２４２４２４２４２４２４２４２']) assert.deepEqual(codes({ number }), [], number)
  for (const expiry of ['1229', '12/2029', '12 / 29', '12-29', '１２／２９', '3/26', '03/26']) assert.deepEqual(codes({ expiry }), [], expiry)
})

test('Every empty or impossible field gets its own code, all of them at once', () => {
  assert.deepEqual(codes({ number: '', expiry: '', cvc: '', name: ' ' }), ['number-empty', 'expiry-empty', 'cvc-empty', 'name-empty'])
  for (const expiry of ['13/29', '00/29', '12', 'soon', '12/1929']) assert.deepEqual(codes({ expiry }), ['expiry-wrong'], expiry)
  assert.deepEqual([codes({ expiry: '02/26' }), codes({ expiry: '12/25' })], [['expiry-past'], ['expiry-past']])
  assert.deepEqual(
    [codes({ cvc: '12' }), codes({ cvc: '12345' }), codes({ cvc: 'abc' }), codes({ cvc: '1234' })],
    [['cvc-wrong'], ['cvc-wrong'], ['cvc-wrong'], []],
  )
  assert.deepEqual(codes({ name: 'x'.repeat(101) }), ['name-too-long'])
})

test('The page says the same things in all four languages, with the same gaps to fill', () => {
  const keys = Object.keys(TEXTS.en).toSorted()
  for (const [language, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts).toSorted(), keys, language)
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim() !== '', `${language} ${key}`)
      assert.equal(text.includes('{amount}'), key === 'pay', `${language} ${key}`)
    }
  }
})
