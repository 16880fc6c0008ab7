import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { NewNotice } from '../../actions/ports/cases.ts'
import { change, found, madeCase, minute, newCase, openStores, APPLICANT, type StoreTest } from '../../../test/support/stores.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('case-notices')
})
after(() => stores.close())

async function queued(n: number): Promise<NewNotice & { readonly caseId: string }> {
  const file = await madeCase(stores.cases)
  const notice: NewNotice = {
    id: randomUUID(),
    kind: 'paid',
    language: 'zh',
    recipient: 'a@example.org',
    messageCode: randomUUID(),
    facts: { amountMinor: 5, list: [1] },
  }
  await stores.cases.save(file, change({}, { at: minute(n), notices: [notice] }))
  return { ...notice, caseId: file.id }
}

test('a notice waits until it is sent, and is sent once', async () => {
  const [second, first] = [await queued(3), await queued(2)]
  assert.deepEqual(await stores.cases.notice(first.id), { ...first, state: 'queued', attempts: 0, createdAt: minute(2) })
  assert.deepEqual(await stores.cases.queuedNotices(minute(4), 10), [first.id, second.id])
  assert.deepEqual(await stores.cases.queuedNotices(minute(4), 1), [first.id])
  assert.deepEqual(await stores.cases.queuedNotices(minute(3), 10), [first.id])
  await stores.cases.setNoticeFailed(first.id)
  assert.deepEqual(await stores.cases.notice(first.id), { ...first, state: 'failed', attempts: 1, createdAt: minute(2) })
  await stores.cases.setNoticeSent(first.id, minute(5))
  await stores.cases.setNoticeSent(first.id, minute(6))
  await stores.cases.setNoticeFailed(first.id)
  assert.deepEqual(await stores.cases.notice(first.id), { ...first, state: 'sent', attempts: 2, createdAt: minute(2), sentAt: minute(5) })
  assert.deepEqual(await stores.cases.queuedNotices(minute(4), 10), [second.id])
  await stores.cases.setNoticeDropped(first.id)
  assert.equal((await stores.cases.notice(first.id))?.state, 'sent')
  assert.deepEqual(await stores.cases.noticeByCode(second.messageCode), { kind: 'paid', createdAt: minute(3) })
  assert.equal(await stores.cases.noticeByCode('none'), undefined)
  assert.equal(await stores.cases.notice(randomUUID()), undefined)
})

test('a notice that no server takes is tried again, later each time, behind the others, and given up in the end', async () => {
  await stores.pool.query(`update notice set state = 'sent'`)
  const [failing, fresh] = [await queued(0), await queued(1)]
  const due = (minutes: number) => stores.cases.queuedNotices(minute(minutes), 10)
  await stores.cases.setNoticeFailed(failing.id)
  assert.deepEqual(await due(180), [fresh.id])
  assert.deepEqual(await due(181), [fresh.id, failing.id])
  await stores.cases.setNoticeFailed(failing.id)
  assert.deepEqual(await due(720), [fresh.id])
  assert.deepEqual(await due(721), [fresh.id, failing.id])
  for (let tries = 2; tries < 10; tries++) await stores.cases.setNoticeFailed(failing.id)
  assert.deepEqual(await due(1_000_000), [fresh.id])
  await stores.cases.setNoticeDropped(fresh.id)
  assert.deepEqual(await due(1_000_000), [])
})

test('cases of one passport are found by its sealed number, newest first', async () => {
  const index = 'ab'.repeat(16)
  const older = newCase()
  const newer = newCase({ at: minute(1) })
  const other = newCase()
  for (const made of [older, newer, other]) await stores.cases.create(made, APPLICANT)
  for (const [made, passportIndex] of [
    [older, index],
    [newer, index],
    [other, 'cd'.repeat(16)],
  ] as const)
    await stores.cases.save(await found(stores.cases, made.id), change({}, { passportIndex }))
  assert.deepEqual(await stores.cases.byPassport(index, newer.id), [{ code: older.code, state: 'draft', createdAt: older.at }])
  assert.deepEqual(
    (await stores.cases.findForRecovery(index)).map((file) => file.id),
    [newer.id, older.id],
  )
  assert.deepEqual(await stores.cases.findForRecovery('ef'.repeat(16)), [])
})
