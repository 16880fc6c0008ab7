import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { piecesOf } from './pieces.ts'
import { projectSources, ROOT } from './sources.ts'

const cut = (text: string) => piecesOf(text).map(({ kind, text: piece }) => `${kind === 'comment' ? 'm' : kind[0]} ${piece}`)

test('a slash divides after a value and begins a regular expression after a sign', () => {
  assert.deepEqual(cut('a / b / c'), ['c a / b / c'])
  assert.deepEqual(cut('f(a) / g[0] / 2'), ['c f(a) / g[0] / 2'])
  assert.deepEqual(cut('x = /["/]\\//g.test(y)'), ['c x = ', 'l /["/]\\//g', 'c .test(y)'])
  assert.deepEqual(cut("return /'/"), ['c return ', "l /'/"])
})

test('what is inserted into a template is code, at any depth', () => {
  assert.deepEqual(cut('`a ${b} c`'), ['l `a ${', 'c b', 'l } c`'])
  assert.deepEqual(cut('`${f({ a: `x${y}` })}`;z'), ['l `${', 'c f({ a: ', 'l `x${', 'c y', 'l }`', 'c  })', 'l }`', 'c ;z'])
  assert.deepEqual(cut('`a $b \\` c`'), ['l `a $b \\` c`'])
})

test('strings, comments and their marks inside each other are told apart', () => {
  assert.deepEqual(cut(`a('//') // b('c')`), ['c a(', `l '//'`, 'c ) ', `m // b('c')`])
  assert.deepEqual(cut(`'it\\'s' + "/*"`), [`l 'it\\'s'`, 'c  + ', 'l "/*"'])
})

test('an apostrophe in the text of a view, and a closing tag, are code', () => {
  assert.deepEqual(cut("<p>don't</p>\n<br />x"), ["c <p>don't</p>\n<br />x"])
})

test('the pieces of every file of the project join up to it again', () => {
  const sources = projectSources()
  assert.ok(sources.length > 200)
  for (const { path: file } of sources) {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    assert.equal(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
      text,
      file,
    )
  }
})
