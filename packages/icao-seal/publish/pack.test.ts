import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { publishedManifest, typesForJavaScript } from './manifest.ts'
import { npmPack, strangersIn } from './npm-pack.ts'
import { PACKAGE, stage } from './stage.ts'

const SOURCES = globSync('src/**/*.ts', { cwd: PACKAGE }).filter((name) => !name.endsWith('.test.ts'))
const folder = mkdtempSync(path.join(tmpdir(), 'seal-pack-'))
const staged = path.join(folder, 'package')
/** A project that has installed the archive. */
const project = path.join(folder, 'project')
const installed = path.join(project, 'node_modules/icao-seal')
const names: string[] = []

before(() => {
  stage(staged)
  const { filename, files } = npmPack(staged, ['--pack-destination', folder])
  names.push(...files.map((file) => file.path))
  mkdirSync(installed, { recursive: true })
  const { status } = spawnSync('tar', ['-xzf', path.join(folder, filename), '--strip-components=1', '-C', installed])
  assert.equal(status, 0)
})
after(() => rmSync(folder, { recursive: true, force: true }))

const listed = (paths: readonly string[]) => paths.map((name) => ({ path: name }))

test('the archive holds the manifest, the licence, the texts for people, the sources without tests and what they were compiled to, and nothing else', () => {
  assert.deepEqual(strangersIn(listed(names)), [])
  for (const name of ['package.json', 'README.md', 'API.md', 'LICENSE', ...SOURCES]) assert.ok(names.includes(name), name)
  assert.equal(names.filter((name) => name.startsWith('src/')).length, SOURCES.length)
  assert.equal(names.filter((name) => name.endsWith('.d.ts')).length, names.filter((name) => name.endsWith('.js')).length)
  assert.ok(names.filter((name) => name.endsWith('.js')).length > 90)
})

test('a plain npm pack in the package folder packs the sources without tests, fuzzers, benchmarks and vectors', () => {
  const { files } = npmPack(PACKAGE, ['--dry-run'])
  assert.deepEqual(strangersIn(files), [])
  assert.deepEqual(files.map((file) => file.path).toSorted(), ['API.md', 'LICENSE', 'README.md', 'package.json', ...SOURCES].toSorted())
})

test('whatever does not belong in the package would be noticed', () => {
  const copy = path.join(folder, 'copy')
  cpSync(staged, copy, { recursive: true })
  const manifest = JSON.parse(readFileSync(path.join(copy, 'package.json'), 'utf8')) as object
  writeFileSync(path.join(copy, 'src/key.pem'), 'a key')
  writeFileSync(path.join(copy, 'package.json'), JSON.stringify({ ...manifest, files: ['dist', 'src'] }))
  const strangers = strangersIn(npmPack(copy, ['--dry-run']).files)
  assert.ok(strangers.includes('src/key.pem'))
  assert.ok(strangers.includes('src/purity.test.ts'))
  assert.deepEqual(strangersIn(listed(['fuzz/damage.ts', 'vectors/mrz.json', 'run/cover.ts', '.npmrc'])).length, 4)
})

test('the published manifest is whole: licence, version, exports that exist, no dependency, no script, not private', () => {
  const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Record<string, unknown>
  assert.deepEqual([manifest['name'], manifest['license'], manifest['type'], manifest['sideEffects']], ['icao-seal', 'Apache-2.0', 'module', false])
  assert.match(String(manifest['version']), /^\d+\.\d+\.\d+$/)
  for (const absent of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts', 'private', 'bin'])
    assert.equal(manifest[absent], undefined, absent)
  const exports = Object.values(manifest['exports'] as ReturnType<typeof publishedManifest>['exports'])
  assert.ok(exports.length >= 17)
  for (const file of exports.flatMap(({ types, default: code }) => [types, code])) assert.ok(names.includes(file.slice(2)), file)
  assert.throws(() => publishedManifest({ exports: { './a': './run/a.ts' } }), /is no source/)
})

function run(file: string, code: string): { readonly stdout: string; readonly stderr: string } {
  writeFileSync(path.join(project, file), code)
  return spawnSync(process.execPath, [file], { cwd: project, encoding: 'utf8' })
}

const [, firstCheck = '', printed = ''] = /```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readFileSync(path.join(PACKAGE, 'README.md'), 'utf8')) ?? []

test('Node runs the first check of the README against the installed package, and every module loads', () => {
  assert.deepEqual(run('first-check.mjs', firstCheck).stdout, printed)
  assert.ok(printed.startsWith('VALID'))
  const modules = Object.keys((JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { exports: object }).exports)
  const loads = modules.map((name) => `console.log(Object.keys(await import('icao-seal/${name.slice(2)}')).length > 0)`)
  assert.equal(run('loads.mjs', loads.join('\n')).stdout, 'true\n'.repeat(modules.length))
})

test('the sources alone would not do: Node strips no types below node_modules', () => {
  const bare = path.join(project, 'node_modules/bare')
  cpSync(path.join(PACKAGE, 'src'), path.join(bare, 'src'), { recursive: true })
  cpSync(path.join(PACKAGE, 'package.json'), path.join(bare, 'package.json'))
  assert.match(run('bare.mjs', "import 'bare/mrz'").stderr, /ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING/)
})

function complaintsAbout(code: string): string {
  writeFileSync(path.join(project, 'consumer.mts'), code)
  const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const options = '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2024 --lib es2024,dom --types node consumer.mts'
  return spawnSync(process.execPath, [compiler, ...options.split(' ')], { cwd: project, encoding: 'utf8' }).stdout
}

test('a strict compiler that looks into libraries takes the types, and notices a wrong use of them', () => {
  mkdirSync(path.join(project, 'node_modules/@types'), { recursive: true })
  const types = path.dirname(createRequire(import.meta.url).resolve('@types/node/package.json'))
  symlinkSync(types, path.join(project, 'node_modules/@types/node'))
  symlinkSync(path.join(types, '../../undici-types'), path.join(project, 'node_modules/undici-types'))
  assert.equal(complaintsAbout(`${firstCheck}\nexport const verdict: 'VALID' | 'INVALID' | 'UNDECIDED' = status\n`), '')
  assert.match(complaintsAbout(`${firstCheck}\nexport const verdict: number = status\n`), /TS2322/)
})

test('types name the JavaScript that they belong to', () => {
  const types = "import { a } from './a.ts'\nexport type B = import('../b.ts').B\nexport { c } from 'c.ts'\nexport declare const d: \"e.ts\"\n"
  assert.equal(
    typesForJavaScript(types),
    "import { a } from './a.js'\nexport type B = import('../b.js').B\nexport { c } from 'c.ts'\nexport declare const d: \"e.ts\"\n",
  )
})
