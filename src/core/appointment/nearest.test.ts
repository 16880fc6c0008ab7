import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { regions } from '../../countries/kz-demo/regions.ts'
import { kilometresBetween, nearestOffices } from './nearest.ts'

const { offices } = demoAgency

test('for every region the office of the region comes first and the others by their distance', () => {
  for (const { code, position } of regions) {
    const near = nearestOffices(offices, { region: code, position })
    assert.deepEqual(near.map(({ office }) => office.id).sort(), offices.map(({ id }) => id).sort())
    const own = offices.find(({ region }) => region === code)
    assert.equal(near[0]?.inRegion, own !== undefined, code)
    if (own) assert.equal(near[0]?.office.id, own.id)
    const far = near.filter(({ inRegion }) => !inRegion).map(({ kilometres }) => kilometres ?? -1)
    assert.deepEqual(
      far,
      far.toSorted((a, b) => a - b),
      code,
    )
  }
})

test('Turkistan is nearest to Shymkent, and Pavlodar to Karaganda', () => {
  const first = (code: string) => {
    const region = regions.find((one) => one.code === code)
    return nearestOffices(offices, region && { region: code, position: region.position })[0]?.office.id
  }
  assert.deepEqual(['KZ-61', 'KZ-55', 'KZ-19', 'KZ-11'].map(first), ['SHY', 'KRG', 'ALA', 'AST'])
})

test('from Astana to Almaty it is 970 km as the crow flies, and from anywhere to itself none', () => {
  const [astana, almaty] = [offices[0].position, offices[1].position]
  assert.ok(Math.abs(kilometresBetween(astana, almaty) - 970) < 12, String(kilometresBetween(astana, almaty)))
  assert.equal(kilometresBetween(astana, astana), 0)
})

test('who is from no known region gets the offices in their own order, without a distance', () => {
  assert.deepEqual(
    nearestOffices(offices, undefined),
    offices.map((office) => ({ office, inRegion: false })),
  )
  assert.ok(nearestOffices(offices, { region: 'KZ-99' }).every(({ kilometres }) => kilometres === undefined))
})
