import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { findBinaries } from './embedded-binaries.ts'
import { clusterFiles } from './embedded-cluster.ts'
import { launch } from './embedded-server.ts'
import { type EmbeddedOptions, runningUrl, startEmbedded } from './embedded.ts'
import type { DatabaseLog } from './problem.ts'
import { chooseAccount, startAs } from './run-account.ts'

const folder = temporaryFolder('embedded')
const isRoot = process.getuid?.() === 0
const quiet: DatabaseLog = () => undefined

function options(name: string, more: Partial<EmbeddedOptions> = {}): EmbeddedOptions {
  return { dataDir: path.join(folder, name, 'postgres'), cacheDir: path.join(folder, 'cache'), log: quiet, ...more }
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const withCode = (code: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === code

test('the first start makes a durable, closed server; the second start finds its rows again', async () => {
  const first = await startEmbedded(options('restart'))
  assert.equal(first.startedHere, true)
  const files = clusterFiles(options('restart').dataDir)
  assert.equal(Number(readFileSync(files.port, 'utf8')), first.port)
  assert.equal(statSync(files.password).mode & 0o777, 0o600)
  const settings = await query(
    first.url,
    `select string_agg(name || '=' || setting, ' ' order by name) as all from pg_settings
    where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'max_connections', 'password_encryption')`,
  )
  assert.equal(
    settings[0]?.all,
    'fsync=on listen_addresses=127.0.0.1 max_connections=60 password_encryption=scram-sha-256 synchronous_commit=on unix_socket_directories=',
  )
  await query(first.url, `create table kept as select 'Әлия' as name`)
  await first.stop()
  assert.equal(existsSync(files.port), false)

  const second = await startEmbedded(options('restart'))
  assert.deepEqual(await query(second.url, 'select name from kept'), [{ name: 'Әлия' }])
  assert.equal(await runningUrl(files.data), second.url)
  await Promise.all([second.stop(), second.stop()])
  assert.equal(await runningUrl(files.data), undefined)
})

test('nobody enters without the password', async () => {
  const server = await startEmbedded(options('restart'))
  try {
    await assert.rejects(query(server.url.replace(/:[^:@]+@/, ':guess@'), 'select 1'), withCode('28P01'))
    const rules = readFileSync(path.join(options('restart').dataDir, 'pg_hba.conf'), 'utf8')
    assert.doesNotMatch(rules, /^\s*[^#\s].*\b(trust|password|md5)\s*$/m)
    assert.match(rules, /^host .*scram-sha-256$/m)
  } finally {
    await server.stop()
  }
})

test('a data folder has one owner: the second is refused while the first lives, and only the lock keeps it out', async () => {
  const first = await startEmbedded(options('restart'))
  try {
    await assert.rejects(startEmbedded(options('restart')), withCode('data-folder-in-use'))
    // The broken twin: without the lock, the second would quietly share the first one's server.
    const { data, lock } = clusterFiles(options('restart').dataDir)
    renameSync(lock, `${lock}.away`)
    assert.equal(await runningUrl(data), first.url)
    const twin = await startEmbedded(options('restart'))
    assert.equal(twin.startedHere, false)
    assert.equal(twin.port, first.port)
    await twin.stop()
  } finally {
    await first.stop()
  }
})

test('of two first starts at the same moment one makes the folder and the other is refused; what a killed initdb left is thrown away', async () => {
  const unfinished = `${options('race').dataDir}.new-0123456789ab`
  mkdirSync(path.join(unfinished, 'base'), { recursive: true })
  writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n')
  const results = await Promise.allSettled([startEmbedded(options('race')), startEmbedded(options('race'))])
  const started = results.filter((r) => r.status === 'fulfilled')
  const refused = results.filter((r) => r.status === 'rejected')
  assert.equal(started.length, 1)
  assert.ok(refused.every((r) => withCode('data-folder-in-use')(r.reason)) && refused.length === 1)
  assert.equal(existsSync(unfinished), false)
  await started[0]?.value.stop()
})

test('a server that cannot start fails at once with what it said, and leaves the folder free', async () => {
  const wrong = options('restart', { settings: { shared_buffers: 'plenty' } })
  await assert.rejects(startEmbedded(wrong), (error) => withCode('server-did-not-start')(error) && /shared_buffers/.test(String(error)))
  await (await startEmbedded(options('restart'))).stop()
})

test('a number in postmaster.pid that another program has now does not block the start', async () => {
  const { dataDir, cacheDir, log } = options('restart')
  const account = chooseAccount(dataDir)
  const bearer = startAs({ program: process.execPath, args: () => ['-e', 'setInterval(() => {}, 1000)'], account, output: 2 })
  const stale = () => writeFileSync(path.join(dataDir, 'postmaster.pid'), `${bearer.pid}\n${dataDir}\n1790000000\n1\n\n127.0.0.1\n\nready\n`)
  try {
    stale()
    // The broken twin: PostgreSQL alone believes the number.
    const binaries = await findBinaries({ cacheDir, account, log })
    await assert.rejects(launch({ files: clusterFiles(dataDir), binaries, account, log }), /postmaster\.pid/)
    stale()
    const server = await startEmbedded(options('restart'))
    assert.equal(server.startedHere, true)
    await server.stop()
  } finally {
    bearer.kill()
  }
})

test('a number in postmaster.pid that nobody has does not block the start', async () => {
  const { dataDir } = options('restart')
  writeFileSync(path.join(dataDir, 'postmaster.pid'), `4194303\n${dataDir}\n1790000000\n1\n\n127.0.0.1\n\nready\n`)
  const server = await startEmbedded(options('restart'))
  assert.equal(server.startedHere, true)
  await server.stop()
})

test('a folder with other files in it is left alone', async () => {
  const { dataDir } = options('occupied')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path.join(dataDir, 'letter.txt'), 'mine')
  await assert.rejects(startEmbedded(options('occupied')), withCode('data-folder-not-ours'))
  assert.deepEqual(readdirSync(dataDir), ['letter.txt'])
})

test('a lost password file is named, and no new one is invented', async () => {
  const { dataDir } = options('restart')
  const { password } = clusterFiles(dataDir)
  renameSync(password, `${password}.away`)
  await assert.rejects(startEmbedded(options('restart')), withCode('password-file-missing'))
  renameSync(`${password}.away`, password)
})

test('as root it works below a home that only root may enter', { skip: !isRoot && 'needs root' }, async () => {
  const home = path.join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
  chmodSync(home, 0o700)
  const inside = options('home', { cacheDir: path.join(home, 'cache') })
  for (const rows of [0, 1]) {
    const server = await startEmbedded(inside)
    const [account] = await query(server.url, `select current_setting('data_directory') as folder`)
    assert.match(String(account?.folder), /^\/proc\/self\/fd\/\d$/)
    await query(server.url, 'create table if not exists kept (at timestamptz)')
    assert.equal((await query(server.url, 'select from kept')).length, rows)
    await query(server.url, 'insert into kept values (now())')
    await server.stop()
  }
  assert.notEqual(statSync(inside.dataDir).uid, 0)
  assert.equal(statSync(home).mode & 0o777, 0o700)
})
