import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Package {
  readonly engines: { readonly node: string }
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
