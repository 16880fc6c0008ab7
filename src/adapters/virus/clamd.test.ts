import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { clamd } from './clamd.ts'

/** In two pieces, so that no scanner takes this file for an infected one. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const servers: Server[] = []
after(() => {
  for (const server of servers) server.close()
})

/** A daemon that speaks the protocol: it reads the pieces, and finds the test file of EICAR. */
async function daemon(answer: (content: Buffer, socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece])
      const content = contentOf(received)
      if (content) answer(content, socket)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : ''
}

/** Undefined until the empty piece has come. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.subarray(0, command.length).toString() !== command.slice(0, received.length)) throw new Error('no such command')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

const honest = (content: Buffer, socket: Socket): void => {
  socket.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
}

test('a clean file is clean and the test file of EICAR is found, also behind a megabyte of other bytes', async () => {
  const scanner = clamd({ address: await daemon(honest) })
  const padding = Buffer.alloc(1_000_000, 'harmless ')
  assert.equal(await scanner.scan(Buffer.from('harmless')), 'clean')
  assert.equal(await scanner.scan(new Uint8Array(0)), 'clean')
  assert.equal(await scanner.scan(Buffer.from(EICAR)), 'infected')
  assert.equal(await scanner.scan(Buffer.concat([padding, Buffer.from(EICAR)])), 'infected')
})

test('the whole file reaches the scanner, byte by byte the same', async () => {
  const content = Buffer.from(Array.from({ length: 300_001 }, (_, i) => i % 251))
  let seen: Buffer = Buffer.alloc(0)
  const scanner = clamd({
    address: await daemon((received, socket) => {
      seen = received
      honest(received, socket)
    }),
  })
  assert.equal(await scanner.scan(content), 'clean')
  assert.ok(seen.equals(content))
})

test('what is no clear answer is unavailable, never clean', async () => {
  const answers = ['INSTREAM size limit exceeded. ERROR\0', 'stream: Something ERROR\0', '', 'OK\0', 'stream: OK but not really\0', `${'x'.repeat(10_000)}`]
  for (const answer of answers) {
    const scanner = clamd({ address: await daemon((_, socket) => socket.end(answer)) })
    assert.equal(await scanner.scan(Buffer.from('anything')), 'unavailable', answer.slice(0, 30))
  }
})

test('nobody there, one who hangs up and one who says nothing are unavailable', async () => {
  assert.equal(await clamd({ address: '127.0.0.1:1' }).scan(Buffer.from('x')), 'unavailable')
  assert.equal(await clamd({ address: '/nowhere/clamd.sock' }).scan(Buffer.from('x')), 'unavailable')
  assert.equal(await clamd({ address: await daemon((_, socket) => socket.destroy()) }).scan(Buffer.from('x')), 'unavailable')
  assert.equal(await clamd({ address: await daemon(() => undefined), timeoutMs: 100 }).scan(Buffer.from('x')), 'unavailable')
})
