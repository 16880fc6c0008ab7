import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nationalityRows } from '../../countries/kz-demo/nationalities.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { eligibility, type EligibilityQuestion } from './eligibility.ts'
import { normaliseNationality } from './nationality-code.ts'
import type { NationalityRow, Outcome, TravelDocument } from './rows.ts'

const base: EligibilityQuestion = { nationality: 'CHN', document: 'ordinary-passport', on: day('2026-11-24'), entryOn: day('2027-01-12'), daysOfStay: 30 }

function ask(more: Partial<EligibilityQuestion>) {
  const answer = eligibility(nationalityRows, { ...base, ...more })
  assert.ok(answer.ok, answer.ok ? '' : answer.code)
  return answer.value
}

test('A Chinese traveller may stay 30 days without a card, and leaves on 10 February when entering on 12 January', () => {
  const answer = ask({})
  assert.equal(answer.outcome, 'visa-free')
  assert.deepEqual(answer.visaFree, { days: 30, lastExitOn: '2027-02-10' })
})

test('For 45 days the same traveller applies, and the findings say which limit is passed and which is not', () => {
  const answer = ask({ daysOfStay: 45, daysUsedInWindow: 20 })
  assert.equal(answer.outcome, 'apply')
  assert.deepEqual(answer.findings, [
    { rule: 'stay-per-entry', value: 45, limit: 30, passed: false },
    { rule: 'stay-in-window', value: 65, limit: 90, passed: true, inDays: 180, usedBefore: 20 },
  ])
  assert.deepEqual(answer.visaFree, { days: 30, lastExitOn: '2027-02-10' })
})

test('Days used up in the window shorten the visa-free stay, down to none', () => {
  assert.deepEqual(ask({ daysOfStay: 20, daysUsedInWindow: 75 }).visaFree, { days: 15, lastExitOn: '2027-01-26' })
  assert.equal(ask({ daysOfStay: 20, daysUsedInWindow: 75 }).outcome, 'apply')
  assert.deepEqual(ask({ daysOfStay: 1, daysUsedInWindow: 90 }).visaFree, { days: 0 })
})

test('Without a day of entry there is no last day to leave, and the rule of today counts', () => {
  const { entryOn: _, ...withoutEntry } = base
  const answer = eligibility(nationalityRows, withoutEntry)
  assert.ok(answer.ok)
  assert.deepEqual(answer.value.visaFree, { days: 30 })
})

const changes: readonly { nationality: string; on: PlainDate; before: Outcome; after: Outcome }[] = [
  { nationality: 'CHN', on: day('2023-11-10'), before: 'apply', after: 'visa-free' },
  { nationality: 'IND', on: day('2022-07-07'), before: 'apply', after: 'visa-free' },
  { nationality: 'THA', on: day('2025-03-01'), before: 'apply', after: 'visa-free' },
  { nationality: 'EGY', on: day('2025-07-01'), before: 'apply-with-extra', after: 'apply' },
  { nationality: 'PAK', on: day('2026-01-01'), before: 'another-route', after: 'apply-with-extra' },
  { nationality: 'SAU', on: day('2026-09-01'), before: 'apply', after: 'visa-free' },
  { nationality: 'VNM', on: day('2027-01-01'), before: 'apply', after: 'visa-free' },
]
for (const { nationality, on, before, after } of changes) {
  test(`The rule for ${nationality} changes on ${on} from ${before} to ${after}, and the day of entry decides`, () => {
    const outcome = (entryOn: PlainDate) => ask({ nationality, entryOn, on: day('2022-01-01'), daysOfStay: 10 }).outcome
    assert.deepEqual([outcome(addDays(on, -1)), outcome(on), outcome(addDays(on, 1))], [before, after, after])
  })
}

test('Extra documents are asked only where the rule asks them', () => {
  assert.deepEqual(ask({ nationality: 'PAK' }).extraDocuments, ['invitation'])
  assert.deepEqual(ask({ nationality: 'MLI' }).extraDocuments, ['invitation', 'hotelProof'])
  assert.deepEqual(ask({ nationality: 'EGY' }).extraDocuments, [])
})

test('Whoever cannot use the service is shown the way that can be used', () => {
  const route = (more: Partial<EligibilityQuestion>) => [ask(more).outcome, ask(more).route]
  assert.deepEqual(route({ nationality: 'AFG' }), ['another-route', 'embassy'])
  assert.deepEqual(route({ nationality: 'KAZ' }), ['another-route', 'own-citizen'])
  assert.deepEqual(route({ nationality: 'DEU', document: 'refugee-document' }), ['another-route', 'refugee-document'])
  assert.deepEqual(route({ nationality: 'DEU', document: 'stateless-document' }), ['another-route', 'stateless-document'])
  assert.deepEqual(route({ nationality: 'BRA', document: 'service-passport' }), ['another-route', 'diplomatic-note'])
})

test('A diplomat beyond the visa-free days is sent to the embassy and not to the tourist card', () => {
  assert.equal(ask({ nationality: 'D', document: 'diplomatic-passport', daysOfStay: 30 }).outcome, 'visa-free')
  const longer = ask({ nationality: 'D', document: 'diplomatic-passport', daysOfStay: 31 })
  assert.deepEqual([longer.outcome, longer.route], ['another-route', 'diplomatic-note'])
})

test('Germany is one nationality whether written D, D<< or DEU, and Kosovo one under four codes', () => {
  assert.deepEqual(['D', 'D<<', ' deu '].map(normaliseNationality), ['DEU', 'DEU', 'DEU'])
  assert.deepEqual(['RKS', 'XKX', 'XKK', 'XXK'].map(normaliseNationality), ['RKS', 'RKS', 'RKS', 'RKS'])
  assert.equal(ask({ nationality: 'D' }).nationality, 'DEU')
})

test('British subclasses, refugees, stateless persons and officials have rules of their own and never those of a country', () => {
  assert.equal(ask({ nationality: 'GBR' }).outcome, 'visa-free')
  for (const nationality of ['GBD', 'GBN', 'GBO', 'GBP', 'GBS']) assert.equal(ask({ nationality }).outcome, 'apply')
  const routes = {
    XXA: 'stateless-document',
    XXB: 'refugee-document',
    XXC: 'refugee-document',
    XXX: 'no-nationality',
    UNO: 'laissez-passer',
    UNA: 'laissez-passer',
    EUE: 'laissez-passer',
    UNK: 'embassy',
    RKS: 'embassy',
  }
  for (const [nationality, route] of Object.entries(routes)) assert.equal(ask({ nationality }).route, route, nationality)
})

test('Utopia is accepted in the demo only', () => {
  assert.equal(ask({ nationality: 'UTO', acceptUtopia: true }).outcome, 'apply')
  for (const more of [{}, { acceptUtopia: false }]) {
    assert.deepEqual(eligibility(nationalityRows, { ...base, ...more, nationality: 'UTO' }), {
      ok: false,
      code: 'specimen-nationality',
      facts: {},
      field: 'nationality',
    })
  }
})

test('Unknown nationalities and stays of no or too many days are refused with the field concerned', () => {
  const code = (more: Partial<EligibilityQuestion>) => {
    const answer = eligibility(nationalityRows, { ...base, ...more })
    return answer.ok ? 'ok' : [answer.code, answer.field]
  }
  for (const nationality of ['', '*', 'ZZZ', 'CH', '<<<', 'constructor']) assert.deepEqual(code({ nationality }), ['nationality-unknown', 'nationality'])
  for (const daysOfStay of [0, -1, 1.5, Number.NaN]) assert.deepEqual(code({ daysOfStay }), ['stay-too-short', 'daysOfStay'])
  assert.deepEqual(code({ daysOfStay: 91, maxDays: 90 }), ['stay-too-long', 'daysOfStay'])
  assert.equal(code({ daysOfStay: 90, maxDays: 90 }), 'ok')
  assert.deepEqual(code({ nationality: 'BRA', entryOn: day('2019-12-31') }), ['no-rule-for-document', 'travelDocument'])
})

test('Two rows for one nationality and document from the same day are a mistake in the rules and stop the answer', () => {
  const row: NationalityRow = { nationality: 'BRA', documents: ['ordinary-passport'], validFrom: day('2020-01-01'), outcome: 'visa-free', visaFreeDays: 5 }
  assert.throws(() => eligibility([...nationalityRows, row], { ...base, nationality: 'BRA' }), /two rows for BRA/)
})

const DOCUMENTS: readonly TravelDocument[] = ['ordinary-passport', 'service-passport', 'refugee-document']
const anyRows = fc.uniqueArray(
  fc.record({
    nationality: fc.constantFrom('AAA', 'BBB', '*'),
    document: fc.constantFrom(...DOCUMENTS),
    from: fc.integer({ min: 0, max: 40 }),
    outcome: fc.constantFrom<Outcome>('visa-free', 'apply', 'apply-with-extra', 'another-route'),
    days: fc.integer({ min: 1, max: 40 }),
    window: fc.integer({ min: 1, max: 90 }),
  }),
  { selector: (row) => `${row.nationality} ${row.document} ${row.from}`, maxLength: 20 },
)

test('With any rows, the newest row of the nationality that has begun decides, then the newest for anybody, and limits hold to the day', () => {
  const start = day('2026-01-01')
  let answered = 0
  fc.assert(
    fc.property(
      anyRows,
      fc.constantFrom(...DOCUMENTS),
      fc.record({ on: fc.integer({ min: 0, max: 50 }), stay: fc.integer({ min: 1, max: 60 }), used: fc.integer({ min: 0, max: 60 }) }),
      (made, document, { on, stay, used }) => {
        const rows = made.map(
          (row): NationalityRow => ({
            nationality: row.nationality,
            documents: [row.document],
            validFrom: addDays(start, row.from),
            outcome: row.outcome,
            ...(row.outcome === 'visa-free' ? { visaFreeDays: row.days, window: { days: row.window, inDays: 180 } } : {}),
          }),
        )
        const answer = eligibility(rows, { nationality: 'AAA', document, on: addDays(start, on), daysOfStay: stay, daysUsedInWindow: used })
        const begun = made.filter((row) => row.document === document && row.from <= on).sort((a, b) => b.from - a.from)
        const expected = begun.find((row) => row.nationality === 'AAA') ?? begun.find((row) => row.nationality === '*')
        if (!made.some((row) => row.nationality === 'AAA')) return assert.equal(answer.ok, false)
        if (!expected) return assert.equal(answer.ok ? '' : answer.code, 'no-rule-for-document')
        assert.ok(answer.ok)
        answered++
        const within = stay <= expected.days && used + stay <= expected.window
        assert.equal(answer.value.outcome, expected.outcome === 'visa-free' && !within ? 'apply' : expected.outcome)
        if (expected.outcome === 'visa-free') assert.equal(answer.value.visaFree?.days, Math.max(0, Math.min(expected.days, expected.window - used)))
      },
    ),
    { numRuns: 2000, seed: 20_261_124 },
  )
  assert.ok(answered > 500, `only ${answered} were answered`)
})
