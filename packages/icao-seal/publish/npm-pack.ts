import { spawnSync } from 'node:child_process'

export interface Packed {
  readonly filename: string
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}

/** What npm itself puts into the package, without the network. `options`: `--dry-run`, or where the archive goes. */
export function npmPack(folder: string, options: readonly string[]): Packed {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--json', '--offline', '--ignore-scripts', ...options], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm pack: ${stderr}`)
  const told = JSON.parse(stdout) as readonly Packed[] | Readonly<Record<string, Packed>>
  const [packed] = Object.values(told) as readonly Packed[]
  if (!packed) throw new Error('npm pack packed nothing')
  return packed
}

/** Manifest, texts for people, sources without tests and what is compiled from them. */
const BELONGS = /^(?:package\.json|README\.md|API\.md|LICENSE|src\/[a-z0-9/-]+\.ts|dist\/[a-z0-9/-]+(?:\.d\.ts|\.js))$/

/** Whatever does not belong in the package: tests, fuzzers, vectors, keys, whatever lay about. */
export function strangersIn(files: Packed['files']): readonly string[] {
  return files.map((file) => file.path).filter((name) => !BELONGS.test(name) || name.endsWith('.test.ts'))
}
