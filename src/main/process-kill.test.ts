import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { descendantsOf, type SeenProcess, stillRunning } from '../../test/support/process-tree.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { freePort } from './free-port.ts'
import { PROJECT } from './paths.ts'
import { demoSpecimen } from './specimen.ts'

const root = temporaryFolder('processes')
const dataDir = path.join(root, 'data')
const origin = `http://127.0.0.1:${await freePort(0)}`
const PATIENCE_MS = 60_000
const everything: SeenProcess[] = []
// Whatever a failed test left behind.
after(() => stillRunning(everything).forEach(({ pid }) => process.kill(pid, 'SIGKILL')))

interface Life {
  readonly child: ChildProcess
  /** Of the shell that npm would be; the door, the server, the database and the reader of pictures hang on it. */
  readonly pid: number
  readonly seen: readonly SeenProcess[]
}

/** npm runs a script through a shell; the second command keeps the shell from becoming the first. */
const THROUGH_SHELL = (door: string) => ['sh', ['-c', `node ${door} start; true`]] as const
const NPM = ['npm', ['start', '--silent']] as const
const DOOR = path.join(PROJECT, 'bin/sapar.mjs')

const KINDS = [/(?:sapar|careless)\.mjs/, /cli\.ts/, /picture-child/, /bin\/postgres/]

function begin([program, args]: readonly [string, readonly string[]]): { readonly child: ChildProcess; readonly pid: number } {
  const log = openSync(path.join(root, 'log'), 'a')
  const env = { ...process.env, npm_lifecycle_event: 'start', PORT: new URL(origin).port, SAPAR_DATA: dataDir, SAPAR_LOG_LEVEL: 'silent' }
  const child = spawn(program, args, { cwd: PROJECT, env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  assert.ok(child.pid)
  return { child, pid: child.pid }
}

/** Starts it and uses it until every kind of process it has is there. */
async function live(program: readonly [string, readonly string[]], kinds = KINDS): Promise<Life> {
  const { child, pid } = begin(program)
  await until(
    'the start',
    async () => (await statusOf('/readyz')) === 200 || (child.exitCode !== null && assert.fail(readFileSync(path.join(root, 'log'), 'utf8'))),
  )
  await uploadPicture()
  const seen = descendantsOf(pid)
  everything.push(...seen)
  for (const kind of kinds)
    assert.ok(
      seen.some(({ command }) => kind.test(command)),
      `no process like ${kind}`,
    )
  return { child, pid, seen }
}

async function statusOf(address: string): Promise<number> {
  return fetch(origin + address, { headers: { connection: 'close' } }).then(
    (answer) => answer.status,
    () => 0,
  )
}

async function until(what: string, isSo: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, `${what} did not happen`)
    await pause(50)
  }
}

const tokens: { readonly code: string; readonly token: string }[] = []

async function call(address: string, given: { readonly method?: string; readonly token?: string; readonly body?: string | Buffer } = {}): Promise<Response> {
  const { method = 'GET', token = '', body } = given
  const headers = {
    connection: 'close',
    authorization: `Bearer ${token}`,
    'idempotency-key': crypto.randomUUID(),
    'content-type': typeof body === 'string' ? 'application/json' : 'image/jpeg',
  }
  const answer = await fetch(`${origin}/api/v1${address}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })
  assert.ok(answer.ok, `${address} answered ${answer.status}`)
  return answer
}

async function uploadPicture(): Promise<void> {
  const started = await (await call('/cases', { method: 'POST', body: JSON.stringify({ service: 'tourist-card', language: 'en' }) })).json()
  const { case: code, token } = started as { case: string; token: string }
  await call(`/cases/${code}/documents/portrait`, { method: 'PUT', token, body: Buffer.from((await demoSpecimen('portrait')) ?? '') })
  tokens.push({ code, token })
}

async function nothingLeft({ child, seen }: Life): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await until('the end of every process', async () => stillRunning(seen).length === 0)
  assert.equal(await statusOf('/livez'), 0)
}

test('SIGTERM to npm ends all that npm start began', async () => {
  const life = await live(NPM)
  process.kill(life.pid, 'SIGTERM')
  await nothingLeft(life)
})

test('Ctrl-C, which reaches the whole group, ends all of it; pressed twice as well', async () => {
  const life = await live(NPM)
  process.kill(-life.pid, 'SIGINT')
  process.kill(-life.pid, 'SIGINT')
  await nothingLeft(life)
})

test('SIGTERM in the middle of a start ends it, the database included', async () => {
  const { child, pid } = begin(NPM)
  await until('the start of the database', async () => descendantsOf(pid).some(({ command }) => /bin\/postgres/.test(command)))
  const seen = descendantsOf(pid)
  everything.push(...seen)
  assert.notEqual(await statusOf('/readyz'), 200, 'it was ready already, so that nothing was broken off')
  process.kill(pid, 'SIGTERM')
  await nothingLeft({ child, pid, seen })
})

test('kill -9 of npm or of the door alone ends all the rest in order', async () => {
  const first = await live(THROUGH_SHELL(DOOR))
  process.kill(first.pid, 'SIGKILL')
  await nothingLeft(first)
  const second = await live(THROUGH_SHELL(DOOR))
  process.kill(second.seen.find(({ command }) => /sapar\.mjs/.test(command))?.pid ?? 0, 'SIGKILL')
  await nothingLeft(second)
})

test('after kill -9 of everything but the database the next start takes it over, and nothing saved is lost', async () => {
  const life = await live(NPM)
  process.kill(-life.pid, 'SIGKILL')
  await once(life.child, 'exit')
  const isDatabase = ({ command }: SeenProcess) => /postgres/.test(command)
  await until('the end of all but the database', async () => stillRunning(life.seen).every(isDatabase))
  assert.ok(stillRunning(life.seen).length > 0, 'the database ended too, so that there was nothing to take over')
  const next = await live(NPM, KINDS.slice(0, 3))
  assert.ok(tokens.length >= 6)
  for (const { code, token } of tokens) assert.equal((await (await call(`/cases/${code}`, { token })).json()).case.code, code)
  process.kill(next.pid, 'SIGTERM')
  await nothingLeft({ ...next, seen: [...next.seen, ...life.seen] })
})

test('a door that does not look after its parent leaves a server behind when npm is ended', async () => {
  const twin = path.join(root, 'careless.mjs')
  const text = readFileSync(DOOR, 'utf8').replace("path.resolve(fileURLToPath(import.meta.url), '../..')", JSON.stringify(PROJECT))
  const careless = text.replace(/^.*setInterval\(.*$/m, '')
  assert.notEqual(careless, text)
  writeFileSync(twin, careless)
  const life = await live(THROUGH_SHELL(twin))
  process.kill(life.pid, 'SIGTERM')
  await once(life.child, 'exit')
  await pause(2_000)
  assert.equal(await statusOf('/livez'), 200)
  process.kill(life.seen.find(({ command }) => /careless\.mjs/.test(command) && !command.startsWith('sh'))?.pid ?? 0, 'SIGTERM')
  await nothingLeft(life)
})
