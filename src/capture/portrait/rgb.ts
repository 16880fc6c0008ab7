/** A picture as plain pixels: upright, sRGB, three bytes a pixel, row by row. */
export interface Rgb {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

/** One value a pixel, row by row. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle along the axes; `right` and `bottom` lie outside it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Whole pixels of the box that lie in the picture. */
export function clipped(box: Box, image: { readonly width: number; readonly height: number }): Box {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))
  return {
    left: within(box.left, image.width),
    top: within(box.top, image.height),
    right: within(box.right, image.width),
    bottom: within(box.bottom, image.height),
  }
}

/** Luma of one pixel by Rec. 709, 0 to 255. */
export function lumaAt({ data }: Rgb, pixel: number): number {
  const at = pixel * 3
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
}

export function greyOf(image: Rgb, box: Box): Grey {
  const { left, top, right, bottom } = clipped(box, image)
  const width = Math.max(0, right - left)
  const height = Math.max(0, bottom - top)
  const data = new Float32Array(width * height)
  let out = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) data[out++] = lumaAt(image, y * image.width + x)
  return { width, height, data }
}

/** What was made of a picture is kept as long as the picture is: the detector, both meshes and the background ask for the same few sizes. */
const shrunkBefore = new WeakMap<Rgb, Map<number, Rgb>>()

/** Every `factor` × `factor` block becomes its mean; what is left over at the right and the bottom is dropped. */
export function shrunk(image: Rgb, factor: number): Rgb {
  if (factor <= 1) return image
  const kept = shrunkBefore.get(image) ?? new Map<number, Rgb>()
  const made = kept.get(factor) ?? blockMeans(image, factor)
  shrunkBefore.set(image, kept.set(factor, made))
  return made
}

function blockMeans(image: Rgb, factor: number): Rgb {
  const width = Math.floor(image.width / factor)
  const height = Math.floor(image.height / factor)
  const sums = new Float64Array(width * 3)
  const data = new Uint8Array(width * height * 3)
  const share = 1 / (factor * factor)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let dy = 0; dy < factor; dy++) addRow(image, (y * factor + dy) * image.width * 3, { sums, factor })
    for (let i = 0; i < sums.length; i++) data[y * width * 3 + i] = (sums[i] ?? 0) * share + 0.5
  }
  return { width, height, data }
}

function addRow({ data }: Rgb, start: number, { sums, factor }: { readonly sums: Float64Array; readonly factor: number }): void {
  let at = start
  for (let out = 0; out < sums.length; out += 3) {
    let red = 0
    let green = 0
    let blue = 0
    for (let dx = 0; dx < factor; dx++, at += 3) {
      red += data[at] ?? 0
      green += data[at + 1] ?? 0
      blue += data[at + 2] ?? 0
    }
    sums[out] = (sums[out] ?? 0) + red
    sums[out + 1] = (sums[out + 1] ?? 0) + green
    sums[out + 2] = (sums[out + 2] ?? 0) + blue
  }
}

/** Scaled down to a width and height of any size, each new pixel the mean of the area it covers. Never enlarges. */
export function areaScaled(grey: Grey, scale: number): Grey {
  if (scale >= 1) return grey
  const width = Math.max(1, Math.floor(grey.width * scale))
  const height = Math.max(1, Math.floor(grey.height * scale))
  const narrow = new Float32Array(width * grey.height)
  for (let y = 0; y < grey.height; y++)
    scaleLine(grey.data, { start: y * grey.width, step: 1, scale }, { into: narrow, start: y * width, step: 1, length: width })
  const data = new Float32Array(width * height)
  for (let x = 0; x < width; x++) scaleLine(narrow, { start: x, step: width, scale }, { into: data, start: x, step: width, length: height })
  return { width, height, data }
}

interface Line {
  readonly start: number
  readonly step: number
}

function scaleLine(
  from: Float32Array,
  source: Line & { readonly scale: number },
  target: Line & { readonly into: Float32Array; readonly length: number },
): void {
  for (let i = 0; i < target.length; i++) {
    const begin = i / source.scale
    const end = (i + 1) / source.scale
    let sum = 0
    for (let j = Math.floor(begin); j < end; j++) {
      const covered = Math.min(end, j + 1) - Math.max(begin, j)
      sum += covered * (from[source.start + j * source.step] ?? 0)
    }
    target.into[target.start + i * target.step] = sum * source.scale
  }
}
