/** Raw markup that many pages carry, such as a list of 250 countries: encoded once. */
export interface Kept {
  readonly text: string
  readonly bytes: Buffer
}

/** Markup as one text, or as pieces where something kept stands within. */
export type Html = string | readonly (string | Kept)[]

export function plus(one: Html, other: Html): Html {
  if (typeof one === 'string' && typeof other === 'string') return one + other
  const pieces = [...piecesOf(one)]
  for (const piece of piecesOf(other)) {
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return pieces
}

export function textOf(html: Html): string {
  return typeof html === 'string' ? html : html.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

/** Scratch for one page at a time: nothing waits between writing and copying. Writing there costs half of asking for a length first. */
const page = Buffer.allocUnsafeSlow(512 * 1024)

/** UTF-8. */
export function bytesOf(html: Html): Buffer {
  const pieces = piecesOf(html)
  // A unit of a string takes at most three bytes.
  const room = pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length * 3 : piece.bytes.length), 0)
  if (room > page.length) return Buffer.from(textOf(html))
  let end = 0
  for (const piece of pieces) end += typeof piece === 'string' ? page.write(piece, end) : piece.bytes.copy(page, end)
  return Buffer.from(page.subarray(0, end))
}

const kept = new Map<string, Kept>()
const MOST = 512
/** What is shorter is written with the page. */
const LONG = 4096

export function rawHtml(text: string): Html {
  if (text.length < LONG) return text
  let piece = kept.get(text)
  if (piece) return [piece]
  if (kept.size >= MOST) kept.clear()
  kept.set(text, (piece = { text, bytes: Buffer.from(text) }))
  return [piece]
}

function piecesOf(html: Html): readonly (string | Kept)[] {
  return typeof html === 'string' ? [html] : html
}
