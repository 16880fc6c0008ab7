import type { Bytes } from '../bytes/bytes.ts'

/**
 * The compression that status lists need, from outside: `web-deflate.ts` works in browsers and in Node, `node-deflate.ts` compresses better. Reading gives null
 * for data that are damaged, cut short or followed by anything else, and for data that would inflate to more than `most` bytes.
 */
export interface Deflate {
  gzip(data: Bytes): Bytes | Promise<Bytes>
  gunzip(data: Bytes, most: number): Bytes | null | Promise<Bytes | null>
  /** Deflate with a zlib header (RFC 1950). */
  zlib(data: Bytes): Bytes | Promise<Bytes>
  unzlib(data: Bytes, most: number): Bytes | null | Promise<Bytes | null>
}
