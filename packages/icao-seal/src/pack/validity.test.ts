import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { freshness, instantMs } from './index.ts'

test('instants count as the run-time counts them', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().replace(/\.[0-9]{3}Z$/, 'Z')
      assert.equal(instantMs(text), Date.parse(text), text)
    }),
    { numRuns: 2000 },
  )
  assert.equal(instantMs('2024-02-29T00:00:00Z'), Date.UTC(2024, 1, 29))
})

test('only one spelling of an instant that exists is read', () => {
  const wrong = [
    '2026-11-23',
    '2026-11-23T00:00:00',
    '2026-11-23T00:00:00+00:00',
    '2026-11-23T00:00:00.000Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    ' 2026-01-01T00:00:00Z',
    '',
  ]
  for (const text of wrong) assert.equal(instantMs(text), null, text)
})

test('evidence is fresh, then stale, then expired; a clock before its making makes it stale', () => {
  const file = { issuedAt: '2026-11-23T00:00:00Z', softExpiry: '2026-11-24T00:00:00Z', hardExpiry: '2026-11-30T00:00:00Z' }
  const at = (text: string): string => freshness(file, Date.parse(text))
  assert.equal(at('2026-11-22T22:59:59Z'), 'stale')
  assert.equal(at('2026-11-22T23:00:00Z'), 'fresh')
  assert.equal(at('2026-11-23T23:59:59.999Z'), 'fresh')
  assert.equal(at('2026-11-24T00:00:00Z'), 'stale')
  assert.equal(at('2026-11-29T23:59:59.999Z'), 'stale')
  assert.equal(at('2026-11-30T00:00:00Z'), 'expired')
  assert.equal(at('not a time'), 'expired')
  assert.equal(freshness({ ...file, softExpiry: 'soon' }, Date.parse('2026-11-23T00:00:00Z')), 'expired')
})
