import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { eventually } from '../../../test/support/mailbox.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { startEmbedded } from './embedded.ts'
import { canEnter } from './run-account.ts'

const folder = temporaryFolder('embedded-kill')
const cacheDir = path.join(folder, 'cache')
const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65534, gid: 65534 }

/** A Sapar process in small: starts the server, writes numbered rows and says each number, with `commits` once its row is committed, without it too early. */
function owner(dataDir: string, commits: boolean, account?: typeof NOBODY): ChildProcess {
  const source = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, cacheDir: ${JSON.stringify(cacheDir)}, log: () => {} })
    const client = new pg.Client(server.url)
    await client.connect()
    await client.query('create table if not exists written (id int primary key)')
    const { rows } = await client.query('select coalesce(max(id), 0) as last from written')
    console.log('ready ' + process.getuid?.() + ' ' + server.startedHere)
    if (!${commits}) await client.query('begin')
    for (let id = rows[0].last + 1; ; id++) {
      await client.query('insert into written values ($1)', [id])
      console.log(id)
    }`
  const args = ['--input-type=module', '--eval', source]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/', ...account })
}

interface Killed {
  readonly said: number[]
  readonly first: string
}

/** Kills the owner hard once it has said `enough` numbers. */
async function killAfter(child: ChildProcess, enough: number): Promise<Killed> {
  assert.ok(child.stdout)
  const said: number[] = []
  let first = ''
  const gone = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('ready')) first = line
    else if (said.push(Number(line)) === enough) child.kill('SIGKILL')
  }
  await gone
  return { said, first }
}

async function missing(url: string, said: readonly number[]): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from written')
  await client.end()
  const kept = new Set(rows.map((row) => row.id))
  return said.filter((id) => !kept.has(id)).length
}

function postmaster(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}

test('after a kill -9 of the owner the next start takes the running server over, and every row it said is there', async () => {
  const dataDir = path.join(folder, 'owner', 'postgres')
  const { said } = await killAfter(owner(dataDir, true), 300)
  assert.ok(said.length >= 300)
  const before = postmaster(dataDir)
  const server = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  assert.equal(server.startedHere, false)
  assert.equal(postmaster(dataDir), before)
  assert.equal(await missing(server.url, said), 0)
  await server.stop()
  assert.equal(existsSync(path.join(dataDir, 'postmaster.pid')), false)

  // The broken twin says a number before its row is committed: the same check must see the loss.
  const twin = await killAfter(owner(dataDir, false), 300)
  const after = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  assert.ok((await missing(after.url, twin.said)) >= 300)
  await after.stop()
})

test('after a kill -9 of owner and server, five times over, a new server recovers every row that was said', async () => {
  const dataDir = path.join(folder, 'both', 'postgres')
  const all: number[] = []
  for (let round = 0; round < 5; round++) {
    const { said, first } = await killAfter(owner(dataDir, true), 60)
    assert.match(first, /true$/)
    all.push(...said)
    process.kill(postmaster(dataDir), 'SIGKILL')
  }
  assert.ok(all.length >= 300)
  const server = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  assert.equal(server.startedHere, true)
  assert.equal(await missing(server.url, all), 0)
  await server.stop()
})

test('a kill -9 at any moment of the first start leaves a folder that the next start can use', async () => {
  const dataDir = path.join(folder, 'first', 'postgres')
  let unfinished = 0
  for (const wait of [150, 300, 450, 600]) {
    const child = owner(dataDir, true)
    const gone = once(child, 'exit')
    await pause(wait)
    child.kill('SIGKILL')
    await gone
    if (!existsSync(dataDir)) unfinished++
  }
  const server = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  await server.stop()
  assert.ok(unfinished >= 1, 'no kill hit the making of the folder')
})

test('what a killed start left behind may still be written into while the next start removes it', async () => {
  const dataDir = path.join(folder, 'writing', 'postgres')
  const left = `${dataDir}.new-aaaaaaaaaaaa`
  mkdirSync(left, { recursive: true })
  // For a second, as fast as it can, also into folders of its own.
  const writing = `
    const { mkdirSync, writeFileSync } = require('node:fs')
    const left = process.argv[1]
    for (let n = 0, end = Date.now() + 1000; Date.now() < end; n++) {
      try { mkdirSync(left + '/' + n); writeFileSync(left + '/' + n + '/file', '') } catch {}
    }`
  const writer = spawn(process.execPath, ['-e', writing, left])
  const written = once(writer, 'exit')
  await eventually(async () => existsSync(path.join(left, '20')) || undefined, 'the writer')
  const server = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  await server.stop()
  await written
  assert.ok(existsSync(dataDir))
})

const canDrop = isRoot && canEnter(NOBODY, import.meta.dirname) && canEnter(NOBODY, path.dirname(process.execPath))

test('an ordinary account runs it as itself, and can be taken over by itself', {
  skip: !canDrop && 'needs root, and sources that others may read',
}, async () => {
  const dataDir = path.join(folder, 'ordinary', 'postgres')
  mkdirSync(path.dirname(dataDir))
  chownSync(path.dirname(dataDir), NOBODY.uid, NOBODY.gid)
  const first = await killAfter(owner(dataDir, true, NOBODY), 30)
  assert.match(first.first, /^ready 65534 true$/)
  const second = await killAfter(owner(dataDir, true, NOBODY), 30)
  assert.match(second.first, /^ready 65534 false$/)
  const server = await startEmbedded({ dataDir, cacheDir, log: () => undefined })
  assert.equal(await missing(server.url, [...first.said, ...second.said]), 0)
  await server.stop()
})
