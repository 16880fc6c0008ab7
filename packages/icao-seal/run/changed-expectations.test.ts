import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { OWN_MODULES } from './modules.ts'
import { pinnedOf } from './vector-file.ts'
import { judgeFile } from './vector-folder.ts'
import { recordOf, rowsOf } from './verdict.ts'

/** Names and explanations, and words that are compared in part only. */
const PROSE = ['id', 'profile', 'source', 'note', 'why', 'derivedFrom', 'meaning']

function content(file: string): Readonly<Record<string, unknown>> {
  return recordOf(JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8')))
}

const PINNED = pinnedOf(content('vds'))

async function isRed(file: Readonly<Record<string, unknown>>): Promise<boolean> {
  const verdicts = await judgeFile({ name: 'file', content: file, pinned: PINNED, modules: OWN_MODULES, unjudged: () => undefined })
  assert.ok(verdicts.length > 0)
  return verdicts.some(({ problem }) => problem !== null)
}

/** A value that says something else. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' && value !== '' ? `${value.startsWith('1') ? '2' : '1'}${value.slice(1)}` : 'something'
}

/** Every copy of the value in which one leaf is changed, with the path of that leaf. */
function* changed(value: unknown, path: string): Generator<readonly [path: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, otherThan(value)]
    return
  }
  for (const [key, part] of Object.entries(value)) {
    if (PROSE.includes(key)) continue
    for (const [where, other] of changed(part, `${path}.${key}`))
      yield [where, Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other }]
  }
}

/** Changes that leave the vector true: bytes of a seal that is refused anyway, another passport that is not the sealed one either. */
const STILL_TRUE = /^(?:visa-expired-signer|visa-signer-for-other-document-type)\.hex$|\.presentedPassport\./

async function survivors(file: string, list: string): Promise<readonly string[]> {
  const whole = content(file)
  const found: string[] = []
  assert.equal(await isRed(whole), false)
  const rows = rowsOf(whole, list)
  for (const [index, row] of rows.entries()) {
    for (const [where, other] of changed(row, String(row.id ?? row.hex ?? list))) {
      if (!(await isRed({ ...whole, [list]: list === 'certificates' ? rows.with(index, recordOf(other)) : [other] })) && !STILL_TRUE.test(where))
        found.push(where)
    }
  }
  return found
}

for (const [file, list] of [
  ['vds', 'seals'],
  ['vds', 'certificates'],
  ['generated-chain', 'vds'],
  ['generated-chain', 'certificates'],
  ['generated-chain', 'crl'],
  ['vds-primitives', 'c40'],
  ['vds-primitives', 'dates'],
  ['vds-primitives', 'numberOfEntries'],
] as const) {
  test(`whatever is changed in ${list} of ${file}.json is noticed`, async () => {
    assert.deepEqual(await survivors(file, list), [])
  })
}

test('another outcome for a refused seal is noticed', async () => {
  const whole = content('vds-negative')
  for (const row of rowsOf(whole, 'vectors')) {
    for (const expected of ['VALID', 'READ_ERROR', 'VALID/UNTRUSTED_CERTIFICATE', { status: 'VALID', sub: null }]) {
      assert.equal(await isRed({ ...whole, vectors: [{ ...row, expected }] }), row.expected !== 'VALID/UNKNOWN_FEATURE' || expected !== 'VALID')
    }
  }
})
