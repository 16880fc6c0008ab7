import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const FOLDER = new URL('.', import.meta.url)

/** What would tie the module to one run-time, one clock, chance or a locale. */
const TIES = /\b(?:process|globalThis|window|document|navigator|Intl|console)\.|\bMath\.random|\b(?:Buffer|require|Date|fetch|await)\b|toLocale|localeCompare/

test('the module imports only itself and knows neither Node nor browser, clock, chance nor locale', () => {
  const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  assert.ok(sources.length >= 16)
  for (const name of sources) {
    const code = readFileSync(new URL(name, FOLDER), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    for (const [, target = ''] of code.matchAll(/from '([^']+)'/g)) assert.match(target, /^\.\/[a-z-]+\.ts$/, `${name} imports ${target}`)
    assert.doesNotMatch(code, TIES, name)
  }
})

test('the module loads by the name that its package gives it', async () => {
  const byName = await import('icao-seal/mrz')
  assert.equal(byName.checkDigit('520727'), '3')
})
