import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Package {
  readonly engines: { readonly node: string }
  readonly scripts?: Readonly<Record<string, string>>
}

const read = (folder: string): Package => JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'))

test('our own packages ask for no other Node than the product, so that installing it warns of nothing of ours', () => {
  const folders = readdirSync(path.join(ROOT, 'packages')).map((name) => `packages/${name}`)
  assert.ok(folders.length > 0)
  const locked = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages as Readonly<Record<string, Package>>
  for (const folder of folders) {
    assert.equal(read(folder).engines.node, read('.').engines.node, folder)
    assert.equal(locked[folder]?.engines.node, read('.').engines.node, `${folder} in the lockfile`)
  }
})

/** What is run by another name, or by the editor of whoever wants it. */
const UNTOLD = ['types', 'lint', 'journeys']

test('every npm command of a file of ours finds it, and is told where people look', () => {
  const told = ['README.md', 'CONTRIBUTING.md'].map((file) => readFileSync(path.join(ROOT, file), 'utf8')).join('\n')
  const scripts = Object.entries(read('.').scripts ?? {})
  assert.ok(scripts.length > 15)
  for (const [name, command] of scripts) {
    const [, file] = /^node (\S+)/.exec(command) ?? []
    if (file) assert.ok(existsSync(path.join(ROOT, file)), `${name}: ${file}`)
    const spoken = new RegExp(`npm (?:run (?:-s )?)?${name}\\b`)
    if (!UNTOLD.includes(name)) assert.match(told, spoken, name)
  }
})
