import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenTwin } from '../run/broken-twin.ts'
import * as mrz from '../src/mrz/index.ts'
import { fuzzMrz } from './fuzz-mrz.ts'

const SAMPLE = 20_000
const EVERY_OUTCOME = ['MRV-A', 'MRV-B', 'TD1', 'TD2', 'TD3', 'forbidden-character', 'wrong-line-count', 'wrong-line-length']

test('20,000 printed, damaged and made-up zones never make the parser throw or contradict itself', () => {
  const report = fuzzMrz(SAMPLE, 20261124, mrz)
  assert.deepEqual(report.failures, [])
  assert.equal(report.inputs, SAMPLE)
  assert.deepEqual(Object.keys(report.outcomes).toSorted(), EVERY_OUTCOME)
  assert.equal(
    Object.values(report.outcomes).reduce((sum, times) => sum + times, 0),
    SAMPLE,
  )
  for (const outcome of EVERY_OUTCOME) assert.ok((report.outcomes[outcome] ?? 0) > SAMPLE / 50, outcome)
})

test('the same seed gives the same run and another seed another one', () => {
  assert.deepEqual(fuzzMrz(2000, 7, mrz), fuzzMrz(2000, 7, mrz))
  assert.notDeepEqual(fuzzMrz(2000, 7, mrz).outcomes, fuzzMrz(2000, 8, mrz).outcomes)
})

test('the sample notices a parser that does not look at the characters', async () => {
  const { mrz: twin } = await brokenTwin({ file: 'mrz/parse.ts', text: '!isMrzText(line)', instead: 'line.length > 99' })
  const report = fuzzMrz(SAMPLE, 20261124, twin)
  assert.ok(report.failures.some((failure) => failure.startsWith('threw RangeError')))
})

test('the sample notices a printer that forgets the filler after a long number', async () => {
  const { mrz: twin } = await brokenTwin({ file: 'mrz/document-number.ts', text: '(number)}<$', instead: '(number)}$' })
  assert.ok(fuzzMrz(SAMPLE, 20261124, twin).failures.length > 0)
})

test('the sample notices a reader that forgets where a long number ends', async () => {
  const { mrz: twin } = await brokenTwin({ file: 'mrz/document-number.ts', text: 'optional.slice(0, end - 1)', instead: 'optional.slice(0, end)' })
  assert.ok(fuzzMrz(SAMPLE, 20261124, twin).failures.length > 0)
})
