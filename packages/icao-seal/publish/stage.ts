import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Manifest, publishedManifest, typesForJavaScript } from './manifest.ts'

export const PACKAGE = fileURLToPath(new URL('..', import.meta.url))

const OPTIONS = [
  '--ignoreConfig --declaration --rewriteRelativeImportExtensions --verbatimModuleSyntax --erasableSyntaxOnly --target es2024 --module nodenext',
  '--lib esnext,dom --types node --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --rootDir src',
].flatMap((line) => line.split(' '))

/** Puts the package as it is to be published into a folder, which is emptied first: `npm pack` and `npm publish` are for that folder. */
export function stage(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const manifest = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as Manifest
  for (const name of ['README.md', 'API.md', 'LICENSE', 'src']) cpSync(path.join(PACKAGE, name), path.join(folder, name), { recursive: true })
  compile(Object.values(manifest.exports), path.join(folder, 'dist'))
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`)
}

function compile(entries: readonly string[], outDir: string): void {
  const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...OPTIONS, '--outDir', outDir, ...entries], { cwd: PACKAGE, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the sources do not compile: ${stdout}`)
  for (const name of globSync('**/*.d.ts', { cwd: outDir })) {
    const file = path.join(outDir, name)
    writeFileSync(file, typesForJavaScript(readFileSync(file, 'utf8')))
  }
}
