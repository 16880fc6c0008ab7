import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ramFolder } from '../../test/support/ram-folder.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { sweep, temporaryOfRun } from './temporary.ts'

test('what a killed run left goes away, and what a living one uses stays', () => {
  const runs = temporaryFolder('runs')
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  for (const name of [pid, process.pid]) mkdirSync(path.join(runs, String(name), 'deep'), { recursive: true })
  sweep(runs)
  assert.deepEqual(readdirSync(runs), [String(process.pid)])
})

test('temporary files go into memory only where there is a place for them', () => {
  const runs = ramFolder('test-runs')
  assert.deepEqual(temporaryOfRun(), runs ? { TMPDIR: path.join(runs, String(process.pid)) } : {})
})
