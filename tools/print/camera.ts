/** One channel, one byte a point, row by row. */
export interface Picture {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/** How a sheet stands before the camera. */
export interface View {
  /** The point of the sheet in the middle of the frame, in its dots. */
  readonly middle: readonly [x: number, y: number]
  /** Points of the frame for one dot of the sheet, in the middle. */
  readonly scale: number
  /** Clockwise, in degrees. */
  readonly rotation: number
  /** How much nearer the right edge is than the middle, and the lower edge, in degrees of tilt. */
  readonly tilt: readonly [x: number, y: number]
  readonly frame: readonly [width: number, height: number]
}

/** The desk around the sheet. */
const DESK = 96
/** How far the camera is from the sheet, as widths of its frame: a telephone held at reading distance. */
const DISTANCE = 1.4

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** From a point of the frame to the point of the sheet that is seen there: the ray through the pinhole meets the tilted sheet. */
export function sheetPointOf({ middle, scale, rotation, tilt, frame }: View): (x: number, y: number) => readonly [number, number] {
  const [sin, cos] = [Math.sin(radians(rotation)), Math.cos(radians(rotation))]
  const [leanX, leanY] = [Math.tan(radians(tilt[0])), Math.tan(radians(tilt[1]))]
  const focus = DISTANCE * frame[0]
  return (x, y) => {
    const [right, down] = [x - frame[0] / 2 + 0.5, y - frame[1] / 2 + 0.5]
    // The sheet is the plane z = focus + leanX * x + leanY * y; without tilt the ray ends at z = focus.
    const stretch = focus / (focus - leanX * right - leanY * down)
    // On the tilted sheet itself a millimetre across is longer than its shadow on the frame.
    const [u, v] = [(right * stretch) / Math.cos(radians(tilt[0])), (down * stretch) / Math.cos(radians(tilt[1]))]
    return [middle[0] + (u * cos + v * sin) / scale, middle[1] + (v * cos - u * sin) / scale]
  }
}

/** What the camera's sensor sees, before its lens, its noise and its compression. */
export function seen(sheet: Picture, view: View): Picture {
  const [width, height] = view.frame
  const pixels = new Uint8Array(width * height)
  const pointOf = sheetPointOf(view)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) pixels[at] = between(sheet, pointOf(x, y))
  }
  return { pixels, width, height }
}

/** The four dots around a point, each by its nearness. */
function between(sheet: Picture, [x, y]: readonly [number, number]): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
  const [right, down] = [x - 0.5 - left, y - 0.5 - top]
  const upper = dotAt(sheet, left, top) * (1 - right) + dotAt(sheet, left + 1, top) * right
  const lower = dotAt(sheet, left, top + 1) * (1 - right) + dotAt(sheet, left + 1, top + 1) * right
  return upper * (1 - down) + lower * down
}

function dotAt({ pixels, width, height }: Picture, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? DESK : (pixels[y * width + x] ?? DESK)
}
