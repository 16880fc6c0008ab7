import type { Source } from './sources.ts'

/**
 * Who may import whom (ARCHITECTURE.md), by folder or by single file; the first line that fits decides. `own` is the folder itself, `*` stands for one folder of that depth, `npm` is any package and `node` any
 * module of Node.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // What of the library computes and neither signs nor waits.
  'src/core': ['own', 'icao-seal/bytes', 'icao-seal/mrz', 'icao-seal/status', 'icao-seal/vds', 'icao-seal/vdsnc'],
  // Computations over pixels, for the server and the browser alike: nothing that opens a file or asks the time.
  // Its networks are run by one library, which asks for nothing but numbers.
  'src/capture/networks': ['own', 'src/capture', '@tensorflow/tfjs-core', '@tensorflow/tfjs-converter'],
  'src/capture': ['own', 'src/core', 'icao-seal'],
  'src/countries': ['own', 'src/core'],
  'src/actions': ['own', 'src/core'],
  'src/jobs': ['own', 'src/core', 'src/actions'],
  'src/texts': ['own', 'src/core/kernel', '@messageformat/core'],
  'src/letters': ['own', 'src/core', 'src/texts', 'src/actions/ports', 'npm', 'node'],
  'src/adapters/*': ['own', 'src/core', 'src/capture', 'src/actions/ports', 'npm', 'node'],
  'src/channels/*': ['own', 'src/core', 'src/capture', 'src/actions', 'src/texts', 'src/channels/ui', 'npm', 'node'],
  'src/main': ['src', 'tools', './package.json', 'npm', 'node'],
  'packages/icao-seal/src/crypto/node.ts': ['packages/icao-seal/src', 'node'],
  'packages/icao-seal/src/status/node-deflate.ts': ['packages/icao-seal/src', 'node'],
  'packages/icao-seal/src': ['own'],
  'packages/icao-seal/*': ['packages/icao-seal', 'node'],
  test: ['src', 'packages', 'test', 'tools', 'npm', 'node'],
  tools: ['src', 'packages', 'test', 'tools', 'npm', 'node'],
  bin: ['src', 'tools', 'node'],
}

/** A test stands beside its code and may use whatever a test needs; the seal library keeps to itself even there. */
const TEST_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  src: ['src', 'packages', 'test', 'tools', 'npm', 'node'],
  'packages/icao-seal': ['own', 'npm', 'node'],
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** What the file imports against the map, as `file:line -> target`. A file in no known folder may import nothing. */
export function wrongImports({ path, imports }: Source): string[] {
  const folder = zoneOf(path)
  const allowed = folder ? (tableFor(path)[folder.pattern] ?? []) : []
  return imports
    .filter(({ target }) => !allowed.some((entry) => covers(entry, target, folder?.path ?? '')))
    .map(({ target, line }) => `${path}:${line} -> ${target}`)
}

function tableFor(file: string): Readonly<Record<string, readonly string[]>> {
  return isTest(file) && /^(?:src|packages)\//.test(file) ? TEST_MAY_IMPORT : MAY_IMPORT
}

/** The first entry of the table that the file lies in or is, with the folder that `own` then means. */
function zoneOf(file: string): { readonly pattern: string; readonly path: string } | undefined {
  for (const pattern of Object.keys(tableFor(file))) {
    const found = new RegExp(`^${pattern.replace('*', '[^/]+')}(?=/|$)`).exec(file)?.[0]
    if (found) return { pattern, path: found }
  }
  return undefined
}

function covers(entry: string, target: string, own: string): boolean {
  if (entry === 'npm') return !isProjectPath(target) && !target.startsWith('node:')
  if (entry === 'node') return target.startsWith('node:')
  const folder = entry === 'own' ? own : entry
  return target === folder || target.startsWith(`${folder}/`) || target === `${folder}.ts`
}

function isProjectPath(target: string): boolean {
  return /^(?:src|packages|test|tools|bin)\/|^\.\.?\//.test(target)
}
