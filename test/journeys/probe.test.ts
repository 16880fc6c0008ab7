import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { runningUrl } from '../../src/adapters/postgres/embedded.ts'
import { freePort } from '../../src/main/free-port.ts'
import { PROJECT } from '../../src/main/paths.ts'
import { probeRun } from '../../src/main/probe/probe-run.ts'
import { walkService } from '../../src/main/probe/walk.ts'
import type { Started } from '../../src/main/start.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Installation, installation, type Ran, runSapar } from '../support/whole-sapar.ts'

const folder = temporaryFolder('probe')
const fronts: Server[] = []
let sapar: Installation
let started: Started
before(async () => {
  sapar = await installation(folder)
  started = await sapar.start()
})
after(async () => {
  for (const front of fronts) front.closeAllConnections()
  for (const front of fronts) front.close()
  await started?.stop()
})

const lastLine = ({ out }: Pick<Ran, 'out'>): Record<string, unknown> => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')

/** Whose service in which language, and what its case codes and its card numbers begin with. */
const WALKS = [
  ['tourist-card', 'ru', 'TC', 'T'],
  ['registration-card-renewal', 'kk', 'RC', 'R'],
  ['border-zone-pass', 'zh', 'BZ', 'Z'],
] as const

test('the probe ends a walk through each service with one line of JSON, on a new database and on a well-used one, also several at once', async () => {
  const first = await sapar.sapar('probe', '--base', started.origin)
  const others = WALKS.map(([service, language]) => sapar.sapar('probe', '--base', started.origin, '--service', service, '--language', language))
  const all = [first, ...(await Promise.all(others))]
  for (const [index, ran] of all.entries()) {
    const { seconds, case: code, card, ...rest } = lastLine(ran)
    const [service, , prefix, letter] = WALKS[index - 1] ?? WALKS[0]
    assert.deepEqual(rest, { ok: true, service })
    assert.match(String(code), new RegExp(`^${prefix}-[A-Z0-9]{4}-[A-Z0-9]{4}$`))
    assert.match(String(card), new RegExp(`^${letter}[A-Z0-9]{8}$`))
    assert.ok(Number(seconds) > 0)
    assert.equal(ran.code, 0)
    assert.equal(ran.out.trimEnd().split('\n').length, 1)
    assert.ok(ran.err.split('\n').filter((text) => text.includes('✔')).length >= 20)
    // Neither channel names the person, the passport or the address.
    assert.doesNotMatch(ran.out + ran.err, /@|utopia|anna|cartographer|X\d{8}|1990/i)
  }
  assert.equal(new Set(all.map((ran) => lastLine(ran).case)).size, 4)
  const url = await runningUrl(path.join(sapar.config.dataDir, 'postgres'))
  const { pool, close } = openDatabase(url ?? '', { max: 1 })
  const { rows } = await pool.query(`select count(*)::int as issued, count(distinct email)::int as addresses from case_file where state = 'issued'`)
  await close()
  assert.deepEqual(rows, [{ issued: 4, addresses: 4 }])
})

test('what the walks made the worker do is in the metrics', async () => {
  const text = await (await fetch(`http://127.0.0.1:${started.metricsPort}/metrics`)).text()
  for (const job of ['send-notice', 'issue-card'])
    assert.match(
      text,
      new RegExp(`sapar_jobs_total\\{[^}]*job="${job}"[^}]*ok="true"[^}]*\\} [1-9]|sapar_jobs_total\\{[^}]*ok="true"[^}]*job="${job}"[^}]*\\} [1-9]`),
    )
  assert.match(text, /sapar_http_request_seconds_count\{[^}]*route="\/api\/v1\/cases\/:code\/submission"/)
  assert.doesNotMatch(text, /TC-|@example/)
})

test('as a program of its own it writes the same line and gives the shell a 0', async () => {
  const child = spawn(process.execPath, [path.join(PROJECT, 'bin/sapar.mjs'), 'probe', '--base', started.origin], { stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  const [code] = await once(child, 'close')
  assert.equal(lastLine({ out }).ok, true)
  assert.equal(code, 0)
})

type Lie = (request: IncomingMessage) => { readonly status?: number; readonly type?: string; readonly body: string } | undefined

/** A broken twin of the server: the real one, but for the answers that it makes up. */
async function front(lie: Lie): Promise<string> {
  const server = createServer(async (request, response) => {
    const made = lie(request)
    if (made) return void response.writeHead(made.status ?? 200, { 'content-type': made.type ?? 'application/json' }).end(made.body)
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>
    const body = pieces.length > 0 ? { body: new Uint8Array(Buffer.concat(pieces)) } : {}
    const answer = await fetch(started.origin + (request.url ?? ''), { method: request.method ?? 'GET', headers, ...body })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(Buffer.from(await answer.arrayBuffer()))
  })
  fronts.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const on =
  (pattern: RegExp, body: string, more: { readonly status?: number; readonly type?: string } = {}): Lie =>
  (request) =>
    pattern.test(`${request.method} ${request.url}`) ? { body, ...more } : undefined

async function failing(lie: Lie, ...args: readonly string[]): Promise<string> {
  const ran = await sapar.sapar('probe', '--base', await front(lie), ...args)
  const { ok, step, problem } = lastLine(ran)
  assert.equal(ok, false)
  assert.equal(ran.code, 1)
  return `${step}: ${problem}`
}

test('a server that only pretends is found out at the step where it does', async () => {
  // The front itself does no harm.
  const honest = await sapar.sapar('probe', '--base', await front(() => undefined))
  assert.equal(lastLine(honest).ok, true)
  assert.match(await failing(on(/payment-checks/, '{"outcome":"failed"}')), /^payment: the payment failed$/)
  assert.match(await failing(on(/GET .*\/card$/, '<html></html>')), /^the card as PDF: the card is no PDF$/)
  assert.match(await failing(on(/GET .*\/cards\//, '{"verdict":"unknown"}')), /^public check of the card: the answer has another shape at \/verdict$/)
  assert.match(await failing(on(/outbox/, 'Not found', { status: 404 })), /^outbox: 404 from the outbox/)
  assert.match(await failing(on(/approval/, '{"code":"same-person-not-confirmed"}', { status: 422 })), /^approval: 422 same-person-not-confirmed$/)
  assert.match(await failing(on(/eligibility/, '{"outcome":"another-route"}')), /^eligibility: the answer has another shape at \/outcome$/)
  assert.match(await failing(on(/outbox/, '[]'), '--timeout', '3'), /^page confirm-email: timeout after 3 s$/)
})

test('a card that the bank declines is no success', async () => {
  const told: string[] = []
  const walk = walkService(
    { base: started.origin, service: 'tourist-card', language: 'en', cardNumber: '4000000000000002' },
    probeRun(60_000, (line) => told.push(line)),
  )
  await assert.rejects(walk, { step: 'payment', message: 'the payment failed' })
  assert.ok(told.length > 12)
})

test('an address where nobody is, one that never answers and one that is none all end with exit code 1 and a line', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  fronts.push(silent)
  await once(silent, 'listening')
  const port = (silent.address() as AddressInfo).port
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['--base', `http://127.0.0.1:${await freePort(0)}`], /^guidance: no answer \(ECONNREFUSED\)$/],
    [['--base', `http://127.0.0.1:${port}`, '--timeout', '1'], /^guidance: timeout after 1 s$/],
    [['--base', 'not an address'], /^--base: /],
    [['--base', started.origin, '--service', 'no-such-service'], /^guidance: 404 not-found$/],
    [['--base', started.origin, '--service', '../cases'], /^--service: /],
    [['--base', started.origin, '--language', 'xx'], /^--language: /],
    [['--base', started.origin, '--timeout', 'soon'], /^--timeout: /],
  ]
  for (const [args, expected] of cases) {
    const ran = await runSapar(sapar.environment, ['probe', ...args])
    const { ok, step, problem } = lastLine(ran)
    assert.deepEqual([ok, ran.code], [false, 1])
    assert.match(`${step}: ${problem}`, expected)
  }
})
