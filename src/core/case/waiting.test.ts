import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../kernel/instant.ts'
import type { EventKind } from './history.ts'
import { waitsForOfficer } from './waiting.ts'

const told = (...kinds: readonly EventKind[]) =>
  kinds.map((kind, seq) => ({ seq, kind, at: instant('2026-11-23T04:00:00.000Z'), actor: { kind: 'system' as const, id: '' }, data: {} }))
const inReview = { state: 'in-review' } as const

test('a paid case waits for an officer until somebody opens it or it is assigned', () => {
  const paid = ['submit', 'confirm-payment'] as const
  assert.equal(waitsForOfficer(inReview, told(...paid)), true)
  assert.equal(waitsForOfficer(inReview, told(...paid, 'receive-message', 'recompute-due-day')), true)
  for (const opening of ['open-file', 'take', 'assign'] as const) assert.equal(waitsForOfficer(inReview, told(...paid, opening)), false, opening)
  assert.equal(waitsForOfficer({ ...inReview, assignedTo: '118' }, told(...paid)), false)
})

test('a case that comes back to the queue waits again', () => {
  const opened = ['confirm-payment', 'take', 'open-file'] as const
  for (const back of ['release', 'resubmit', 'report-mistake'] as const) {
    assert.equal(waitsForOfficer(inReview, told(...opened, back)), true, back)
    assert.equal(waitsForOfficer(inReview, told(...opened, back, 'open-file')), false, back)
  }
})

test('what is not in review waits for no officer', () => {
  for (const state of ['draft', 'submitted', 'returned', 'issued', 'refused'] as const) assert.equal(waitsForOfficer({ state }, told('submit')), false, state)
})
