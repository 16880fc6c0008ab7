import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import type { CardReminders, CardToRemind, NewReminder, Reminders } from '../../actions/ports/reminders.ts'
import { instant } from '../../core/kernel/instant.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { addHeldCards, heldCard, makeNoticePlanner, NOTICE_PLANNER, REMINDED } from '../../../test/support/held-cards.ts'
import { openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresReminders } from './reminders.sql.ts'

let stores: StoreTest
let reminders: Reminders
before(async () => {
  stores = await openStores('reminders')
  await makeNoticePlanner(stores.pool)
  reminders = postgresReminders({ pool: stores.pool, jobs: NOTICE_PLANNER })
})
after(() => stores.close())
beforeEach(() => stores.pool.query('truncate reminder, notice, card, case_file, planned_notice cascade'))

const AT = instant('2027-05-01T05:00:00.000Z')
const batch = { kind: REMINDED.kind, on: day('2027-05-01'), at: AT, limit: 100 }
const LAST = day('2027-06-30')

function planned(card: CardToRemind, recipient = card.email ?? ''): NewReminder {
  const notice = { id: randomUUID(), kind: 'card-reminder', language: card.language, recipient, messageCode: randomUUID(), facts: { cardNumber: card.number } }
  return { key: 'before-60', channel: 'email', state: 'planned', notice, plannedFor: AT }
}
const plan = (card: CardToRemind): CardReminders => ({ reminders: [planned(card)], next: day('2027-05-31') })
const notices = async () => (await stores.pool.query<{ id: string }>('select id from notice')).rows
const stateOf = async (cardId: string) =>
  (await stores.pool.query('select key, channel, state, sent_at as "sentAt" from reminder where card_id = $1', [cardId])).rows
const jobs = async () => (await stores.pool.query('select notice_id as id, start_after as after from planned_notice')).rows

test('a card comes with what is known of its holder, is written down with its notice and job, and comes again on the day that was said', async () => {
  const held = heldCard({ validUntil: LAST, email: 'a@example.org', phone: '+77010000000', language: 'kk' })
  await addHeldCards(stores.pool, [held, heldCard({ validUntil: LAST })])
  const seen: CardToRemind[] = []
  const look = (on: string) => reminders.remind({ ...batch, on: day(on) }, (card) => (seen.push(card), card.email ? plan(card) : { reminders: [] }))
  assert.deepEqual(await look('2027-05-01'), { looked: 2, planned: 1 })
  assert.deepEqual(
    seen.find((card) => card.id === held.id),
    {
      id: held.id,
      number: held.number,
      caseId: held.caseId,
      state: 'active',
      validUntil: LAST,
      issuedAt: held.issuedAt,
      renewed: false,
      language: 'kk',
      email: 'a@example.org',
      phone: '+77010000000',
      settled: [],
      reached: [],
      refused: [],
    },
  )
  const [notice] = await notices()
  const row = await stores.cases.notice(notice?.id ?? '')
  assert.deepEqual([row?.caseId, row?.kind, row?.channel, row?.state, row?.createdAt], [held.caseId, 'card-reminder', undefined, 'queued', AT])
  assert.deepEqual(await jobs(), [{ id: notice?.id, after: AT }])
  assert.deepEqual(await look('2027-05-30'), { looked: 0, planned: 0 })
  assert.deepEqual(await look('2027-05-31'), { looked: 1, planned: 0 })
  assert.deepEqual([seen.at(-1)?.settled, seen.at(-1)?.reached], [['before-60'], ['email']])
})

test('the same reminder decided twice makes no second notice and no second job', async () => {
  await addHeldCards(stores.pool, [heldCard({ validUntil: LAST, email: 'a@example.org' })])
  const again = async () => {
    await stores.pool.query(`update card set remind_on = '0001-01-01'`)
    return reminders.remind(batch, plan)
  }
  assert.deepEqual(
    [await again(), await again(), await again()].map((done) => done.planned),
    [1, 0, 0],
  )
  assert.deepEqual([(await notices()).length, (await jobs()).length], [1, 1])
})

test('two processes share the cards out, and one that fails in the middle leaves nothing behind', async () => {
  await addHeldCards(
    stores.pool,
    Array.from({ length: 60 }, (_, n) => heldCard({ validUntil: LAST, email: `a${n}@example.org` })),
  )
  await assert.rejects(
    reminders.remind(batch, (card) => {
      if (card.email === 'a40@example.org') throw new Error('the process died')
      return plan(card)
    }),
    /died/,
  )
  assert.deepEqual([(await notices()).length, (await jobs()).length], [0, 0])
  const done = await Promise.all([1, 2, 3, 4].map(() => reminders.remind({ ...batch, limit: 20 }, plan)))
  const more = await reminders.remind(batch, plan)
  assert.equal(
    [...done, more].reduce((sum, { planned: one }) => sum + one, 0),
    60,
  )
  assert.deepEqual([(await notices()).length, (await jobs()).length], [60, 60])
})

test('a card is renewed while a later one of the same holder is good', async () => {
  const old = heldCard({ validUntil: LAST, email: 'a@example.org' })
  await addHeldCards(stores.pool, [old])
  await reminders.remind(batch, plan)
  const renewed = async () => (await reminders.ofNotice((await notices())[0]?.id ?? ''))?.renewed
  assert.equal(await renewed(), false)
  const next = heldCard({ validUntil: day('2028-06-30'), renews: old.id })
  await addHeldCards(stores.pool, [next, heldCard({ validUntil: LAST, renews: next.id })])
  for (const [state, expected] of [
    ['active', true],
    ['suspended', true],
    ['annulled', false],
    ['revoked', false],
  ] as const) {
    await stores.pool.query('update card set state = $1 where id = $2', [state, next.id])
    assert.equal(await renewed(), expected, state)
  }
  assert.equal(await reminders.ofNotice(randomUUID()), undefined)
})

test('a reminder says what became of its notice, and a newer one overtakes it', async () => {
  const [sent, dropped, refused] = ['sent', 'dropped', 'refused'].map((name) => heldCard({ validUntil: LAST, email: `${name}@example.org` }))
  if (!sent || !dropped || !refused) throw new Error('no cards')
  await addHeldCards(stores.pool, [sent, dropped, refused])
  await reminders.remind(batch, plan)
  const idOf = async ({ caseId }: { caseId: string }) => (await stores.cases.notices(caseId))[0]?.id ?? ''
  await stores.cases.setNoticeSent(await idOf(sent), AT)
  await stores.cases.setNoticeDropped(await idOf(sent))
  await stores.cases.setNoticeDropped(await idOf(dropped))
  await stores.cases.setNoticeRefused(await idOf(refused), AT)
  const row = { key: 'before-60', channel: 'email' }
  assert.deepEqual(await stateOf(sent.id), [{ ...row, state: 'sent', sentAt: AT }])
  assert.deepEqual(await stateOf(dropped.id), [{ ...row, state: 'passed', sentAt: null }])
  assert.deepEqual(await stateOf(refused.id), [{ ...row, state: 'failed', sentAt: null }])
  assert.deepEqual(await reminders.ofNotice(await idOf(sent)), { number: sent.number, state: 'active', validUntil: LAST, renewed: false, overtaken: false })
  const later = { ...batch, on: day('2027-05-31'), at: instant('2027-05-31T05:00:00.000Z') }
  await reminders.remind(later, (card) => ({ reminders: [{ ...planned(card), key: 'before-30' }] }))
  assert.equal((await reminders.ofNotice(await idOf(sent)))?.overtaken, true)
})

test('a holder whose address was refused for good is shown to the office until something reaches it, or the address is another', async () => {
  const soon = heldCard({ validUntil: LAST, email: 'soon@example.org' })
  const later = heldCard({ validUntil: day('2027-07-30'), email: 'later@example.org' })
  await addHeldCards(stores.pool, [later, soon])
  await reminders.remind(batch, plan)
  for (const held of [soon, later]) await stores.cases.setNoticeRefused((await stores.cases.notices(held.caseId))[0]?.id ?? '', AT)
  const numbers = async (office = 'ast', limit = 10) => (await reminders.unreachableHolders(office, limit)).map(({ cardNumber }) => cardNumber)
  assert.deepEqual(await reminders.unreachableHolders('ast', 1), [
    { caseCode: `RC-${soon.number}`, cardNumber: soon.number, validUntil: LAST, channel: 'email', since: AT },
  ])
  assert.deepEqual([await numbers(), await numbers('ala')], [[soon.number, later.number], []])
  await stores.pool.query(`update card set remind_on = '0001-01-01'`)
  const refused: (readonly string[])[] = []
  await reminders.remind(batch, (card) => (refused.push(card.refused), { reminders: [] }))
  assert.deepEqual(refused.flat().toSorted(), ['later@example.org', 'soon@example.org'])
  await stores.pool.query(`update case_file set email = 'new@example.org' where id = $1`, [soon.caseId])
  assert.deepEqual(await numbers(), [later.number])
  await stores.pool.query(
    `insert into notice (id, case_id, kind, language, recipient, message_code, facts, state, attempts, created_at, sent_at)
     values ($1, $2, 'paid', 'en', 'later@example.org', 'X', '{}', 'sent', 1, $3, $3::timestamptz + interval '1 day')`,
    [randomUUID(), later.caseId, AT],
  )
  assert.deepEqual(await numbers(), [])
})

test('among a million cards those whose day has come are found by an index', async () => {
  await addHeldCards(
    stores.pool,
    Array.from({ length: 3_000 }, () => heldCard({ validUntil: LAST })),
  )
  await stores.pool.query(`update card set remind_on = '2030-01-01'`)
  await stores.pool.query('analyze card')
  const { rows } = await stores.pool.query<{ 'QUERY PLAN': string }>(
    `explain select id from card k where k.service = '${REMINDED.kind}' and k.remind_on <= '2027-05-01' order by k.remind_on, k.id limit 500 for no key update of k skip locked`,
  )
  const lines = rows.map((row) => row['QUERY PLAN']).join('\n')
  assert.match(lines, /card_remind/)
  assert.doesNotMatch(lines, /Seq Scan|Sort/)
})
