import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { chainEvents, chainStart, type ChainedEvent } from '../../src/adapters/postgres/event-hash.ts'
import type { NewEvent } from '../../src/actions/ports/cases.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { Acknowledged } from './applicants.ts'
import { type CaseRecord, findingsOf } from './judge.ts'
import { killRounds, type RoundReport } from './kill.ts'

const folder = temporaryFolder('kill')
// A new one every time, so that runs add up; a failure is tried again with the seed it tells.
const seed = randomInt(1, 1_000_000)

test('a server killed at any moment of 200 concurrent submissions loses no acknowledged step and repeats none', async () => {
  // How often it is hit in work is a matter of chance and of the machine: another two hundred are sent where that was too seldom.
  let hit = { kills: 0, killsInWork: 0, killsInTransaction: 0 }
  for (let round = 0; round < 4 && !isEnough(hit); round++) {
    const [report] = await killRounds({ seed: seed + round, folder, rounds: 1, cases: 200, kills: 5, withDatabase: 0.2 })
    assert.ok(report)
    assert.deepEqual(report.findings, [], `seed ${seed + round}`)
    const { acknowledged, kills, killsInWork, killsInTransaction } = report
    assert.equal(acknowledged.submitted, 200, `seed ${seed + round}`)
    assert.ok(acknowledged.paid >= 50 && acknowledged.all >= 400, `seed ${seed + round}: only ${JSON.stringify(acknowledged)}`)
    hit = { kills: hit.kills + kills, killsInWork: hit.killsInWork + killsInWork, killsInTransaction: hit.killsInTransaction + killsInTransaction }
  }
  assert.ok(isEnough(hit), `seed ${seed}: ${JSON.stringify(hit)}`)
})

const isEnough = ({ kills, killsInWork, killsInTransaction }: Pick<RoundReport, 'kills' | 'killsInWork' | 'killsInTransaction'>) =>
  kills >= 3 && killsInWork >= 3 && killsInTransaction >= 1

test('broken twin: a server that answers before it commits loses what it acknowledged, and is found out', async () => {
  const [report] = await killRounds({ seed, folder, rounds: 1, cases: 60, kills: 2, product: 'broken' })
  assert.ok(report)
  assert.ok(report.acknowledged.submitted >= 50 && report.kills >= 1, `seed ${seed}: ${JSON.stringify(report)}`)
  assert.ok(
    report.findings.some((finding) => finding.endsWith('lost the submission')),
    `seed ${seed}: ${report.findings.join('\n')}`,
  )
})

// ---- What the judge must notice ----

const at = instant('2026-11-24T04:00:00.000Z')
const ID = '0193b1c0-0000-7000-8000-000000000001'
const anEvent = (kind: NewEvent['kind']): NewEvent => ({ kind, at, actor: { kind: 'applicant', id: '' }, data: {} })
const historyOf = (...kinds: NewEvent['kind'][]): readonly ChainedEvent[] => chainEvents(chainStart(ID), kinds.map(anEvent))

/** A case that was submitted and paid as it should be. */
function paidCase(
  changes: Partial<CaseRecord> & { readonly history?: readonly ChainedEvent[]; readonly state?: CaseRecord['file']['state'] } = {},
): CaseRecord {
  const { history = historyOf('start', 'submit', 'start-payment', 'confirm-payment'), state = 'in-review', ...rest } = changes
  return {
    file: { id: ID, code: 'TC-TEST', state, eventCount: history.length, lastHash: history.at(-1)?.hash ?? chainStart(ID).lastHash },
    events: history,
    feeItems: [{ id: 'fee', kind: 'application', state: 'paid', amountMinor: 500 }],
    attempts: [{ id: 'try', feeItemId: 'fee', state: 'success', redirectUrl: 'http://bank/pay/1' }],
    receipts: [{ number: 'AST-2026-000001', kind: 'receipt', feeItemId: 'fee' }],
    refunds: [],
    notices: [
      { id: 'n1', kind: 'submitted' },
      { id: 'n2', kind: 'paid' },
    ],
    noticeJobs: 2,
    chargesMinor: [500],
    ...rest,
  }
}

const said: Acknowledged = { code: 'TC-TEST', submitted: 'by-answer', redirectUrl: 'http://bank/pay/1', charged: true, paid: true, refusals: [] }
const draft: CaseRecord = paidCase({
  history: historyOf('start'),
  state: 'draft',
  feeItems: [],
  attempts: [],
  receipts: [],
  notices: [],
  noticeJobs: 0,
  chargesMinor: [],
})

test('the judge finds nothing in a case as it should be, acknowledged or not, and everything in one that was lost', () => {
  assert.deepEqual(findingsOf(said, paidCase()), [])
  assert.deepEqual(findingsOf({ code: 'TC-TEST', refusals: [] }, paidCase()), [])
  assert.deepEqual(findingsOf({ code: 'TC-TEST', refusals: [] }, draft), [])
  assert.deepEqual(
    findingsOf(said, draft),
    ['the submission', 'the payment attempt', 'the charge at the bank', 'the payment'].map((what) => `TC-TEST: lost ${what}`),
  )
})

test('the judge finds every planted repetition, gap and tear', () => {
  const fee = (id: string, state: 'open' | 'paid') => ({ id, kind: 'application' as const, state, amountMinor: 500 })
  const attempt = (id: string, state: 'success' | 'started') => ({ id, feeItemId: 'fee', state, redirectUrl: 'http://bank/pay/1' })
  const receipt = { number: 'AST-2026-000002', kind: 'receipt' as const, feeItemId: 'fee' }
  const good = paidCase()
  const altered = good.events.map((event, index) => (index === 1 ? { ...event, data: { forged: true } } : event))
  const planted: readonly (readonly [string, Partial<CaseRecord> & { history?: readonly ChainedEvent[]; state?: CaseRecord['file']['state'] }])[] = [
    ['2 submit events', { history: historyOf('start', 'submit', 'submit', 'confirm-payment') }],
    ['2 payment events', { history: historyOf('start', 'submit', 'confirm-payment', 'confirm-payment') }],
    ['2 fees', { feeItems: [fee('fee', 'paid'), fee('other', 'open')] }],
    ['2 receipts', { receipts: [...good.receipts, receipt] }],
    ['2 notices of the submission', { notices: [...good.notices, { id: 'n3', kind: 'submitted' }], noticeJobs: 3 }],
    ['2 notices of the payment', { notices: [...good.notices, { id: 'n3', kind: 'paid' }], noticeJobs: 3 }],
    ['3 jobs for 2 notices', { noticeJobs: 3 }],
    ['2 open attempts', { attempts: [attempt('a', 'started'), attempt('b', 'started'), attempt('try', 'success')] }],
    ['2 successful attempts', { attempts: [attempt('a', 'success'), attempt('try', 'success')] }],
    ['2 charges', { chargesMinor: [500, 500] }],
    ['money had to be given back', { refunds: [{ id: 'r' }] }],
    ['the history breaks at event 2', { history: altered }],
    ['there without its state', { state: 'draft' }],
    ['there without its fee', { feeItems: [] }],
    ['there without its notice', { notices: [{ id: 'n2', kind: 'paid' }], noticeJobs: 1 }],
    ['not there, but its fee', { ...draft, feeItems: [fee('fee', 'open')], history: historyOf('start'), state: 'draft' }],
    ['a notice without its job', { noticeJobs: 1 }],
    ['the payment is there in part', { receipts: [] }],
    ['another sum was taken than is owed', { chargesMinor: [400] }],
    ['another answer', {}],
  ]
  for (const [finding, changes] of planted) {
    const answers: Acknowledged = finding === 'another answer' ? { ...said, refusals: ['another answer'] } : said
    const { file: _, ...plain } = changes
    assert.ok(
      findingsOf(answers, paidCase(plain)).some((one) => one.includes(finding)),
      `${finding} was not found`,
    )
  }
})
