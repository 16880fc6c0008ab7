import { type Bytes, concatBytes } from '../bytes/bytes.ts'
import type { Deflate } from './deflate.ts'

/** Pushes bytes through a stream and collects what comes out, or null when the stream refuses them or gives more than `most`. */
async function through(data: Bytes, stream: CompressionStream | DecompressionStream, most: number): Promise<Bytes | null> {
  const writer = stream.writable.getWriter()
  // What goes wrong is told by the readable side; these two promises must only not be left unhandled.
  const ignore = (): void => {}
  writer.write(data).catch(ignore)
  writer.close().catch(ignore)
  const reader = stream.readable.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return concatBytes(parts)
      length += value.length
      if (length > most) return await reader.cancel().then(() => null)
      parts.push(value)
    }
  } catch {
    return null
  }
}

async function compress(data: Bytes, format: 'gzip' | 'deflate'): Promise<Bytes> {
  return (await through(data, new CompressionStream(format), Number.POSITIVE_INFINITY)) ?? concatBytes([])
}

/** Compression by the streams that browsers and Node both have. The format that the Compression Standard calls `deflate` is zlib. */
export const webDeflate: Deflate = {
  gzip: (data) => compress(data, 'gzip'),
  gunzip: (data, most) => through(data, new DecompressionStream('gzip'), most),
  zlib: (data) => compress(data, 'deflate'),
  unzlib: (data, most) => through(data, new DecompressionStream('deflate'), most),
}
