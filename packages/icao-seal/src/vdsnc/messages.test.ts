import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AuthorisationFacts, type MessageNames, readMessage, SAPAR_DTA, writeMessage } from './index.ts'

const FACTS: AuthorisationFacts = {
  cardNumber: 'TC26A0000017',
  passportNumber: 'E12345678',
  name: 'ZHANG  WEI',
  nationality: 'CHN',
  birthDate: '1990-01-15',
  sex: 'M',
  validFrom: '2026-11-22',
  validUntil: '2027-02-20',
  stay: 'P90D',
  entries: 1,
  statusSlot: 424_242,
  statusUri: 'https://status.example/1',
}
const MESSAGE = {
  num: 'TC26A0000017',
  i: 'E12345678',
  n: 'ZHANG  WEI',
  nat: 'CHN',
  dob: '1990-01-15',
  sex: 'M',
  vf: '2026-11-22',
  vu: '2027-02-20',
  dur: 'P90D',
  ent: 1,
  st: { i: 424_242, u: 'https://status.example/1' },
}

test('facts become the members that the names say, and come back', () => {
  assert.deepEqual(writeMessage(FACTS, SAPAR_DTA), MESSAGE)
  assert.deepEqual(readMessage(MESSAGE, SAPAR_DTA), { ok: true, facts: FACTS })
})

test('another text of the message needs other names and no other code', () => {
  const names: MessageNames = { ...SAPAR_DTA, type: 'icao.dta', members: { ...SAPAR_DTA.members, name: ['person', 'name', 'full'], sex: ['person', 'sex'] } }
  const message = writeMessage(FACTS, names)
  assert.deepEqual(message.person, { name: { full: 'ZHANG  WEI' }, sex: 'M' })
  assert.deepEqual(readMessage(message, names), { ok: true, facts: FACTS })
})

test('a fact that is missing or of another type is named', () => {
  assert.deepEqual(readMessage({ ...MESSAGE, st: {} }, SAPAR_DTA), { ok: false, code: 'missing', fact: 'statusSlot' })
  assert.deepEqual(readMessage({ ...MESSAGE, st: 7 }, SAPAR_DTA), { ok: false, code: 'missing', fact: 'statusSlot' })
  assert.deepEqual(readMessage({}, SAPAR_DTA), { ok: false, code: 'missing', fact: 'cardNumber' })
  assert.deepEqual(readMessage({ ...MESSAGE, ent: '1' }, SAPAR_DTA), { ok: false, code: 'wrong-type', fact: 'entries' })
  assert.deepEqual(readMessage({ ...MESSAGE, ent: -1 }, SAPAR_DTA), { ok: false, code: 'wrong-type', fact: 'entries' })
  assert.deepEqual(readMessage({ ...MESSAGE, n: null }, SAPAR_DTA), { ok: false, code: 'wrong-type', fact: 'name' })
})
