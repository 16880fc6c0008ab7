import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCycles } from './cycles.ts'
import { wrongImports } from './import-map.ts'
import { source } from './sources.ts'

const WRONG_IMPORTS: readonly (readonly [from: string, to: string])[] = [
  ['src/core/fee/planted.ts', '../../actions/ports.ts'],
  ['src/core/fee/planted.ts', '../../countries/kz-demo/fees.ts'],
  ['src/core/fee/planted.ts', 'zod'],
  ['src/core/fee/planted.ts', 'node:fs'],
  ['src/core/fee/planted.ts', 'fs'],
  ['src/capture/mrz/planted.ts', 'sharp'],
  ['src/capture/mrz/planted.ts', 'node:fs'],
  ['src/capture/planted.ts', '../adapters/image/sniff.ts'],
  ['src/capture/planted.ts', '../actions/ports.ts'],
  ['src/core/fee/planted.ts', '../../capture/pixels.ts'],
  ['src/actions/planted.ts', '../capture/pixels.ts'],
  ['src/countries/kz-demo/planted.ts', '../../texts/words.ts'],
  ['src/actions/planted.ts', '../adapters/postgres/pool.ts'],
  ['src/actions/planted.ts', '../countries/kz-demo/tourist-card.ts'],
  ['src/actions/planted.ts', 'pg'],
  ['src/actions/planted.ts', '../../test/support/stores.ts'],
  ['src/jobs/planted.ts', '../letters/letters.ts'],
  ['src/texts/planted.ts', '../actions/ports.ts'],
  ['src/texts/planted.ts', '../core/fee/price.ts'],
  ['src/letters/planted.ts', '../actions/issue-card.ts'],
  ['src/letters/planted.tsx', '../channels/ui/render.ts'],
  ['src/adapters/mail/planted.ts', '../postgres/pool.ts'],
  ['src/adapters/mail/planted.ts', '../../actions/issue-card.ts'],
  ['src/channels/portal/planted.tsx', '../desk/queue-page.tsx'],
  ['src/channels/ui/planted.tsx', '../portal/start-page.tsx'],
  ['src/channels/portal/planted.ts', '../../main/config.ts'],
  ['src/main/planted.ts', '../../test/support/stores.ts'],
  ['src/planted.ts', './core/kernel/money.ts'],
  ['packages/icao-seal/src/mrz/planted.ts', 'node:crypto'],
  ['packages/icao-seal/src/crypto/planted.ts', 'node:crypto'],
  ['packages/icao-seal/src/crypto/node.ts', '../../../../src/core/kernel/result.ts'],
  ['packages/icao-seal/src/mrz/planted.ts', '../../../../src/core/kernel/result.ts'],
  ['packages/icao-seal/src/mrz/planted.test.ts', '../../../../src/core/kernel/result.ts'],
]

for (const [from, to] of WRONG_IMPORTS) {
  test(`an import of ${to} planted in ${from} is reported`, () => {
    for (const text of [
      `import x from '${to}'`,
      `import type { X } from "${to}"`,
      `export * from '${to}'`,
      `const x = await import('${to}')`,
      `type X = import('${to}').X`,
    ]) {
      assert.equal(wrongImports(source(from, `// first line\n${text}\n`)).length, 1, text)
      assert.match(wrongImports(source(from, `\n${text}\n`))[0] ?? '', new RegExp(`^${from}:2 -> `))
    }
  })
}

const RIGHT_IMPORTS: readonly (readonly [from: string, to: string])[] = [
  ['src/core/card/planted.ts', 'icao-seal/mrz'],
  ['src/capture/mrz/planted.ts', 'icao-seal/mrz'],
  ['src/capture/mrz/planted.ts', '../../core/kernel/result.ts'],
  ['src/adapters/image/planted.ts', '../../capture/pixels.ts'],
  ['src/channels/border/planted.ts', '../../capture/mrz/read-mrz.ts'],
  ['src/actions/planted.ts', '../core/case/lifecycle.ts'],
  ['src/letters/planted.ts', '../actions/ports/letters.ts'],
  ['src/adapters/mail/planted.ts', '../../actions/ports.ts'],
  ['src/adapters/payment/planted.ts', './sandbox/bank.ts'],
  ['src/channels/portal/planted.tsx', '../ui/render.ts'],
  ['src/main/planted.ts', '../adapters/postgres/pool.ts'],
  ['src/core/fee/planted.test.ts', 'fast-check'],
  ['packages/icao-seal/src/crypto/node.ts', 'node:crypto'],
  ['packages/icao-seal/src/crypto/node.ts', '../bytes/bytes.ts'],
]

for (const [from, to] of RIGHT_IMPORTS) {
  test(`${from} may import ${to}`, () => {
    assert.deepEqual(wrongImports(source(from, `import x from '${to}'`)), [])
  })
}

test('an import in a comment, a string or a regular expression is none', () => {
  for (const text of [
    `// import x from 'pg'`,
    `/* import 'pg' */`,
    `const s = "import x from 'pg'"`,
    "const s = `import x from 'pg'`",
    `const r = /from 'pg'/`,
    `Array.from('pg')`,
    `const x = { from: 'pg' }`,
  ])
    assert.deepEqual(source('src/core/planted.ts', text).imports, [], text)
})

test('a planted ring of imports is reported once, and a tree is not', () => {
  const a = source('src/core/a.ts', `import { b } from './b.ts'`)
  const b = source('src/core/b.ts', `import { c } from './c.ts'`)
  const back = source('src/core/c.ts', `import type { A } from './a.ts'`)
  assert.deepEqual(importCycles([a, b, back]), ['src/core/a.ts -> src/core/b.ts -> src/core/c.ts -> src/core/a.ts'])
  assert.deepEqual(importCycles([a, b, source('src/core/c.ts', '')]), [])
})
