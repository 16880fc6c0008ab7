import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Input } from './components/input.tsx'
import { content, type TrustedHtml } from './components/slot.tsx'
import { FORM_EXAMPLES } from './gallery-forms.tsx'
import { GOVUK_EXAMPLES } from './gallery-govuk.tsx'
import { galleryPage, staffGalleryPage } from './gallery.tsx'
import { HOME_EXAMPLES } from './gallery-home.tsx'
import { OWN_EXAMPLES } from './gallery-own.tsx'
import { STAFF_EXAMPLES } from './gallery-staff.tsx'
import { jsx } from './jsx/jsx-runtime.ts'
import { renderPage, renderPart } from './render.ts'

const EXAMPLES = [...FORM_EXAMPLES, ...GOVUK_EXAMPLES, ...OWN_EXAMPLES, ...HOME_EXAMPLES, ...STAFF_EXAMPLES]
const HOSTILE = '<img src=x onerror=alert(1)>'
const assets = {
  publicCss: '/assets/p.css',
  staffCss: '/assets/s.css',
  cardCss: '/assets/c.css',
  startJs: '/assets/start.js',
  clientJs: '/assets/client.js',
  passkeyJs: '/assets/passkey.js',
  uploadJs: '/upload.js',
  photoHelp: {
    script: '/assets/ph.js',
    worker: '/assets/pw.js',
    wasm: '/assets/t.wasm',
    simdWasm: '/assets/ts.wasm',
    networks: {
      detector: { topology: '/assets/d.json', weights: '/assets/d.bin' },
      mesh: { topology: '/assets/m.json', weights: '/assets/m.bin' },
      eyes: { topology: '/assets/e.json', weights: '/assets/e.bin' },
    },
  },
  keysJs: '/assets/keys.js',
  borderCss: '/assets/b.css',
  borderJs: '/assets/b.js',
  borderWorkerJs: '/assets/w.js',
  readerWasm: '/assets/r.wasm',
  icon: '/assets/icon.svg',
}

/** What the content policy would block: style attributes and elements, handlers, scripts in the page, addresses elsewhere. */
function blocked(html: string): readonly string[] {
  return html.match(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]* src="\/)|(?:href|src)="(?:https?:)?\/\//g) ?? []
}

test('No example writes anything that the content policy would block', () => {
  for (const { name, example } of EXAMPLES) assert.deepEqual(blocked(renderPart(example)), [], name)
  assert.ok(EXAMPLES.length >= 60, `${EXAMPLES.length} examples`)
})

test('An inline style, handler or script would be found', () => {
  for (const html of [
    '<p style="color:red">',
    '<a onclick="x()">',
    '<script>x()</script>',
    '<style>p{}</style>',
    '<img src="https://elsewhere.example/a.png">',
  ])
    assert.equal(blocked(html).length, 1, html)
})

test('Raw HTML appears in no example', () => {
  for (const { name, example } of EXAMPLES) assert.doesNotMatch(renderPart(example), /data-unwrap/, name)
})

test('The gallery pages are whole documents with the demonstration mark before the heading', () => {
  for (const page of [galleryPage(assets), staffGalleryPage(assets)]) {
    const html = renderPage(page)
    assert.match(html, /^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"\/?>/)
    assert.ok(html.indexOf('Demonstration') > 0 && html.indexOf('Demonstration') < html.indexOf('<h1'))
    assert.deepEqual(blocked(html), [])
    assert.match(html, /<title>[^<]+<\/title>/)
    assert.equal(html.match(/<h1/g)?.length, 1)
    assert.equal(html.match(/<main/g)?.length, 1)
    assert.match(html, /<body[^>]*><script src="\/assets\/start.js"><\/script><a href="#main"/)
  }
})

test('No two elements of a gallery page share an id', () => {
  for (const page of [galleryPage(assets), staffGalleryPage(assets)]) {
    const ids = [...renderPage(page).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    )
    assert.ok(ids.length > 20)
  }
})

test('A text of a stranger stays text in every place of a field', () => {
  const html = renderPart(
    Input({
      name: 'surname',
      value: `"${HOSTILE}`,
      label: { text: HOSTILE },
      hint: { text: HOSTILE },
      errorMessage: { text: HOSTILE, visuallyHiddenText: 'Error' },
      attributes: { 'data-typed': HOSTILE },
    }),
  )
  assert.doesNotMatch(html, /<img/)
  assert.equal(html.match(/&lt;img/g)?.length, 5)
})

test('The same text as raw HTML would get through, so that only the one function may make it', () => {
  assert.match(renderPart(jsx('p', { children: content('', HOSTILE as TrustedHtml) })), /<img/)
})

/** Files of the product, relative to src, that write HTML past the renderer or call text trusted. */
function rawWriters(pattern: RegExp): readonly string[] {
  const src = path.join(import.meta.dirname, '../..')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  assert.ok(files.length > 60)
  return files.filter((file) => pattern.test(readFileSync(path.join(src, file), 'utf8'))).sort()
}

test('HTML is written past the renderer in two components only, and called trusted in one place', () => {
  assert.deepEqual(rawWriters(/dangerouslySetInnerHTML=/), ['channels/ui/components/select.tsx', 'channels/ui/components/slot.tsx'])
  assert.deepEqual(rawWriters(/as TrustedHtml/), ['channels/ui/option-list.ts'])
})
