// `npm run -s coverage:seal`: which share of the library's lines its own tests run. Exits 1 under 95 % and when a test fails.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { coverageOf, shareOf } from './coverage.ts'

const LEAST = 0.95
const PACKAGE = fileURLToPath(new URL('..', import.meta.url))

const folder = mkdtempSync(path.join(tmpdir(), 'seal-coverage-'))
const report = path.join(folder, 'lcov')
const include = ['--test-coverage-include=src/**/*.ts', '--test-coverage-exclude=**/*.test.ts']
const reporters = ['--test-reporter=dot', '--test-reporter-destination=stdout', '--test-reporter=lcov', `--test-reporter-destination=${report}`]
const tests = globSync('{src,run,fuzz,bench,publish}/**/*.test.ts', { cwd: PACKAGE })
try {
  const { status } = spawnSync(process.execPath, ['--test', '--experimental-test-coverage', ...include, ...reporters, ...tests], {
    cwd: PACKAGE,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const names = globSync('src/**/*.ts', { cwd: PACKAGE }).filter((name) => !name.endsWith('.test.ts'))
  const files = coverageOf(
    names.map((name) => ({ name, code: readFileSync(path.join(PACKAGE, name), 'utf8') })),
    readFileSync(report, 'utf8'),
  )
  const share = shareOf(files)
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`
  for (const { name, lines, covered } of files.toSorted((a, b) => a.covered / a.lines - b.covered / b.lines)) {
    if (covered < lines) process.stdout.write(`${percent(covered / lines).padStart(9)}  ${name}\n`)
  }
  process.stdout.write(
    `${percent(share)} of the lines of ${files.length} files are covered by ${tests.length} test files; at least ${percent(LEAST)} must be\n`,
  )
  if (status !== 0) process.stdout.write('a test failed\n')
  process.exitCode = status === 0 && share >= LEAST ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
