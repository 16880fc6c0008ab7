import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { buildClient } from '../../../tools/build-client.mjs'
import { assetUrls } from './assets.ts'

const built = await buildClient()

function read(name: string): Buffer {
  return readFileSync(path.join(built.dir, String(built.manifest[name])))
}

test('Every file is named by its content and has both compressed copies', () => {
  const names = Object.entries(built.manifest)
  assert.ok(names.length >= 9)
  for (const [name, file] of names) {
    assert.ok(file.includes(createHash('sha256').update(read(name)).digest('hex').slice(0, 10)), file)
    assert.deepEqual(brotliDecompressSync(readFileSync(path.join(built.dir, `${file}.br`))), read(name))
    assert.deepEqual(gunzipSync(readFileSync(path.join(built.dir, `${file}.gz`))), read(name))
  }
})

test('Nothing of GOV.UK as a brand, no font and no address elsewhere is in the styles', () => {
  for (const name of ['public.css', 'staff.css', 'card.css']) {
    const css = read(name).toString()
    assert.doesNotMatch(css, /GDS Transport|crest|crown|@font-face|https?:|data:/i, name)
    for (const [, file] of css.matchAll(/url\(([^)]+)\)/g)) assert.ok(existsSync(path.join(built.dir, String(file))), file)
  }
})

test('A slow line carries little: styles within 11 kB and scripts within 6 kB after brotli', () => {
  const size = (name: string) => readFileSync(path.join(built.dir, `${built.manifest[name]}.br`)).length
  assert.ok(size('public.css') <= 11_000, `${size('public.css')} bytes of styles`)
  assert.ok(size('start.js') + size('client.js') <= 6_000, `${size('client.js')} bytes of scripts`)
})

test('The scripts keep to the content policy: no HTML from text, no code from text, no inline style', () => {
  for (const name of ['start.js', 'client.js', 'passkey.js', 'keys.js', 'upload.js', 'photo-help.js'])
    assert.doesNotMatch(read(name).toString(), /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|\beval\(|new Function|\.style\b/, name)
})

test('What measures a photo makes no code from text: its worker may compile WebAssembly and nothing else', () => {
  assert.doesNotMatch(read('photo-worker.js').toString(), /\beval\(|\bFunction\(|document\.write/)
})

test('A second build takes the folder of the first', async () => {
  const before = readdirSync(path.dirname(built.dir))
  assert.deepEqual(await buildClient(), built)
  assert.deepEqual(readdirSync(path.dirname(built.dir)), before)
})

test('Addresses come from the manifest, and a missing file is an error', () => {
  assert.equal(assetUrls(built.manifest).publicCss, `/assets/${built.manifest['public.css']}`)
  assert.throws(() => assetUrls({}), /public.css/)
})
