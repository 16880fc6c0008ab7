import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockinessOf } from './detail.ts'
import { cut, fromFrame } from './frame.ts'
import { labOf } from './lab.ts'
import { areaScaled, clipped, greyOf, shrunk } from './rgb.ts'
import type { Grey, Rgb } from './rgb.ts'

/** A picture whose pixel at x, y is what `colour` says. */
function picture(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number]): Rgb {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 3)
  return { width, height, data }
}

const ramp = picture(40, 30, (x, y) => [x * 5, y * 7, 100])
const whole = { centre: { x: 20, y: 15 }, width: 40, height: 30, angle: 0 }

test('a frame over the whole picture gives the picture back, and a mirrored one its mirror image', () => {
  const size = { width: 40, height: 30, outside: 'black' } as const
  assert.deepEqual([...cut(ramp, whole, size)], [...ramp.data])
  const mirrored = cut(ramp, whole, { ...size, mirrored: true })
  assert.deepEqual([...mirrored.subarray(0, 3)], [195, 0, 100])
})

test('a quarter turn of the frame turns the picture a quarter turn back', () => {
  const turned = cut(ramp, { centre: { x: 20, y: 15 }, width: 30, height: 40, angle: Math.PI / 2 }, { width: 30, height: 40, outside: 'edge' })
  // The frame's upper left is the picture's upper right.
  for (const [channel, value] of [195, 0, 100].entries()) assert.ok(Math.abs((turned[channel] ?? 0) - value) < 0.01)
})

test('outside the picture lies black or the pixel of the edge', () => {
  const beyond = { centre: { x: -20, y: 15 }, width: 20, height: 20, angle: 0 }
  const size = { width: 5, height: 5 }
  assert.ok(cut(ramp, beyond, { ...size, outside: 'black' }).every((value) => value === 0))
  assert.equal(cut(ramp, beyond, { ...size, outside: 'edge' })[2], 100)
})

test('a place in a frame is found again, however the frame is turned', () => {
  const number = fc.double({ min: -500, max: 500, noNaN: true })
  const size = fc.double({ min: 1, max: 900, noNaN: true })
  const angle = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(number, number, size, size, angle, (x, y, width, height, turn) => {
      const frame = { centre: { x, y }, width, height, angle: turn }
      const [a, b, c] = [fromFrame(frame, { x: 0, y: 0 }), fromFrame(frame, { x: 1, y: 0 }), fromFrame(frame, { x: 1, y: 1 })]
      assert.ok(Math.abs(Math.hypot(b.x - a.x, b.y - a.y) - width) < 1e-6)
      assert.ok(Math.abs(Math.hypot(c.x - b.x, c.y - b.y) - height) < 1e-6)
      assert.ok(Math.abs((a.x + c.x) / 2 - x) < 1e-6 && Math.abs((a.y + c.y) / 2 - y) < 1e-6)
    }),
  )
})

test('shrinking and area scaling keep the mean', () => {
  const small = shrunk(ramp, 5)
  assert.deepEqual([small.width, small.height], [8, 6])
  assert.deepEqual([...small.data.subarray(0, 3)], [10, 14, 100])
  assert.equal(shrunk(ramp, 1), ramp)
  const grey = greyOf(ramp, { left: 0, top: 0, right: 40, bottom: 30 })
  const mean = ({ data }: Grey): number => data.reduce((sum, value) => sum + value, 0) / data.length
  for (const scale of [0.5, 0.3, 0.77]) assert.ok(Math.abs(mean(areaScaled(grey, scale)) - mean(grey)) < 6, String(scale))
  assert.equal(areaScaled(grey, 1.5), grey)
})

test('a box is cut to the picture, and one beside it is empty', () => {
  assert.deepEqual(clipped({ left: -5, top: 2.4, right: 99, bottom: 8.6 }, ramp), { left: 0, top: 2, right: 40, bottom: 9 })
  assert.equal(greyOf(ramp, { left: 50, top: 50, right: 60, bottom: 60 }).data.length, 0)
})

test('Lab of known colours', () => {
  const known: readonly (readonly [number, number, number, number, number, number])[] = [
    [255, 255, 255, 100, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [255, 0, 0, 53.24, 80.09, 67.2],
    [0, 0, 255, 32.3, 79.19, -107.86],
    [119, 119, 119, 50.03, 0, 0],
  ]
  for (const [red, green, blue, l, a, b] of known) {
    const lab = labOf(red, green, blue)
    assert.ok(Math.hypot(lab.l - l, lab.a - a, lab.b - b) < 0.3, `${red} ${green} ${blue}: ${JSON.stringify(lab)}`)
  }
})

/** Grey noise, the same at every run, with steps of `step` at every eighth column from `phase` on. */
function blocks(step: number, phase: number): Grey {
  let state = 1
  const data = Float32Array.from({ length: 160 * 120 }, (_, at) => {
    state = (state * 48271) % 2147483647
    return 100 + (state % 5) + step * (Math.floor(((at % 160) + phase) / 8) % 2)
  })
  return { width: 160, height: 120, data }
}

test('the grid of JPEG is found wherever it begins, down the rows too, and not where there is none', () => {
  assert.ok(blockinessOf(blocks(0, 0)) < 1.1)
  for (let phase = 0; phase < 8; phase++) assert.ok(blockinessOf(blocks(12, phase)) > 4, `phase ${phase}`)
  const { width, height, data } = blocks(12, 3)
  const turned = Float32Array.from({ length: data.length }, (_, at) => data[(at % height) * width + Math.floor(at / height)] ?? 0)
  assert.ok(blockinessOf({ width: height, height: width, data: turned }) > 4)
})

test('a grid of less than a grey level is not seen, and nothing is found in next to no pixels', () => {
  const faint = Float32Array.from({ length: 160 * 120 }, (_, at) => 100 + 0.4 * (Math.floor((at % 160) / 8) % 2))
  assert.equal(blockinessOf({ width: 160, height: 120, data: faint }), 1)
  for (const [width, height] of [
    [0, 0],
    [1, 1],
    [1, 9],
  ] as const)
    assert.equal(blockinessOf({ width, height, data: new Float32Array(width * height) }), 1)
})
