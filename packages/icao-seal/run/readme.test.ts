import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const PACKAGE = new URL('../', import.meta.url)
const README = readFileSync(new URL('README.md', PACKAGE), 'utf8')
const { exports } = JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')) as { readonly exports: Readonly<Record<string, string>> }

/** Each example and what the README says that it prints. */
const EXAMPLES = Array.from(README.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g), ([, code = '', printed = '']) => ({ code, printed }))

function printedBy(code: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'readme-'))
  try {
    const file = path.join(folder, 'example.ts')
    writeFileSync(
      file,
      code.replace(/'icao-seal\/([a-z0-9-]+)'/g, (_, name: string) => `'${new URL(exports[`./${name}`] ?? 'nothing', PACKAGE).href}'`),
    )
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
    assert.equal(stderr, '')
    return stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the examples of the README print what the README says', () => {
  assert.equal(EXAMPLES.length, 2)
  for (const { code, printed } of EXAMPLES) assert.equal(printedBy(code), printed)
})

test('the first check is one of a seal, in ten lines', () => {
  const code = EXAMPLES[0]?.code ?? ''
  assert.match(code, /checkVds\(/)
  assert.equal(code.trimEnd().split('\n').length, 10)
})

test('an example that prints something else would be noticed', () => {
  const [first] = EXAMPLES
  assert.notEqual(printedBy(first?.code.replace('Date.UTC(2026', 'Date.UTC(2036') ?? ''), first?.printed)
})

test('the API page names every module and everything that it gives', async () => {
  const page = readFileSync(new URL('API.md', PACKAGE), 'utf8')
  const names: string[] = []
  for (const [name, file] of Object.entries(exports)) {
    assert.ok(page.includes(`\`icao-seal/${name.slice(2)}\``), name)
    names.push(...Object.keys((await import(new URL(file, PACKAGE).href)) as object))
  }
  assert.ok(names.length > 100)
  assert.deepEqual(
    names.filter((name) => !new RegExp(`\`${name}(?:\`|\\()`).test(page)),
    [],
  )
})
