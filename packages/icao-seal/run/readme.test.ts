import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

function block(readme: string, language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? ''
}

test('the first check of the README prints what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const folder = mkdtempSync(path.join(tmpdir(), 'readme-'))
  try {
    const file = path.join(folder, 'first-check.ts')
    writeFileSync(file, block(readme, 'ts').replace('icao-seal/mrz', new URL('../src/mrz/index.ts', import.meta.url).href))
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
    assert.equal(stderr, '')
    assert.equal(stdout, block(readme, 'text'))
    assert.ok(stdout.length > 90)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
