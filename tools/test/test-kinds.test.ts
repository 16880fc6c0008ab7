import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectSources, source } from '../../test/architecture/sources.ts'
import { testKinds } from './test-kinds.ts'

test('a test is run where what it reaches through its imports is at hand', () => {
  const sources = [
    source('test/support/chromium.ts', ''),
    source('test/support/database.ts', ''),
    source('test/support/browser.ts', `import { findChromium } from './chromium.ts'`),
    source('src/a/plain.test.ts', `import { a } from './a.ts'`),
    source('src/a/shown.test.ts', `import { openBrowser } from '../../test/support/browser.ts'`),
    source('src/a/stored.test.ts', `import { b } from './b.ts'`),
    source('src/a/b.ts', `import type { D } from '../../test/support/database.ts'`),
    source('src/a/one.sql.test.ts', ''),
    source('src/a/embedded-kill.test.ts', `import { b } from './b.ts'`),
    source('test/reliability/long-series.test.ts', ''),
    source('test/journeys/kill-midway.test.ts', ''),
    source('test/ratchet.test.ts', ''),
  ]
  assert.deepEqual(Object.fromEntries(testKinds(sources)), {
    'src/a/plain.test.ts': 'unit',
    'src/a/shown.test.ts': 'journey',
    'src/a/stored.test.ts': 'database',
    'src/a/one.sql.test.ts': 'database',
    'src/a/embedded-kill.test.ts': 'kill',
    'test/reliability/long-series.test.ts': 'kill',
    'test/journeys/kill-midway.test.ts': 'journey',
    'test/ratchet.test.ts': 'architecture',
  })
})

test('every test of the project has a kind, and every kind has tests', () => {
  const kinds = testKinds(projectSources())
  assert.ok(kinds.size > 50)
  assert.equal(new Set(kinds.values()).size, 5)
})
