import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import type { CasePatch, CaseChange } from '../../actions/ports/cases.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { anAttempt, change, countRows, event, found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresPeople } from './people.ts'
import { postgresSupportMessages } from './support-messages.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('case-sweeps')
})
after(() => stores.close())
// Each test looks at all cases of the database: those of the tests before are closed first.
beforeEach(async () => void (await stores.pool.query(`update case_file set state = 'withdrawn'`)))

async function made(patch: CasePatch, rest: Partial<CaseChange> = {}): Promise<CaseFile> {
  const file = await madeCase(stores.cases)
  await stores.cases.save(file, change(patch, rest))
  return found(stores.cases, file.id)
}

const idsOf = (files: readonly CaseFile[]) => files.map((file) => file.id)

test('submitted cases unpaid since then, oldest first', async () => {
  const second = await made({ state: 'submitted', submittedAt: minute(2) })
  const first = await made({ state: 'submitted', submittedAt: minute(1) })
  await made({ state: 'submitted', submittedAt: minute(3) })
  await made({ state: 'in-review', submittedAt: minute(1) })
  assert.deepEqual(await stores.cases.unpaidSince(minute(3), 10), [first, second])
  assert.deepEqual(idsOf(await stores.cases.unpaidSince(minute(3), 1)), [first.id])
})

test('corrections whose last day has passed', async () => {
  const late = await made({ state: 'returned', correctBy: day('2026-03-01') })
  const later = await made({ state: 'returned', correctBy: day('2026-02-01') })
  await made({ state: 'returned', correctBy: day('2026-03-02') })
  await made({ state: 'in-review', correctBy: day('2026-02-01') })
  assert.deepEqual(idsOf(await stores.cases.overdueCorrections(day('2026-03-02'), 10)), [later.id, late.id])
})

test('approved cases whose card has not come', async () => {
  const waiting = await made({ state: 'approved', decidedAt: minute(1) })
  await made({ state: 'approved', decidedAt: minute(5) })
  const corrected = await made(
    { state: 'approved', decidedAt: minute(1) },
    {
      card: {
        id: randomUUID(),
        number: 'TAAAA1111',
        caseId: '',
        service: 'tourist-card',
        state: 'active',
        validFrom: day('2026-05-01'),
        validUntil: day('2026-05-30'),
        daysOfStay: 30,
        entries: 'single',
        mrz: ['A', 'B'],
        initials: 'A.',
        pdf: { key: 'k', wrappedKey: 'w', bytes: 1 },
        issuedAt: minute(1),
      },
    },
  )
  // A card that exists already waits to be replaced by the corrected one.
  assert.deepEqual((await stores.cases.approvedWithoutCard(minute(5), 10)).toSorted(), [waiting.id, corrected.id].toSorted())
})

test('cases under review that were reckoned with another calendar', async () => {
  const old = await made({ state: 'in-review', calendarVersion: '2025', dueOn: day('2026-03-02') })
  const none = await made({ state: 'in-review', dueOn: day('2026-03-01') })
  await made({ state: 'in-review', calendarVersion: '2026', dueOn: day('2026-03-02') })
  await made({ state: 'returned', calendarVersion: '2025' })
  assert.deepEqual(idsOf(await stores.cases.openWithOtherCalendar('2026', 10)), [none.id, old.id])
})

const file = (n: number) => ({ key: String(n).repeat(64).slice(0, 64), wrappedKey: 'w', bytes: 1 })
const picture = (original: number, shown: number, requirement = 'portrait') => ({
  documents: {
    requirement,
    pages: [
      {
        id: randomUUID(),
        requirement,
        original: file(original),
        shown: file(shown),
        width: 1,
        height: 1,
        sniffed: 'png',
        scan: 'off' as const,
        uploadedAt: minute(1),
      },
    ],
  },
})

async function fullDraft(): Promise<CaseFile> {
  const draft = await made(
    { email: 'a@example.org' },
    {
      ...picture(1, 2),
      notices: [{ id: randomUUID(), kind: 'resume-link', language: 'en', recipient: 'a@example.org', messageCode: randomUUID(), facts: {} }],
    },
  )
  await stores.cases.save(draft, change({}, picture(3, 4)))
  const people = postgresPeople({ pool: stores.pool })
  const hash = () => randomUUID().replaceAll('-', '')
  await people.openSession({ tokenHash: hash(), caseIds: [draft.id], at: minute(1), expiresAt: minute(9) })
  await people.keepResumeLink({ tokenHash: hash(), caseId: draft.id, email: 'a@example.org', at: minute(1), expiresAt: minute(9) })
  await people.keepEmailCheck({
    id: randomUUID(),
    caseId: draft.id,
    email: 'a@example.org',
    codeHash: hash(),
    linkHash: hash(),
    attemptsLeft: 5,
    at: minute(1),
    expiresAt: minute(9),
  })
  return draft
}

test('an old draft that was never submitted goes with all its rows, and says which files go too', async () => {
  const before = await countRows(stores.pool)
  const [first, second] = [await fullDraft(), await fullDraft()]
  assert.notDeepEqual(await countRows(stores.pool), before)
  const gone = await stores.cases.removeDraftsBefore(minute(2), 10)
  assert.equal(gone.removed, 2)
  assert.deepEqual(
    gone.objectKeys.toSorted(),
    [1, 2, 3, 4].map((n) => file(n).key),
  )
  assert.deepEqual(await countRows(stores.pool), before)
  assert.deepEqual([await stores.cases.findById(first.id), await stores.cases.findById(second.id)], [undefined, undefined])
  assert.deepEqual(await stores.cases.removeDraftsBefore(minute(2), 10), { removed: 0, objectKeys: [] })
})

test('a file that another case or a card still uses stays', async () => {
  const kept = await made({ state: 'in-review' }, picture(1, 5))
  await made({}, picture(1, 2))
  await made({}, picture(6, 5))
  const gone = await stores.cases.removeDraftsBefore(minute(2), 10)
  assert.deepEqual([gone.removed, gone.objectKeys.toSorted()], [2, [file(2).key, file(6).key]])
  assert.equal((await stores.cases.documents(kept.id)).length, 1)
})

test('what is newer, submitted, or was submitted once and taken back, is not removed', async () => {
  await made({}, { at: minute(2) })
  await made({ state: 'submitted', submittedAt: minute(1) })
  await made({ state: 'in-review' })
  await made({ submittedAt: null }, { events: [event('submit'), event('amend')] })
  const fee = randomUUID()
  await made({}, { feeItems: [{ id: fee, kind: 'application', amountMinor: 1, currency: 'KZT', lines: [], state: 'open' }], attempt: anAttempt(fee) })
  const before = await countRows(stores.pool)
  assert.deepEqual(await stores.cases.removeDraftsBefore(minute(2), 10), { removed: 0, objectKeys: [] })
  assert.deepEqual(await countRows(stores.pool), before)
})

test('drafts go oldest first, as many as asked for; a message to the agency stays without its case', async () => {
  const older = await made({}, { at: minute(1) })
  const old = await made({}, { at: minute(2) })
  const messages = postgresSupportMessages({ pool: stores.pool })
  await messages.keep({ id: randomUUID(), caseId: older.id, language: 'en', email: 'a@example.org', body: 'help', at: minute(1) })
  assert.equal((await stores.cases.removeDraftsBefore(minute(5), 1)).removed, 1)
  assert.equal(await stores.cases.findById(older.id), undefined)
  assert.deepEqual(
    (await messages.ofOffice(5)).map((message) => [message.body, message.caseCode]),
    [['help', undefined]],
  )
  // A draft that its owner is saving at this moment is not stale: it is passed over, not waited for.
  const writer = await stores.pool.connect()
  await writer.query('begin')
  await writer.query('update case_file set updated_at = now() where id = $1', [old.id])
  assert.equal((await stores.cases.removeDraftsBefore(minute(5), 5)).removed, 0)
  await writer.query('rollback')
  writer.release()
  assert.equal((await stores.cases.removeDraftsBefore(minute(5), 5)).removed, 1)
})

test('the leave to delete history ends with the removal', async () => {
  const kept = await made({ state: 'in-review' })
  await made({})
  await stores.cases.removeDraftsBefore(minute(2), 10)
  const tries = Array.from({ length: 24 }, () => stores.pool.query('delete from case_event where case_id = $1', [kept.id]))
  for (const outcome of await Promise.allSettled(tries)) assert.equal(outcome.status, 'rejected')
})
