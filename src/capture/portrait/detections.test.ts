import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeDetections, overlap } from './detections.ts'
import type { RawDetections } from './detections.ts'

const LIMITS = { minScore: 0.5, maxOverlap: 0.3 }

/** Outputs in which only the anchors given answer: index, score before the sigmoid, and box. */
function raw(answers: readonly (readonly [number, number, readonly number[]])[]): RawDetections {
  const scores = new Float32Array(896).fill(-50)
  const boxes = new Float32Array(896 * 16)
  for (const [index, score, numbers] of answers) {
    scores[index] = score
    boxes.set(numbers, index * 16)
  }
  return { scores, boxes }
}

test('a box lies where its anchor lies: 512 anchors of 16 pixels, then 384 of 32', () => {
  const found = decodeDetections(
    raw([
      [2 * 17, 3, [1, -2, 20, 30, -5, -4, 5, -4]],
      [512 + 6 * 36, 2, [0, 0, 40, 40]],
    ]),
    LIMITS,
  )
  assert.deepEqual(found[0]?.box, { left: 24 + 1 - 10, top: 24 - 2 - 15, right: 24 + 1 + 10, bottom: 24 - 2 + 15 })
  assert.deepEqual(found[0]?.eyes, [
    { x: 19, y: 20 },
    { x: 29, y: 20 },
  ])
  assert.deepEqual(found[1]?.box, { left: 4 * 32 + 16 - 20, top: 4 * 32 + 16 - 20, right: 4 * 32 + 16 + 20, bottom: 4 * 32 + 16 + 20 })
})

test('of boxes over one face the surest is kept, and two faces stay two', () => {
  const size = [0, 0, 40, 40]
  const found = decodeDetections(
    raw([
      [0, 1, size],
      [1, 4, size],
      [2, 2, size],
      [400, 1, size],
    ]),
    LIMITS,
  )
  assert.deepEqual(
    found.map(({ score }) => score > 0.9),
    [true, false],
  )
  // The broken twin: with any overlap allowed, one face is counted again and again.
  assert.equal(
    decodeDetections(
      raw([
        [0, 1, size],
        [1, 4, size],
        [2, 2, size],
      ]),
      { ...LIMITS, maxOverlap: 1 },
    ).length,
    3,
  )
})

test('below the score nothing is a face, and outputs that are cut short or not numbers find nothing', () => {
  assert.deepEqual(decodeDetections(raw([[5, -0.1, [0, 0, 9, 9]]]), LIMITS), [])
  assert.deepEqual(decodeDetections({ scores: new Float32Array(), boxes: new Float32Array() }, LIMITS), [])
  assert.deepEqual(decodeDetections({ scores: new Float32Array(896).fill(Number.NaN), boxes: new Float32Array(896 * 16) }, LIMITS), [])
})

test('overlap is between 0 and 1, the same both ways, and 1 for a box with itself', () => {
  const side = fc.integer({ min: 1, max: 100 })
  const box = fc.tuple(side, side, side, side).map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }))
  fc.assert(
    fc.property(box, box, (a, b) => {
      const shared = overlap(a, b)
      assert.ok(shared >= 0 && shared <= 1)
      assert.equal(shared, overlap(b, a))
      assert.equal(overlap(a, a), 1)
    }),
  )
})
