import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Break, brokenTwin } from '../run/broken-twin.ts'
import { OWN_MODULES } from '../run/modules.ts'
import { runAltered } from './altered.ts'
import { CODE_ALTERATIONS, CODE_MISUSES } from './altered-codes.ts'
import { VISA_ALTERATIONS, VISA_MISUSES } from './altered-visas.ts'

const SAMPLE = 4000
/** Enough to find a library with one fault: every kind of alteration comes 30 times or more. */
const SMALL_SAMPLE = 1000
const SEED = 20261124
const KINDS = [VISA_ALTERATIONS, VISA_MISUSES, CODE_ALTERATIONS, CODE_MISUSES].reduce((sum, group) => sum + Object.keys(group).length, 0)

test('of 4,000 altered visas and codes none is accepted, and of the genuine ones between them all', async () => {
  const progress: number[] = []
  const report = await runAltered(OWN_MODULES, { count: SAMPLE, seed: SEED, onProgress: (altered) => progress.push(altered) })
  assert.deepEqual(report.failures, [])
  assert.deepEqual([report.altered, report.alteredAccepted], [SAMPLE, 0])
  assert.deepEqual([report.genuine, report.genuineAccepted], [SAMPLE / 5, SAMPLE / 5])
  assert.equal(Object.keys(report.kinds).length, KINDS)
  for (const [kind, times] of Object.entries(report.kinds)) assert.ok(times > SAMPLE / 100, kind)
  const statuses = ['WRONG_FORMAT', 'UNKNOWN_CERTIFICATE', 'UNTRUSTED_CERTIFICATE', 'INVALID_DOCUMENTTYPE', 'EXPIRED_CERTIFICATE', 'REVOKED_CERTIFICATE']
  const others = ['INVALID_SIGNATURE', 'SEAL_PASSPORT_MISMATCH', 'other passport', 'travel right EXPIRED', 'card revoked', 'card suspended', 'card reserved']
  for (const why of [...statuses, ...others, 'card null']) assert.ok((report.refusals[why] ?? 0) > 0, why)
})

const BREAKS: readonly (Break & { readonly title: string })[] = [
  { title: 'checks no signature of a seal', file: 'policy/check-vds.ts', text: "if (signature === 'bad')", instead: "if (signature === 'none')" },
  { title: 'checks no signature of a code', file: 'vdsnc/check.ts', text: "signed === 'bad' ? 'INVALID_SIGNATURE' : null", instead: 'null' },
  { title: 'does not look at the revocation list', file: 'policy/signer.ts', text: 'crl?.revokedSerials.has(certificate.serialHex)', instead: 'at < 0' },
  { title: 'takes expired signers', file: 'policy/signer.ts', text: 'if (at > certificate.notAfter)', instead: 'if (at < 0)' },
  { title: 'takes signers of any CSCA with the right name', file: 'trust/chain.ts', text: "if (verdict === 'good') return first", instead: 'return first' },
  { title: 'takes signers of any use', file: 'policy/signer.ts', text: 'if (csca && !isMeantFor(certificate, question.uses))', instead: 'if (at < 0)' },
  {
    title: 'takes signers of any document type',
    file: 'policy/signer.ts',
    text: 'if (!isAllowedFor(certificate, question.documentType))',
    instead: 'if (at < 0)',
  },
  { title: 'finds every card in force', file: 'policy/travel.ts', text: "today > until ? 'EXPIRED'", instead: "today < '' ? 'EXPIRED'" },
  { title: 'does not compare the passport number', file: 'policy/presented.ts', text: 'if (number !== sealed)', instead: 'if (number === sealed.repeat(2))' },
  { title: 'finds every card valid', file: 'status/list.ts', text: '(2 * (slot % SLOTS_PER_BYTE))) & 3', instead: '(2 * (slot % SLOTS_PER_BYTE))) & 0' },
  { title: 'keeps the last of two members', file: 'json/read.ts', text: 'if (name in members) {', instead: "if (name === '\\u0001') {" },
  { title: 'passes over unknown members', file: 'vdsnc/decode.ts', text: "hasExactly(value, names) ? value : 'unknown-member'", instead: 'value' },
]

for (const { title, ...change } of BREAKS) {
  test(`the sample notices a library that ${title}`, async () => {
    const report = await runAltered(await brokenTwin(change), { count: SMALL_SAMPLE, seed: SEED, untilAccepted: true })
    assert.ok(report.alteredAccepted > 0)
    assert.ok(report.failures.length > 0)
  })
}
