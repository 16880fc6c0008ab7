import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FeeRule } from '../core/fee/rules.ts'
import { instant } from '../core/kernel/instant.ts'
import { day } from '../core/kernel/plain-date.ts'
import { touristCard } from '../countries/kz-demo/tourist-card.ts'
import { keepLaw, seedParameters } from '../main/law.ts'
import { promises } from './price.ts'

const { law } = await keepLaw({ load: async () => seedParameters(instant('2026-12-10T05:00:00.000Z')) } as unknown as Parameters<typeof keepLaw>[0], true)
const on = day('2026-12-10')

test('What is promised is remembered for the answers that prices hang on, and nobody is shown the price of another region', () => {
  const fee = (region: string, minor: number): FeeRule => ({
    id: region,
    validFrom: day('2026-01-01'),
    item: 'service',
    applies: [{ kind: 'answer', field: 'region', values: [region] }],
    amount: { kind: 'plain', minor },
  })
  const byRegion = { ...law(), feeRules: [fee('KZ-71', 100), fee('KZ-75', 200)] }
  const sums = (region: string) => promises(byRegion, touristCard, { answers: { region }, on }).map((promise) => promise.price.totalMinor)
  assert.deepEqual(sums('KZ-71'), [100, 100])
  assert.deepEqual(sums('KZ-75'), [200, 200])
  assert.deepEqual(sums('KZ-71'), [100, 100])
  assert.deepEqual(sums(''), [])
})

test('People who travel alike share what was computed once, whatever their names are', () => {
  const first = promises(law(), touristCard, { answers: { surname: 'ONE', daysOfStay: '10' }, on })
  const second = promises(law(), touristCard, { answers: { surname: 'TWO', daysOfStay: '10' }, on })
  assert.equal(first.length, 2)
  for (const index of [0, 1]) assert.equal(first[index], second[index])
})
