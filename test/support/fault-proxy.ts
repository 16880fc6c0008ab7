import { createServer, connect, type Server, type Socket } from 'node:net'

/** `request` is what the client sends, `answer` is what comes back. */
export type Fault =
  | { readonly kind: 'none' }
  /** Everything arrives, each piece this much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Both sides are closed once this many bytes were passed on; the rest is lost. */
  | { readonly kind: 'cut'; readonly afterBytes: number; readonly of: 'request' | 'answer' }
  /** The same with a TCP reset instead of a close. */
  | { readonly kind: 'reset'; readonly afterBytes: number; readonly of: 'request' | 'answer' }
  /** The connection stands, and that direction is swallowed. */
  | { readonly kind: 'black-hole'; readonly of: 'request' | 'answer' }

export interface FaultProxy {
  readonly port: number
  /** Holds for connections made from now on. */
  set(fault: Fault): void
  /** Connections taken, how often a fault struck, and how much the server has answered in all. */
  counts(): { readonly connections: number; readonly struck: number; readonly answerBytes: number }
  close(): Promise<void>
}

/** A TCP proxy on loopback that breaks what passes through it. */
export async function startFaultProxy(target: { readonly host: string; readonly port: number }): Promise<FaultProxy> {
  const open = new Set<Socket>()
  let fault: Fault = { kind: 'none' }
  let connections = 0
  let struck = 0
  let answerBytes = 0
  const strike = () => {
    struck++
  }
  const server = createServer((client) => {
    connections++
    const upstream = connect(target)
    for (const socket of [client, upstream]) track(socket, open)
    upstream.on('data', (piece) => {
      answerBytes += piece.length
    })
    passOn({ from: client, to: upstream, direction: 'request', fault, strike })
    passOn({ from: upstream, to: client, direction: 'answer', fault, strike })
  })
  const port = await listening(server)
  return {
    port,
    set: (next) => {
      fault = next
    },
    counts: () => ({ connections, struck, answerBytes }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

interface Lane {
  readonly from: Socket
  readonly to: Socket
  readonly direction: 'request' | 'answer'
  readonly fault: Fault
  readonly strike: () => void
}

function passOn({ from, to, direction, fault, strike }: Lane): void {
  const here = fault.kind === 'delay' || (fault.kind !== 'none' && fault.of === direction) ? fault : { kind: 'none' as const }
  let passed = 0
  from.on('data', (piece) => {
    if (here.kind === 'black-hole') return strike()
    if (here.kind === 'delay') {
      strike()
      setTimeout(() => to.writable && to.write(piece), here.ms)
      return
    }
    if (here.kind === 'none' || passed + piece.length <= here.afterBytes) {
      passed += piece.length
      if (to.writable) to.write(piece)
      return
    }
    strike()
    breakOff({ from, to, how: here.kind, last: piece.subarray(0, here.afterBytes - passed) })
  })
  from.on('end', () => {
    if (here.kind === 'delay') setTimeout(() => to.end(), here.ms)
    else to.end()
  })
  from.on('close', () => here.kind !== 'delay' && to.destroySoon())
}

function breakOff({ from, to, how, last }: { from: Socket; to: Socket; how: 'cut' | 'reset'; last: Buffer }): void {
  from.pause()
  to.write(last, () => {
    for (const socket of [from, to]) {
      if (how === 'reset') socket.resetAndDestroy()
      else socket.destroy()
    }
  })
}

function track(socket: Socket, open: Set<Socket>): void {
  open.add(socket)
  socket.on('close', () => open.delete(socket))
  // A broken connection is what this proxy is for.
  socket.on('error', () => socket.destroy())
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      resolve(address.port)
    })
  })
}
