import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../core/kernel/instant.ts'
import { quietHours } from '../../core/reminder/quiet-hours.ts'
import { demoAgency } from './agency.ts'
import { addressFormats } from './address-formats.ts'
import { countryNames } from './country-names.ts'
import { timeZones } from './time-zones.ts'

test('every country of the lists has clocks that Node knows, and the agency\u2019s is among them', () => {
  const asked = Object.keys(countryNames).filter((code) => code in addressFormats)
  const without = asked.filter((code) => !timeZones[code])
  assert.deepEqual(without, ['HMD'], 'nobody lives on Heard Island')
  assert.ok(asked.length > 150)
  for (const zone of Object.values(timeZones).flat()) assert.ok(new Intl.DateTimeFormat('en', { timeZone: zone }).format(0), zone)
  assert.ok(timeZones[demoAgency.country]?.includes(demoAgency.timeZone))
})

test('where a country has several clocks it is day by all of them for two hours of each day at least', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const several = Object.entries(timeZones).filter(([, zones]) => zones.length > 1)
  assert.ok(several.length > 20)
  for (const day of ['2027-01-15', '2027-07-15'])
    for (const [country, zones] of several) {
      const starts = hours.map((hour) => instant(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`))
      const atOnce = starts.filter((start) => quietHours(start, zones) === start).length
      assert.ok(atOnce >= 2 && atOnce <= 12, `${country} on ${day}: ${atOnce} hours`)
    }
})
