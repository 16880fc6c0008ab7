import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Break, brokenTwin } from '../run/broken-twin.ts'
import { OWN_MODULES } from '../run/modules.ts'
import { fuzzSeal } from './fuzz-seal.ts'
import { TARGETS, type Target } from './seal-targets.ts'

/** Outcomes that a sample must reach, so that it is known to get past the first check. */
const REACHED: Readonly<Record<string, readonly string[]>> = {
  c40: ['read', 'odd-length', 'not-in-the-alphabet', 'unlatch-before-the-end'],
  vds: ['read', 'bytes-after-the-signature', 'duplicate-tag', 'feature-missing', 'no-signature', 'unknown-profile', 'wrong-date', 'wrong-feature-content'],
  certificate: ['read', 'not-a-certificate', 'wrong-algorithm', 'wrong-extensions', 'wrong-key', 'wrong-name', 'wrong-validity'],
  crl: ['read', 'not-a-list', 'wrong-algorithm', 'wrong-extensions', 'wrong-name', 'wrong-time', 'wrong-version'],
  check: ['VALID', 'EXPIRED_CERTIFICATE', 'INVALID_DOCUMENTTYPE', 'INVALID_SIGNATURE', 'UNKNOWN_CERTIFICATE', 'WRONG_FORMAT'],
}

const SAMPLE: Readonly<Record<string, number>> = { check: 3000 }
const SEED = 20261124

function target(name: string, modules = OWN_MODULES): Target {
  const found = TARGETS[name]?.(modules)
  assert.ok(found)
  return found
}

function run(name: string, modules = OWN_MODULES) {
  return fuzzSeal(target(name, modules), { count: SAMPLE[name] ?? 10_000, seed: SEED, untilFailure: modules !== OWN_MODULES })
}

for (const name of Object.keys(TARGETS)) {
  test(`good, damaged and made-up inputs never make ${name} throw or contradict itself`, () => {
    const report = run(name)
    assert.deepEqual(report.failures, [])
    const reached = Object.keys(report.outcomes)
    assert.deepEqual(
      (REACHED[name] ?? ['none']).filter((outcome) => !reached.includes(outcome)),
      [],
    )
  })
}

test('the same seed gives the same run and another seed another one', () => {
  const twice = [1, 2].map(() => fuzzSeal(target('vds'), { count: 2000, seed: 7 }))
  assert.deepEqual(twice[0], twice[1])
  assert.notDeepEqual(twice[0]?.outcomes, fuzzSeal(target('vds'), { count: 2000, seed: 8 }).outcomes)
})

test('the slowest input is known when there is a clock', () => {
  let time = 0
  const { slowest } = fuzzSeal(target('c40'), { count: 10, seed: 1, now: () => (time += 1) })
  assert.equal(slowest.milliseconds, 1)
})

const TWINS: readonly (Break & { readonly title: string; readonly parser: string })[] = [
  { title: 'takes any last character', parser: 'c40', file: 'c40/c40.ts', text: "character !== '<' && ALPHABET", instead: 'true || ALPHABET' },
  { title: 'takes a tag twice', parser: 'vds', file: 'vds/decode.ts', text: 'feature.tag === tag', instead: 'feature.tag === -1' },
  {
    title: 'takes bytes after the signature',
    parser: 'vds',
    file: 'vds/decode.ts',
    text: 'from + length < bytes.length',
    instead: 'from + length > bytes.length',
  },
  {
    title: 'reads a certificate without a look at its serial number',
    parser: 'certificate',
    file: 'x509/certificate.ts',
    text: '!serialNumber',
    instead: 'serialNumber === undefined',
  },
  { title: 'reads a list without a look at its entries', parser: 'crl', file: 'x509/crl.ts', text: '!parts || parts.length > 3 || !serial || ', instead: '' },
  { title: 'believes every signature', parser: 'check', file: 'policy/check-vds.ts', text: "signature === 'bad'", instead: "signature === 'none'" },
]

for (const { title, parser, ...change } of TWINS) {
  test(`the sample notices a reader that ${title}`, async () => {
    const modules = await brokenTwin(change)
    assert.ok(run(parser, modules).failures.length > 0)
  })
}
