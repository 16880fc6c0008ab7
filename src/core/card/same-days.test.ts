import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../kernel/plain-date.ts'
import type { SameDays } from '../service/definition.ts'
import { validityOf } from './validity.ts'

const rules: SameDays = { kind: 'same-days', leastCardDays: 1, portrait: { months: 60, childMonths: 24, grownAt: 16 }, changes: [] }
const decidedOn = day('2026-12-10')
const facts = { renewsUntil: day('2027-06-30'), paidOn: day('2026-12-08'), decidedOn }

test('the new card begins with the decision and ends with the card that it follows, whenever it was paid', () => {
  assert.deepEqual(validityOf(rules, facts), { ok: true, value: { validFrom: decidedOn, validUntil: facts.renewsUntil } })
  const last = validityOf(rules, { ...facts, decidedOn: facts.renewsUntil })
  assert.ok(last.ok && last.value.validFrom === last.value.validUntil)
})

test('a card that is still to begin is followed by one that begins no sooner', () => {
  const next = validityOf(rules, { ...facts, renewsFrom: day('2027-01-01') })
  assert.ok(next.ok && next.value.validFrom === '2027-01-01')
})

test('no card follows one that is over, and a passport that ends first shortens it or stands in its way', () => {
  const over = validityOf(rules, { ...facts, decidedOn: addDays(facts.renewsUntil, 1) })
  assert.equal(over.ok ? '' : over.code, 'card-over')
  const short = validityOf(rules, { ...facts, passportExpiresOn: day('2027-02-01') })
  assert.ok(short.ok && short.value.validUntil === '2027-02-01')
  const ended = validityOf(rules, { ...facts, passportExpiresOn: day('2026-12-09') })
  assert.equal(ended.ok ? '' : ended.code, 'passport-too-short')
})

test('nobody gains a day by a change: the new card lies within the days of the old one', () => {
  const days = fc.record({ begins: fc.integer({ min: -400, max: 60 }), lasts: fc.integer({ min: 1, max: 400 }) })
  fc.assert(
    fc.property(days, ({ begins, lasts }) => {
      const renewsFrom = addDays(decidedOn, begins)
      const renewsUntil = addDays(renewsFrom, lasts)
      const made = validityOf(rules, { renewsFrom, renewsUntil, paidOn: decidedOn, decidedOn })
      assert.equal(made.ok, renewsUntil >= decidedOn)
      if (made.ok) assert.ok(made.value.validFrom >= renewsFrom && made.value.validFrom >= decidedOn && made.value.validUntil === renewsUntil)
    }),
    { numRuns: 2000 },
  )
})

test('without the card that it follows there is nothing to reckon with', () => {
  assert.throws(() => validityOf(rules, { paidOn: decidedOn, decidedOn }), /begins with that card/)
})
