import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverageOf, readLcov, shareOf } from './coverage.ts'

const REPORT = ['TN:', 'SF:src/a.ts', 'DA:1,1', 'LF:10', 'LH:9', 'end_of_record', 'TN:', 'SF:src/b.ts', 'LF:30', 'LH:30', 'end_of_record', ''].join('\n')
const TYPES = { name: 'src/types.ts', code: "import type { A } from './a.ts'\n/** Nothing to run. */\nexport interface B {\n  readonly a: A\n}\n" }

test('the share is that of all lines together', () => {
  assert.deepEqual(readLcov(REPORT), [
    { name: 'src/a.ts', lines: 10, covered: 9 },
    { name: 'src/b.ts', lines: 30, covered: 30 },
  ])
  const files = coverageOf([{ name: 'src/a.ts', code: '' }, { name: 'src/b.ts', code: '' }, TYPES], REPORT)
  assert.deepEqual([files.length, shareOf(files)], [2, 39 / 40])
})

test('a file that no test loads counts as not covered, though the report does not name it', () => {
  const forgotten = { name: 'src/forgotten.ts', code: 'export const one = 1\n'.repeat(9) }
  assert.equal(shareOf(coverageOf([{ name: 'src/b.ts', code: '' }, forgotten], REPORT)), 30 / 40)
})

test('nothing to cover is no success', () => {
  assert.equal(shareOf(coverageOf([], REPORT)), 0)
  assert.equal(shareOf(coverageOf([TYPES], '')), 0)
})
