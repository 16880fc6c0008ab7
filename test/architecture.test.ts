import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCycles } from './architecture/cycles.ts'
import { wrongImports } from './architecture/import-map.ts'
import { findSql, RULES, SQL_INFRASTRUCTURE } from './architecture/rules.ts'
import { projectSources } from './architecture/sources.ts'

const sources = projectSources()

test('the project was found', () => {
  assert.ok(sources.length > 200, `${sources.length} files`)
  assert.ok(sources.reduce((sum, { imports }) => sum + imports.length, 0) > 1_000)
  for (const { path } of sources.filter(({ imports }) => imports.length > 0)) assert.match(path, /^(?:src|packages|test|tools|bin)\//)
})

test('everybody imports only what the map allows', () => {
  assert.deepEqual(sources.flatMap(wrongImports), [])
})

test('no files import each other in a ring', () => {
  assert.deepEqual(importCycles(sources), [])
})

for (const { title, covers, findIn } of RULES) {
  test(title, () => {
    assert.deepEqual(sources.filter(({ path }) => covers(path)).flatMap(findIn), [])
  })
}

test('the list of files that may hold SQL without being a store has no entry too many', () => {
  const needed = sources.filter((file) => SQL_INFRASTRUCTURE.includes(file.path) && findSql(file).length > 0).map(({ path }) => path)
  assert.deepEqual(SQL_INFRASTRUCTURE, needed)
})
