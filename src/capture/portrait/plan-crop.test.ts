import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TOURIST_CARD_PHOTO } from '../../countries/kz-demo/photo-specs.ts'
import { fromFrame } from './frame.ts'
import type { Head } from './measure-portrait.ts'
import { cornersOf, drawCrop, planCrop, wantedFrame } from './plan-crop.ts'
import type { CropSource } from './plan-crop.ts'

const SPEC = TOURIST_CARD_PHOTO.crop

/** A head of 600 pixels from chin to crown, eyes at `x`, `y`, turned by `roll` degrees. */
function head(x: number, y: number, roll = 0): Head {
  const angle = (roll * Math.PI) / 180
  const along = (reach: number): { x: number; y: number } => ({ x: x - reach * Math.sin(angle), y: y + reach * Math.cos(angle) })
  const across = (reach: number): { x: number; y: number } => ({ x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) })
  const geometry = {
    rightEye: across(-80),
    leftEye: across(80),
    betweenEyes: { x, y },
    chin: along(280),
    eyeDistance: 160,
    faceLength: 280,
    roll,
    yaw: 0,
    pitch: 0,
    eyeOpening: 0.1,
    mouthOpening: 0,
  }
  return { geometry, crown: along(-320), crownSeen: true }
}

const source = (width: number, height: number, scale = 1): CropSource => ({ width, height, scale })

function outcome(of: Head, from: CropSource): string {
  const plan = planCrop(of, from, SPEC)
  return plan.ok ? 'cut' : [plan.code, plan.facts['missing']].filter(Boolean).join(' ')
}

test('the frame is level with the eyes, which lie in its middle at the height wanted, and the head is as large as wanted', () => {
  for (const roll of [0, 7, -20]) {
    const frame = wantedFrame(head(500, 500, roll), SPEC)
    const eyes = fromFrame(frame, { x: 0.5, y: SPEC.eyeLine })
    assert.ok(Math.hypot(eyes.x - 500, eyes.y - 500) < 1e-9)
    assert.ok(Math.abs(600 / frame.height - SPEC.headHeight) < 1e-9)
    assert.ok(Math.abs(frame.width / frame.height - 826 / 1062) < 1e-9)
  }
})

test('a picture that ends too early is refused by the name of the side, and by the corner side too when the head is tilted', () => {
  assert.equal(outcome(head(500, 500), source(1000, 1000)), 'cut')
  assert.equal(outcome(head(290, 500), source(1000, 1000)), 'crop-would-invent left')
  assert.equal(outcome(head(710, 500), source(1000, 1000)), 'crop-would-invent right')
  assert.equal(outcome(head(500, 330), source(1000, 1000)), 'crop-would-invent top')
  assert.equal(outcome(head(500, 600), source(1000, 1000)), 'crop-would-invent bottom')
  assert.equal(outcome(head(290, 330), source(1000, 1000)), 'crop-would-invent left top')
  assert.equal(outcome(head(330, 500), source(1000, 1000)), 'cut')
  assert.match(outcome(head(330, 500, 15), source(1000, 1000)), /^crop-would-invent .*left/)
})

test('half a percent over the edge is taken off by a closer cut; a little more is refused', () => {
  const { width } = wantedFrame(head(0, 0), SPEC)
  const edge = width / 2
  const just = planCrop(head(edge - 0.0049 * width, 500), source(1000, 1000), SPEC)
  assert.ok(just.ok)
  assert.ok(just.value.frame.width < width && just.value.frame.width > 0.985 * width)
  assert.equal(outcome(head(edge - 0.0051 * width, 500), source(1000, 1000)), 'crop-would-invent left')
})

test('a cut that would be blown up too much is refused as too coarse', () => {
  assert.equal(outcome(head(500, 500), source(1000, 1000, 0.6)), 'low-resolution')
  assert.equal(outcome(head(500, 500), source(1000, 1000, 0.7)), 'cut')
})

test('wherever the head lies and however it is tilted: a plan lies inside the picture', () => {
  const place = fc.integer({ min: 200, max: 1300 })
  let plans = 0
  fc.assert(
    fc.property(place, place, fc.integer({ min: -40, max: 40 }), (x, y, roll) => {
      const plan = planCrop(head(x, y, roll), source(1500, 1500), SPEC)
      if (!plan.ok) return
      plans++
      for (const corner of cornersOf(plan.value.frame)) {
        assert.ok(corner.x > -1e-6 && corner.x < 1500 + 1e-6 && corner.y > -1e-6 && corner.y < 1500 + 1e-6, JSON.stringify(corner))
      }
    }),
    { numRuns: 400 },
  )
  assert.ok(plans > 20, `${plans} plans`)
})

test('the cut holds only colours that the picture holds', () => {
  const image = { width: 1000, height: 1000, data: new Uint8Array(3_000_000).fill(87) }
  const plan = planCrop(head(500, 500, 9), source(1000, 1000), SPEC)
  assert.ok(plan.ok)
  const drawn = drawCrop(image, plan.value, 1)
  assert.deepEqual([drawn.width, drawn.height], [826, 1062])
  assert.ok(drawn.data.every((value) => value === 87))
})
