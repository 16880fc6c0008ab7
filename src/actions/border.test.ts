import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoLetters } from '../../test/support/demo-letters.ts'
import { standingClock } from '../../test/support/standing-clock.ts'
import { type Actor, ROLES } from '../core/access/actor.ts'
import { codeFrom } from '../core/kernel/code.ts'
import { instant } from '../core/kernel/instant.ts'
import { enrolDevice, syncCrossings } from './border.ts'
import type { Deps } from './deps.ts'
import type { Crossing, SeenCrossing } from './ports/crossings.ts'
import type { SigningKey } from './ports/seals.ts'

const { law } = await demoLetters()
const clock = standingClock('2026-11-24T04:00:00.000Z')
const OFFICER: Actor = { kind: 'staff', id: 'staff-151', number: '151', officeId: 'AST', roles: ['border-officer'] }
const DEVICE = '0197f3a2-0000-7000-8000-00000000dead'

/** Crossings as the database keeps them: an id once, serials in the order of arrival. */
function crossingsInMemory() {
  const kept: (Crossing & { readonly serial: number })[] = []
  let sendings = 0
  const store: Deps['crossings'] = {
    keep: async (crossings) => {
      sendings += 1
      const fresh = crossings.filter(({ id }) => !kept.some((one) => one.id === id))
      for (const crossing of fresh) kept.push({ ...crossing, serial: kept.length + 1 })
      return fresh.length
    },
    after: async (serial, limit) => kept.filter((one) => one.serial > serial).slice(0, limit),
    ofCard: async (cardNumber) => kept.filter((one) => one.cardNumber === cardNumber),
  }
  return { store, kept, sendings: () => sendings }
}

function world() {
  const memory = crossingsInMemory()
  const people = {
    staffByNumber: async (number: string) =>
      number === '151' ? { id: 'staff-151', roles: ['border-officer'] } : number === '118' ? { id: 'staff-118', roles: ['officer'] } : undefined,
  } as unknown as Deps['people']
  return { ...memory, deps: { clock, law: () => law, people, crossings: memory.store } }
}

const CARD = `C${codeFrom(
  Uint8Array.from({ length: 40 }, (_, index) => index * 5),
  8,
)}`

function recorded(change: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '0197f3a2-1111-4111-8111-111111111111',
    cardNumber: CARD,
    direction: 'entry',
    at: '2026-11-24T03:00:00.000Z',
    borderPoint: law.borderPoints[0]?.id,
    device: DEVICE,
    staffNumber: '151',
    verdict: 'VALID',
    packSequence: 12,
    ...change,
  }
}

async function sync(deps: ReturnType<typeof world>['deps'], crossings: unknown, after: unknown = 0) {
  return syncCrossings(deps, OFFICER, { crossings, after })
}

test('a crossing that is sent twice is kept once, and named as kept both times', async () => {
  const { deps, kept, sendings } = world()
  for (let time = 0; time < 3; time += 1) {
    const synced = await sync(deps, [recorded()])
    assert.ok(synced.ok)
    assert.deepEqual(synced.value.kept, [recorded().id])
  }
  assert.deepEqual([kept.length, sendings()], [1, 3])
  assert.deepEqual(kept[0], {
    id: recorded().id,
    cardNumber: CARD,
    direction: 'entry',
    at: recorded().at,
    borderPoint: recorded().borderPoint,
    device: DEVICE,
    staffId: 'staff-151',
    verdict: 'VALID',
    packSequence: 12,
    serial: 1,
  })
})

test('a device learns what all devices saw after the serial that it knows', async () => {
  const { deps } = world()
  await sync(deps, [recorded(), recorded({ id: '0197f3a2-2222-4111-8111-111111111111', direction: 'exit' })])
  const first = await sync(deps, [], 0)
  assert.ok(first.ok)
  assert.deepEqual([first.value.seen.length, first.value.serial, first.value.more], [2, 2, false])
  const nothing = await sync(deps, [], 100)
  assert.ok(nothing.ok)
  assert.deepEqual([nothing.value.seen, nothing.value.serial, nothing.value.more], [[], 100, false])
})

test('what arrived late with a lower serial is told all the same', async () => {
  const { deps } = world()
  await sync(deps, [recorded()])
  const synced = await sync(deps, [], 7)
  assert.ok(synced.ok)
  assert.deepEqual([synced.value.seen.length, synced.value.serial], [1, 7])
})

test('a record that can never be kept is named with its field and holds up no other', async () => {
  const wrong: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['crossing-malformed', 'id', { id: 'X' }],
    ['crossing-malformed', 'id', { id: 7 }],
    ['crossing-malformed', 'direction', { direction: 'over' }],
    ['crossing-malformed', 'at', { at: 'yesterday' }],
    ['crossing-malformed', 'at', { at: '2026-13-24T03:00:00.000Z' }],
    ['crossing-malformed', 'device', { device: '' }],
    ['crossing-malformed', 'verdict', { verdict: '<b>' }],
    ['crossing-malformed', 'cardNumber', { cardNumber: 'C1' }],
    ['crossing-malformed', 'packSequence', { packSequence: -1 }],
    ['crossing-malformed', 'packSequence', { packSequence: '1' }],
    ['border-point-unknown', 'borderPoint', { borderPoint: 'nowhere' }],
    ['staff-unknown', 'staffNumber', { staffNumber: '118' }],
    ['staff-unknown', 'staffNumber', { staffNumber: '999' }],
    ['moment-ahead', 'at', { at: '2026-11-26T03:00:00.000Z' }],
  ]
  for (const [code, field, change] of wrong) {
    const { deps, kept } = world()
    const good = recorded({ id: '0197f3a2-3333-4111-8111-111111111111' })
    const synced = await sync(deps, [recorded(change), good, null, 'text'])
    assert.ok(synced.ok)
    assert.deepEqual(synced.value.refused[0], { id: typeof change.id === 'string' ? change.id : change.id === 7 ? '' : recorded().id, code, field })
    assert.deepEqual([synced.value.kept, synced.value.refused.length, kept.length], [[good.id], 3, 1])
  }
})

test('a batch that is no batch, or too large, is refused as a whole', async () => {
  const { deps, sendings } = world()
  const code = async (crossings: unknown, after: unknown) => {
    const synced = await sync(deps, crossings, after)
    return synced.ok ? 'ok' : `${synced.code} ${synced.field ?? ''}`
  }
  assert.equal(await code({}, 0), 'sync-malformed crossings')
  assert.equal(await code([], '0'), 'sync-malformed after')
  assert.equal(await code([], -1), 'sync-malformed after')
  assert.equal(await code(Array.from({ length: 501 }, recorded), 0), 'too-many-crossings ')
  assert.equal(sendings(), 0)
})

function key(change: Partial<SigningKey>): SigningKey {
  const use = { madeAt: instant('2026-01-01T00:00:00.000Z'), useFrom: instant('2026-01-01T00:00:00.000Z'), useUntil: instant('2027-01-01T00:00:00.000Z') }
  return { id: 'k', role: 'operations', signer: 'UTOP', reference: '01', publicKey: Uint8Array.of(1), ...use, ...change }
}

const KEYS = [
  key({}),
  key({ reference: '02', useFrom: instant('2026-12-01T00:00:00.000Z') }),
  key({ reference: '03', useUntil: instant('2026-02-01T00:00:00.000Z') }),
  key({ reference: '04', revokedAt: instant('2026-02-01T00:00:00.000Z') }),
  key({ reference: '05', role: 'tourist' }),
]

function enrolment(keys: readonly SigningKey[]) {
  return { clock, law: () => law, keys: { all: async () => keys } as unknown as Deps['keys'] }
}

test('a device is given the keys that sign packs now or will, and none that ended or was taken back', async () => {
  const enrolled = await enrolDevice(enrolment(KEYS), OFFICER)
  assert.ok(enrolled.ok)
  assert.deepEqual(
    enrolled.value.operationsKeys.map(({ kid }) => kid),
    ['UTOP-01', 'UTOP-02'],
  )
  const { service, cardDays, timeZone, staffNumber, borderPoints, seals } = enrolled.value
  assert.deepEqual([service, cardDays, timeZone, staffNumber], ['tourist-card', 90, law.timeZone, '151'])
  assert.ok(borderPoints.length > 5 && seals.issuingState === 'UTO')
})

test('a device is given every kind of card that the law knows, once each, with what it is worth at the border', async () => {
  const enrolled = await enrolDevice(enrolment(KEYS), OFFICER)
  assert.ok(enrolled.ok)
  assert.deepEqual(enrolled.value.cards, [
    { kind: 'tourist-card', letter: 'T', zone: 'MRV-A', documentCode: 'V', entry: 'visa', lasts: { kind: 'days', count: 90 } },
    { kind: 'registration-card', letter: 'R', zone: 'TD1', documentCode: 'IR', entry: 'until-expiry', lasts: { kind: 'months', count: 12 } },
    { kind: 'border-zone-pass', letter: 'Z', zone: 'TD1', documentCode: 'AZ', entry: 'none', lasts: { kind: 'months', count: 3 } },
  ])
})

test('without a key that signs packs no device is set up', async () => {
  const enrolled = await enrolDevice(enrolment([]), OFFICER)
  assert.ok(!enrolled.ok && enrolled.code === 'no-operations-key')
})

test('nobody but a border officer sets up a device or sends crossings', async () => {
  const { deps, sendings } = world()
  const others: readonly Actor[] = [
    { kind: 'public' },
    { kind: 'applicant', caseIds: ['case-1'] },
    { kind: 'system', job: 'any' },
    ...ROLES.filter((role) => role !== 'border-officer').map((role): Actor => ({ ...OFFICER, roles: [role] })),
  ]
  assert.equal(others.length, 8)
  for (const actor of others) {
    const [enrolled, synced] = [await enrolDevice(enrolment(KEYS), actor), await syncCrossings(deps, actor, { crossings: [recorded()], after: 0 })]
    assert.ok(!enrolled.ok && !synced.ok, JSON.stringify(actor))
    assert.deepEqual([enrolled.code, synced.code], ['not-found', 'not-found'])
  }
  assert.equal(sendings(), 0)
})

test('a store that keeps a crossing as often as it comes is noticed', async () => {
  const { deps, kept } = world()
  const hasty: Deps['crossings'] = {
    ...deps.crossings,
    keep: async (crossings) => kept.push(...crossings.map((one, at) => ({ ...one, serial: kept.length + at + 1 }))),
  }
  for (let time = 0; time < 2; time += 1) await sync({ ...deps, crossings: hasty }, [recorded()])
  assert.equal((await sync({ ...deps, crossings: hasty }, [], 0)).ok && kept.length, 2)
  const once: readonly SeenCrossing[] = [...new Map(kept.map((one) => [one.id, one])).values()]
  assert.notEqual(once.length, kept.length)
})
