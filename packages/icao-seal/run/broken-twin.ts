import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { modulesIn, type SealModules } from './modules.ts'

const SOURCES = new URL('../src/', import.meta.url)
/** No such folder exists: the sources of twins are written nowhere, so that two hundred files need not be copied for one changed line. */
const TWINS = new URL('../.twins/', import.meta.url).href

export interface Break {
  /** Below `src`. */
  readonly file: string
  readonly text: string
  readonly instead: string
}

interface Twin {
  readonly broken: string
  readonly source: string
  /** The broken module and all that reach it. The others are those of the genuine library. */
  readonly own: ReadonlySet<string>
}

const twins = new Map<string, Twin>()

/** The modules with one line changed for the worse, to prove that the tests would notice. Throws when the line is no longer there. */
export async function brokenTwin(change: Break): Promise<SealModules> {
  const source = read(change.file)
  if (source.split(change.text).length !== 2) throw new Error(`${change.file} does not hold exactly once: ${change.text}`)
  const name = createHash('sha256').update(JSON.stringify(change)).digest('hex').slice(0, 16)
  if (twins.size === 0) registerHooks({ resolve, load })
  twins.set(name, { broken: change.file, source: source.replace(change.text, () => change.instead), own: dependentsOf(change.file) })
  return modulesIn(TWINS + name)
}

function read(file: string): string {
  return readFileSync(new URL(file, SOURCES), 'utf8')
}

/** The twin and the file below `src` that an address names. */
function twinAt(url: string): { readonly twin: Twin; readonly file: string } | undefined {
  if (!url.startsWith(TWINS)) return undefined
  const [name = '', ...file] = url.slice(TWINS.length).split('/')
  const twin = twins.get(name)
  return twin && { twin, file: file.join('/') }
}

type Hooks = Required<Parameters<typeof registerHooks>[0]>

const resolve: Hooks['resolve'] = (specifier, context, next) => {
  const url = URL.parse(specifier, context.parentURL)?.href
  const at = url === undefined || !/^(?:\.|file:)/.test(specifier) ? undefined : twinAt(url)
  if (url === undefined || !at) return next(specifier, context)
  return at.twin.own.has(at.file) ? { url, shortCircuit: true } : next(new URL(at.file, SOURCES).href, context)
}

const load: Hooks['load'] = (url, context, next) => {
  const at = twinAt(url)
  if (!at) return next(url, context)
  return { format: 'module-typescript', source: at.file === at.twin.broken ? at.twin.source : read(at.file), shortCircuit: true }
}

function dependentsOf(file: string): ReadonlySet<string> {
  const found = new Set([file])
  for (const name of found) for (const [importer, imported] of imports()) if (imported.has(name)) found.add(importer)
  return found
}

let importsOfAll: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** What each source names in `import … from` and `export … from`. */
function imports(): ReadonlyMap<string, ReadonlySet<string>> {
  const names = () => globSync('**/*.ts', { cwd: fileURLToPath(SOURCES) }).map((name) => name.replaceAll(path.sep, '/'))
  const importedBy = (name: string) =>
    new Set([...read(name).matchAll(/\bfrom '(\.[^']+)'/g)].map(([, where = '']) => path.posix.join(path.posix.dirname(name), where)))
  return (importsOfAll ??= new Map(names().map((name) => [name, importedBy(name)])))
}
