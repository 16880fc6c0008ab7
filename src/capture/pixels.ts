/** A picture in grey: one byte a point, row by row from the upper left corner, 0 is black. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The same picture with every point the mean of the points it covers, at most `width` wide; never enlarged. */
export function shrinkTo(picture: Grey, width: number): Grey {
  const factor = picture.width / width
  if (factor <= 1) return picture
  const height = Math.max(1, Math.round(picture.height / factor))
  const columns = sharesOf(width, factor, picture.width)
  const rows = sharesOf(height, picture.height / height, picture.height)
  const line = new Float32Array(width)
  const sums = new Float32Array(width * height)
  for (let y = 0; y < picture.height; y += 1) {
    const start = y * picture.width
    let sum = 0
    let next = 0
    for (let x = 0; x < picture.width; x += 1) {
      const value = picture.data[start + x] ?? 0
      const share = columns.share[x] ?? 0
      if (columns.into[x] !== next) {
        line[next] = sum
        sum = 0
        next += 1
      }
      sum += value * share
      if (share < 1) {
        line[next] = sum
        sum = value * (1 - share)
        next += 1
      }
    }
    line[width - 1] = sum
    const into = rows.into[y] ?? 0
    const share = rows.share[y] ?? 0
    for (let x = 0; x < width; x += 1) {
      sums[into * width + x] = (sums[into * width + x] ?? 0) + (line[x] ?? 0) * share
      if (share < 1) sums[(into + 1) * width + x] = (sums[(into + 1) * width + x] ?? 0) + (line[x] ?? 0) * (1 - share)
    }
  }
  const area = factor * (picture.height / height)
  return { width, height, data: Uint8Array.from(sums, (sum) => Math.round(sum / area)) }
}

/** For each point of a line: the shrunk point it falls into, and how much of it does; the rest falls into the next one. */
function sharesOf(length: number, factor: number, points: number): { readonly into: Int32Array; readonly share: Float32Array } {
  const into = Int32Array.from({ length: points }, (_, at) => Math.min(length - 1, Math.floor(at / factor)))
  const share = Float32Array.from({ length: points }, (_, at) => {
    const place = into[at] ?? 0
    return place === length - 1 ? 1 : Math.min(1, (place + 1) * factor - at)
  })
  return { into, share }
}

/** A quarter turn clockwise. */
export function quarterTurn({ width, height, data }: Grey): Grey {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x] ?? 0
  return { width: height, height: width, data: turned }
}

/** The value between four points, by their nearness; whole numbers are the middles of points. Beyond the edge the edge goes on. */
export function valueAt({ width, height, data }: Grey, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1.001, x))
  const row = Math.max(0, Math.min(height - 1.001, y))
  const left = Math.floor(column)
  const top = Math.floor(row)
  const right = column - left
  const down = row - top
  const at = top * width + left
  const upper = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right
  const below = Math.min(data.length - 2, at + width)
  const lower = (data[below] ?? 0) * (1 - right) + (data[below + 1] ?? 0) * right
  return upper * (1 - down) + lower * down
}

/** Values in rows, as they come out of a computation. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Largest value within `reach` points to either side, along rows or down columns. */
export function widest(plane: Plane, reach: number, along: 'rows' | 'columns'): Plane {
  return extreme(plane, along, { reach, sign: 1 })
}

/** Smallest value within `reach` points to either side, along rows or down columns. */
export function narrowest(plane: Plane, reach: number, along: 'rows' | 'columns'): Plane {
  return extreme(plane, along, { reach, sign: -1 })
}

interface Extreme {
  readonly reach: number
  readonly sign: 1 | -1
}

/** Running extreme by van Herk and Gil-Werman: three comparisons a point, whatever the reach. */
function extreme({ width, height, data }: Plane, along: 'rows' | 'columns', { reach, sign }: Extreme): Plane {
  const [lines, length, step, stride] = along === 'rows' ? [height, width, 1, width] : [width, height, width, 1]
  const out = new Float32Array(data.length)
  const window = 2 * reach + 1
  const padded = Math.ceil((length + 2 * reach) / window) * window
  const values = new Float32Array(padded)
  const ahead = new Float32Array(padded)
  const behind = new Float32Array(padded)
  for (let line = 0; line < lines; line += 1) {
    const start = line * stride
    values.fill(-Infinity)
    for (let at = 0; at < length; at += 1) values[at + reach] = sign * (data[start + at * step] ?? 0)
    for (let at = 0; at < padded; at += 1) {
      const value = values[at] ?? 0
      ahead[at] = at % window === 0 ? value : Math.max(ahead[at - 1] ?? 0, value)
    }
    for (let at = padded - 1; at >= 0; at -= 1) {
      const value = values[at] ?? 0
      behind[at] = at % window === window - 1 ? value : Math.max(behind[at + 1] ?? 0, value)
    }
    for (let at = 0; at < length; at += 1) out[start + at * step] = sign * Math.max(behind[at] ?? 0, ahead[at + 2 * reach] ?? 0)
  }
  return { width, height, data: out }
}

/** Blur by a Gauss curve of `sigma` points; the edge goes on beyond the edge. */
export function gaussBlur(plane: Plane, sigma: number): Plane {
  const reach = Math.max(1, Math.ceil(sigma * 2.5))
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const kernel = weights.map((weight) => weight / total)
  return weighted(weighted(plane, 'rows', kernel), 'columns', kernel)
}

function weighted({ width, height, data }: Plane, along: 'rows' | 'columns', kernel: Float64Array): Plane {
  const [lines, length, step, stride] = along === 'rows' ? [height, width, 1, width] : [width, height, width, 1]
  const reach = (kernel.length - 1) / 2
  const padded = new Float64Array(length + 2 * reach)
  const out = new Float32Array(data.length)
  for (let line = 0; line < lines; line += 1) {
    const start = line * stride
    for (let at = 0; at < length; at += 1) padded[at + reach] = data[start + at * step] ?? 0
    padded.fill(padded[reach] ?? 0, 0, reach)
    padded.fill(padded[length + reach - 1] ?? 0, length + reach)
    for (let at = 0; at < length; at += 1) {
      let sum = 0
      for (let k = 0; k < kernel.length; k += 1) sum += (kernel[k] ?? 0) * (padded[at + k] ?? 0)
      out[start + at * step] = sum
    }
  }
  return { width, height, data: out }
}
