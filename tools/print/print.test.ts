import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { World } from '../../packages/icao-seal/fuzz/sealed-world.ts'
import { brokenTwin } from '../../packages/icao-seal/run/broken-twin.ts'
import { OWN_MODULES } from '../../packages/icao-seal/run/modules.ts'
import type { CodeReader } from '../../src/actions/ports/seal-reading.ts'
import { zxingReader } from '../../src/adapters/barcode/zxing-reader.ts'
import { seen, sheetPointOf, type View } from './camera.ts'
import { type Frame, frameSource, SYMBOLS } from './frames.ts'
import { judgeFrames } from './judge.ts'

const SAMPLE = 4
const SEED = 3

let world: World
const frames: Frame[] = []

/** The reader of the product, which looks at each frame once for all tests. */
const readings = new Map<Uint8Array, ReturnType<CodeReader['read']>>()
const reader: CodeReader = {
  read(picture) {
    const reading = readings.get(picture) ?? zxingReader().read(picture)
    readings.set(picture, reading)
    return reading
  },
}

before(async () => {
  const source = await frameSource({ count: SAMPLE, seed: SEED })
  world = source.world
  for await (const frame of source.frames) frames.push(frame)
})

test('printed at 200 dots to the inch and photographed, the codes of every card are read in one frame, the genuine ones accepted and the forged ones not', async () => {
  const report = await judgeFrames(frames, { world, reader, modules: OWN_MODULES })
  assert.equal(report.n, SAMPLE)
  assert.deepEqual(report.refusals, [])
  for (const name of SYMBOLS) assert.deepEqual(report.symbols[name], { shown: SAMPLE, read: SAMPLE, accepted: SAMPLE }, name)
  assert.deepEqual([report.forgedRead, report.acceptedWrongly], [SYMBOLS.length, 0])
})

/** Takes what was read for text, as readers do unless they are told otherwise. */
const readsText: CodeReader = {
  async read(picture) {
    const codes = await reader.read(picture)
    return codes.map(({ symbology, bytes }) => ({ symbology, bytes: new TextEncoder().encode(new TextDecoder().decode(bytes)) }))
  },
}

test('a reader that takes seals for text would be noticed: it reads them and none is accepted', async () => {
  const report = await judgeFrames(frames, { world, reader: readsText, modules: OWN_MODULES })
  const { dataMatrix, qr, vdsNc } = report.symbols
  assert.deepEqual(
    [dataMatrix, qr],
    [
      { shown: SAMPLE, read: SAMPLE, accepted: 0 },
      { shown: SAMPLE, read: SAMPLE, accepted: 0 },
    ],
  )
  assert.deepEqual(vdsNc, { shown: SAMPLE, read: SAMPLE, accepted: SAMPLE })
  assert.equal(report.refusals.length, 2 * SAMPLE)
})

const BREAKS = [
  { title: 'checks no signature of a seal', file: 'policy/check-vds.ts', text: "if (signature === 'bad')", instead: "if (signature === 'none')", wrong: 2 },
  { title: 'checks no signature of a code', file: 'vdsnc/check.ts', text: "signed === 'bad' ? 'INVALID_SIGNATURE' : null", instead: 'null', wrong: 1 },
  {
    title: 'does not compare the passport',
    file: 'policy/presented.ts',
    text: 'if (number !== sealed)',
    instead: 'if (number === sealed.repeat(2))',
    wrong: 2 * SAMPLE,
  },
] as const

for (const { title, wrong, ...change } of BREAKS) {
  test(`a library that ${title} would be noticed`, async () => {
    const report = await judgeFrames(frames, { world, reader, modules: await brokenTwin(change) })
    assert.equal(report.acceptedWrongly, wrong)
  })
}

test('a reader that finds nothing counts as nothing read', async () => {
  const report = await judgeFrames(frames, { world, reader: { read: async () => [] }, modules: OWN_MODULES })
  for (const name of SYMBOLS) assert.deepEqual(report.symbols[name], { shown: SAMPLE, read: 0, accepted: 0 })
  assert.equal(report.forgedRead, 0)
})

const STRAIGHT: View = { middle: [50, 40], scale: 2, rotation: 0, tilt: [0, 0], frame: [200, 160] }
const near = ([x, y]: readonly [number, number]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]

test('the camera sees the middle in the middle, turns about it, and sees the nearer edge larger', () => {
  assert.deepEqual(near(sheetPointOf(STRAIGHT)(99.5, 79.5)), [50, 40])
  assert.deepEqual(near(sheetPointOf(STRAIGHT)(199.5, 79.5)), [100, 40])
  assert.deepEqual(near(sheetPointOf({ ...STRAIGHT, rotation: 90 })(199.5, 79.5)), [50, -10])
  const tilted = sheetPointOf({ ...STRAIGHT, tilt: [10, 0] })
  const [left, middle, right] = [tilted(0, 79.5)[0], tilted(99.5, 79.5)[0], tilted(199, 79.5)[0]]
  assert.ok(middle - left < right - middle - 2, `${left} ${middle} ${right}`)
})

test('what lies beyond the sheet is the desk', () => {
  const { pixels } = seen({ pixels: new Uint8Array(100).fill(255), width: 10, height: 10 }, { ...STRAIGHT, middle: [5, 5], frame: [40, 40] })
  assert.deepEqual([pixels[0], pixels[20 * 40 + 20], pixels.at(-1)], [96, 255, 96])
})
