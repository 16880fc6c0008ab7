import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { change, event, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import type { CaseDocument, MeasuredPortrait } from '../../actions/ports/case-records.ts'
import type { CaseFile } from '../../core/case/case-file.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('documents')
})
after(() => stores.close())

const object = (name: string) => ({ key: name.padEnd(64, '0'), wrappedKey: `wrapped ${name}`, bytes: 1000 })

function page(name: string, more: Partial<CaseDocument> = {}): CaseDocument {
  const row = { id: randomUUID(), requirement: 'invitation', original: object(`o${name}`), shown: object(`s${name}`), width: 600, height: 800 }
  return { ...row, sniffed: 'pdf', scan: 'off', uploadedAt: minute(5), ...more }
}

const finding = (rule: 'blurred' | 'roll', more: object) => ({
  rule,
  measure: 'sharpness' as const,
  value: 0.9,
  limit: { min: 1.25 },
  unit: 'index' as const,
  passes: false,
  shown: true,
  severity: 'advice' as const,
  ...more,
})
const MEASURED: MeasuredPortrait = {
  kind: 'portrait',
  specVersion: '7',
  findings: [finding('blurred', {}), finding('roll', { passes: true, shown: false })],
  cropHelps: false,
}

async function arranged(file: CaseFile, pages: readonly (string | CaseDocument)[], requirement = 'invitation'): Promise<CaseFile> {
  assert.equal(await stores.cases.save(file, change({}, { documents: { requirement, pages } })), 'saved')
  return found(stores.cases, file.id)
}

const names = async (file: CaseFile) => (await stores.cases.documents(file.id)).map(({ shown }) => shown.key.replaceAll('0', ''))

test('pages keep their order, are put in another, taken away and replaced, each in one change', async () => {
  const { cases } = stores
  const [a, b, c, d] = [page('a'), page('b'), page('c'), page('d')]
  let file = await arranged(await madeCase(cases), [a, b, c])
  assert.deepEqual(await cases.documents(file.id), [a, b, c])
  file = await arranged(file, [c.id, a.id, b.id])
  assert.deepEqual(await names(file), ['sc', 'sa', 'sb'])
  file = await arranged(file, [c.id, d, b.id])
  assert.deepEqual(await names(file), ['sc', 'sd', 'sb'])
  file = await arranged(file, [])
  assert.deepEqual(await names(file), [])
})

test('the pages of one requirement leave those of another, and of another case, alone', async () => {
  const { cases } = stores
  const mine = page('m')
  const other = await arranged(await madeCase(cases), [page('x')])
  let file = await arranged(await madeCase(cases), [page('p', { requirement: 'portrait' })], 'portrait')
  file = await arranged(file, [mine])
  // An id of somebody else's page is nobody's here.
  const [foreign] = await cases.documents(other.id)
  file = await arranged(file, [mine.id, foreign?.id ?? ''])
  assert.deepEqual(await names(file), ['sm', 'sp'])
  assert.deepEqual(await names(other), ['sx'])
})

test('what was measured is kept with the page, and what was found can be overruled once and counted', async () => {
  const { cases, pool } = stores
  const portrait = page('f', { requirement: 'portrait', measured: MEASURED, scan: 'clean' })
  let file = await arranged(await madeCase(cases), [portrait], 'portrait')
  assert.deepEqual(await cases.documents(file.id), [portrait])
  assert.deepEqual(await cases.overruleCounts(minute(0)), [{ rule: 'blurred', specVersion: '7', found: 1, overruled: 0 }])
  const word = { document: portrait.id, rule: 'blurred', by: '118', reason: 'It is sharp' }
  for (const overruled of [word, { ...word, by: '121', reason: 'Another word' }]) {
    assert.equal(await cases.save(file, change({}, { overruled, events: [event('overrule-finding', minute(6))] })), 'saved')
    file = await found(cases, file.id)
  }
  assert.deepEqual(
    (await cases.overrules(file.id)).map(({ document, rule, by, reason }) => ({ document, rule, by, reason })),
    [word],
  )
  assert.deepEqual(await cases.overruleCounts(minute(0)), [{ rule: 'blurred', specVersion: '7', found: 1, overruled: 1 }])
  assert.deepEqual(await cases.overruleCounts(minute(60)), [])
  const { rows } = await pool.query('select count(*)::integer as n from photo_finding where document_id = $1', [portrait.id])
  assert.deepEqual(rows, [{ n: 1 }])
})

test('how a difference was settled is written on the page it is about, and on no other', async () => {
  const { cases } = stores
  const passport = page('z', { requirement: 'passportPage' })
  let file = await arranged(await madeCase(cases), [passport], 'passportPage')
  const measured = { kind: 'passport', zone: { ok: false, code: 'mrz-not-found', facts: {} }, settled: {} } as const
  assert.equal(await cases.save(file, change({}, { measured: { document: passport.id, measured } })), 'saved')
  file = await found(cases, file.id)
  assert.deepEqual((await cases.documents(file.id))[0]?.measured, measured)
  const other = await arranged(await madeCase(cases), [page('y')])
  await cases.save(file, change({}, { measured: { document: (await cases.documents(other.id))[0]?.id ?? '', measured } }))
  assert.equal((await cases.documents(other.id))[0]?.measured, undefined)
})

test('what could not be looked through is found again, the oldest first, until it was', async () => {
  const { cases } = stores
  const [late, early] = [page('l', { scan: 'unavailable', uploadedAt: minute(9) }), page('e', { scan: 'unavailable', uploadedAt: minute(1) })]
  await arranged(await madeCase(cases), [late, early])
  assert.deepEqual(
    (await cases.unscannedDocuments(10)).map(({ id }) => id),
    [early.id, late.id],
  )
  assert.deepEqual((await cases.unscannedDocuments(1))[0]?.original, early.original)
  await cases.setDocumentScan(early.id, 'clean')
  await cases.setDocumentScan(late.id, 'infected')
  assert.deepEqual(await cases.unscannedDocuments(10), [])
})
