import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { projectSources, ROOT } from './architecture/sources.ts'
import { judge, type Measured, type Permitted, readBudgets } from './architecture/budgets.ts'

const permitted: Permitted = JSON.parse(readFileSync(path.join(import.meta.dirname, 'ratchet-permitted.json'), 'utf8'))

/** Files, functions and parameter lists over the budgets of .oxlintrc.json, which exempts the functions of tests. */
function measure(...files: string[]): { readonly over: Measured[]; readonly files: number } {
  const args = [path.join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--config', path.join(ROOT, '.oxlintrc.json'), '--format', 'json', ...files]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 })
  assert.ok(stdout.startsWith('{'), stderr || stdout)
  const answer = JSON.parse(stdout)
  return { over: readBudgets(answer.diagnostics), files: answer.number_of_files }
}

test('no file, function or parameter list is over its budget, except those permitted, and none of those has become smaller', () => {
  const { over, files } = measure()
  assert.ok(files >= projectSources().length * 0.9, `${files} files measured`)
  assert.deepEqual(judge(over, permitted), { tooBig: [], stale: [] })
})

// ---- What the ratchet must notice ----

const folder = mkdtempSync(path.join(tmpdir(), 'sapar-ratchet-'))
after(() => rmSync(folder, { recursive: true }))

const lines = (count: number) => Array.from({ length: count }, (_, n) => `  console.log(${n})`).join('\n')

function measurePlanted(name: string, text: string): string[] {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return measure(file).over.map(({ budget, name: what, size }) => `${budget} ${path.basename(what)} ${size}`)
}

test('a planted long file, long function and long parameter list are measured', () => {
  const long = `export function long() {\n${lines(39)}\n}\n`
  assert.deepEqual(measurePlanted('long-function.ts', long), ['function-lines long-function.ts#long 41'])
  assert.deepEqual(measurePlanted('at-the-limit.ts', `export function fine(a: 1, b: 2, c: 3) {\n${lines(38)}\n}\n`), [])
  assert.deepEqual(measurePlanted('arrow.ts', `export const long = () => {\n${lines(39)}\n}\n`), ['function-lines arrow.ts#unnamed 41'])
  assert.deepEqual(measurePlanted('parameters.ts', `export function f(a: 1, b: 2, c: 3, d: 4) {}\n`), ['parameters parameters.ts#f 4'])
  assert.deepEqual(measurePlanted('file.ts', `${lines(251)}\n`), ['file-lines file.ts 251'])
})

test('a test file may have long functions with many parameters, and 400 lines', () => {
  assert.deepEqual(measurePlanted('long.test.ts', `test('x', (a, b, c, d) => {\n${lines(390)}\n})\n`), [])
  assert.deepEqual(measurePlanted('longer.test.ts', `${lines(401)}\n`), ['file-lines longer.test.ts 401'])
})

test('a permitted size may be reached, not passed, and not kept when it is no longer needed', () => {
  const over: Measured[] = [{ budget: 'file-lines', name: 'a.ts', size: 300 }]
  assert.deepEqual(judge(over, { 'file-lines': { 'a.ts': 300 } }), { tooBig: [], stale: [] })
  assert.deepEqual(judge(over, {}), { tooBig: ['file-lines a.ts: 300'], stale: [] })
  assert.deepEqual(judge(over, { 'function-lines': { 'a.ts': 300 } }), {
    tooBig: ['file-lines a.ts: 300'],
    stale: ['function-lines a.ts: permitted 300, is within the budget'],
  })
  assert.deepEqual(judge(over, { 'file-lines': { 'a.ts': 299 } }), { tooBig: ['file-lines a.ts: 300, permitted 299'], stale: [] })
  assert.deepEqual(judge(over, { 'file-lines': { 'a.ts': 310, 'gone.ts': 260 } }), {
    tooBig: [],
    stale: ['file-lines a.ts: permitted 310, is 300', 'file-lines gone.ts: permitted 260, is within the budget'],
  })
})
