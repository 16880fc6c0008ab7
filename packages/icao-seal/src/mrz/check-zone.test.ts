import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkMrz, parseMrz } from './parse.ts'

interface Row {
  readonly lines: readonly string[]
}

const FILE = JSON.parse(readFileSync(new URL('../../vectors/mrz.json', import.meta.url), 'utf8')) as Readonly<Record<'vectors' | 'malformed', readonly Row[]>>
const ODD: readonly (string | readonly string[])[] = ['', 'V<', ['P<'], ['a'.repeat(44), 'b'.repeat(44)], JSON.parse('[1,2]')]

test('a zone that is only checked is accepted and refused as one that is read', () => {
  const zones = [...FILE.vectors, ...FILE.malformed].flatMap(({ lines }) => [lines, lines.join('\n')])
  assert.ok(zones.length >= 36)
  for (const zone of [...zones, ...ODD]) {
    const read = parseMrz(zone)
    const checked = checkMrz(zone)
    if (!read.ok || !checked.ok) {
      assert.deepEqual(checked, read)
      continue
    }
    const failing = Object.entries(read.checks).flatMap(([name, valid]) => (valid ? [] : [name]))
    assert.deepEqual([...checked.failing].toSorted(), failing.toSorted())
    assert.deepEqual([checked.lines, checked.issuingState, checked.documentNumber], [read.lines, read.issuingState, read.documentNumber])
  }
})
