import { Agent, get } from 'node:http'

export interface Asked {
  readonly url: string
  readonly cookie?: string
}

export interface Loaded {
  readonly requests: number
  readonly bytes: number
  readonly seconds: number
}

const CLIENTS = 8

/** Eight clients on kept connections, each with the next request as soon as it has the whole answer to the last; the addresses come in turn. Throws on any answer but 200. */
export async function load(asked: readonly Asked[], count: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const begun = performance.now()
  let next = 0
  let bytes = 0
  const client = async () => {
    while (next < count) {
      const request = asked[next++ % asked.length]
      if (request) bytes += (await fetched(request, agent)).length
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return { requests: count, bytes, seconds: (performance.now() - begun) / 1000 }
}

/** The body as it came over the wire, still compressed when `accept` asked for that. */
export function fetched({ url, cookie }: Asked, agent: Agent | undefined, accept?: string): Promise<Buffer> {
  const headers = { ...(cookie && { cookie }), ...(accept && { 'accept-encoding': accept }) }
  return new Promise((resolve, reject) => {
    get(url, { headers, ...(agent && { agent }) }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      answer.on('end', () => (answer.statusCode === 200 ? resolve(Buffer.concat(pieces)) : reject(new Error(`${url} answered ${answer.statusCode}`))))
    }).on('error', reject)
  })
}
