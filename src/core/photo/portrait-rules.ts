import type { MeasureName } from './portrait-measures.ts'

/** Parts of a portrait that one defect spoils together. */
export type PortraitRegion = 'picture' | 'face' | 'detail' | 'pose' | 'place' | 'background'

export interface RuleTest {
  readonly measure: MeasureName
  /** The side of the limit that belongs to this rule; the other side may be another rule's (`dark` and `overexposed` share one measure). */
  readonly side: 'min' | 'max' | 'both'
  /** Where it differs from the rule's own. */
  readonly severity?: 'stop'
}

export interface PortraitRuleRow {
  readonly rule: string
  /** `any`: one test outside its limit breaks the rule. `all`: only all of them together do. */
  readonly breaks: 'any' | 'all'
  readonly tests: readonly RuleTest[]
  readonly region: PortraitRegion
  /** Regions whose later findings are most likely the same defect seen again. Its own is always among them. */
  readonly alsoExplains?: readonly PortraitRegion[]
}

const EVERYTHING: readonly PortraitRegion[] = ['face', 'detail', 'pose', 'place', 'background']

/**
 * The rules in the order of causes: over-exposure looks like a hidden mouth, sunglasses like an open mouth and a dark face, darkness and a tilt like a small head, so the cause stands before what it looks like.
 */
export const PORTRAIT_RULES = [
  { rule: 'no-face', breaks: 'any', tests: [{ measure: 'faces', side: 'min', severity: 'stop' }], region: 'picture', alsoExplains: EVERYTHING },
  { rule: 'several-faces', breaks: 'any', tests: [{ measure: 'secondFace', side: 'max' }], region: 'picture', alsoExplains: EVERYTHING },
  {
    rule: 'low-resolution',
    breaks: 'any',
    tests: [
      { measure: 'width', side: 'min', severity: 'stop' },
      { measure: 'height', side: 'min', severity: 'stop' },
      { measure: 'eyeDistance', side: 'min' },
    ],
    region: 'detail',
  },
  { rule: 'file-too-small', breaks: 'any', tests: [{ measure: 'bytes', side: 'min', severity: 'stop' }], region: 'picture' },
  { rule: 'eyes-hidden', breaks: 'any', tests: [{ measure: 'eyesLight', side: 'min' }], region: 'face' },
  {
    rule: 'dark',
    breaks: 'any',
    tests: [
      { measure: 'faceLight', side: 'min' },
      { measure: 'blackShare', side: 'max' },
    ],
    region: 'face',
    alsoExplains: ['place', 'background'],
  },
  {
    rule: 'overexposed',
    breaks: 'any',
    tests: [
      { measure: 'faceLight', side: 'max' },
      { measure: 'whiteShare', side: 'max' },
    ],
    region: 'face',
    alsoExplains: ['place', 'background'],
  },
  {
    rule: 'uneven-light',
    breaks: 'all',
    tests: [
      { measure: 'cheekDifference', side: 'max' },
      { measure: 'cheekOverlap', side: 'min' },
    ],
    region: 'face',
  },
  {
    rule: 'mouth-hidden',
    breaks: 'any',
    tests: [
      { measure: 'cheekColour', side: 'max' },
      { measure: 'chinColour', side: 'max' },
    ],
    region: 'face',
  },
  { rule: 'compressed', breaks: 'any', tests: [{ measure: 'blockiness', side: 'max' }], region: 'detail' },
  { rule: 'blurred', breaks: 'any', tests: [{ measure: 'sharpness', side: 'min' }], region: 'detail' },
  { rule: 'roll', breaks: 'any', tests: [{ measure: 'roll', side: 'both' }], region: 'pose', alsoExplains: ['place'] },
  { rule: 'yaw', breaks: 'any', tests: [{ measure: 'yaw', side: 'both' }], region: 'pose' },
  { rule: 'pitch', breaks: 'any', tests: [{ measure: 'pitch', side: 'both' }], region: 'pose' },
  { rule: 'eyes-closed', breaks: 'any', tests: [{ measure: 'eyeOpening', side: 'min' }], region: 'face' },
  { rule: 'mouth-open', breaks: 'any', tests: [{ measure: 'mouthOpening', side: 'max' }], region: 'face' },
  { rule: 'off-centre', breaks: 'any', tests: [{ measure: 'centre', side: 'both' }], region: 'place' },
  { rule: 'bg-clutter', breaks: 'any', tests: [{ measure: 'backgroundShare', side: 'min' }], region: 'background' },
  { rule: 'bg-coloured', breaks: 'any', tests: [{ measure: 'backgroundChroma', side: 'max' }], region: 'background' },
  { rule: 'bg-not-light', breaks: 'any', tests: [{ measure: 'backgroundLight', side: 'min' }], region: 'background' },
  {
    rule: 'bg-uneven',
    breaks: 'any',
    tests: [
      { measure: 'backgroundSpread', side: 'max' },
      { measure: 'backgroundDifference', side: 'max' },
    ],
    region: 'background',
  },
  { rule: 'head-small', breaks: 'any', tests: [{ measure: 'headHeight', side: 'min' }], region: 'place' },
  { rule: 'head-large', breaks: 'any', tests: [{ measure: 'headHeight', side: 'max' }], region: 'place' },
  { rule: 'crown-cut', breaks: 'any', tests: [{ measure: 'crownMargin', side: 'min' }], region: 'place' },
  { rule: 'eye-line', breaks: 'any', tests: [{ measure: 'eyeLine', side: 'both' }], region: 'place' },
  { rule: 'wrong-shape', breaks: 'any', tests: [{ measure: 'shape', side: 'both' }], region: 'place' },
] as const satisfies readonly PortraitRuleRow[]

export type PortraitRule = (typeof PORTRAIT_RULES)[number]['rule']
