import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before } from 'node:test'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import type { Deps } from '../../src/actions/deps.ts'
import { openSession } from '../../src/actions/sessions.ts'
import { postgresIdempotency } from '../../src/adapters/postgres/idempotency.sql.ts'
import { API_ROUTES, registerApi } from '../../src/channels/api/api.ts'
import type { WebContext } from '../../src/channels/ui/http/context.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts } from '../../src/texts/words.ts'
import type { World } from '../reliability/model/world.ts'
import { ORIGIN } from './demo-letters.ts'
import { quietWorld } from './model-office.ts'

interface Call {
  readonly body?: unknown
  readonly token?: string
  readonly language?: string
  /** One that nobody has used unless given. */
  readonly key?: string
  /** Another one for each call unless given: whoever has no token is known by it. */
  readonly network?: string
}

export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
}

export interface ApiApp {
  /** `PUT /cases/{code}/paper`, and what stands in its braces. An answer that is not as the API describes it fails. */
  answer<T>(what: string, params?: Readonly<Record<string, string>>, call?: Call): Promise<T>
  /** The same, for a call that is refused. */
  problem(what: string, params?: Readonly<Record<string, string>>, call?: Call): Promise<Problem>
  /** Whatever comes. */
  send(what: string, params?: Readonly<Record<string, string>>, call?: Call): Promise<LightMyRequestResponse>
  tokenFor(...caseIds: readonly string[]): Promise<string>
  close(): Promise<void>
}

/** For the tests of one file: a quiet world with the API on it, ended after the last of them. */
export function onQuietWorld(take: (opened: { readonly world: World; readonly api: ApiApp }) => void): void {
  const ends: (() => Promise<void>)[] = []
  before(async () => {
    const world = await quietWorld()
    ends.push(() => world.close())
    const api = await openApiApp(world)
    ends.push(() => api.close())
    take({ world, api })
  })
  after(async () => {
    for (const end of ends.toReversed()) await end()
  })
}

/** The API over HTTP in this process, on a world of the model. `broken`: ports of a product that is broken on purpose. */
export async function openApiApp(world: World, broken: Partial<Deps> = {}): Promise<ApiApp> {
  const deps = { ...world.deps, ...broken, idempotency: postgresIdempotency({ pool: world.pool }) }
  const context = { deps, texts: createTexts(countryTexts), demo: true, origin: ORIGIN } as unknown as WebContext
  const troubles: unknown[] = []
  const app = Fastify()
  await app.register(async (scope) => registerApi(scope, context, { onTrouble: (error) => void troubles.push(error) }), { prefix: '/api/v1' })
  const send = sender(app, troubles)
  return {
    send,
    async answer(what, params, call) {
      const seen = await send(what, params, call)
      const route = API_ROUTES.find(({ method, path }) => `${method} ${path}` === what.split('?')[0])
      assert.equal(seen.statusCode, route?.answers.status, `${what}: ${seen.body}`)
      // Whatever is not described must not be told either.
      assert.deepEqual(route?.answers.schema?.parse(seen.json()), seen.json(), what)
      return seen.json()
    },
    async problem(what, params, call) {
      const seen = await send(what, params, call)
      assert.match(String(seen.headers['content-type']), /^application\/problem\+json/, `${what}: ${seen.body}`)
      assert.equal(seen.json().status, seen.statusCode)
      return seen.json()
    },
    tokenFor: (...caseIds) => openSession(deps, caseIds),
    close: () => app.close(),
  }
}

function sender(app: FastifyInstance, troubles: readonly unknown[]): ApiApp['send'] {
  let networks = 0
  return async (what, params = {}, { body, token, language = 'en', key = randomUUID(), network } = {}) => {
    const [method = '', path = ''] = what.split(' ')
    const headers = {
      'accept-language': language,
      ...(method === 'GET' ? {} : { 'idempotency-key': key }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}`
    networks += 1
    const remoteAddress = network ?? `10.1.${networks >> 8}.${networks & 255}`
    const given = body === undefined ? {} : { payload: JSON.stringify(body) }
    const seen = await app.inject({ method: method as 'GET', url, headers, remoteAddress, ...given })
    assert.deepEqual(troubles, [], what)
    return seen
  }
}
