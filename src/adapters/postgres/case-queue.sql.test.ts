import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { CasePatch, NewEvent } from '../../actions/ports/cases.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { addDays, day } from '../../core/kernel/plain-date.ts'
import { change, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { LOCK_NEXT } from './case-queue.sql.ts'
import { chainOfCase } from './case-reads.sql.ts'
import { verifyChain } from './event-hash.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('case-queue')
})
after(() => stores.close())

const TODAY = day('2026-03-02')
const take = (staff: string): NewEvent => ({ kind: 'take', actor: { kind: 'staff', id: staff }, at: minute(90), data: {} })

async function inReview(officeId: string, patch: CasePatch = {}): Promise<CaseFile> {
  const file = await madeCase(stores.cases, { officeId })
  await stores.cases.save(file, change({ state: 'in-review', dueOn: TODAY, startedAt: minute(1), ...patch }))
  return found(stores.cases, file.id)
}

const placeOf = (file: CaseFile): string => `${file.dueOn ?? '9999'} ${file.startedAt ?? ''} ${file.id}`

/** 200 cases, many of them equal by day and by moment, made in no order. */
async function fullQueue(officeId: string): Promise<readonly CaseFile[]> {
  const files: CaseFile[] = []
  for (let n = 0; n < 200; n++) files.push(await inReview(officeId, { dueOn: addDays(TODAY, (n * 7) % 5), startedAt: minute((n * 11) % 13) }))
  return files.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

async function takenBySixteen(
  next: (staff: string) => Promise<CaseFile | undefined>,
): Promise<{ readonly ids: readonly string[]; readonly byTaker: readonly (readonly CaseFile[])[] }> {
  const byTaker = await Promise.all(
    Array.from({ length: 16 }, async () => {
      const staff = randomUUID()
      const mine: CaseFile[] = []
      for (let file = await next(staff); file; file = await next(staff)) mine.push(file)
      return mine
    }),
  )
  return { ids: byTaker.flat().map((file) => file.id), byTaker }
}

test('sixteen officers take two hundred cases: each once, each officer in due order, nobody idle', async () => {
  const office = `o-${randomUUID()}`
  const queue = await fullQueue(office)
  const { ids, byTaker } = await takenBySixteen((staff) => stores.cases.takeNext(office, staff, take(staff)))
  assert.equal(ids.length, 200)
  assert.equal(new Set(ids).size, 200)
  assert.deepEqual(ids.toSorted(), queue.map((file) => file.id).toSorted())
  for (const mine of byTaker) {
    assert.equal(mine.length > 0, true)
    assert.deepEqual(
      mine,
      mine.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    )
  }
  for (const file of byTaker.flat()) {
    assert.deepEqual([file.version, file.eventCount, file.updatedAt], [3, 3, minute(90)])
    assert.deepEqual(await found(stores.cases, file.id), file)
    assert.deepEqual(verifyChain(file.id, await chainOfCase(stores.pool, file.id), file), { ok: true })
  }
  assert.equal(await stores.cases.takeNext(office, randomUUID(), take('D-01')), undefined)
})

test('one officer alone gets the whole queue in exact order', async () => {
  const office = `o-${randomUUID()}`
  const queue = await fullQueue(office)
  const staff = randomUUID()
  const taken: string[] = []
  for (let file = await stores.cases.takeNext(office, staff, take('D-01')); file; file = await stores.cases.takeNext(office, staff, take('D-01')))
    taken.push(file.id)
  assert.deepEqual(
    taken,
    queue.map((file) => file.id),
  )
})

test('broken twin: looking for the next case and then taking it gives one case to several officers', async () => {
  const office = `o-${randomUUID()}`
  for (let n = 0; n < 20; n++) await inReview(office)
  const select = LOCK_NEXT.replace('for update skip locked', '')
  assert.notEqual(select, LOCK_NEXT)
  const looks = Array.from({ length: 16 }, async () => (await stores.pool.query<{ id: string }>(select, [office])).rows[0]?.id)
  const takes = (await Promise.all(looks)).map(async (id) => {
    await stores.pool.query('update case_file set assigned_to = $2 where id = $1', [id, randomUUID()])
    return id
  })
  const ids = await Promise.all(takes)
  assert.equal(new Set(ids).size < ids.length, true)
})

test('a case that somebody is writing to is passed over, not waited for', async () => {
  const office = `o-${randomUUID()}`
  const [first, second] = [await inReview(office, { dueOn: TODAY }), await inReview(office, { dueOn: addDays(TODAY, 1) })]
  const writer = await stores.pool.connect()
  await writer.query('begin')
  await writer.query('update case_file set speed = speed where id = $1', [first.id])
  assert.equal((await stores.cases.takeNext(office, randomUUID(), take('D-01')))?.id, second.id)
  await writer.query('commit')
  writer.release()
  assert.equal((await stores.cases.takeNext(office, randomUUID(), take('D-01')))?.id, first.id)
})

test('the queue is walked along its index, without sorting', async () => {
  const office = `o-${randomUUID()}`
  await fullQueue(office)
  const client = await stores.pool.connect()
  try {
    await client.query('begin')
    await client.query('analyze case_file')
    await client.query('set local enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${LOCK_NEXT.replace('$1', `'${office}'`)}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(plan, /Index Scan using case_queue/)
    assert.doesNotMatch(plan, /Sort/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('the lists and counts of the desk', async () => {
  const office = `o-${randomUUID()}`
  const staff = randomUUID()
  const overdue = await inReview(office, { dueOn: addDays(TODAY, -1), nationality: 'UTO', speed: 'fast' })
  const today = await inReview(office)
  // Friday's "tomorrow" is Monday; what is due on the days between belongs to it.
  const between = await inReview(office, { dueOn: addDays(TODAY, 2) })
  const tomorrow = await inReview(office, { dueOn: addDays(TODAY, 3) })
  const later = await inReview(office, { dueOn: addDays(TODAY, 4), assignedTo: staff })
  const stopped = await inReview(office, { state: 'returned', assignedTo: staff })
  const decided = await inReview(office, { state: 'approved', assignedTo: staff })
  await madeCase(stores.cases, { officeId: office })
  await inReview('elsewhere')
  const ids = async (rows: Promise<readonly { readonly id: string }[]>) => (await rows).map((row) => row.id)
  assert.deepEqual(await ids(stores.cases.queue(office, 10)), [overdue.id, today.id, between.id, tomorrow.id])
  assert.deepEqual(await ids(stores.cases.queue(office, 2)), [overdue.id, today.id])
  assert.deepEqual(await ids(stores.cases.assigned(staff)), [stopped.id, later.id])
  assert.deepEqual(await stores.cases.queueCounts(office, TODAY, addDays(TODAY, 3)), { overdue: 1, today: 1, tomorrow: 2, later: 1, stopped: 1 })
  const [row] = await stores.cases.queue(office, 1)
  assert.deepEqual(row, {
    id: overdue.id,
    code: overdue.code,
    service: 'tourist-card',
    state: 'in-review',
    speed: 'fast',
    nationality: 'UTO',
    dueOn: addDays(TODAY, -1),
    startedAt: minute(1),
  })
  assert.equal((await found(stores.cases, decided.id)).state, 'approved')
})
