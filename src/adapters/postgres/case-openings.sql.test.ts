import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { anAttempt, change, event, found, madeCase, minute, NO_JOBS, openStores, type StoreTest } from '../../../test/support/stores.ts'
import type { Card, CaseDocument, Cases } from '../../actions/ports/cases.ts'
import type { People } from '../../actions/ports/people.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { postgresCases } from './cases.ts'
import { rowsFromJson } from './json-rows.ts'
import { postgresPeople } from './people.ts'
import { openDatabase } from './pool.ts'

let stores: StoreTest
let cases: Cases
let people: People
before(async () => {
  stores = await openStores('case-openings')
  cases = stores.cases
  people = postgresPeople({ pool: stores.pool })
})
after(() => stores.close())

const stored = () => ({ key: randomBytes(32).toString('hex'), wrappedKey: randomBytes(60).toString('base64'), bytes: 90_000 })
const whole = (page: CaseDocument) => ({ requirement: page.requirement, pages: [page] })
const document = (requirement: string): CaseDocument => ({
  id: randomUUID(),
  requirement,
  original: stored(),
  shown: stored(),
  width: 826,
  height: 1062,
  sniffed: 'jpeg',
  scan: 'off',
  uploadedAt: minute(2),
})

async function session(caseIds: readonly string[], expires = 60): Promise<string> {
  const tokenHash = randomBytes(32).toString('hex')
  await people.openSession({ tokenHash, caseIds, at: minute(0), expiresAt: minute(expires) })
  return tokenHash
}

async function withDocuments(): Promise<CaseFile> {
  const made = await madeCase(cases)
  await cases.save(made, change({}, { documents: whole(document('portrait')) }))
  await cases.save(await found(cases, made.id), change({}, { documents: whole(document('passportPage')) }))
  await cases.save(await found(cases, made.id), change({ nationality: 'PER', entryOn: day('2026-05-01') }, { documents: whole(document('portrait')) }))
  return found(cases, made.id)
}

/** A case with at least two rows of everything that pages show. */
async function withPapers(): Promise<CaseFile> {
  const made = await madeCase(cases)
  const fee = (state: 'open' | 'paid') => ({ id: randomUUID(), kind: 'application' as const, amountMinor: 3_027_500, currency: 'KZT', lines: [], state })
  const [first, second] = [fee('open'), { ...fee('paid'), paidAt: minute(3) }]
  const attempts = [
    anAttempt(first.id, { caseId: made.id, providerRef: `pay-${randomUUID()}`, redirectUrl: 'http://bank/1' }),
    anAttempt(second.id, { caseId: made.id }),
  ]
  const refund = {
    id: randomUUID(),
    caseId: made.id,
    attemptId: attempts[0]?.id ?? '',
    amountMinor: 500,
    currency: 'KZT',
    reason: 'paid-twice',
    state: 'requested' as const,
    createdAt: minute(4),
  }
  const receipt = { kind: 'receipt' as const, checkCode: 'K4QZ', amountMinor: 3_027_500, currency: 'KZT', year: 2026 }
  await cases.save(
    made,
    change({}, { feeItems: [first, second], events: [event('submit', minute(1), { totalMinor: 3_027_500, note: 'a "quoted" word – 中文' })] }),
  )
  await cases.save(await found(cases, made.id), change({}, { attempt: attempts[0] as never }))
  await cases.save(await found(cases, made.id), change({}, { attempt: attempts[1] as never, refunds: [refund] }))
  await cases.save(
    await found(cases, made.id),
    change(
      {},
      {
        receipts: [
          { ...receipt, id: randomUUID(), feeItemId: first.id },
          { ...receipt, id: randomUUID(), feeItemId: second.id },
        ],
      },
    ),
  )
  await cases.save(await found(cases, made.id), change({}, { card: aCard(made.id) }))
  return found(cases, made.id)
}

function aCard(caseId: string): Card {
  const number = `T${randomBytes(4).toString('hex').toUpperCase()}`
  const until = { validFrom: day('2026-05-01'), validUntil: day('2026-07-29'), daysOfStay: 30, entries: 'single' }
  return {
    id: randomUUID(),
    number,
    caseId,
    service: 'tourist-card',
    state: 'active',
    ...until,
    mrz: ['A', 'B'],
    initials: 'A. E.',
    pdf: stored(),
    issuedAt: minute(5),
  }
}

test('an opening answers the session and its case with its documents, as the calls one by one do', async () => {
  const [one, other] = [await withDocuments(), await withDocuments()]
  const tokenHash = await session([one.id, other.id])
  const opened = await cases.opening({ tokenHash, now: minute(5), code: one.code })
  assert.deepEqual(opened.caseIds, await people.casesOfSession(tokenHash, minute(5)))
  assert.deepEqual(opened.file, await cases.findByCode(one.code))
  assert.deepEqual(opened.documents, await cases.documents(one.id))
  assert.equal(opened.documents.length, 2)
  const { rows } = await stores.pool.query<{ seen: boolean }>(`select bool_and(seen_at = $2) as seen from applicant_session where token_hash = $1`, [
    Buffer.from(tokenHash, 'hex'),
    minute(5),
  ])
  assert.equal(rows[0]?.seen, true)
})

test('an opening never answers a case that the session does not hold, and nothing at all for a session that is over', async () => {
  const [own, foreign] = [await withDocuments(), await withDocuments()]
  const tokenHash = await session([own.id], 30)
  assert.deepEqual(await cases.opening({ tokenHash, now: minute(5), code: foreign.code }), { caseIds: [own.id], documents: [] })
  assert.deepEqual(await cases.opening({ tokenHash, now: minute(31), code: own.code }), { caseIds: [], documents: [] })
  assert.deepEqual(await cases.opening({ tokenHash: randomBytes(32).toString('hex'), now: minute(5), code: own.code }), { caseIds: [], documents: [] })
})

test('the papers of a case are what the calls one by one say, whatever the zone of the connection', async () => {
  // Half an hour off: the offset that is easiest to read wrongly.
  const database = openDatabase(`${stores.url}?options=${encodeURIComponent('-c TimeZone=Asia/Kolkata')}`, { max: 1 })
  const elsewhere = { cases: postgresCases({ pool: database.pool, jobs: NO_JOBS }) }
  assert.equal((await database.pool.query<{ zone: string }>(`select current_setting('TimeZone') as zone`)).rows[0]?.zone, 'Asia/Kolkata')
  for (const file of [await withPapers(), await madeCase(cases)]) {
    const card = await cases.cardOfCase(file.id)
    const onebyone = {
      events: await cases.events(file.id),
      feeItems: await cases.feeItems(file.id),
      attempts: await cases.attempts(file.id),
      receipts: await cases.receipts(file.id),
      refunds: await cases.refunds(file.id),
      ...(card ? { card } : {}),
    }
    assert.deepEqual(await cases.papers(file.id), onebyone)
    assert.deepEqual(await elsewhere.cases.papers(file.id), onebyone)
    assert.ok(file.eventCount < 3 || (card && onebyone.feeItems.length === 2 && onebyone.attempts.length === 2 && onebyone.receipts.length === 2))
  }
  await database.close()
})

test('a number beyond what JavaScript holds is refused, as the driver does it', () => {
  assert.deepEqual(rowsFromJson([{ n: 2 ** 53 - 1 }], []), [{ n: 2 ** 53 - 1 }])
  assert.throws(() => rowsFromJson([{ n: 2 ** 53 }], []), { code: 'number-out-of-range' })
})

test('a case that is opened with a session has every column just as when it is read alone, moments and days too', async () => {
  const made = await madeCase(cases)
  const moments = { emailConfirmedAt: minute(1), submittedAt: minute(2), startedAt: minute(3), decidedAt: minute(4) }
  await cases.save(made, change({ ...moments, dueOn: day('2026-05-12'), correctBy: day('2026-06-01'), entryOn: day('2026-07-01'), daysOfStay: 30 }))
  const alone = await found(cases, made.id)
  const { file } = await cases.opening({ tokenHash: await session([made.id]), now: minute(5), code: made.code })
  assert.deepEqual(file, alone)
  for (const [name, moment] of Object.entries(moments)) assert.equal(file?.[name as keyof typeof moments], moment)
})
