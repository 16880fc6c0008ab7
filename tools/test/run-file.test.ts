import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { runFile } from './run-file.ts'
import { runTests } from './run-tests.ts'

const folder = temporaryFolder('runner')
const BEGIN = `import { after, describe, it, test } from 'node:test'\n`

async function outcomeOf(text: string, limitMs?: number) {
  const file = path.join(folder, 'planted.test.ts')
  writeFileSync(file, BEGIN + text)
  const { passed, skipped, failures } = await runFile(file, {}, limitMs)
  return { passed, skipped, failures: failures.map(({ where, what }) => `${where.slice(file.length)} ${what}`) }
}

test('passed, failed and skipped tests are counted once each, at any depth', async () => {
  const outcome = await outcomeOf(`
    test('a', () => {})
    test('parent', async (t) => { await t.test('b', () => {}); await t.test('c', () => { throw new Error('the reason') }) })
    describe('suite', () => { it('d', () => {}); it('e', { skip: 'not here' }, () => {}) })
    console.log('heard')`)
  assert.equal(outcome.passed, 3)
  assert.equal(outcome.skipped, 1)
  assert.equal(outcome.failures.length, 1)
  assert.match(outcome.failures[0] ?? '', /^: c Error: the reason[\s\S]*--- what the file wrote ---\nheard$/)
})

test('a file that runs no test has failed', async () => {
  assert.deepEqual(await outcomeOf(''), { passed: 0, skipped: 0, failures: [' it runs no test'] })
})

test('a file that cannot be loaded has failed, with what it said', async () => {
  const { failures } = await outcomeOf(`import './nowhere.ts'`)
  assert.match(failures.join(), /^ it ended with 1[\s\S]*ERR_MODULE_NOT_FOUND/)
})

test('a file that leaves before its tests are done has failed, even with a smile', async () => {
  const { failures } = await outcomeOf(`test('a', () => {}); test('b', async () => { await new Promise((done) => setTimeout(done, 100)); process.exit(0) })`)
  assert.match(failures.join(), /before its tests were done/)
})

test('a file whose hook fails, or that dies after its tests, has failed', async () => {
  assert.equal((await outcomeOf(`test('a', () => {}); after(() => { throw new Error('x') })`)).failures.length, 1)
  assert.match((await outcomeOf(`test('a', () => {}); process.on('exit', () => (process.exitCode = 7))`)).failures.join(), /it ended with 7/)
})

test('a file that does not end is ended with everything it started', async () => {
  // The started process holds the output open: as long as it lives, there is no outcome.
  const { passed, failures } = await outcomeOf(
    `import { spawn } from 'node:child_process'
    test('a', () => void spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }))
    setInterval(() => {}, 1000)`,
    3_000,
  )
  assert.equal(passed, 1)
  assert.match(failures.join(), /it ended with the limit of 3 s/)
})

test('a stage without files, or with skipped tests only, has failed', async () => {
  const failuresOf = async (files: readonly string[]) => (await runTests([{ stage: 'x', files, env: {} }])).flatMap(({ failures }) => failures)
  assert.deepEqual(await failuresOf([]), [{ where: 'x', what: 'it has no test files' }])
  const file = path.join(folder, 'skipped.test.ts')
  writeFileSync(file, `${BEGIN}test('a', { skip: true }, () => {})`)
  assert.deepEqual(await failuresOf([file]), [{ where: 'x', what: 'not one test ran' }])
})

test('files of several stages run beside each other, a bounded stage keeps to its bound, and each stage tells its own tests once', async () => {
  const log = path.join(folder, 'log')
  const write = (name: string, text: string) => {
    const file = path.join(folder, `${name}.test.ts`)
    writeFileSync(file, `${BEGIN}import { appendFileSync } from 'node:fs'\n${text}`)
    return file
  }
  const say = (what: string) => `appendFileSync(${JSON.stringify(log)}, '${what}')`
  const slow = `test('a', async () => { ${say('<')}; await new Promise((done) => setTimeout(done, 50)); ${say('>')} })`
  const failing = write('failing', `test('b', () => {}); test('c', () => { throw new Error('the reason') })`)
  const told: string[] = []
  const outcomes = await runTests(
    [
      { stage: 'bounded', files: [write('one', slow), write('two', slow)], env: {}, atOnce: 1 },
      { stage: 'free', files: [failing], env: {} },
      { stage: 'free again', files: [failing], env: {} },
      { stage: 'empty', files: [], env: {} },
    ],
    ({ stage }) => told.push(stage),
  )
  assert.deepEqual(told.toSorted(), ['bounded', 'empty', 'free', 'free again'])
  assert.deepEqual(
    outcomes.map(({ stage, passed, failures }) => `${stage} ${passed} ${failures.length}`),
    ['bounded 2 0', 'free 1 1', 'free again 1 1', 'empty 0 1'],
  )
  assert.equal(readFileSync(log, 'utf8'), '<><>')
})
