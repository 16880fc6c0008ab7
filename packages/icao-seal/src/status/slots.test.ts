import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededChance } from '../../fuzz/random.ts'
import { isShardName, pickSlot, shardName } from './index.ts'

test('slots are picked until the list is full, each once, and then none', () => {
  const random = seededChance(1).below
  const taken = new Set<number>()
  for (let cards = 0; cards < 1000; cards += 1) {
    const slot = pickSlot({ size: 1000, random, taken: (slot) => taken.has(slot) })
    assert.ok(slot !== null && slot >= 0 && slot < 1000 && !taken.has(slot))
    taken.add(slot)
  }
  assert.equal(pickSlot({ size: 1000, random, taken: (slot) => taken.has(slot) }), null)
})

test('the last free slots of a full list are equally likely', () => {
  const random = seededChance(2).below
  const picked = [0, 0, 0]
  for (let times = 0; times < 3000; times += 1) {
    const slot = pickSlot({ size: 5000, random, taken: (slot) => slot % 2000 !== 0 })
    assert.ok(slot !== null && slot % 2000 === 0)
    picked[slot / 2000] = (picked[slot / 2000] ?? 0) + 1
  }
  for (const times of picked) assert.ok(times > 900 && times < 1100, String(times))
})

test('a slot does not follow from the number of cards before it', () => {
  const first = pickSlot({ size: 1_000_000, random: seededChance(3).below, taken: () => false })
  const other = pickSlot({ size: 1_000_000, random: seededChance(4).below, taken: () => false })
  assert.notEqual(first, other)
})

test('a shard has the name of its series and of the month in which its cards end', () => {
  assert.equal(shardName('tourist', '2027-02-20'), 'tourist-2027-02')
  for (const date of ['2027-02', '2027-13-01', '2027-02-32', '2027-2-20', '2027-00-10', '27-02-20', '']) assert.equal(shardName('tourist', date), null)
  for (const series of ['', 'Tourist', 'a-b', '1a', 'a'.repeat(17)]) assert.equal(shardName(series, '2027-02-20'), null)
  assert.ok(isShardName('registration-2027-12'))
  assert.ok(!isShardName('../tourist-2027-12'))
})
