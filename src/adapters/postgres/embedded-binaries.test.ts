import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { findBinaries, installedPackage } from './embedded-binaries.ts'

const folder = temporaryFolder('binaries')
const isRoot = process.getuid?.() === 0
const nobody = isRoot ? { uid: 65534, gid: 65534 } : undefined
const log = () => undefined
// A version of its own: the search also looks into shared temporary folders, where real copies may lie.
const version = `0.0.0-${path.basename(folder)}`

/** A package of three small programs, as npm unpacks it. Its `postgres` needs the link that npm left out. */
function smallPackage(name: string): string {
  const packageDir = path.join(folder, name)
  mkdirSync(path.join(packageDir, 'native/bin'), { recursive: true })
  mkdirSync(path.join(packageDir, 'native/lib'))
  writeFileSync(path.join(packageDir, 'package.json'), JSON.stringify({ version }))
  writeFileSync(path.join(packageDir, 'native/lib/version.so.1.2'), 'postgres (PostgreSQL) 18.4\n')
  writeFileSync(path.join(packageDir, 'native/pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/version.so.1.2', target: 'native/lib/version.so.1' }]))
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    writeFileSync(path.join(packageDir, 'native/bin', program), '#!/bin/sh\nexec cat "$(dirname "$0")/../lib/version.so.1"\n', { mode: 0o755 })
  }
  return packageDir
}

/** Below a folder that only root may enter. */
function hiddenPackage(name: string): string {
  mkdirSync(path.join(folder, name), { mode: 0o700 })
  return smallPackage(path.join(name, 'package'))
}

test('the real package runs after npm left all links out; they are made again, relative, so that the folder can be moved', async () => {
  const packageDir = path.join(folder, 'real')
  cpSync(installedPackage(), packageDir, { recursive: true, verbatimSymlinks: true })
  const links: { target: string }[] = JSON.parse(readFileSync(path.join(packageDir, 'native/pg-symlinks.json'), 'utf8'))
  assert.ok(links.length >= 10)
  for (const { target } of links) rmSync(path.join(packageDir, target), { force: true })
  const binaries = await findBinaries({ packageDir, cacheDir: path.join(folder, 'unused'), account: nobody, log })
  assert.deepEqual(binaries, { bin: path.join(packageDir, 'native/bin'), major: 18 })
  for (const { target } of links) assert.equal(path.isAbsolute(readlinkSync(path.join(packageDir, target))), false)
  assert.equal(existsSync(path.join(folder, 'unused')), false)
})

test('programs that the account cannot reach are copied once, readable for everybody and writable for us alone', {
  skip: !isRoot && 'needs root',
}, async () => {
  const packageDir = hiddenPackage('home')
  for (const program of ['initdb', 'postgres']) chmodSync(path.join(packageDir, 'native/bin', program), 0o700)
  const cacheDir = path.join(folder, 'cache')
  const events: string[] = []
  const request = { packageDir, cacheDir, account: nobody, log: (event: string) => events.push(event) }
  const first = await findBinaries(request)
  const second = await findBinaries(request)
  assert.deepEqual(first, second)
  assert.deepEqual(events, ['postgres-binaries-copied'])
  assert.ok(first.bin.startsWith(cacheDir))
  assert.equal(readlinkSync(path.join(first.bin, '../lib/version.so.1')), 'version.so.1.2')
  const program = lstatSync(path.join(first.bin, 'postgres'))
  assert.equal(program.uid, 0)
  assert.equal(program.mode & 0o777, 0o755)
})

test('when the account cannot reach the cache folder either, the copy goes to a temporary folder', { skip: !isRoot && 'needs root' }, async () => {
  const packageDir = hiddenPackage('deep-home')
  const { bin } = await findBinaries({ packageDir, cacheDir: path.join(folder, 'deep-home/cache'), account: nobody, log })
  assert.equal(path.dirname(path.resolve(bin, '../..')), tmpdir())
  rmSync(path.resolve(bin, '../..'), { recursive: true })
})

test('a copy under our name that somebody else made or may change is refused', { skip: !isRoot && 'needs root' }, async () => {
  const request = { packageDir: hiddenPackage('other-home'), cacheDir: path.join(folder, 'shared'), account: nobody, log }
  const { bin } = await findBinaries(request)
  const copy = path.resolve(bin, '../..')
  const refused = { code: 'binaries-copy-not-ours' }
  chownSync(copy, 65534, 65534)
  await assert.rejects(findBinaries(request), refused)
  chownSync(copy, 0, 0)
  chmodSync(copy, 0o777)
  await assert.rejects(findBinaries(request), refused)
  chmodSync(copy, 0o755)
  // The same copy in our own hands is good: it is the owner that is refused, nothing else.
  assert.equal((await findBinaries(request)).bin, bin)
  rmSync(copy, { recursive: true })
  symlinkSync(path.join(folder, 'cache'), copy)
  await assert.rejects(findBinaries(request), refused)
})

test('programs that run nowhere are reported with what they said, and leave no copies', async () => {
  const packageDir = smallPackage('broken')
  writeFileSync(path.join(packageDir, 'native/bin/postgres'), '#!/bin/sh\necho libcrypto is missing >&2\nexit 127\n')
  const request = { packageDir, cacheDir: path.join(folder, 'broken-cache'), account: nobody, log }
  await assert.rejects(
    findBinaries(request),
    (error) => error instanceof Error && 'code' in error && error.code === 'binaries-do-not-run' && /libcrypto/.test(error.message),
  )
  for (const parent of [tmpdir(), '/var/tmp', request.cacheDir])
    assert.deepEqual(
      readdirSync(parent).filter((name) => name.includes(version)),
      [],
    )
})
