import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_MOVES, CARD_MOVES, CASE_STATES, isOpen, MOVES, movesFrom, step, turnOf } from './lifecycle.ts'
import { clockOf, foldState } from './history.ts'
import { movesNow, stepNow } from './moves-now.ts'
import { instant } from '../kernel/instant.ts'

/** Where a case rests. An issued one rests too, but its holder may still report a wrong letter. */
const RESTS = ['issued', 'refused', 'withdrawn', 'lapsed']
const ENDS = RESTS.slice(1)

test('every state is reached from a draft, and only the three ends lead nowhere', () => {
  const reached = new Set<string>(['draft'])
  for (let grown = true; grown; ) {
    const before = reached.size
    for (const state of CASE_STATES) if (reached.has(state)) for (const target of Object.values(MOVES[state])) reached.add(target)
    grown = reached.size > before
  }
  assert.deepEqual([...reached].sort(), [...CASE_STATES].sort())
  assert.deepEqual(CASE_STATES.filter((state) => !isOpen(state)).sort(), [...ENDS].sort())
})

test('from every open state an end can be reached', () => {
  for (const start of CASE_STATES) {
    const seen = new Set<string>([start])
    const waiting = [start]
    for (let state = waiting.pop(); state; state = waiting.pop())
      for (const target of Object.values(MOVES[state])) if (!seen.has(target)) waiting.push((seen.add(target), target))
    assert.ok(
      ENDS.some((end) => seen.has(end)),
      start,
    )
  }
})

test('a move outside the table is a refusal that names state and move', () => {
  let refused = 0
  for (const state of CASE_STATES) {
    for (const move of ALL_MOVES) {
      const next = step(state, move)
      const allowed = movesFrom(state).includes(move)
      assert.equal(next.ok, allowed, `${state} ${move}`)
      if (!next.ok) {
        refused++
        assert.deepEqual({ code: next.code, facts: next.facts }, { code: 'move-not-allowed', facts: { state, move } })
      }
    }
  }
  assert.ok(refused > 70, String(refused))
})

test('it is somebody’s turn in every state but those where a case rests', () => {
  for (const state of CASE_STATES) assert.equal(turnOf(state) === 'nobody', RESTS.includes(state), state)
})

test('a walk by allowed moves never leaves the table, and its events fold to where it ended', () => {
  let steps = 0
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 30 }), (choices) => {
      let state: (typeof CASE_STATES)[number] = 'draft'
      const events: { kind: (typeof ALL_MOVES)[number] }[] = []
      for (const choice of choices) {
        const moves = movesFrom(state)
        const move = moves[choice % Math.max(1, moves.length)]
        if (!move) break
        const next = step(state, move)
        assert.ok(next.ok)
        state = next.value
        events.push({ kind: move })
        steps++
      }
      const folded = foldState(events)
      assert.ok(folded.ok && folded.value === state)
    }),
    { numRuns: 2000 },
  )
  assert.ok(steps > 1500, String(steps))
})

test('no card comes back from revoked, annulled, expired or replaced', () => {
  for (const end of ['revoked', 'annulled', 'expired', 'replaced'] as const) assert.deepEqual(CARD_MOVES[end], {})
})

test('the clock starts with the first payment and stands from each return to its resubmission', () => {
  const at = (text: string) => instant(`2026-12-${text}:00.000Z`)
  const events = [
    { kind: 'submit' as const, at: at('10T09:00') },
    { kind: 'confirm-payment' as const, at: at('10T10:00') },
    { kind: 'return' as const, at: at('11T06:00') },
    { kind: 'open-file' as const, at: at('12T06:00') },
    { kind: 'resubmit' as const, at: at('14T04:00') },
    { kind: 'return' as const, at: at('15T04:00') },
  ]
  assert.deepEqual(clockOf(events), { startedAt: at('10T10:00'), stops: [{ from: at('11T06:00'), to: at('14T04:00') }, { from: at('15T04:00') }] })
  assert.deepEqual(clockOf(events.slice(0, 1)), { stops: [] })
})

test('a correction of an issued card can only be made or declined, and nothing else can touch the case meanwhile', () => {
  const correcting = { state: 'in-review' as const, correction: { answers: { surname: 'X' }, note: '' } }
  assert.deepEqual(movesNow(correcting), ['approve', 'decline-correction'])
  for (const move of ALL_MOVES) assert.equal(stepNow(correcting, move).ok, move === 'approve' || move === 'decline-correction', move)
  assert.ok(!movesNow({ state: 'in-review' }).includes('decline-correction'))
  assert.deepEqual(movesNow({ state: 'issued' }), ['report-mistake'])
})

test('a reported mistake starts a clock of its own', () => {
  const at = (text: string) => instant(`2026-12-${text}:00.000Z`)
  const events = [
    { kind: 'confirm-payment' as const, at: at('10T10:00') },
    { kind: 'return' as const, at: at('11T06:00') },
    { kind: 'resubmit' as const, at: at('14T04:00') },
    { kind: 'report-mistake' as const, at: at('20T04:00') },
  ]
  assert.deepEqual(clockOf(events), { startedAt: at('20T04:00'), stops: [] })
})
