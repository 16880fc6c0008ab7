import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { bytesInTime, TooSlow } from './bytes-in-time.ts'

/** A byte now and then, until the stream is ended by the other side. */
function dribble(everyMs: number, bytes: number): PassThrough {
  const stream = new PassThrough()
  const timer = setInterval(() => stream.write(Buffer.alloc(bytes)), everyMs)
  stream.on('close', () => clearInterval(timer))
  return stream
}

test('a stream at any honest pace is read whole', async () => {
  const stream = new PassThrough()
  setTimeout(() => stream.end(Buffer.alloc(70_000, 1)), 50)
  assert.equal((await bytesInTime(stream)).length, 70_000)
})

test('whoever sends a byte at a time is cut off, and what came is forgotten', async () => {
  const stream = dribble(20, 1)
  await assert.rejects(bytesInTime(stream, { leastBytesPerSecond: 1000, graceSeconds: 0 }), TooSlow)
  assert.ok(stream.destroyed)
})

test('at the pace that is asked for nobody is cut off', async () => {
  const stream = dribble(20, 100)
  setTimeout(() => stream.end(), 1500)
  const content = await bytesInTime(stream, { leastBytesPerSecond: 1000, graceSeconds: 0 })
  assert.ok(content.length > 3000, `${content.length}`)
})

test('a stream that breaks off is an error of its own', async () => {
  const stream = new PassThrough()
  stream.write('some')
  setTimeout(() => stream.destroy(new Error('gone')), 10)
  await assert.rejects(bytesInTime(stream), /gone/)
})
