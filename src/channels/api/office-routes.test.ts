import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ApiApp, onQuietWorld } from '../../../test/support/api-app.ts'

let api: ApiApp
onQuietWorld((opened) => void ({ api } = opened))

interface Offices {
  readonly offices: readonly {
    readonly id: string
    readonly name: Readonly<Record<string, string>>
    readonly inRegion: boolean
    readonly kilometres?: number
    readonly next: readonly { readonly slot: string; readonly free: number }[]
  }[]
}

test('the offices come with their next free times, those of a region first', async () => {
  const all = await api.answer<Offices>('GET /offices')
  assert.ok(all.offices.length > 3 && all.offices.every(({ next }) => next.length > 0))
  const { offices } = await api.answer<Offices>('GET /offices?region=KZ-35')
  assert.deepEqual([offices[0]?.id, offices[0]?.inRegion, offices[1]?.inRegion, offices.length], ['KRG', true, false, all.offices.length])
  assert.ok((offices[1]?.kilometres ?? 0) > 0)
  assert.ok(Object.keys(offices[0]?.name ?? {}).length === 4)
  const later = await api.answer<Offices>('GET /offices?from=2026-12-01')
  assert.ok(later.offices.every(({ next }) => next.length > 0 && next.every(({ slot }) => slot >= '2026-12-01')))
  assert.equal((await api.problem('GET /offices?from=tomorrow')).code, 'body-malformed')
})

test('the times of an office begin with those that the list of offices names, and an office that is not there has none', async () => {
  const { offices } = await api.answer<Offices>('GET /offices')
  const [{ id, next } = assert.fail('no office')] = offices
  const { office, days } = await api.answer<{ office: { id: string }; days: readonly { day: string; slots: Offices['offices'][0]['next'] }[] }>(
    'GET /offices/{office}/times',
    { office: id },
  )
  assert.equal(office.id, id)
  const slots = days.flatMap((day) => day.slots)
  assert.deepEqual(slots.slice(0, next.length), next)
  for (const { day, slots: ofDay } of days) assert.ok(ofDay.length > 0 && ofDay.every(({ slot, free }) => slot.startsWith(day) && free > 0))
  assert.equal((await api.problem('GET /offices/{office}/times', { office: 'NOWHERE' })).status, 404)
})
