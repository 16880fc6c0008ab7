import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskedAddress, maskedPhone } from './masked-address.ts'

test('Of an address the first character and the domain are left, of a telephone the last two digits', () => {
  assert.equal(maskedAddress('anna@example.org'), 'a…@example.org')
  assert.equal(maskedAddress('安娜@example.org'), '安…@example.org')
  assert.equal(maskedPhone('+77011234567'), '…67')
})
