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
  /** Holds from now on, for connections that stand as well. Bytes are counted from here, over all connections. */
  set(fault: Fault): void
  /** Connections taken, how often a fault struck, and how much the server has answered in all. */
  counts(): { readonly connections: number; readonly struck: number; readonly answerBytes: number }
  close(): Promise<void>
}

interface Trouble {
  fault: Fault
  /** Bytes passed on since the fault was set. */
  passed: { request: number; answer: number }
  struck: number
}

/** A TCP proxy on loopback that breaks what passes through it. */
export async function startFaultProxy(target: { readonly host: string; readonly port: number }): Promise<FaultProxy> {
  const open = new Set<Socket>()
  const trouble: Trouble = { fault: { kind: 'none' }, passed: { request: 0, answer: 0 }, struck: 0 }
  let connections = 0
  let answerBytes = 0
  const server = createServer((client) => {
    connections++
    const upstream = connect(target)
    for (const socket of [client, upstream]) track(socket, open)
    upstream.on('data', (piece) => {
      answerBytes += piece.length
    })
    passOn({ from: client, to: upstream, direction: 'request', trouble })
    passOn({ from: upstream, to: client, direction: 'answer', trouble })
  })
  const port = await listening(server)
  return {
    port,
    set: (fault) => {
      trouble.fault = fault
      trouble.passed = { request: 0, answer: 0 }
    },
    counts: () => ({ connections, struck: trouble.struck, answerBytes }),
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
  readonly trouble: Trouble
}

function passOn({ from, to, direction, trouble }: Lane): void {
  let swallowed = false
  from.on('data', (piece) => {
    const { fault, passed } = trouble
    // What was swallowed cannot be made good: the connection stays dead after the black hole.
    swallowed ||= fault.kind === 'black-hole' && fault.of === direction
    if (swallowed) {
      trouble.struck++
    } else if (fault.kind === 'delay') {
      trouble.struck++
      setTimeout(() => to.writable && to.write(piece), fault.ms)
    } else if ((fault.kind === 'cut' || fault.kind === 'reset') && fault.of === direction && passed[direction] + piece.length > fault.afterBytes) {
      trouble.struck++
      breakOff({ from, to, how: fault.kind, last: piece.subarray(0, fault.afterBytes - passed[direction]) })
    } else {
      passed[direction] += piece.length
      if (to.writable) to.write(piece)
    }
  })
  from.on('end', () => {
    if (trouble.fault.kind === 'delay') setTimeout(() => to.end(), trouble.fault.ms)
    else to.end()
  })
  from.on('close', () => trouble.fault.kind !== 'delay' && to.destroySoon())
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
