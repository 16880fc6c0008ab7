import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RULES } from './rules.ts'
import { source } from './sources.ts'

interface Planted {
  readonly title: string
  readonly path: string
  readonly reported: readonly string[]
  readonly ignored: readonly string[]
}

const PLANTED: readonly Planted[] = [
  {
    title: 'core, capture and the seal library wait for nothing',
    path: 'src/core/fee/planted.ts',
    reported: ['await x', 'async function f() {}', `fetch('/')`, 'process.exit(1)', 'const s = `${await x}`', 'setTimeout(f, 1)'],
    ignored: ['// await x', `const s = 'await process.env'`, 'prefetch(x)', 'const awaited = 1', 'const r = /await/'],
  },
  {
    title: 'compressed lists wait for their ports only',
    path: 'packages/icao-seal/src/pack/planted.ts',
    reported: [`fetch('/')`, 'process.exit(1)', 'setTimeout(f, 1)'],
    ignored: ['await deflate.zlib(bits)', 'async function f() {}'],
  },
  {
    title: 'the clock is an argument',
    path: 'src/actions/planted.ts',
    reported: ['new Date()', 'const now = new Date', 'Date.now()', 'performance.now()', 'const s = `at ${Date.now()}`'],
    ignored: ['new Date(moment)', 'new Date(Date.UTC(2026, 0, 1))', '/* Date.now() */', 'x.updateDate.nowhere'],
  },
  {
    title: 'chance is an argument',
    path: 'packages/icao-seal/src/planted.ts',
    reported: ['Math.random()', 'crypto.randomUUID()'],
    ignored: ['codeFrom(randomBytes, 8)'],
  },
  {
    title: 'only main, tests and tools read the environment',
    path: 'src/adapters/mail/planted.ts',
    reported: ['process.env.HOME', `import { env } from 'node:process'`, `process['env']`],
    ignored: ['process.pid', '// process.env', 'spawn(x, { env: {} })'],
  },
  {
    title: 'SQL stands in',
    path: 'src/adapters/mail/planted.ts',
    reported: [
      `q('select 1')`,
      'q(`\n  insert into mail (id) values ($1)`)',
      'q(`update ${table} set a = 1`)',
      `q("DELETE FROM mail")`,
      'q(`with due as (select 1) select * from due`)',
      `q('create table x ()')`,
    ],
    ignored: [`'select'`, `'Select a country from the list'`, `'update'`, '`update-${name}`', `'with a photo'`, `// select 1`],
  },
  {
    title: 'raw HTML is set',
    path: 'src/channels/portal/planted.tsx',
    reported: ['<p dangerouslySetInnerHTML={x} />', 'node.innerHTML = x'],
    ignored: [`<p>{'innerHTML'}</p>`],
  },
  {
    title: 'views are rendered to text',
    path: 'src/channels/portal/planted.ts',
    reported: [`import { renderToString } from 'preact-render-to-string'`, `import { markupOf } from '../ui/jsx/jsx-runtime.ts'`],
    ignored: [`import { h } from 'preact'`],
  },
  { title: 'views (.tsx) stand in', path: 'src/adapters/mail/planted.tsx', reported: ['<p />'], ignored: [] },
  {
    title: 'no type is any',
    path: 'src/actions/planted.ts',
    reported: ['let x: any', 'x as any', 'Array<any>', 'let x: any[]', 'let x: string | any', 'f<any>()', '// @ts-expect-error', '// oxlint-disable-next-line'],
    ignored: ['{ any: [1] }', 'x.any(y)', `// any`, `'x as any'`, 'const anything: Company = 1', 'if (many) f(any(x))'],
  },
  { title: 'nothing is left for later', path: 'tools/planted.ts', reported: ['// TODO later', '/* FIXME */'], ignored: [`const mark = 'TODO'`] },
  {
    title: 'every test runs',
    path: 'src/core/planted.test.ts',
    reported: [`test.skip('x', f)`, `describe.only('x', f)`, `it.todo('x')`],
    ignored: [`test('x', { skip: !isRoot && 'needs root' }, f)`],
  },
  { title: 'files are named', path: 'src/core/plantedFile.ts', reported: [''], ignored: [] },
  ...[
    'src/actions/index.ts',
    'src/core/utils/x.ts',
    'src/core/helpers.ts',
    'src/core/date-utils.ts',
    'src/adapters/connection-manager.ts',
    'packages/icao-seal/src/mrz/deep/index.ts',
  ].map((path) => ({ title: 'files are named', path, reported: [''], ignored: [] })),
  ...['packages/icao-seal/src/mrz/index.ts', 'src/core/calendar/working-days.sql.test.ts', 'src/core/fee/commons.ts'].map((path) => ({
    title: 'files are named',
    path,
    reported: [],
    ignored: [''],
  })),
]

for (const { title, path, reported, ignored } of PLANTED) {
  test(`planted in ${path}: "${title} …" reports what breaks it and nothing else`, () => {
    const rule = RULES.find((candidate) => candidate.title.startsWith(title))
    assert.ok(rule, title)
    const found = (text: string) => (rule.covers(path) ? rule.findIn(source(path, text)) : [])
    for (const text of reported) assert.equal(found(text).length, 1, `not reported: ${text}`)
    for (const text of ignored) assert.deepEqual(found(text), [], `wrongly reported: ${text}`)
  })
}

test('every rule has a planted case', () => {
  const unproven = RULES.filter((rule) => !PLANTED.some(({ title, reported }) => reported.length > 0 && rule.title.startsWith(title)))
  assert.deepEqual(unproven, [])
})
