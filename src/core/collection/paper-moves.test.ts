import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../kernel/plain-date.ts'
import {
  actAllowed,
  BUREAU_STATUSES,
  type BureauNews,
  type BureauStatus,
  missingFrom,
  PAPER_ACTS,
  PAPER_RANKS,
  PAPER_STATES,
  type PaperAct,
  type PaperFacts,
  takeNews,
  waitsUntil,
} from './paper-moves.ts'
import type { PaperMethod } from './rules.ts'

const MONDAY = day('2026-11-30')
const given = (changes: Partial<PaperFacts> = {}): PaperFacts => ({ method: 'post', state: 'in-batch', days: {}, ...changes })

/** What a bureau may truly tell of one item, first to last. */
const LIVES: Readonly<Record<PaperMethod, readonly (readonly BureauStatus[])[]>> = {
  'pick-up': [['printed'], ['printed', 'at-office']],
  post: [
    ['printed'],
    ['printed', 'posted'],
    ['printed', 'posted', 'delivered'],
    ['printed', 'posted', 'returned'],
    ['printed', 'posted', 'lost'],
    ['printed', 'posted', 'lost', 'delivered'],
  ],
}

const life = fc.constantFrom<PaperMethod>('pick-up', 'post').chain((method) =>
  fc.record({ method: fc.constant(method), statuses: fc.constantFrom(...LIVES[method]), gap: fc.nat(9) }).map(({ statuses, gap }) => ({
    method,
    news: statuses.map((status, i): BureauNews => ({ status, on: addDays(MONDAY, i * gap), ...(status === 'posted' ? { tracking: 'RR123456785KZ' } : {}) })),
  })),
)

function read(method: PaperMethod, lines: readonly BureauNews[]): { facts: PaperFacts; contradictory: number; moves: number } {
  let facts = given({ method })
  let contradictory = 0
  let moves = 0
  for (const line of lines) {
    const outcome = takeNews(facts, line)
    if (outcome.kind === 'contradictory') contradictory += 1
    if (outcome.kind !== 'taken') continue
    assert.ok(PAPER_RANKS[outcome.facts.state] >= PAPER_RANKS[facts.state], 'news moved an item back')
    if (outcome.moved) moves += 1
    facts = outcome.facts
  }
  return { facts, contradictory, moves }
}

test('true news ends in the same place in any order and however often it is told', () => {
  let shuffled = 0
  const shuffle = life.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.news, ...one.news, ...one.news], { minLength: one.news.length })))
  fc.assert(
    fc.property(shuffle, ([{ method, news }, lines]) => {
      const all = [...lines, ...news]
      const told = read(method, all)
      assert.deepEqual(told.facts, { ...read(method, news).facts, days: told.facts.days })
      assert.deepEqual(new Map(Object.entries(told.facts.days)), new Map(news.map(({ status, on }) => [status, on])))
      assert.equal(told.contradictory, 0)
      if (all.some((line, i) => i > 0 && line !== news[i])) shuffled += 1
    }),
    { numRuns: 500 },
  )
  assert.ok(shuffled > 300, `only ${shuffled} orders were not the plain one`)
})

test('news that nobody should have told moves nothing back and forgets nothing', () => {
  const any = fc.record({
    status: fc.constantFrom(...(Object.keys(BUREAU_STATUSES) as BureauStatus[])),
    on: fc.nat(5).map((days) => addDays(MONDAY, days)),
    tracking: fc.constantFrom(undefined, 'RR1', 'RR2'),
  })
  const line = any.map(({ tracking, ...rest }): BureauNews => (tracking ? { ...rest, tracking } : rest))
  let refused = 0
  fc.assert(
    fc.property(fc.constantFrom<PaperMethod>('pick-up', 'post'), fc.array(line, { maxLength: 12 }), (method, lines) => {
      const told = read(method, lines)
      refused += told.contradictory
      assert.deepEqual(read(method, [...lines, ...lines]).facts, told.facts)
    }),
    { numRuns: 500 },
  )
  assert.ok(refused > 100, `only ${refused} lines were refused`)
})

test('what contradicts is told by why it does', () => {
  const why = (facts: Partial<PaperFacts>, news: Partial<BureauNews>) => {
    const outcome = takeNews(given(facts), { status: 'posted', on: MONDAY, ...news })
    return outcome.kind === 'contradictory' ? outcome.why : outcome.kind
  }
  assert.equal(why({ method: 'pick-up' }, {}), 'other-method')
  assert.equal(why({ state: 'to-print' }, {}), 'not-in-batch')
  assert.equal(why({ tracking: 'RR1' }, { tracking: 'RR2' }), 'other-tracking')
  assert.equal(why({ state: 'posted', days: { posted: day('2026-11-01') } }, {}), 'other-day')
  assert.equal(why({ state: 'delivered' }, { status: 'returned' }), 'other-end')
  assert.equal(why({ state: 'void' }, {}), 'void-item')
  assert.equal(why({ state: 'posted', days: { posted: MONDAY } }, {}), 'known')
  assert.equal(why({ state: 'returned', days: { returned: day('2026-12-02') } }, { status: 'returned' }), 'known', 'a clerk was told first')
  assert.equal(why({ state: 'delivered', days: { delivered: MONDAY } }, {}), 'taken', 'the day of posting was not known yet')
})

test('the acts of people start where the table says and nowhere else', () => {
  const from = Object.keys(PAPER_ACTS).map((act) => [act, PAPER_STATES.filter((state) => actAllowed(state, act as PaperAct))])
  assert.deepEqual(Object.fromEntries(from), {
    batch: ['to-print'],
    'hand-over': ['at-office'],
    store: ['at-office'],
    'report-missing': ['posted'],
    'deny-delivery': ['delivered'],
    'bring-back': ['posted', 'lost'],
    reissue: ['lost', 'returned', 'stored', 'not-received'],
    replace: ['to-print', 'in-batch', 'printed', 'at-office', 'posted', 'lost', 'returned', 'stored', 'not-received'],
    redirect: ['to-print'],
  })
  for (const { from: states, to } of Object.values(PAPER_ACTS)) for (const state of states) assert.ok(PAPER_RANKS[to] > PAPER_RANKS[state])
})

test('a card waits as many days as the rule says, and is called missing only after those of the rule', () => {
  assert.equal(waitsUntil(MONDAY, { waitsDays: 30 }), day('2026-12-30'))
  assert.equal(missingFrom(given({ state: 'posted', days: { posted: MONDAY } }), { missingAfterDays: 21 }), day('2026-12-21'))
  assert.equal(missingFrom(given({ state: 'returned', days: { posted: MONDAY } }), { missingAfterDays: 21 }), undefined)
  assert.equal(missingFrom(given({ state: 'delivered', days: { posted: MONDAY, delivered: day('2026-12-03') } }), { missingAfterDays: 21 }), day('2026-12-03'))
})
