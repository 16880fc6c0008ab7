import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { figuresOf, missOf, run } from './photos.ts'
import type { Seen } from './photos.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'portraits-'))
after(() => rm(folder, { recursive: true }))

const seen = (expected: string[], found: string[], cpuMs = 100): Seen => ({ name: 'a.jpg', expected, found, shown: found.slice(0, 1), cpuMs })

test('a folder that is not there, holds no list or none of the pictures listed ends with code 1', async () => {
  assert.equal(await run(path.join(folder, 'nowhere')), 1)
  assert.equal(await run(folder), 1)
  await writeFile(path.join(folder, 'expected.json'), '{"gone.jpg": "dark"}')
  assert.equal(await run(folder), 1)
  await writeFile(path.join(folder, 'expected.json'), 'not a list')
  assert.equal(await run(folder), 1)
})

test('a defect is found when one of those expected is among the findings, and a compliant portrait passes only without any', () => {
  const all = [seen(['dark'], ['dark', 'head-small']), seen(['roll', 'yaw'], ['blurred', 'yaw']), seen(['dark'], []), seen([], []), seen([], ['pitch'], 300)]
  assert.deepEqual(figuresOf(all), { n: 5, defectsFound: 0.667, cleanPassed: 0.5, firstRight: 0.333, cpuMs: 100 })
})

test('every miss has its line, and what another finding stands before has one too', () => {
  assert.deepEqual(missOf(seen(['dark'], ['dark', 'head-small'])), [])
  assert.deepEqual(missOf(seen([], [])), [])
  assert.deepEqual(missOf(seen(['dark'], [])), ['a.jpg: expected dark, found nothing'])
  assert.deepEqual(missOf(seen([], ['pitch', 'roll'])), ['a.jpg: expected nothing, found pitch, (roll)'])
  assert.deepEqual(missOf(seen(['roll'], ['blurred', 'roll'])), ['a.jpg: expected roll first, found blurred, (roll)'])
})
