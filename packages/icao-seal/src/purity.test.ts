import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** The files that stand for Node. */
const OF_NODE: readonly string[] = ['crypto/node.ts', 'status/node-deflate.ts']

/** Compression gives promises, so what reads and writes compressed lists waits; nothing else may. */
const MAY_WAIT: readonly string[] = ['status', 'pack']
const WAITING = /\b(?:async|await)\b/

/** What would tie the library to one run-time, one clock, chance or a locale. */
const TIES = /\b(?:process|globalThis|window|document|navigator|Intl|console)\.|\bMath\.random|\b(?:Buffer|require|Date|fetch)\b|toLocale|localeCompare/

/** Every import: the file that it stands in and the file that it means, both below `src`. */
function importsOf(file: string, code: string): readonly string[] {
  return Array.from(code.matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g), ([, target = '']) =>
    target.startsWith('.') ? path.join(path.dirname(file), target) : target,
  )
}

const SOURCES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, code: readFileSync(path.join(FOLDER, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '') }))

test('the library imports only itself and knows neither Node nor browser, clock, chance nor locale', () => {
  assert.ok(SOURCES.length >= 50)
  const names = new Set(SOURCES.map(({ name }) => name))
  for (const { name, code } of SOURCES.filter((source) => !OF_NODE.includes(source.name))) {
    for (const target of importsOf(name, code)) assert.ok(names.has(target) && !OF_NODE.includes(target), `${name} imports ${target}`)
    assert.doesNotMatch(code, TIES, name)
    if (!MAY_WAIT.includes(path.dirname(name))) assert.doesNotMatch(code, WAITING, name)
  }
})

test('a tie or a foreign import would be noticed', () => {
  assert.match('const now = Date.now()', TIES)
  assert.match('Buffer.from(bytes)', TIES)
  assert.match('await reader.read()', WAITING)
  assert.deepEqual(importsOf('vds/decode.ts', "import { a } from '../crypto/node.ts'\nimport 'node:fs'\nconst x = await import('zod')"), [
    'crypto/node.ts',
    'node:fs',
    'zod',
  ])
})

test('every module loads by the name that the package gives it', async () => {
  const { exports } = JSON.parse(readFileSync(path.join(FOLDER, '../package.json'), 'utf8')) as { readonly exports: Readonly<Record<string, string>> }
  for (const [name, file] of Object.entries(exports)) {
    const byName: unknown = await import(`icao-seal/${name.slice(2)}`)
    assert.equal(byName, await import(path.join(FOLDER, '..', file)), name)
  }
})
