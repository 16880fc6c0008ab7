import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { instant } from '../../core/kernel/instant.ts'
import { clockFrom, systemChance, uuidV7 } from './system-clock.ts'

test('the day is the day of the agency, not of Greenwich', () => {
  const clock = clockFrom(() => Date.parse('2026-12-15T20:30:00Z'), 'Asia/Almaty')
  assert.equal(clock.now(), '2026-12-15T20:30:00.000Z')
  assert.equal(clock.dayOf(clock.now()), '2026-12-16')
  assert.equal(clock.dayOf(instant('2026-12-15T18:59:59.999Z')), '2026-12-15')
  assert.equal(clock.dayOf(instant('2026-12-15T19:00:00.000Z')), '2026-12-16')
})

test('a version 7 UUID sorts by its moment and carries version and variant', () => {
  const chance = systemChance((count) => randomBytes(count))
  const ids = Array.from({ length: 1000 }, (_, i) => chance.uuid(instant(new Date(1_790_000_000_000 + i).toISOString())))
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, 1000)
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(uuidV7(0, new Uint8Array(10)), '00000000-0000-7000-8000-000000000000')
})
