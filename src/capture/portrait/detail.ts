import type { FaceGeometry } from './mesh.ts'
import { areaScaled, greyOf } from './rgb.ts'
import type { Box, Grey, Rgb } from './rgb.ts'

/** Eye distance, in pixels, at which sharpness is measured: a large picture must not look blurred only because it is large. */
const SHARPNESS_EYE_DISTANCE = 90

/** Variance of the Laplacian over the variance of grey, times 100, in the box around the face. */
export function sharpnessOf(image: Rgb, face: Box, { eyeDistance }: FaceGeometry): number {
  const grey = areaScaled(greyOf(image, face), SHARPNESS_EYE_DISTANCE / eyeDistance)
  const { width, height, data } = grey
  const edges = new Float32Array(Math.max(0, (width - 2) * (height - 2)))
  let out = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      edges[out++] = 4 * (data[at] ?? 0) - (data[at - 1] ?? 0) - (data[at + 1] ?? 0) - (data[at - width] ?? 0) - (data[at + width] ?? 0)
    }
  }
  return (100 * variance(edges)) / Math.max(1, variance(data))
}

function variance(values: Float32Array): number {
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, values.length)
  return squares / Math.max(1, values.length) - mean * mean
}

const BLOCK = 8
/** Mean step, in grey levels, below which nobody sees a grid: the smooth pixels of a large photograph have one at any quality. */
const VISIBLE_STEP = 1

/**
 * How much stronger the steps across the 8 pixel grid of JPEG are than the steps elsewhere, 1 where nothing of it is seen. The grid may begin anywhere, since a picture may have been cut after it was compressed,
 * so the strongest of the eight places counts. The pixels are the file's own: any scaling hides the grid.
 */
export function blockinessOf(grey: Grey): number {
  return Math.max(gridStrength(columnSteps(grey)), gridStrength(rowSteps(grey)))
}

/** Mean step between each column and the next. */
function columnSteps({ width, height, data }: Grey): Float64Array {
  const steps = new Float64Array(Math.max(0, width - 1))
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < steps.length; x++) steps[x] = (steps[x] ?? 0) + Math.abs((data[row + x + 1] ?? 0) - (data[row + x] ?? 0)) / height
  }
  return steps
}

function rowSteps({ width, height, data }: Grey): Float64Array {
  const steps = new Float64Array(Math.max(0, height - 1))
  for (let y = 0; y < steps.length; y++) {
    const row = y * width
    let sum = 0
    for (let x = 0; x < width; x++) sum += Math.abs((data[row + width + x] ?? 0) - (data[row + x] ?? 0))
    steps[y] = sum / Math.max(1, width)
  }
  return steps
}

function gridStrength(steps: Float64Array): number {
  const sums = new Float64Array(BLOCK)
  const counts = new Float64Array(BLOCK)
  for (const [index, step] of steps.entries()) {
    sums[index % BLOCK] = (sums[index % BLOCK] ?? 0) + step
    counts[index % BLOCK] = (counts[index % BLOCK] ?? 0) + 1
  }
  const total = sums.reduce((sum, value) => sum + value, 0)
  const strengths = Array.from(sums, (sum, phase) => {
    const count = counts[phase] ?? 0
    const elsewhere = (total - sum) / Math.max(1, steps.length - count)
    return sum / Math.max(1, count) / Math.max(VISIBLE_STEP, elsewhere)
  })
  return Math.max(1, ...strengths)
}
