import { day } from '../../core/kernel/plain-date.ts'
import type { Limit, PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { MeasureName } from '../../core/photo/portrait-measures.ts'

const MEGABYTE = 1024 * 1024

/**
 * What the demo agency asks of a portrait of 35 × 45 mm on white. Where each figure comes from and how thin its ground is: docs/capture-portraits.md. 413 × 531 px is 35 × 45 mm at 300 dpi.
 */
const LIMITS: Readonly<Partial<Record<MeasureName, Limit>>> = {
  faces: { min: 1 },
  secondFace: { max: 0.1 },
  width: { min: 413 },
  height: { min: 531 },
  bytes: { min: 10_000 },
  shape: { min: 0.7, max: 0.86 },
  eyeDistance: { min: 90 },
  eyesLight: { min: -25 },
  faceLight: { min: 0.3, max: 0.85 },
  blackShare: { max: 0.25 },
  whiteShare: { max: 0.1 },
  cheekOverlap: { min: 0.3 },
  cheekDifference: { max: 25 },
  chinColour: { max: 22 },
  cheekColour: { max: 22 },
  blockiness: { max: 2 },
  sharpness: { min: 1.3 },
  roll: { min: -5, max: 5 },
  yaw: { min: -10, max: 10 },
  pitch: { min: -8, max: 20 },
  eyeOpening: { min: 0.055 },
  mouthOpening: { max: 0.12 },
  centre: { min: 0.43, max: 0.57 },
  eyeLine: { min: 0.3, max: 0.6 },
  backgroundShare: { min: 0.95 },
  backgroundLight: { min: 80 },
  backgroundChroma: { max: 10 },
  backgroundSpread: { max: 10 },
  backgroundDifference: { max: 10 },
  headHeight: { min: 0.6, max: 0.85 },
  crownMargin: { min: 0.02 },
}

const CARD_PORTRAIT = {
  print: { width: 35, height: 45 },
  accepts: { maxBytes: 5 * MEGABYTE, maxPixels: 40_000_000 },
  crop: { width: 826, height: 1062, minSourceWidth: 413, eyeLine: 0.45, headHeight: 0.75, maxMissing: 0.005 },
} as const

export const TOURIST_CARD_PHOTO: PhotoSpec = { id: 'tourist-card-portrait', version: '1.0.0', validFrom: day('2026-01-01'), limits: LIMITS, ...CARD_PORTRAIT }

/** Printed larger and kept for years, so the face has to be nearer to the picture's middle. */
export const REGISTRATION_CARD_PHOTO: PhotoSpec = {
  id: 'registration-card-portrait',
  version: '1.0.0',
  validFrom: day('2026-01-01'),
  limits: { ...LIMITS, headHeight: { min: 0.65, max: 0.85 }, centre: { min: 0.45, max: 0.55 } },
  ...CARD_PORTRAIT,
}

export const photoSpecs: readonly PhotoSpec[] = [TOURIST_CARD_PHOTO, REGISTRATION_CARD_PHOTO]
