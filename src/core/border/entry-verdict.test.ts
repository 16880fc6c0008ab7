import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leaveBy } from '../card/validity.ts'
import { instant } from '../kernel/instant.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import type { CardCrossing } from './crossings.ts'
import type { EntryFacts } from './entry-facts.ts'
import { type EntryQuestion, type EntryVerdict, exitVerdict, mayEnter } from './entry-verdict.ts'

const TODAY = day('2026-11-24')
const CARD: EntryFacts = {
  kind: 'tourist-card',
  right: 'visa',
  cardNumber: 'C7K2M94QX',
  passportNumber: 'E12345678',
  holder: { name: 'ZHANG WEI', nationality: 'CHN', birthDate: '900115' },
  validFrom: TODAY,
  validUntil: addDays(TODAY, 89),
  stay: { kind: 'from-entry', days: 30, months: 0, years: 0 },
  entries: 1,
  slot: 7,
}

function ask(change: Partial<Omit<EntryQuestion, 'card'>> = {}, card: Partial<EntryFacts> = {}): EntryVerdict {
  return mayEnter({ card: { ...CARD, ...card }, status: 'valid', flagged: false, pack: 'fresh', crossings: [], today: TODAY, ...change })
}

function crossing(direction: 'entry' | 'exit', on: PlainDate): CardCrossing {
  return { id: `${direction}-${on}`, direction, at: instant(`${on}T08:00:00.000Z`), on }
}

function said(verdict: EntryVerdict): string {
  return verdict.may === 'yes' ? 'yes' : `${verdict.may} ${verdict.reason}`
}

test('a good card lets its holder in for its days of stay, the day of entry counted', () => {
  assert.deepEqual(ask(), { may: 'yes', terms: { entriesLeft: 1, entriesUsed: 0, leaveBy: day('2026-12-23'), daysOfStay: 30 } })
})

test('the day to leave by is that of the card rules, on every day of the card', () => {
  for (let on = CARD.validFrom; on <= CARD.validUntil; on = addDays(on, 1)) {
    const verdict = ask({ today: on })
    assert.ok(verdict.may === 'yes')
    assert.equal(verdict.terms.leaveBy, leaveBy(on, 30, CARD.validUntil))
  }
})

test('nobody stays longer than the card is valid', () => {
  const verdict = ask({ today: CARD.validUntil })
  assert.ok(verdict.may === 'yes')
  assert.deepEqual([verdict.terms.leaveBy, verdict.terms.daysOfStay], [CARD.validUntil, 1])
})

test('both days of validity let in, the days beside them do not', () => {
  const at = (today: PlainDate) => said(ask({ today }))
  assert.deepEqual([addDays(CARD.validFrom, -1), CARD.validFrom, CARD.validUntil, addDays(CARD.validUntil, 1)].map(at), [
    'no not-yet-valid',
    'yes',
    'yes',
    'no expired',
  ])
})

test('a card that is revoked or suspended lets nobody in, however old the pack that says so', () => {
  for (const pack of ['fresh', 'stale', 'expired'] as const)
    for (const status of ['revoked', 'suspended'] as const) assert.equal(said(ask({ status, pack })), `no ${status}`)
})

test('a single entry is used up by one entry, and the day of it is told', () => {
  const used = ask({ crossings: [crossing('entry', TODAY)] })
  assert.deepEqual(used, { may: 'no', reason: 'entries-used', facts: { used: 1, day: TODAY } })
  assert.equal(said(ask({ crossings: [crossing('entry', TODAY)] }, { entries: 'unlimited' })), 'yes')
  assert.equal(said(ask({ crossings: [crossing('exit', TODAY)] })), 'yes')
})

test('entries that are left are counted with the one of today', () => {
  const verdict = ask({ crossings: [crossing('entry', TODAY)] }, { entries: 3 })
  assert.ok(verdict.may === 'yes')
  assert.deepEqual([verdict.terms.entriesLeft, verdict.terms.entriesUsed], [2, 1])
})

test('a stale pack asks for a person, an expired one lets nobody in', () => {
  assert.equal(said(ask({ pack: 'stale' })), 'ask pack-stale')
  assert.equal(said(ask({ pack: 'expired' })), 'no pack-expired')
})

test('no doubt of any kind ever ends in a silent yes', () => {
  let asked = 0
  for (const status of ['valid', 'unknown', 'reserved'] as const)
    for (const flagged of [false, true])
      for (const pack of ['fresh', 'stale', 'expired'] as const) {
        asked += 1
        const sure = status === 'valid' && !flagged && pack === 'fresh'
        assert.equal(ask({ status, flagged, pack }).may === 'yes', sure, `${status} ${flagged} ${pack}`)
      }
  assert.equal(asked, 18)
})

test('what is found is said in one order: barred, flagged, unknown, old', () => {
  assert.equal(said(ask({ flagged: true, status: 'unknown', pack: 'stale' })), 'ask second-line')
  assert.equal(said(ask({ status: 'unknown', pack: 'stale' })), 'ask status-unknown')
  assert.equal(said(ask({ flagged: true, today: addDays(CARD.validUntil, 1) })), 'no expired')
})

test('the kinds of stay that are no number of days are kept apart', () => {
  assert.equal(said(ask({}, { stay: { kind: 'transit' } })), 'no transit-only')
  assert.equal(said(ask({}, { stay: { kind: 'decided-at-entry' } })), 'ask stay-decided-at-entry')
  const until = ask({}, { stay: { kind: 'until-expiry' } })
  assert.ok(until.may === 'yes')
  assert.equal(until.terms.leaveBy, CARD.validUntil)
})

test('a rolling window shortens the stay, and bars it when no day is left', () => {
  const limit = { days: 30, inDays: 180 }
  const twenty = [crossing('entry', addDays(TODAY, -40)), crossing('exit', addDays(TODAY, -21))]
  const some = ask({ limit, crossings: twenty }, { entries: 'unlimited' })
  assert.ok(some.may === 'yes')
  assert.deepEqual([some.terms.daysLeft, some.terms.leaveBy], [10, addDays(TODAY, 9)])
  const thirty = [crossing('entry', addDays(TODAY, -40)), crossing('exit', addDays(TODAY, -11))]
  assert.equal(said(ask({ limit, crossings: thirty }, { entries: 'unlimited' })), 'no no-days-left')
})

test('whoever leaves is told apart by what is known of the entry', () => {
  const entered = [crossing('entry', TODAY)]
  assert.equal(exitVerdict(CARD, [], TODAY).kind, 'entry-not-known')
  assert.deepEqual(exitVerdict(CARD, entered, addDays(TODAY, 29)), { kind: 'in-time', enteredOn: TODAY, leaveBy: addDays(TODAY, 29) })
  assert.equal(exitVerdict(CARD, entered, addDays(TODAY, 30)).kind, 'overstayed')
})
