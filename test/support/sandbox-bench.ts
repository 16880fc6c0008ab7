import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import type { Pool } from 'pg'
import type { Chance, Clock, PaymentRequest, Payments } from '../../src/actions/ports.ts'
import { money } from '../../src/core/kernel/money.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/adapters/payment/sandbox/server.ts'
import { sandboxPayments } from '../../src/adapters/payment/sandbox-client.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { type StandingClock, standingClock } from './standing-clock.ts'
import { openTestPool } from './test-pool.ts'

export const API_KEY = 'test-api-key-0123456789'
export const SIGNING_SECRET = 'whsec_c2FuZGJveC10ZXN0LXNlY3JldC0wMTIzNDU2Nzg5'
export const RETURN_URL = 'https://sapar.example/en/case/TC-7K2M-94QX/paid'

export const chance: Chance = { bytes: (count) => randomBytes(count), uuid: () => randomUUID() }

export interface HeardNotification {
  readonly raw: Uint8Array
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly type: string
  readonly ref: string
}

/** The service's side of the notifications: writes down what comes and answers what it is told. */
export interface Receiver {
  readonly url: string
  readonly heard: HeardNotification[]
  /** Status of the answers from now on. */
  answer: number
  close(): Promise<void>
}

export interface SandboxBench {
  readonly pool: Pool
  readonly databaseUrl: string
  readonly clock: StandingClock
  readonly sandbox: Sandbox
  readonly origin: string
  readonly receiver: Receiver
  /** Asks the sandbox through `proxy`. */
  readonly client: Payments
  readonly proxy: FaultProxy
  request(changes?: Partial<PaymentRequest>): PaymentRequest
  /** Sends a form of the hosted page as a browser without JavaScript would, and follows nothing. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  get(path: string): Promise<Response>
  close(): Promise<void>
}

/** The sandbox over real HTTP and a real database; time and its work stand still until the test moves them. */
export async function openSandboxBench(name: string, changes: Partial<SandboxOptions> = {}): Promise<SandboxBench> {
  const database = await openTestPool(name)
  const { pool } = database
  const clock = standingClock()
  const receiver = await startReceiver()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const secrets = { signingSecret: SIGNING_SECRET, apiKey: API_KEY, clock }
  const options = { pool, port, publicOrigin: origin, notifyUrl: receiver.url, chance, profile: 'demo', everyMs: 0, answerMs: 2000, ...secrets }
  const sandbox = await startSandbox({ ...options, ...changes })
  const proxy = await startFaultProxy({ host: '127.0.0.1', port })
  let attempts = 0
  return {
    pool,
    databaseUrl: database.url,
    clock,
    sandbox,
    origin,
    receiver,
    proxy,
    client: sandboxPayments({ ...secrets, baseUrl: `http://localhost:${proxy.port}`, publicOrigin: origin, answerMs: 4000 }),
    request: (other = {}) => ({ ...sampleRequest(`${name}-${++attempts}`, clock), ...other }),
    post: (path, fields) => fetch(new URL(path, origin), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }),
    get: (path) => fetch(new URL(path, origin), { redirect: 'manual' }),
    async close() {
      for (const part of [sandbox, proxy, receiver]) await part.close()
      await database.close()
    },
  }
}

export function sampleRequest(attemptId: string, clock: Pick<Clock, 'now'>): PaymentRequest {
  return {
    attemptId,
    caseRef: 'TC-7K2M-94QX',
    amount: money(1_500_000, 'KZT'),
    language: 'en',
    description: 'Tourist card',
    returnUrl: RETURN_URL,
    expiresAt: instant(new Date(Date.parse(clock.now()) + 30 * 60_000).toISOString()),
  }
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const server = createServer((request, reply) => {
    void hear(request, receiver).finally(() => reply.writeHead(receiver.answer).end())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments/notifications`,
    heard: [],
    answer: 204,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}

async function hear(request: IncomingMessage, receiver: Receiver): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const raw = Buffer.concat(pieces)
  const body = JSON.parse(raw.toString('utf8')) as { type: string; data: { payment_id: string } }
  receiver.heard.push({ raw, headers: request.headers as Record<string, string>, type: body.type, ref: body.data.payment_id })
}

export async function freePort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What the person types for a test card. */
export function typedCard(number: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { number, expiry: '12/29', cvc: '123', name: 'Aigul Sample', ...changes }
}
