import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { NewNotice } from '../../actions/ports/cases.ts'
import { change, madeCase, minute, newCase, openStores, APPLICANT, type StoreTest } from '../../../test/support/stores.ts'

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
  assert.deepEqual(await stores.cases.noticeByCode(second.messageCode), { kind: 'paid', createdAt: minute(3) })
  assert.equal(await stores.cases.noticeByCode('none'), undefined)
  assert.equal(await stores.cases.notice(randomUUID()), undefined)
})

test('cases of one passport are found by its sealed number, newest first', async () => {
  const index = 'ab'.repeat(16)
  const older = newCase()
  const newer = newCase({ at: minute(1) })
  const other = newCase()
  for (const made of [older, newer, other]) await stores.cases.create(made, APPLICANT)
  for (const made of [older, newer]) await stores.cases.setPassportIndex(made.id, index)
  await stores.cases.setPassportIndex(other.id, 'cd'.repeat(16))
  assert.deepEqual(await stores.cases.byPassport(index, newer.id), [{ code: older.code, state: 'draft', createdAt: older.at }])
  assert.deepEqual(
    (await stores.cases.findForRecovery(index)).map((file) => file.id),
    [newer.id, older.id],
  )
  assert.deepEqual(await stores.cases.findForRecovery('ef'.repeat(16)), [])
})
