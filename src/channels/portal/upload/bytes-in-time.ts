import type { Readable } from 'node:stream'

/** Whoever sends slower than this is no phone on a bad line, but somebody who wants to hold a place. */
const PACE = { leastBytesPerSecond: 500, graceSeconds: 15 }

export class TooSlow extends Error {}

/** All bytes of the stream. Throws `TooSlow` once it falls behind the slowest pace that is still taken for a person: one byte a second would hold memory for days. */
export async function bytesInTime(stream: Readable, pace = PACE): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  let seconds = 0
  const watch = setInterval(() => {
    seconds++
    if (length < (seconds - pace.graceSeconds) * pace.leastBytesPerSecond) stream.destroy(new TooSlow('too slow'))
  }, 1000)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
    }
  } finally {
    clearInterval(watch)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
