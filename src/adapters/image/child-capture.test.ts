import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { TOURIST_CARD_PHOTO } from '../../countries/kz-demo/photo-specs.ts'
import { childCapture } from './child-capture.ts'
import type { ChildCaptureOptions } from './child-capture.ts'

const scripts = await mkdtemp(path.join(tmpdir(), 'capture-'))
const opened: { close(): Promise<void> }[] = []
after(async () => {
  for (const capture of opened) await capture.close()
  await rm(scripts, { recursive: true })
})

function open(options: Partial<ChildCaptureOptions> = {}): ReturnType<typeof childCapture> {
  const capture = childCapture({ workers: 1, timeoutMs: 30_000, ...options })
  opened.push(capture)
  return capture
}

const white = await readFile(new URL('../../../test/samples/portraits/ok-white.jpg', import.meta.url))

async function ask(capture: ReturnType<typeof childCapture>, content: string): Promise<string> {
  const result = await capture.portrait(Buffer.from(content), TOURIST_CARD_PHOTO)
  return result.ok ? String(result.value) : result.code
}

/** A child that is told by the upload what to do; `serve` is how it answers. */
async function odd(name: string, serve: string): Promise<URL> {
  const file = path.join(scripts, `${name}.ts`)
  const answering = JSON.stringify(new URL('./answer-questions.ts', import.meta.url).href)
  await writeFile(
    file,
    `const { answerQuestions } = await import(${answering})
     const held: Buffer[] = []
     async function answer({ content }: { content: Uint8Array }) {
       const word = Buffer.from(content).toString()
       if (word === 'hang') await new Promise(() => undefined)
       if (word === 'spin') for (;;);
       if (word === 'abort') process.abort()
       if (word === 'eat') for (let i = 0; i < 30; i++) { held.push(Buffer.alloc(10_000_000, i)); await new Promise((resolve) => setTimeout(resolve, 10)) }
       return { ok: true, value: word }
     }
     ${serve}\n`,
  )
  return pathToFileURL(file)
}

const GUARDED = 'answerQuestions({ answer, retiresAbove: 0.9 })'
const UNGUARDED = `process.on('message', async (question: { content: Uint8Array }) => process.send?.({ result: await answer(question), retires: false })); process.send?.('ready')`

test('the real child measures, cuts and refuses, each to its own question', async () => {
  const capture = open()
  const [check, cut, refused] = await Promise.all([
    capture.portrait(white, TOURIST_CARD_PHOTO),
    capture.crop(white, TOURIST_CARD_PHOTO),
    capture.portrait(white.subarray(0, 400), TOURIST_CARD_PHOTO),
  ])
  assert.ok(check.ok && cut.ok && !refused.ok)
  assert.deepEqual(
    check.value.findings.filter(({ passes }) => !passes),
    [],
  )
  assert.equal(check.value.spec.version, TOURIST_CARD_PHOTO.version)
  assert.deepEqual([cut.value.width, cut.value.height, cut.value.jpeg[0]], [826, 1062, 0xff])
  assert.equal(refused.code, 'file-not-readable')
})

test('a child that hangs, spins or dies costs its own picture alone: those beside and behind it are answered', async () => {
  const script = await odd('odd', GUARDED)
  for (const harm of ['hang', 'spin', 'abort']) {
    const capture = open({ script, workers: 2, timeoutMs: 1_500 })
    const answers = await Promise.all([harm, 'beside', 'behind', 'last'].map((word) => ask(capture, word)))
    assert.deepEqual(answers, ['picture-check-unavailable', 'beside', 'behind', 'last'], harm)
  }
})

test('a child that eats memory is ended, and its successor begins anew; its broken twin, without the guard, would go on', async () => {
  const guarded = open({ script: await odd('guarded', GUARDED), memoryMb: 150 })
  assert.deepEqual([await ask(guarded, 'eat'), await ask(guarded, 'next')], ['picture-check-unavailable', 'next'])
  const unguarded = open({ script: await odd('unguarded', UNGUARDED), memoryMb: 150 })
  assert.equal(await ask(unguarded, 'eat'), 'eat')
})

test('a file over the limit never reaches a child', async () => {
  const capture = open({ script: await odd('echo', GUARDED) })
  const result = await capture.portrait(Buffer.alloc(TOURIST_CARD_PHOTO.accepts.maxBytes + 1), TOURIST_CARD_PHOTO)
  assert.equal(result.ok ? 'answered' : result.code, 'file-too-large')
})
