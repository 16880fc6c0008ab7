import { connect, type Socket } from 'node:net'
import type { ScanResult, VirusScan } from '../../actions/ports/virus-scan.ts'

export interface ClamdSettings {
  /** `host:port`, or the path of a socket. */
  readonly address: string
  readonly timeoutMs?: number
}

const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4096

/**
 * Asks a ClamAV daemon by its INSTREAM command (clamd(8)): each piece with its length before it, four bytes in network order, and an empty one at the end. Whatever is
 * no clear answer, be it a refused connection, silence or an error of the daemon, is `unavailable`.
 */
export function clamd({ address, timeoutMs = 20_000 }: ClamdSettings): VirusScan {
  return {
    async scan(content) {
      try {
        return resultOf(await ask(address, content, timeoutMs))
      } catch {
        return 'unavailable'
      }
    },
  }
}

function resultOf(answer: string): ScanResult {
  if (/^stream: OK$/.test(answer)) return 'clean'
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'unavailable'
}

function ask(address: string, content: Uint8Array, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(address)
    // The whole conversation has one limit: a daemon that trickles its answer must hold nobody up.
    const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs)
    const pieces: Buffer[] = []
    let length = 0
    socket.on('connect', () => write(socket, content))
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece)
      length += piece.length
      if (piece.includes(0) || length > LONGEST_ANSWER) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(pieces).toString('utf8').replace(/\0.*$/s, '').trim())
    })
  })
}

function open(address: string): Socket {
  const colon = address.lastIndexOf(':')
  return address.startsWith('/') ? connect(address) : connect(Number(address.slice(colon + 1)), address.slice(0, colon))
}

function write(socket: Socket, content: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < content.length; at += CHUNK) {
    const piece = content.subarray(at, at + CHUNK)
    const size = Buffer.alloc(4)
    size.writeUInt32BE(piece.length)
    socket.write(size)
    socket.write(piece)
  }
  socket.write(Buffer.alloc(4))
}
