import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sms } from '../../src/actions/ports/sms.ts'

export interface SmsGateway {
  readonly url: string
  readonly token: string
  /** Delivered messages, oldest first: one for each idempotency key. */
  readonly delivered: readonly Sms[]
  readonly requests: () => number
  /**
   * What happens to the next requests: a status to answer with, `silent` for no answer at all, `lost` to deliver and then break the line before the
   * answer, `elsewhere` to send the caller to another address.
   */
  behave(how: number | 'well' | 'silent' | 'lost' | 'elsewhere'): void
  close(): Promise<void>
}

/** A gateway as providers run it, on a socket of this machine. */
export async function startSmsGateway(): Promise<SmsGateway> {
  const token = 'token-of-the-test'
  const delivered: Sms[] = []
  let requests = 0
  let behaviour: Parameters<SmsGateway['behave']>[0] = 'well'
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      requests++
      if (behaviour === 'silent') return
      if (behaviour === 'elsewhere') return response.writeHead(307, { location: '/other' }).end()
      if (typeof behaviour === 'number') return response.writeHead(behaviour).end(`no: ${body}`)
      if (request.method !== 'POST' || request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end()
      const sms = JSON.parse(body) as Sms
      if (request.headers['idempotency-key'] !== sms.messageId) return response.writeHead(400).end()
      if (!delivered.some(({ messageId }) => messageId === sms.messageId)) delivered.push(sms)
      if (behaviour === 'lost') return request.socket.destroy()
      return response.writeHead(202, { 'content-type': 'application/json' }).end('{"accepted":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    token,
    delivered,
    requests: () => requests,
    behave: (how) => {
      behaviour = how
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
