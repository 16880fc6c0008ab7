import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '../core/kernel/money.ts'
import { writtenMoney } from './written.ts'

test('whole tenge are written without tiyn, and a part of one with both digits', () => {
  assert.equal(writtenMoney('en', money(648_700, 'KZT')), '6,487\u00a0₸')
  assert.equal(writtenMoney('en', money(648_750, 'KZT')), '6,487.50\u00a0₸')
  assert.equal(writtenMoney('en', money(648_705, 'KZT')), '6,487.05\u00a0₸')
  assert.equal(writtenMoney('ru', money(648_750, 'KZT')), '6\u00a0487,50\u00a0₸')
})
