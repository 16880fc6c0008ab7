import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringFile, type Bringing } from './bring-file.ts'

/** A server that keeps parts, and loses the connection where `trouble` says so: before the part is kept, or after it, so that only the answer is lost. */
function server(trouble: (request: number) => 'before' | 'after' | 'busy' | undefined = () => undefined) {
  const kept = new Map<string, Buffer>()
  let requests = 0
  const answer = (status: number, offset?: number, body?: unknown) =>
    new Response(body === undefined ? null : JSON.stringify(body), { status, headers: offset === undefined ? {} : { 'upload-offset': String(offset) } })
  const ask: typeof fetch = async (address, init = {}) => {
    const wrong = trouble(++requests)
    if (wrong === 'before') throw new TypeError('network')
    if (wrong === 'busy') return answer(503)
    const response = await handle(String(address), init)
    if (wrong === 'after') throw new TypeError('network')
    return response
  }
  async function handle(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (init.method === 'POST') {
      const upload = `u${kept.size}`
      kept.set(upload, Buffer.alloc(0))
      return answer(201, 0, { upload })
    }
    const upload = address.split('/').at(-1) ?? ''
    const content = kept.get(upload)
    if (!content) return answer(404)
    if (init.method === 'HEAD') return answer(200, content.length)
    if (Number(headers.get('upload-offset')) !== content.length) return answer(409, content.length)
    kept.set(upload, Buffer.concat([content, Buffer.from(await (init.body as Blob).arrayBuffer())]))
    return answer(200, kept.get(upload)?.length)
  }
  return { ask, kept, requests: () => requests }
}

const FILE = new Blob([Uint8Array.from({ length: 100_000 }, (_, i) => i % 251)])

function way(ask: typeof fetch, more: Partial<Bringing> = {}): Bringing & { readonly shares: number[]; readonly waits: number[] } {
  const shares: number[] = []
  const waits: number[] = []
  const begun: Bringing = {
    address: '/parts/portrait',
    partBytes: 9_000,
    file: FILE,
    known: undefined,
    opened: () => undefined,
    onProgress: (share) => shares.push(share),
    onWaiting: () => undefined,
    ask,
    pause: async (ms) => void waits.push(ms),
    ...more,
  }
  return { ...begun, shares, waits }
}

async function assertWhole(kept: Buffer | undefined): Promise<void> {
  assert.ok(kept?.equals(Buffer.from(await FILE.arrayBuffer())))
}

test('the file arrives byte by byte the same, and how far it is only grows', async () => {
  const { ask, kept } = server()
  const going = way(ask)
  await assertWhole(kept.get(await bringFile(going)))
  assert.deepEqual(
    going.shares,
    going.shares.toSorted((a, b) => a - b),
  )
  assert.equal(going.shares.at(-1), 1)
  assert.equal(going.shares.length, 13)
})

test('a connection that is lost again and again costs parts and never the file, whichever way it is lost', async () => {
  for (const wrong of ['before', 'after', 'busy'] as const) {
    const { ask, kept, requests } = server((request) => (request % 3 === 0 ? wrong : undefined))
    await assertWhole(kept.get(await bringFile(way(ask))))
    assert.ok(requests() > 15, `${requests()}`)
  }
})

test('it waits longer and longer while nothing answers, and at most a quarter of a minute', async () => {
  const { ask } = server((request) => (request <= 8 ? 'before' : undefined))
  const going = way(ask)
  await bringFile(going)
  assert.deepEqual(going.waits, [1000, 2000, 4000, 8000, 15000, 15000, 15000, 15000])
})

test('an upload that was begun before goes on where it stopped; one that the server forgot is begun anew', async () => {
  const first = server()
  first.kept.set('old', Buffer.from(await FILE.slice(0, 50_000).arrayBuffer()))
  const going = way(first.ask, { known: 'old' })
  assert.equal(await bringFile(going), 'old')
  await assertWhole(first.kept.get('old'))
  assert.ok((going.shares[0] ?? 0) >= 0.5)
  const opened: string[] = []
  const second = server()
  const upload = await bringFile(way(second.ask, { known: 'forgotten', opened: (name) => opened.push(name) }))
  assert.deepEqual(opened, [upload])
  await assertWhole(second.kept.get(upload))
})

test('a refusal is not asked for again', async () => {
  let asked = 0
  const refusing: typeof fetch = async () => {
    asked++
    return new Response(null, { status: 413 })
  }
  await assert.rejects(bringFile(way(refusing)))
  assert.equal(asked, 1)
})
