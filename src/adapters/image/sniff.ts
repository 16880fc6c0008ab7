import type { Picture } from '../../actions/ports.ts'

/** What the first bytes say the content is; undefined for everything that is not on this list, whatever its name claims. */
export function sniffPicture(content: Uint8Array): Picture['sniffed'] | undefined {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  // RIFF, four bytes of length, WEBP
  if (startsWith(content, [0x52, 0x49, 0x46, 0x46]) && startsWith(content.subarray(8), [0x57, 0x45, 0x42, 0x50])) return 'webp'
  return undefined
}

function startsWith(content: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => content[index] === byte)
}
