import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseMrz } from 'icao-seal/mrz'
import { addDays, day, daysBetween } from '../kernel/plain-date.ts'
import { cardMrz } from './mrz-lines.ts'
import { leaveBy, mayEnter, validUntil } from './validity.ts'

test('a card is valid for 90 days from the entry date, both days included', () => {
  assert.equal(validUntil(day('2027-01-12'), { cardDays: 90 }), '2027-04-11')
})

test('the holder leaves by the earlier of entry and days, and the last valid day', () => {
  assert.equal(leaveBy(day('2027-01-12'), 45, day('2027-04-11')), '2027-02-25')
  assert.equal(leaveBy(day('2027-04-01'), 45, day('2027-04-11')), '2027-04-11')
})

test('entering is possible on every valid day and on no other, and never for longer than the stay', () => {
  const visit = fc.record({
    offset: fc.integer({ min: -20, max: 110 }),
    daysOfStay: fc.integer({ min: 1, max: 90 }),
    active: fc.boolean(),
    multiple: fc.boolean(),
    used: fc.nat(2),
  })
  fc.assert(
    fc.property(visit, ({ offset, daysOfStay, active, multiple, used }) => {
      const from = day('2027-01-12')
      const until = validUntil(from, { cardDays: 90 })
      const on = addDays(from, offset)
      const answer = mayEnter({ validFrom: from, validUntil: until, daysOfStay, entries: multiple ? 'multiple' : 'single', active }, on, used)
      assert.equal(answer.may, active && offset >= 0 && offset < 90 && (multiple || used === 0))
      if (!answer.may) return
      assert.ok(answer.leaveBy <= until && answer.daysLeft <= daysOfStay && answer.daysLeft >= 1)
      assert.equal(answer.daysLeft, daysBetween(on, answer.leaveBy) + 1)
    }),
    { numRuns: 3000 },
  )
})

const person = { surname: 'UTOPIA', givenNames: 'ANNA MARIA', passportNumber: 'L898902C3', nationality: 'UTO', birthDate: '1990-05-12', sex: 'F' }
const facts = { zone: 'MRV-A' as const, documentCode: 'V', issuingState: 'UTO', answers: person, validUntil: day('2027-04-11'), cardNumber: 'T7K2M94QX' }

test('the lines of a card read back to the passport, the last valid day and the card number', () => {
  const made = cardMrz(facts)
  assert.ok(made.ok)
  assert.deepEqual(
    made.value.map((line) => line.length),
    [44, 44],
  )
  const read = parseMrz(made.value)
  assert.ok(read.ok && read.format === 'MRV-A' && read.valid)
  assert.deepEqual(
    [read.primary, read.secondary, read.documentNumber, read.nationality, read.birthDate, read.expiryDate, read.optional],
    ['UTOPIA', 'ANNA MARIA', 'L898902C3', 'UTO', '900512', '270411', 'T7K2M94QX'],
  )
})

test('Germany is written D, and a single name stands alone', () => {
  const german = cardMrz({ ...facts, answers: { ...person, nationality: 'DEU' } })
  assert.ok(german.ok)
  assert.equal(german.value[1]?.slice(10, 13), 'D<<')
  const single = cardMrz({ ...facts, answers: { ...person, surname: 'SUHARTO', givenNames: '' } })
  assert.ok(single.ok)
  assert.equal(single.value[0], 'V<UTOSUHARTO'.padEnd(44, '<'))
})

test('what has no Latin form is refused with the field, never printed as a gap', () => {
  const refused = cardMrz({ ...facts, answers: { ...person, surname: '张' } })
  assert.ok(!refused.ok && refused.code === 'mrz-not-possible')
  assert.equal(refused.facts.field, 'primary')
})

test('a card for residents has three lines, with its own number first and the passport beside it', () => {
  const made = cardMrz({ ...facts, zone: 'TD1', documentCode: 'IR', cardNumber: 'R7K2M94QX' })
  assert.ok(made.ok)
  assert.deepEqual(
    made.value.map((line) => line.length),
    [30, 30, 30],
  )
  const read = parseMrz(made.value)
  assert.ok(read.ok && read.format === 'TD1' && read.valid)
  assert.deepEqual(
    [read.documentCode, read.primary, read.secondary, read.documentNumber, read.nationality, read.expiryDate, read.optional2],
    ['IR', 'UTOPIA', 'ANNA MARIA', 'R7K2M94QX', 'UTO', '270411', 'L898902C3'],
  )
})
