import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { toBase64Url } from 'icao-seal/bytes'
import type { PackContent } from 'icao-seal/pack'
import type { Crossings } from '../../src/actions/ports/crossings.ts'
import type { SigningKey } from '../../src/actions/ports/seals.ts'
import { postgresCrossings } from '../../src/adapters/postgres/crossings.sql.ts'
import { registerBorder } from '../../src/channels/border/border.ts'
import { assetUrls } from '../../src/channels/ui/assets.ts'
import type { WebContext } from '../../src/channels/ui/http/context.ts'
import { cookieJar } from '../../src/channels/ui/http/cookies.ts'
import { serveAssets } from '../../src/channels/ui/http/serve-assets.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { freePort } from '../../src/main/free-port.ts'
import { createTexts } from '../../src/texts/words.ts'
import { buildClient } from '../../tools/build-client.mjs'
import { type BorderState, borderState } from './border-cards.ts'
import { type DeskApp, openDeskApp } from './desk-app.ts'

export interface BorderApp {
  readonly origin: string
  readonly desk: DeskApp
  readonly pool: Pool
  readonly state: BorderState
  /** From now on this pack is the newest; the one before leads to it by a delta. */
  publish(content: PackContent): Promise<void>
  /** From now on the line breaks when a batch was kept and before the device is told so. */
  breakAfterKeeping(shallBreak: boolean): void
  /** A broken twin of the server: it gives each record a name of its own, as if devices made none. */
  forgetIds(shallForget: boolean): void
  /** How many batches came in. */
  batches(): number
  /** Crossings in the database. */
  crossings(): Promise<number>
  /** Those of these cards: what a device of another test has under way does not count. */
  crossingsOf(cards: readonly { readonly number: string }[]): Promise<number>
  close(): Promise<void>
}

/** Desk and border over HTTP with the product's stores on a real database; packs come from a small publisher of the tests. */
export async function openBorderApp(name: string): Promise<BorderApp> {
  const port = await freePort(0)
  const origin = `http://localhost:${port}`
  const client = await buildClient()
  const assets = assetUrls(client.manifest)
  const passkeys = { askToSignIn: async () => ({ challenge: 'question', options: {} }) } as unknown as WebContext['deps']['passkeys']
  const desk = await openDeskApp(name, { origin, assets, passkeys })
  desk.clock.forward((Date.now() - Date.parse(desk.clock.now())) / 1000)
  const state = await borderState(Date.now())
  const line = { breaks: false, forgets: false, batches: 0 }
  const crossings = crossingsOver(desk.pool, line)
  const deps = { ...desk.deps, crossings, keys: { all: async () => [operationsKey(state)] } } as unknown as WebContext['deps']
  const context = { deps, texts: createTexts(countryTexts), cookies: cookieJar(false), assets, demo: true, origin } as unknown as WebContext
  await desk.app.register(async (scope) => borderOver(scope, line, { context, desk }), { prefix: '/border' })
  const publish = servePacks(desk, state)
  serveAssets(desk.app, client.dir)
  await desk.app.listen({ port, host: '127.0.0.1' })
  return {
    origin,
    desk,
    pool: desk.pool,
    state,
    publish,
    breakAfterKeeping: (breaks) => void (line.breaks = breaks),
    forgetIds: (forgets) => void (line.forgets = forgets),
    batches: () => line.batches,
    crossingsOf: async (cards) =>
      Number((await desk.pool.query('select count(*) from border_crossing where card_number = any($1)', [cards.map(({ number }) => number)])).rows[0].count),
    crossings: async () => Number((await desk.pool.query('select count(*) from border_crossing')).rows[0].count),
    close: () => desk.close(),
  }
}

/** The line between devices and server, and what is wrong with it. */
interface Line {
  breaks: boolean
  forgets: boolean
  batches: number
}

function crossingsOver(pool: Pool, line: Line): Crossings {
  const store = postgresCrossings({ pool })
  return { ...store, keep: (list, at) => store.keep(line.forgets ? list.map((one) => ({ ...one, id: randomUUID() })) : list, at) }
}

function borderOver(scope: FastifyInstance, line: Line, { context, desk }: { readonly context: WebContext; readonly desk: DeskApp }): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    if (!request.url.endsWith('/sync')) return payload
    line.batches += 1
    if (line.breaks) reply.raw.destroy()
    return payload
  })
  registerBorder(scope, context, { onTrouble: (error) => void desk.troubles.push(error) })
}

function operationsKey({ operationsKey: { kid, spki } }: BorderState): SigningKey {
  const [signer = '', reference = ''] = kid.split('-')
  const [past, future] = [instant('2020-01-01T00:00:00.000Z'), instant('2099-01-01T00:00:00.000Z')]
  return { id: 'operations', role: 'operations', signer, reference, publicKey: spki, madeAt: past, useFrom: past, useUntil: future }
}

/** The two addresses of packs, as the product answers them. */
function servePacks({ app }: DeskApp, state: BorderState): BorderApp['publish'] {
  let newest: PackContent | undefined
  let file = new Uint8Array()
  const deltas = new Map<number, { readonly to: number; readonly file: Uint8Array }>()
  app.get('/trust/pack', async (_request, reply) =>
    newest ? reply.type('application/octet-stream').header('x-sapar-sequence', newest.sequence).send(Buffer.from(file)) : reply.code(404).send({}),
  )
  app.get<{ Params: { sequence: string } }>('/trust/pack/from/:sequence', async (request, reply) => {
    const chain: string[] = []
    let at = Number(request.params.sequence)
    for (let step = deltas.get(at); step; step = deltas.get(at)) {
      chain.push(toBase64Url(step.file))
      at = step.to
    }
    return at === newest?.sequence ? { deltas: chain } : reply.code(404).send({})
  })
  return async (content) => {
    if (newest && newest.sequence < content.sequence) deltas.set(newest.sequence, { to: content.sequence, file: await state.delta(newest, content) })
    newest = content
    file = await state.written(content)
  }
}
