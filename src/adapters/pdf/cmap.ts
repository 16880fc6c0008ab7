/**
 * Which characters a TrueType or OpenType font can draw, read from its `cmap` table (OpenType specification, chapter "cmap"): formats 4 and 12, the two in which
 * fonts write their Unicode mapping today. Whether a glyph is there is all we ask; outlines are the typesetter's matter.
 */

export interface CharacterMap {
  /** True when the font maps the code point to a glyph other than `.notdef`. */
  has(codePoint: number): boolean
}

/** `font`: the whole file. Throws when it is no single font, or has no Unicode mapping of format 4 or 12. */
export function readCharacterMap(font: Uint8Array): CharacterMap {
  const view = viewOf(font)
  const cmap = tableOffset(view, 'cmap')
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => {
    const record = cmap + 4 + i * 8
    const offset = cmap + view.getUint32(record + 4)
    return { platform: view.getUint16(record), encoding: view.getUint16(record + 2), offset, format: view.getUint16(offset) }
  })
  const unicode = subtables.filter(({ platform, encoding }) => platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10)))
  // Format 12 holds all planes and, by the specification, everything that format 4 holds.
  const full = unicode.find(({ format }) => format === 12)
  if (full) return { has: (codePoint) => glyphOfFormat12(view, full.offset, codePoint) !== 0 }
  const basic = unicode.find(({ format }) => format === 4)
  if (basic) return { has: (codePoint) => glyphOfFormat4(view, basic.offset, codePoint) !== 0 }
  throw new Error('the font has no Unicode mapping of format 4 or 12')
}

/** The weight class of the font, 400 for regular and 700 for bold (table `OS/2`, `usWeightClass`). */
export function readWeight(font: Uint8Array): number {
  const view = viewOf(font)
  return view.getUint16(tableOffset(view, 'OS/2') + 4)
}

function viewOf(font: Uint8Array): DataView {
  return new DataView(font.buffer, font.byteOffset, font.byteLength)
}

function tableOffset(view: DataView, wanted: string): number {
  const version = view.getUint32(0)
  // 1.0 for TrueType outlines, 'OTTO' for CFF ones
  if (version !== 0x00010000 && version !== 0x4f54544f) throw new Error('not a TrueType or OpenType font')
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (tag === wanted) return view.getUint32(record + 8)
  }
  throw new Error(`the font has no ${wanted} table`)
}

/** Segments sorted by their last code point; four parallel arrays after a header of 14 bytes, with two bytes of padding after the first. */
function glyphOfFormat4(view: DataView, subtable: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0
  const bytes = view.getUint16(subtable + 6)
  const ends = subtable + 14
  const segment = firstIndex(bytes / 2, (i) => view.getUint16(ends + i * 2) >= codePoint)
  if (segment === bytes / 2) return 0
  const start = view.getUint16(ends + bytes + 2 + segment * 2)
  const delta = view.getUint16(ends + 2 * bytes + 2 + segment * 2)
  const rangeAt = ends + 3 * bytes + 2 + segment * 2
  const range = view.getUint16(rangeAt)
  if (codePoint < start) return 0
  if (range === 0) return (codePoint + delta) & 0xffff
  // The range counts from its own place in the array on.
  const glyph = view.getUint16(rangeAt + range + (codePoint - start) * 2)
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}

/** Groups of first code point, last code point and glyph of the first, 12 bytes each, sorted. */
function glyphOfFormat12(view: DataView, subtable: number, codePoint: number): number {
  const count = view.getUint32(subtable + 12)
  const groups = subtable + 16
  const group = firstIndex(count, (i) => view.getUint32(groups + i * 12 + 4) >= codePoint)
  if (group === count) return 0
  const start = view.getUint32(groups + group * 12)
  return codePoint < start ? 0 : view.getUint32(groups + group * 12 + 8) + codePoint - start
}

/** The first index below `count` for which a condition holds that stays true from then on; `count` when there is none. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
