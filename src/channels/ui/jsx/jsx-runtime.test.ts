import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ComponentType, Fragment as PreactFragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { readPage } from '../../../../test/support/html-page.ts'
import { bytesOf, textOf } from './html.ts'
import * as ours from './jsx-runtime.ts'

/** A view before anybody has drawn it. */
type Plan =
  | string
  | number
  | boolean
  | null
  | readonly Plan[]
  | { readonly tag: string; readonly attributes: Record<string, unknown>; readonly children: readonly Plan[] }

const TAGS = ['p', 'div', 'a', 'li', 'input', 'br', 'h1', 'svg', 'td', 'fragment', 'component']
const NAMES = ['class', 'id', 'href', 'data-x', 'aria-label', 'disabled', 'checked', 'for', 'lang', 'value', 'key', 'maxlength']
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('<img src=x>', '"', "'", '&amp;', '</p>', '中文', 'Қазақ', ' ', '\u0000', '--&gt;'),
)
const value = fc.oneof(text, fc.boolean(), fc.constantFrom(null, undefined), fc.nat(99))
const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof({ maxDepth: 4, withCrossShrink: true }, text, fc.nat(999), fc.constantFrom(null, true, false), fc.array(tie('plan'), { maxLength: 3 }), {
    weight: 4,
    arbitrary: fc.record({
      tag: fc.constantFrom(...TAGS),
      attributes: fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4, noNullPrototype: true }),
      children: fc.array(tie('plan'), { maxLength: 4 }),
    }),
  }),
}))

type Jsx = typeof ours

function drawn(made: Plan, { jsx, Fragment }: Jsx): unknown {
  if (Array.isArray(made)) return made.map((one: Plan) => drawn(one, { ...ours, jsx, Fragment }))
  if (made === null || typeof made !== 'object' || !('tag' in made)) return made
  const children = made.children.map((child) => drawn(child, { ...ours, jsx, Fragment }))
  if (made.tag === 'fragment') return jsx(Fragment as ComponentType<object>, { children })
  if (made.tag === 'component') return jsx(Row as unknown as ComponentType<object>, { children: jsx('b', { ...withoutChildren(made.attributes), children }) })
  return jsx(made.tag, { ...withoutChildren(made.attributes), ...(isVoid(made.tag) ? {} : { children }) })
}

const Row = ({ children }: { readonly children: unknown }) => children
const isVoid = (tag: string) => tag === 'input' || tag === 'br'
const withoutChildren = (attributes: Record<string, unknown>) => Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'key'))

/** The same view through Preact's tree and its renderer. */
function reference(made: Plan): ReturnType<typeof h> {
  const tree = (one: Plan): unknown => {
    if (Array.isArray(one)) return one.map(tree)
    if (one === null || typeof one !== 'object' || !('tag' in one)) return one
    const children = one.children.map(tree) as []
    if (one.tag === 'fragment') return h(PreactFragment, null, children)
    if (one.tag === 'component') return h(Row as unknown as ComponentType<object>, {}, h('b', withoutChildren(one.attributes), children))
    return h(one.tag, withoutChildren(one.attributes), ...(isVoid(one.tag) ? [] : [children]))
  }
  return h(PreactFragment, null, tree(made) as [])
}

const RUNS = 6000

test('a view is written as Preact’s own renderer writes it', () => {
  let elements = 0
  fc.assert(
    fc.property(plan, (made) => {
      const wanted = renderToString(reference(made))
      elements += wanted.split('</').length - 1
      assert.equal(textOf(ours.markupOf(drawn(made, ours) as never)), wanted)
    }),
    { numRuns: RUNS, seed: 20261128 },
  )
  assert.ok(elements > 5000, `${elements} elements`)
})

/** Whether a stranger's text comes back from the page as the same text, in an attribute and between tags, and as nothing else. */
function keepsText({ jsx, markupOf }: Pick<Jsx, 'jsx' | 'markupOf'>, given: string): boolean {
  const html = textOf(markupOf(jsx('div', { id: 'x', title: given, children: jsx('p', { id: 'y', children: given }) })))
  const page = readPage(`<!doctype html><title>t</title>${html}`)
  return page.hasId('x') && page.hasId('y') && (html.match(/</g)?.length ?? 0) === 4
}

test('text of a stranger stays text, whatever it is, and a renderer that forgets to escape is found out', async () => {
  const hostile = fc.oneof(text, fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '=', '/') }))
  const holds = (module: Pick<Jsx, 'jsx' | 'markupOf'>) =>
    fc.check(
      fc.property(hostile, (given) => keepsText(module, given)),
      { numRuns: 2000, seed: 7 },
    )
  assert.equal(holds(ours).failed, false)
  const folder = temporaryFolder('jsx-twin-')
  for (const file of ['jsx-runtime.ts', 'html.ts', 'escaped.ts']) cpSync(path.join(import.meta.dirname, file), path.join(folder, file))
  const escaping = path.join(folder, 'escaped.ts')
  const source = readFileSync(escaping, 'utf8')
  assert.ok(source.includes('const SIGNS = /["&<]/'))
  writeFileSync(escaping, source.replace('const SIGNS = /["&<]/', 'const SIGNS = /["&]/'))
  const twin = (await import(pathToFileURL(path.join(folder, 'jsx-runtime.ts')).href)) as Jsx
  assert.equal(holds(twin).failed, true)
})

test('what is neither text nor markup is a fault, also when it looks like markup', () => {
  for (const child of [{ html: '<b>' }, { __html: '<b>' }, new Date(0), Symbol('x'), () => '<b>']) {
    assert.throws(() => ours.jsx('p', { children: child }), TypeError)
  }
  assert.equal(textOf(ours.markupOf(ours.jsx('p', { 'x"><img': 'y', onclick: () => 1, title: 'z' }))), '<p title="z"></p>')
})

test('long raw markup travels as a piece of its own, and bytes and text of the page are the same', () => {
  const options = Array.from({ length: 300 }, (_, n) => `<option value="${n}">Страна ${n}</option>`).join('')
  const view = ours.jsx('main', { children: ['до ', ours.jsx('select', { dangerouslySetInnerHTML: { __html: options } }), ' после & всё'] })
  const html = ours.markupOf(view)
  assert.equal(typeof html === 'string' ? 1 : html.length, 3)
  assert.equal(textOf(html), `<main>до <select>${options}</select> после &amp; всё</main>`)
  assert.equal(bytesOf(html).toString('utf8'), textOf(html))
  const huge = ours.jsx('p', { children: '中'.repeat(300_000) })
  assert.equal(bytesOf(ours.markupOf(huge)).toString('utf8'), textOf(ours.markupOf(huge)))
})
