/** CIE Lab under D65: `l` 0 to 100, distances between colours about as the eye sees them. */
export interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

const WHITE = { x: 0.95047, z: 1.08883 }
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => linear(level / 255))
const ROOTS = 4096
/** The cube root part of Lab, since a call for every pixel costs more than the rest of the check. */
const ROOT = Float64Array.from({ length: ROOTS + 2 }, (_, index) => root(index / ROOTS))

/** From sRGB, 0 to 255 each. */
export function labOf(red: number, green: number, blue: number): Lab {
  const r = LINEAR[Math.round(red)] ?? 0
  const g = LINEAR[Math.round(green)] ?? 0
  const b = LINEAR[Math.round(blue)] ?? 0
  const x = quickRoot((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE.x)
  const y = quickRoot(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = quickRoot((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE.z)
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) }
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116
}

function quickRoot(value: number): number {
  const place = value * ROOTS
  const index = Math.min(ROOTS, Math.floor(place))
  const low = ROOT[index] ?? 0
  return low + (place - index) * ((ROOT[index + 1] ?? low) - low)
}
