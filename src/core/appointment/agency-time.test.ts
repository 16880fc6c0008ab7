import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../kernel/instant.ts'
import { day } from '../kernel/plain-date.ts'
import { agencyTime, momentOf } from './agency-time.ts'

test('a moment is shown as the clock on the wall, and the wall leads back to the moment', () => {
  for (const zone of ['Asia/Almaty', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'UTC']) {
    for (let at = Date.UTC(2024, 0, 1, 0, 7); at < Date.UTC(2028, 0, 1); at += 7_980_000) {
      const moment = instant(new Date(at).toISOString())
      const shown = agencyTime(moment, zone)
      const back = momentOf(shown, zone)
      // An hour that comes twice leads to its first; everything else to itself.
      if (back !== moment) assert.deepEqual([agencyTime(back, zone), back < moment], [shown, true], `${zone} ${moment}`)
    }
  }
})

test('half past eleven at night came twice in Almaty when its clocks were put back, and one in the morning never came in Berlin', () => {
  const twice = { day: day('2024-02-29'), time: '23:30' }
  assert.equal(momentOf(twice, 'Asia/Almaty'), '2024-02-29T17:30:00.000Z')
  assert.equal(momentOf({ day: day('2026-03-29'), time: '02:30' }, 'Europe/Berlin'), '2026-03-29T01:30:00.000Z')
  assert.equal(momentOf({ day: day('2026-12-01'), time: '09:20' }, 'Asia/Almaty'), '2026-12-01T04:20:00.000Z')
})
