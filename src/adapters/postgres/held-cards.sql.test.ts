import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import type { HeldCard } from '../../actions/ports/held-cards.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { type Kept, postgresHeldCards } from './held-cards.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('held-cards')
})
after(() => stores.close())

let numbers = 0

function card(more: Partial<HeldCard> = {}): HeldCard {
  numbers += 1
  return {
    id: randomUUID(),
    number: `AB ${String(numbers).padStart(6, '0')}`,
    service: 'registration-card',
    state: 'active',
    validFrom: day('2026-01-10'),
    validUntil: day('2027-01-09'),
    answers: { surname: 'EXAMPLE', sex: 'F' },
    email: 'a@example.org',
    language: 'ru',
    ...more,
  }
}

const many = (count: number) => Array.from({ length: count }, () => card())
const from = (n: number) => ({ file: 'cards.csv', at: minute(n) })

async function rowOf(number: string) {
  const { rows } = await stores.pool.query('select id, source, recorded_at, xmin::text as written from held_card where number = $1', [number])
  assert.equal(rows.length, 1)
  return rows[0]
}

/** What is foretold is what is done. */
async function says(held: ReturnType<typeof postgresHeldCards>, cards: readonly HeldCard[], { told, kept }: { told: ReturnType<typeof from>; kept: Kept }) {
  assert.deepEqual(await held.compare(cards), kept)
  assert.deepEqual(await held.bring(cards, told), kept)
}

test('a card comes back as it was told, however its number is typed, and without what it lacks', async () => {
  const held = postgresHeldCards(stores)
  const kept = card({ number: 'kz-77 / Ж01' })
  assert.equal(await held.keep([kept], from(0)), 1)
  for (const typed of ['kz-77 / Ж01', 'KZ77Ж01', ' kz 77-ж01', 'ＫＺ７７Ж０１']) assert.deepEqual(await held.findByNumber(typed), kept)
  for (const typed of ['', '-', 'KZ77', 'KZ77Ж010', 'a\u0000b']) assert.equal(await held.findByNumber(typed), undefined)
  assert.deepEqual({ ...(await rowOf(kept.number)), written: '' }, { id: kept.id, source: 'cards.csv', recorded_at: minute(0), written: '' })
})

test('brought again the same file changes nothing, not even a row version; what is told otherwise is changed and keeps its identity', async () => {
  const held = postgresHeldCards(stores)
  const [first, second, third] = [card({ phone: '+77010000000' }), card(), card()]
  await says(held, [first, second], { told: from(0), kept: { added: 2, changed: 0 } })
  const before = await rowOf(first.number)
  const again = [first, second].map((one) => ({ ...one, id: randomUUID() }))
  await says(held, again, { told: from(5), kept: { added: 0, changed: 0 } })
  assert.deepEqual(await rowOf(first.number), before)
  const { phone: _gone, ...less } = { ...first, id: randomUUID(), validUntil: day('2028-01-09'), answers: { surname: 'OTHER' } }
  const told = [less, { ...second, id: randomUUID() }, third]
  await says(held, told, { told: from(6), kept: { added: 1, changed: 1 } })
  assert.deepEqual(await held.findByNumber(first.number), { ...less, id: first.id })
  assert.equal((await rowOf(first.number)).recorded_at, minute(6))
})

test('each single fact that is told otherwise is noticed', async () => {
  const held = postgresHeldCards(stores)
  let told = card()
  await held.keep([told], from(0))
  const others: readonly Partial<HeldCard>[] = [
    { number: told.number.toLowerCase() },
    { state: 'cancelled' },
    { validFrom: day('2026-01-11') },
    { validUntil: day('2027-02-01') },
    { answers: { surname: 'EXAMPLE', sex: 'M' } },
    { email: 'b@example.org' },
    { phone: '+77020000000' },
    { language: 'kk' },
  ]
  for (const other of others) {
    told = { ...told, ...other }
    await says(held, [told], { told: from(1), kept: { added: 0, changed: 1 } })
    assert.deepEqual(await held.findByNumber(told.number), told)
  }
})

test('two imports of the same cards at once, in opposite order: every card is there once and counted as new once', async () => {
  const held = postgresHeldCards(stores)
  let added = 0
  for (let round = 0; round < 10; round++) {
    const cards = many(200)
    const others = cards.map((one) => ({ ...one, id: randomUUID() })).toReversed()
    const counts = await Promise.all([held.keep(cards, from(0)), held.keep(others, from(0))])
    added += (counts[0] ?? 0) + (counts[1] ?? 0)
    const { rows } = await stores.pool.query('select number from held_card where number = any ($1)', [cards.map(({ number }) => number)])
    assert.equal(rows.length, 200)
  }
  assert.equal(added, 2000)
})

test('a batch is all or nothing', async () => {
  const held = postgresHeldCards(stores)
  const good = card()
  const twice = card()
  const backwards = { ...card(), validUntil: day('2020-01-01') }
  for (const bad of [[backwards], [twice, { ...twice, id: randomUUID() }], [card({ number: '--' })], [card({ language: 'tlh' as 'en' })]])
    await assert.rejects(held.keep([good, ...bad], from(0)))
  assert.equal(await held.findByNumber(good.number), undefined)
  assert.equal(await held.keep([], from(0)), 0)
})

test('services do not share numbers; who asks by number gets the card that lasts longer', async () => {
  const held = postgresHeldCards(stores)
  const short = card()
  const long = { ...short, id: randomUUID(), service: 'other-card', validUntil: day('2029-01-01') }
  assert.equal(await held.keep([short, long], from(0)), 2)
  assert.deepEqual(await held.findByNumber(short.number), long)
})

test('broken twin: without the unique key, looking first and inserting then makes doubles, and they would be seen', async () => {
  await stores.pool.query('create table loose_card (like held_card including defaults)')
  const cards = many(20)
  const look = (number: string) => stores.pool.query('select from loose_card where number_key = $1', [number])
  for (const one of cards) {
    // Two imports at once: both have looked before either has written.
    const seen = await Promise.all([look(one.number), look(one.number)])
    for (const { rows } of seen) {
      if (rows.length > 0) continue
      await stores.pool.query(
        `insert into loose_card values ($1, $2, $3, $3, 'active', '2026-01-01', '2027-01-01', '{}', null, null, 'ru', 'cards.csv', now())`,
        [randomUUID(), one.service, one.number],
      )
    }
  }
  const { rows } = await stores.pool.query('select number from loose_card group by number having count(*) > 1')
  assert.equal(rows.length, 20)
})

test('the database itself takes a key of capitals and digits only, of any alphabet', async () => {
  const kept = card()
  await postgresHeldCards(stores).keep([kept], from(0))
  const put = (key: string) => stores.pool.query('update held_card set number_key = $2 where id = $1', [kept.id, key])
  for (const key of ['', 'ab', 'A B', 'A-B', 'A/B', 'A@', 'A[', 'A{', 'A\n']) await assert.rejects(put(key), /number_key/, key)
  for (const key of ['AZ09Ж', '語1', 'A']) await put(key)
})
