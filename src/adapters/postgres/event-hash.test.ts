import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { NewEvent } from '../../actions/ports/cases.ts'
import { instant } from '../../core/kernel/instant.ts'
import { canonicalJson, chainEvents, chainStart, type ChainedEvent, verifyChain } from './event-hash.ts'

const CASE = '0198c6a0-0000-7000-8000-000000000001'

function note(n: number, data: NewEvent['data'] = {}): NewEvent {
  return { kind: 'save-answers', at: instant(`2026-03-02T04:00:0${n}.000Z`), actor: { kind: 'staff', id: 'D-01' }, data }
}

function chain(count: number): readonly ChainedEvent[] {
  return chainEvents(
    chainStart(CASE),
    Array.from({ length: count }, (_, n) => note(n, { n })),
  )
}

const headOf = (events: readonly ChainedEvent[]) => ({ eventCount: events.length, lastHash: events.at(-1)?.hash ?? '' })

test('a chain may be written in pieces', () => {
  const whole = chain(5)
  const first = whole.slice(0, 2)
  const rest = chainEvents(headOf(first), [note(2, { n: 2 }), note(3, { n: 3 }), note(4, { n: 4 })])
  assert.deepEqual([...first, ...rest], whole)
  assert.deepEqual(verifyChain(CASE, whole, headOf(whole)), { ok: true })
  assert.deepEqual(verifyChain(CASE, [], chainStart(CASE)), { ok: true })
})

test('an edited, dropped, added or swapped event is found where it lies', () => {
  const whole = chain(5)
  const head = headOf(whole)
  const edit = (n: number, change: Partial<ChainedEvent>) => whole.map((event, index) => (index === n ? { ...event, ...change } : event))
  const changes: readonly Partial<ChainedEvent>[] = [
    { at: instant('2026-03-02T05:00:00.000Z') },
    { kind: 'approve' },
    { actor: { kind: 'staff', id: 'D-02' } },
    { actor: { kind: 'applicant', id: 'D-01' } },
    { data: { n: 7 } },
    { data: {} },
    { seq: 9 },
  ]
  for (const change of changes) assert.deepEqual(verifyChain(CASE, edit(2, change), head), { ok: false, seq: 3 })
  assert.deepEqual(verifyChain(CASE, whole.toSpliced(1, 1), head), { ok: false, seq: 2 })
  assert.deepEqual(verifyChain(CASE, whole.slice(0, 4), head), { ok: false, seq: 5 })
  assert.deepEqual(verifyChain(CASE, whole.toReversed(), head), { ok: false, seq: 1 })
  assert.deepEqual(verifyChain('0198c6a0-0000-7000-8000-000000000002', whole, head), { ok: false, seq: 1 })
  // All that follows rewritten as well: only the head in the case row still tells.
  const forged = [...whole.slice(0, 2), ...chainEvents(headOf(whole.slice(0, 2)), [note(2, { n: 99 }), note(3, { n: 3 }), note(4, { n: 4 })])]
  assert.deepEqual(verifyChain(CASE, forged, headOf(forged)), { ok: true })
  assert.deepEqual(verifyChain(CASE, forged, head), { ok: false, seq: 6 })
})

test('the canonical text does not depend on the order of names, and never confuses two values', () => {
  assert.equal(canonicalJson({ b: [1, { d: null, c: 'ü"' }], a: -0 }), '{"a":0,"b":[1,{"c":"ü\\"","d":null}]}')
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalJson(JSON.parse(text)), text)
    }),
    { numRuns: 500 },
  )
})

test('what JSON leaves out is left out before it is hashed', () => {
  const [event] = chainEvents(chainStart(CASE), [note(1, { kept: 1, gone: undefined, when: new Date(0) })])
  assert.deepEqual(event?.data, { kept: 1, when: '1970-01-01T00:00:00.000Z' })
  assert.deepEqual(verifyChain(CASE, event ? [event] : [], { eventCount: 1, lastHash: event?.hash ?? '' }), { ok: true })
})
