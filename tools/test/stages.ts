import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isTest } from '../../test/architecture/import-map.ts'
import { projectSources, type Source } from '../../test/architecture/sources.ts'
import { ROOT } from './run-program.ts'

export interface Stage {
  readonly name: string
  /** Below node_modules, with its arguments: counts as one test. Stages without one run test files. */
  readonly program?: readonly string[]
  readonly files?: (file: TestFile) => boolean
  /** The files get a database on this server. */
  readonly database?: 'embedded' | 'pg15'
  readonly env?: Record<string, string>
  /** Why it cannot run. */
  readonly problem?: string
}

export type Plan = readonly Stage[]

interface TestFile {
  readonly path: string
  readonly usesDatabase: boolean
}

const isArchitecture = ({ path: file }: TestFile) => file.startsWith('test/architecture') || file === 'test/ratchet.test.ts'
const isJourney = ({ path: file }: TestFile) => file.startsWith('test/journeys/')
const isDatabase = (file: TestFile) => file.usesDatabase && !isJourney(file) && !isKill(file)
/** Long by nature: a sample of the series, in the full run only. */
const isKill = ({ path: file }: TestFile) => /[/-]kill(?:-[a-z-]+)?\.test\.ts$/.test(file)
const isUnit = (file: TestFile) => !isArchitecture(file) && !isJourney(file) && !isKill(file) && !file.usesDatabase
const isGolden = ({ path: file }: TestFile) => /process\.env\.GOLDEN\b/.test(readFileSync(path.join(ROOT, file), 'utf8'))

const STATIC: Plan = [
  { name: 'types', program: ['typescript/bin/tsc', '-p', '.'] },
  { name: 'lint', program: ['oxlint/bin/oxlint', '--quiet'] },
  { name: 'format', program: ['@biomejs/biome/bin/biome', 'format', '.', '--max-diagnostics=10'] },
]
const CHECK: Plan = [
  ...STATIC,
  { name: 'architecture', files: isArchitecture },
  { name: 'unit', files: isUnit },
  { name: 'database', files: isDatabase, database: 'embedded' },
]
const PG15: Stage = { name: 'database-15', files: isDatabase, database: 'pg15' }
const KILL: Stage = { name: 'kill', files: isKill, database: 'embedded' }
const JOURNEYS: Stage = { name: 'journeys', files: isJourney, database: 'embedded' }

export const MODES: Readonly<Record<string, Plan>> = {
  test: [...CHECK, PG15, KILL, JOURNEYS],
  check: CHECK,
  journeys: [JOURNEYS],
  golden: [{ name: 'golden', files: isGolden, database: 'embedded', env: { GOLDEN: '1' } }],
}

/** The doors to a database; a test that reaches one through its imports needs one. */
const DATABASE_SUPPORT = ['test/support/database.ts', 'test/support/stores.ts']

export function selectFiles({ files }: Stage): string[] {
  return testFiles(projectSources())
    .filter((file) => files?.(file))
    .map((file) => file.path)
}

export function testFiles(sources: readonly Source[]): TestFile[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return sources
    .filter(({ path: file }) => isTest(file))
    .map(({ path: file }) => ({ path: file, usesDatabase: file.endsWith('.sql.test.ts') || reaches(file, DATABASE_SUPPORT, byPath) }))
}

function reaches(file: string, goals: readonly string[], byPath: ReadonlyMap<string, Source>): boolean {
  const seen = new Set<string>()
  const open = [file]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (goals.includes(next)) return true
    if (seen.has(next)) continue
    seen.add(next)
    for (const { target } of byPath.get(next)?.imports ?? []) open.push(target)
  }
  return false
}
