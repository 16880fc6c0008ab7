import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backgroundOf } from './background.ts'
import type { FaceGeometry } from './mesh.ts'
import type { Rgb } from './rgb.ts'

const WIDTH = 320
const HEIGHT = 410
const FACE = { left: 100, top: 120, right: 220, bottom: 290 }
const GEOMETRY: FaceGeometry = {
  rightEye: { x: 130, y: 190 },
  leftEye: { x: 190, y: 190 },
  betweenEyes: { x: 160, y: 190 },
  chin: { x: 160, y: 290 },
  eyeDistance: 60,
  faceLength: 100,
  roll: 0,
  yaw: 0,
  pitch: 0,
  eyeOpening: 0.1,
  mouthOpening: 0,
}

type Colour = readonly [number, number, number]
type Paint = (x: number, y: number) => Colour

/** An ellipse of hair and skin over shoulders, before whatever `behind` paints. */
function scene(behind: Paint): Rgb {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const person = ((x - 160) / 80) ** 2 + ((y - 190) / 130) ** 2 < 1 || (y > 330 && Math.abs(x - 160) < 140)
      data.set(person ? [90, 60, 50] : behind(x, y), (y * WIDTH + x) * 3)
    }
  }
  return { width: WIDTH, height: HEIGHT, data }
}

const WHITE: Paint = () => [244, 244, 242]
const seen = (behind: Paint) => backgroundOf(scene(behind), FACE, GEOMETRY)

test('a plain white background is whole, light, grey and even, and shows the crown', () => {
  const { share, light, chroma, spread, difference, crown } = seen(WHITE)
  assert.equal(share, 1)
  assert.ok(light > 95 && chroma < 2 && spread < 0.1 && difference < 0.1, JSON.stringify({ light, chroma, spread, difference }))
  assert.ok(crown !== undefined && Math.abs(crown - 60) <= 2, `crown at ${crown}`)
})

test('a colour is told by its chroma, grey by its lightness', () => {
  assert.ok(seen(() => [150, 180, 230]).chroma > 20)
  assert.ok(seen(() => [160, 160, 160]).light < 70)
})

test('a slope of light is uneven, and something standing there is clutter that hides the crown', () => {
  assert.ok(seen((_, y) => [250 - y / 4, 250 - y / 4, 250 - y / 4]).spread > 12)
  const cluttered = seen((x, y) => (x < 40 && y < 250 ? [60, 40, 120] : [244, 244, 242]))
  assert.ok(cluttered.share < 0.9, String(cluttered.share))
  assert.equal(cluttered.crown, undefined)
})

test('a speck above the head is not its crown', () => {
  const { crown } = seen((x, y) => (Math.abs(x - 160) < 3 && y > 20 && y < 23 ? [0, 0, 0] : [244, 244, 242]))
  assert.ok(crown !== undefined && crown > 50, String(crown))
})

test('the flood never enters the face, whatever its colour', () => {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(244)
  const { share, crown } = backgroundOf({ width: WIDTH, height: HEIGHT, data }, FACE, GEOMETRY)
  assert.equal(share, 1)
  assert.ok(crown !== undefined && Math.abs(crown - FACE.top) <= 1)
})

test('hair that touches the sides of a large head is not clutter', () => {
  const wide: Paint = (x, y) => (y > 150 && (x < 90 || x > 230) ? [90, 60, 50] : [244, 244, 242])
  const large = { ...GEOMETRY, rightEye: { x: 110, y: 190 }, leftEye: { x: 210, y: 190 }, eyeDistance: 100 }
  assert.ok(backgroundOf(scene(wide), FACE, GEOMETRY).share < 0.9)
  assert.equal(backgroundOf(scene(wide), FACE, large).share, 1)
})
