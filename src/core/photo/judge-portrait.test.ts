import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { REGISTRATION_CARD_PHOTO, TOURIST_CARD_PHOTO } from '../../countries/kz-demo/photo-specs.ts'
import { judgePortrait } from './judge-portrait.ts'
import type { PortraitFinding } from './judge-portrait.ts'
import { MEASURE_UNITS } from './portrait-measures.ts'
import type { MeasureName, PortraitMeasures } from './portrait-measures.ts'
import { PORTRAIT_RULES } from './portrait-rules.ts'

const GOOD: Required<PortraitMeasures> = {
  faces: 1,
  secondFace: 0,
  width: 826,
  height: 1062,
  bytes: 110_000,
  shape: 0.778,
  eyeDistance: 180,
  eyesLight: 25,
  faceLight: 0.6,
  blackShare: 0.01,
  whiteShare: 0.001,
  cheekOverlap: 0.5,
  cheekDifference: 10,
  chinColour: 10,
  cheekColour: 6,
  blockiness: 1.1,
  sharpness: 3,
  roll: 0,
  yaw: 0,
  pitch: 5,
  eyeOpening: 0.1,
  mouthOpening: 0.02,
  centre: 0.5,
  eyeLine: 0.45,
  backgroundShare: 1,
  backgroundLight: 95,
  backgroundChroma: 1,
  backgroundSpread: 3,
  backgroundDifference: 1,
  headHeight: 0.75,
  crownMargin: 0.06,
}

const shown = (measures: PortraitMeasures): string[] =>
  judgePortrait(measures, TOURIST_CARD_PHOTO)
    .filter((finding) => finding.shown)
    .map(({ rule }) => rule)

test('a portrait within all limits passes every rule, and every rule has its result', () => {
  for (const spec of [TOURIST_CARD_PHOTO, REGISTRATION_CARD_PHOTO]) {
    const findings = judgePortrait(GOOD, spec)
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      PORTRAIT_RULES.map(({ rule }) => rule),
    )
    assert.deepEqual(
      findings.filter(({ passes, shown: told }) => !passes || told),
      [],
    )
  }
})

/** One defect at a time, just outside its limit. */
const DEFECTS: readonly (readonly [PortraitMeasures, string])[] = [
  [{ faces: 0 }, 'no-face'],
  [{ secondFace: 0.11 }, 'several-faces'],
  [{ width: 412 }, 'low-resolution'],
  [{ height: 530 }, 'low-resolution'],
  [{ eyeDistance: 89 }, 'low-resolution'],
  [{ bytes: 9_999 }, 'file-too-small'],
  [{ eyesLight: -26 }, 'eyes-hidden'],
  [{ faceLight: 0.29 }, 'dark'],
  [{ blackShare: 0.26 }, 'dark'],
  [{ faceLight: 0.86 }, 'overexposed'],
  [{ whiteShare: 0.11 }, 'overexposed'],
  [{ cheekDifference: 26, cheekOverlap: 0.29 }, 'uneven-light'],
  [{ chinColour: 23 }, 'mouth-hidden'],
  [{ cheekColour: 23 }, 'mouth-hidden'],
  [{ blockiness: 2.1 }, 'compressed'],
  [{ sharpness: 0.5 }, 'blurred'],
  [{ roll: -5.1 }, 'roll'],
  [{ roll: 5.1 }, 'roll'],
  [{ yaw: 11 }, 'yaw'],
  [{ pitch: -9 }, 'pitch'],
  [{ pitch: 21 }, 'pitch'],
  [{ eyeOpening: 0.05 }, 'eyes-closed'],
  [{ mouthOpening: 0.13 }, 'mouth-open'],
  [{ centre: 0.42 }, 'off-centre'],
  [{ backgroundShare: 0.9 }, 'bg-clutter'],
  [{ backgroundChroma: 11 }, 'bg-coloured'],
  [{ backgroundLight: 79 }, 'bg-not-light'],
  [{ backgroundSpread: 11 }, 'bg-uneven'],
  [{ backgroundDifference: 11 }, 'bg-uneven'],
  [{ headHeight: 0.59 }, 'head-small'],
  [{ headHeight: 0.86 }, 'head-large'],
  [{ crownMargin: 0.01 }, 'crown-cut'],
  [{ eyeLine: 0.2 }, 'eye-line'],
  [{ shape: 1 }, 'wrong-shape'],
]

test('each defect alone is the one thing shown, and every rule has such a defect', () => {
  for (const [defect, rule] of DEFECTS) assert.deepEqual(shown({ ...GOOD, ...defect }), [rule], JSON.stringify(defect))
  assert.deepEqual(
    [...new Set(DEFECTS.map(([, rule]) => rule))],
    PORTRAIT_RULES.map(({ rule }) => rule),
  )
})

test('cheeks of different light are uneven light only when their grey levels hardly meet', () => {
  assert.deepEqual(shown({ ...GOOD, cheekOverlap: 0.2 }), [])
  assert.deepEqual(shown({ ...GOOD, cheekDifference: 40 }), [])
})

test('what a cause looks like is not told beside the cause', () => {
  assert.deepEqual(shown({ ...GOOD, eyesLight: -52, faceLight: 0.26, blackShare: 0.26, mouthOpening: 0.13 }), ['eyes-hidden'])
  assert.deepEqual(shown({ ...GOOD, whiteShare: 0.7, chinColour: 30 }), ['overexposed'])
  assert.deepEqual(shown({ ...GOOD, faceLight: 0.18, backgroundLight: 29, headHeight: 0.43 }), ['dark'])
  assert.deepEqual(shown({ ...GOOD, roll: 18, headHeight: 0.53 }), ['roll'])
  // Two regions, two causes.
  assert.deepEqual(shown({ ...GOOD, sharpness: 0.5, backgroundChroma: 30, backgroundLight: 70 }), ['blurred', 'bg-coloured'])
})

test('only what leaves nothing to judge stops; all else is advice', () => {
  const stops = DEFECTS.filter(([defect]) => judgePortrait({ ...GOOD, ...defect }, TOURIST_CARD_PHOTO).some(({ severity }) => severity === 'stop'))
  assert.deepEqual(
    stops.map(([defect]) => defect),
    [{ faces: 0 }, { width: 412 }, { height: 530 }, { bytes: 9_999 }],
  )
})

test('a stop is the number that is told when advice of the same rule is broken too', () => {
  const finding = judgePortrait({ ...GOOD, eyeDistance: 50, height: 300 }, TOURIST_CARD_PHOTO).find(({ rule }) => rule === 'low-resolution')
  assert.deepEqual(finding, {
    rule: 'low-resolution',
    measure: 'height',
    value: 300,
    limit: { min: 531 },
    unit: 'px',
    passes: false,
    shown: true,
    severity: 'stop',
  })
})

test('without a face nothing is claimed about it', () => {
  const findings = judgePortrait({ faces: 0, width: 826, height: 1062, bytes: 110_000, shape: 0.778, blockiness: 1 }, TOURIST_CARD_PHOTO)
  assert.deepEqual(
    findings.map(({ rule, passes }) => `${rule} ${passes}`),
    ['no-face false', 'low-resolution true', 'file-too-small true', 'compressed true', 'wrong-shape true'],
  )
})

test('a country that sets no limit has no such rule', () => {
  const { sharpness: _, ...limits } = TOURIST_CARD_PHOTO.limits
  assert.ok(!judgePortrait({ ...GOOD, sharpness: 0 }, { ...TOURIST_CARD_PHOTO, limits }).some(({ rule }) => rule === 'blurred'))
})

const NAMES = Object.keys(MEASURE_UNITS) as MeasureName[]
const anyMeasures = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.double({ min: -200, max: 2000, noNaN: true })])) as Record<MeasureName, fc.Arbitrary<number>>,
  { requiredKeys: [] },
)

test('for any measures: verdicts follow the limits, one at most is shown in a region, and something is shown when anything is wrong', () => {
  fc.assert(
    fc.property(anyMeasures, (measures) => {
      const findings = judgePortrait(measures, TOURIST_CARD_PHOTO)
      for (const finding of findings) assert.ok(isConsistent(finding), JSON.stringify(finding))
      const advice = findings.filter((finding) => finding.shown && finding.severity === 'advice').map(({ rule }) => regionOf(rule))
      assert.equal(new Set(advice).size, advice.length)
      assert.equal(
        findings.some((finding) => finding.shown),
        findings.some(({ passes }) => !passes),
      )
    }),
    { numRuns: 500 },
  )
})

test('for any measures: bringing one defect within its limits never adds a broken rule', () => {
  fc.assert(
    fc.property(anyMeasures, fc.constantFrom(...NAMES), (measures, name) => {
      if (measures[name] === undefined) return
      const broken = (of: PortraitMeasures): string[] => judgePortrait(of, TOURIST_CARD_PHOTO).flatMap(({ rule, passes }) => (passes ? [] : [rule]))
      const before = new Set(broken(measures))
      for (const rule of broken({ ...measures, [name]: GOOD[name] })) assert.ok(before.has(rule), `${rule} by ${name}`)
    }),
    { numRuns: 500 },
  )
})

function regionOf(rule: string): string | undefined {
  return PORTRAIT_RULES.find((row) => row.rule === rule)?.region
}

function isConsistent({ value, limit, passes, shown: told, measure, unit }: PortraitFinding): boolean {
  const within = value >= (limit.min ?? Number.NEGATIVE_INFINITY) && value <= (limit.max ?? Number.POSITIVE_INFINITY)
  // A rule that only all its tests together break may pass although the first of them does not.
  return unit === MEASURE_UNITS[measure] && !(told && passes) && (passes ? within || measure === 'cheekDifference' : !within)
}
