import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Break, brokenTwin } from './broken-twin.ts'
import { OWN_MODULES } from './modules.ts'
import { judgeFolder } from './vector-folder.ts'

const VECTORS = fileURLToPath(new URL('../vectors', import.meta.url))
const RUNNER = fileURLToPath(new URL('./run-vectors.ts', import.meta.url))

test('every published vector is met', async () => {
  const { verdicts, leftOut, unjudged } = await judgeFolder(VECTORS, OWN_MODULES)
  assert.deepEqual(
    verdicts.filter((verdict) => verdict.problem !== null),
    [],
  )
  assert.equal(verdicts.length, 338)
  assert.deepEqual(unjudged, [])
  assert.equal(leftOut, 4)
})

const BREAKS: readonly (Break & { readonly title: string })[] = [
  { title: 'wrong check digit weights', file: 'mrz/check-digit.ts', text: '[7, 3, 1]', instead: '[7, 1, 3]' },
  { title: 'letters counted from 11', file: 'mrz/check-digit.ts', text: 'code - 55', instead: 'code - 54' },
  {
    title: 'a composite digit for visas',
    file: 'mrz/layouts.ts',
    text: 'optional: at(2, 29, 36), longNumbers: false',
    instead: 'optional: at(2, 29, 35), longNumbers: false',
  },
  { title: 'no filler for an unused personal number', file: 'mrz/checks.ts', text: "found.printed === '<'", instead: "found.printed === '>'" },
  { title: 'lower case let through', file: 'mrz/charset.ts', text: 'ONLY_MRZ_CHARACTERS = /^[A-Z0-9<]*$/', instead: 'ONLY_MRZ_CHARACTERS = /^[A-Z0-9<]*$/iu' },
  { title: 'names cut without a letter at the end', file: 'mrz/names.ts', text: 'component.slice(0, 1 + more)', instead: 'component.slice(0, more)' },
  { title: 'two left-over characters filled up with the filler', file: 'c40/c40.ts', text: 'valueOf(text, at + 2) : 0', instead: 'valueOf(text, at + 2) : 3' },
  { title: 'dates in the order of ISO', file: 'vds/dates.ts', text: 'month * 1_000_000 + day * 10_000 + year', instead: 'year * 10_000 + month * 100 + day' },
  { title: 'a reference length in decimal', file: 'vds/header.ts', text: '? Number.parseInt(digits, 16)', instead: '? Number(digits) * 2' },
  { title: 'tags taken twice', file: 'vds/decode.ts', text: 'feature.tag === tag', instead: 'feature.tag === -1' },
  { title: 'unknown tags refused', file: 'policy/status.ts', text: "sub === null || sub === 'UNKNOWN_FEATURE'", instead: 'sub === null' },
  { title: 'no look at the zeros before a reference', file: 'trust/store.ts', text: 'charCodeAt(at) === 48', instead: 'charCodeAt(at) === 49' },
  { title: 'no look at the document types', file: 'policy/signer.ts', text: 'documentTypes === null || code === null', instead: 'documentTypes !== undefined' },
  { title: 'no look at the end of a certificate', file: 'policy/signer.ts', text: 'at > certificate.notAfter', instead: 'at > Number.MAX_VALUE' },
  { title: 'passports never compared', file: 'policy/presented.ts', text: 'number !== sealed', instead: 'number === null' },
  { title: 'always the same hash', file: 'crypto/curves.ts', text: 'bits <= 224', instead: 'bits <= 0' },
  { title: 'hyphens left out', file: 'mrz/letters.ts', text: '[\\s<,\\p{Pd}', instead: '[\\s<,' },
]

for (const { title, ...change } of BREAKS) {
  test(`the vectors notice a module with ${title}`, async () => {
    const { verdicts } = await judgeFolder(VECTORS, await brokenTwin(change))
    assert.equal(verdicts.length, 338)
    assert.ok(verdicts.some((verdict) => verdict.problem !== null))
  })
}

function runner(folder: string): { readonly status: number | null; readonly lines: readonly string[] } {
  const { status, stdout } = spawnSync(process.execPath, [RUNNER], { env: { ...process.env, SEAL_VECTORS: folder }, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n') }
}

function inFolder(check: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'vectors-'))
  try {
    check(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the runner takes files of the known formats under any name and passes over others', () => {
  inFolder((folder) => {
    copyFileSync(path.join(VECTORS, 'mrz.json'), path.join(folder, 'another-name.json'))
    writeFileSync(path.join(folder, 'other.json'), '{"vectors":[{"id":"x","hex":"00"},7,null],"malformed":"none"}')
    writeFileSync(path.join(folder, 'notes.txt'), 'not a vector file')
    assert.deepEqual(runner(folder), { status: 0, lines: ['29 passed, 0 failed'] })
  })
})

test('the runner names each failure and ends with status 1', () => {
  inFolder((folder) => {
    writeFileSync(
      path.join(folder, 'a.json'),
      '{"checkDigitPrimitives":[{"data":"520727","digit":"4"},{"data":"520727","digit":"3"},{"data":"é","digit":"1"}]}',
    )
    writeFileSync(path.join(folder, 'b.json'), '{"fits":')
    const { status, lines } = runner(folder)
    assert.equal(status, 1)
    assert.equal(lines[0], 'FAILED a.json: check digit of 520727: digit is "3", expected "4"')
    assert.match(lines[1] ?? '', /^FAILED a\.json: check digit of é: threw RangeError/)
    assert.match(lines[2] ?? '', /^FAILED b\.json: SyntaxError/)
    assert.equal(lines.at(-1), '1 passed, 3 failed')
  })
})

test('a folder in which nothing ran is a failure', () => {
  inFolder((folder) => {
    const { status, lines } = runner(folder)
    assert.equal(status, 1)
    assert.equal(lines.at(-1), '0 passed, 0 failed')
  })
})
