import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import type { OpenUpload, UploadPart } from '../../actions/ports/uploads.ts'
import { postgresUploads } from './uploads.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('uploads')
})
after(() => stores.close())

const part = (start: number, bytes = 10): UploadPart => ({ start, object: { key: `part-${randomUUID()}`, wrappedKey: 'wrapped', bytes } })

async function opened(more: Partial<OpenUpload> = {}) {
  const uploads = postgresUploads(stores)
  const file = await madeCase(stores.cases)
  const upload = { id: randomUUID(), caseId: file.id, requirement: 'portrait', bytes: 30, expiresAt: minute(60), ...more }
  await uploads.open(upload, minute(0))
  return { uploads, upload }
}

test('parts come back in order, whichever came first', async () => {
  const { uploads, upload } = await opened()
  const parts = [part(0), part(10), part(20)]
  for (const one of parts.toReversed()) assert.equal(await uploads.addPart(upload.id, one), true)
  assert.deepEqual(await uploads.parts(upload.id), parts)
  assert.deepEqual(await uploads.find(upload.id, minute(5)), upload)
})

test('one place takes one part, whoever comes at the same moment', async () => {
  const { uploads, upload } = await opened()
  const taken = await Promise.all(Array.from({ length: 10 }, () => uploads.addPart(upload.id, part(0))))
  assert.equal(taken.filter(Boolean).length, 1)
  assert.equal((await uploads.parts(upload.id)).length, 1)
})

test('what is removed answers the keys of its parts, and is gone', async () => {
  const { uploads, upload } = await opened()
  const parts = [part(0), part(10)]
  for (const one of parts) await uploads.addPart(upload.id, one)
  assert.deepEqual((await uploads.remove(upload.id)).toSorted(), parts.map(({ object }) => object.key).toSorted())
  assert.equal(await uploads.find(upload.id, minute(5)), undefined)
  assert.deepEqual(await uploads.parts(upload.id), [])
  assert.deepEqual(await uploads.remove(upload.id), [])
})

test('an upload whose time is over is not found, counts no more, and is swept with its parts; others stay', async () => {
  const { uploads, upload } = await opened({ expiresAt: minute(10) })
  const kept = await opened()
  const old = part(0)
  await uploads.addPart(upload.id, old)
  assert.equal(await uploads.countOf(upload.caseId, minute(9)), 1)
  assert.equal(await uploads.countOf(upload.caseId, minute(10)), 0)
  assert.equal(await uploads.find(upload.id, minute(10)), undefined)
  assert.deepEqual(await uploads.removeExpired(minute(10)), [old.object.key])
  assert.deepEqual(await uploads.find(kept.upload.id, minute(10)), kept.upload)
})

test('a name that can be none is unknown and no error', async () => {
  const { uploads } = await opened()
  for (const id of ['', 'x', '../../etc', 'null']) assert.equal(await uploads.find(id, minute(1)), undefined)
})
