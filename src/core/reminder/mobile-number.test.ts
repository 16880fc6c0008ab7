import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mobileNumber } from './mobile-number.ts'

test('a whole international number is one, and nothing else is', () => {
  for (const number of ['+77011234567', '+8613800000000', '+4915112345678', '+2905123']) assert.equal(mobileNumber(number), number)
  const others = [
    '',
    '+',
    '87011234567',
    '77011234567',
    '+07011234567',
    '+123456',
    '+1234567890123456',
    '+7701123456a',
    '+7 701 123 45 67',
    '+77011234567,+77017654321',
  ]
  for (const other of [...others, '+77011234567\n', '+７７０１１２３４５６７', ' +77011234567'])
    assert.equal(mobileNumber(other), undefined, JSON.stringify(other))
})
