import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { judgeCertificates } from './judge-certificates.ts'
import { judgeJcs } from './judge-jcs.ts'
import { judgeVdsNc } from './judge-vdsnc.ts'
import { OWN_MODULES } from './modules.ts'
import type { Judge } from './vector-file.ts'
import type { Verdict } from './verdict.ts'

type Path = readonly (string | number)[]

function contentOf(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'))
}

async function failing(content: unknown, judges: readonly Judge[]): Promise<readonly Verdict[]> {
  const file = { name: 'x.json', content, pinned: [], modules: OWN_MODULES, unjudged: () => {} }
  const verdicts = await Promise.all(judges.map((judge) => judge(file)))
  return verdicts.flat().filter((verdict) => verdict.problem !== null)
}

/** What tells where something comes from, or names a row. */
const NOT_STATED = /^(?:description|warning|source|notes?|why|id|testPrivateKeyPkcs8Base64)$/

/** The way to every fact of a file; an empty list is one. */
function factsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.length === 0)) return [path]
  return Object.entries(value).flatMap(([name, inner]) => (NOT_STATED.test(name) ? [] : factsOf(inner, [...path, name])))
}

/** Another fact of the same kind. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return ['ff']
  // The first digit of an instant is one of its year, so the instant stays one.
  return /^[0-9]{4}-[0-9]{2}-/.test(value) ? `1${value.slice(1)}` : `${value.slice(0, -1)}${value.endsWith('7') ? '8' : '7'}`
}

function changedAt(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return otherThan(value)
  if (Array.isArray(value)) return value.map((inner, index) => (String(index) === String(name) ? changedAt(inner, rest) : inner))
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === name ? changedAt(inner, rest) : inner]))
    : value
}

async function unnoticed(content: unknown, judges: readonly Judge[], passOver: RegExp): Promise<readonly string[]> {
  assert.deepEqual(await failing(content, judges), [])
  const found: string[] = []
  for (const path of factsOf(content)) {
    const name = path.join('.')
    if (!passOver.test(name) && (await failing(changedAt(content, path), judges)).length === 0) found.push(name)
  }
  return found
}

test('every fact that jcs.json states is judged', async () => {
  // A text to refuse is mostly still to be refused after a change at its end.
  assert.deepEqual(await unnoticed(contentOf('jcs.json'), [judgeJcs], /^rejects/), [])
})

test('every fact that vds-nc.json states is judged', async () => {
  // The last bytes of a certificate are its signature, and two of these have no CSCA here that could tell.
  assert.deepEqual(await unnoticed(contentOf('vds-nc.json'), [judgeCertificates, judgeVdsNc], /^certificates\.[12]\.derBase64$/), [])
})

test('every fact that generated-chain.json states of its VDS-NC is judged', async () => {
  const content = contentOf('generated-chain.json')
  assert.deepEqual(await unnoticed(content, [judgeVdsNc], /^(?!vdsNc\.)|^vdsNc\.vectors\.[0-9]+\.barcodeText$/), [])
})
