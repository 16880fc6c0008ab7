import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Break, brokenTwin } from '../run/broken-twin.ts'
import { OWN_MODULES, type SealModules } from '../run/modules.ts'
import { seededChance } from './random.ts'
import { TARGET_NAMES, TARGETS, type TargetName } from './targets.ts'
import { runTrials, type TrialReport } from './trial.ts'

const SAMPLE = 4000
const SEED = 20261124

async function fuzz(name: TargetName, modules: SealModules, seed = SEED): Promise<TrialReport> {
  return runTrials(await TARGETS[name](modules, seededChance(seed)), { count: SAMPLE, seed, untilFailure: modules !== OWN_MODULES })
}

/** Outcomes that a sample must reach, or it would prove little. */
const REACHED: Readonly<Record<TargetName, readonly string[]>> = {
  json: ['accepted', 'duplicate-name', 'lone-surrogate', 'number-out-of-range', 'syntax'],
  'vds-nc': [
    'accepted',
    'duplicate-name',
    'lone-surrogate',
    'syntax',
    'unsupported-algorithm',
    'wrong-base64url',
    'wrong-header',
    'wrong-shape',
    'wrong-signature-length',
  ],
  'token-list': ['accepted', 'damaged', 'wrong-base64url', 'wrong-size'],
  'bitstring-list': ['accepted', 'damaged', 'wrong-base64url', 'wrong-size'],
  delta: ['accepted', 'damaged', 'wrong-base', 'wrong-shape', 'wrong-size'],
  pack: ['accepted', 'rollback', 'wrong-format'],
  'pack-delta': ['accepted', 'rollback', 'wrong-format', 'wrong-result'],
  'status-file': ['accepted', 'rollback', 'wrong-format', 'wrong-shard'],
}

for (const name of TARGET_NAMES) {
  test(`4,000 written, damaged and made-up inputs never make the reader of ${name} throw or contradict itself`, async () => {
    const report = await fuzz(name, OWN_MODULES)
    assert.deepEqual(report.failures, [])
    assert.equal(report.inputs, SAMPLE)
    for (const outcome of REACHED[name]) assert.ok((report.outcomes[outcome] ?? 0) > 0, outcome)
  })
}

test('the same seed gives the same run and another seed another one', async () => {
  assert.deepEqual(await fuzz('json', OWN_MODULES, 7), await fuzz('json', OWN_MODULES, 7))
  assert.notDeepEqual((await fuzz('json', OWN_MODULES, 7)).outcomes, (await fuzz('json', OWN_MODULES, 8)).outcomes)
})

const BREAKS: readonly (Break & { readonly title: string; readonly name: TargetName })[] = [
  { title: 'that keeps the last of two members', name: 'json', file: 'json/read.ts', text: 'if (name in members) {', instead: "if (name === '\\u0001') {" },
  {
    title: 'that lets half surrogate pairs through',
    name: 'json',
    file: 'json/strings.ts',
    text: 'return value.isWellFormed()',
    instead: 'return value.length >= 0',
  },
  { title: 'that takes leading zeros', name: 'json', file: 'json/numbers.ts', text: '-?(?:0|[1-9][0-9]*)(?:\\.', instead: '-?(?:[0-9]+)(?:\\.' },
  {
    title: 'that passes over unknown members',
    name: 'vds-nc',
    file: 'vdsnc/decode.ts',
    text: "return hasExactly(value, names) ? value : 'unknown-member'",
    instead: 'return value',
  },
  {
    title: 'that takes any length of signature',
    name: 'vds-nc',
    file: 'vdsnc/decode.ts',
    text: 'signature.length === SIGNATURE_LENGTH',
    instead: 'signature.length > 0',
  },
  { title: 'that does not look after the last slot', name: 'token-list', file: 'status/list.ts', text: 'last >> (2 * used) !== 0', instead: 'last < 0' },
  { title: 'that counts bits from the right', name: 'bitstring-list', file: 'status/bitstring-list.ts', text: '(8 - width - (bit % 8))', instead: '(bit % 8)' },
  { title: 'that miscounts the gaps', name: 'delta', file: 'status/delta.ts', text: 'next += gap + 1', instead: 'next += gap' },
  { title: 'that does not mind the order of a set', name: 'pack', file: 'pack/fields.ts', text: 'return isAscending(texts) && !', instead: 'return !' },
  { title: 'that takes an older pack', name: 'pack', file: 'pack/pack.ts', text: 'content.sequence < lastSequence', instead: 'lastSequence < 0' },
  {
    title: 'that does not check the result',
    name: 'pack-delta',
    file: 'pack/pack-delta.ts',
    text: ' || !sameBytes(await packDigest(after, opening.crypto), digest)',
    instead: '',
  },
  { title: 'that takes an older list', name: 'status-file', file: 'pack/status-file.ts', text: 'file.sequence < lastSequence', instead: 'lastSequence < 0' },
]

for (const { title, name, ...change } of BREAKS) {
  test(`the sample notices a reader of ${name} ${title}`, async () => {
    assert.ok((await fuzz(name, await brokenTwin(change))).failures.length > 0)
  })
}
