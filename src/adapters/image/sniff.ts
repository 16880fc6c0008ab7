import type { FileKind } from '../../core/service/definition.ts'

/** What the first bytes say the content is; undefined for everything that is not on this list, whatever its name claims. */
export function sniffFile(content: Uint8Array): FileKind | undefined {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  // RIFF, four bytes of length, WEBP
  if (startsWith(content, [0x52, 0x49, 0x46, 0x46]) && startsWith(content.subarray(8), [0x57, 0x45, 0x42, 0x50])) return 'webp'
  // ISO base media: a box `ftyp` with the brand. Sequences (`msf1`, `hevc`) are films and stay out.
  if (startsWith(content.subarray(4), bytesOf('ftyp')) && HEIC_BRANDS.some((brand) => startsWith(content.subarray(8), bytesOf(brand)))) return 'heic'
  if (startsWith(content, bytesOf('%PDF-'))) return 'pdf'
  return undefined
}

const HEIC_BRANDS = ['heic', 'heix', 'mif1']

const bytesOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))

function startsWith(content: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => content[index] === byte)
}
