import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectSources } from '../../test/architecture/sources.ts'
import { ROOT } from './run-program.ts'
import { type TestKind, testKinds } from './test-kinds.ts'

export interface Stage {
  readonly name: string
  /** Below node_modules, with its arguments: counts as one test. Stages without one run test files. */
  readonly program?: readonly string[]
  readonly files?: (file: string, kind: TestKind) => boolean
  /** The files get a database on this server. */
  readonly database?: 'embedded' | 'pg15'
  readonly env?: Record<string, string>
  /** Files at the same time. */
  readonly atOnce?: number
  /** Temporary files stay on the disk: kills find most to break while a database waits for it. */
  readonly onDisk?: true
}

export type Plan = readonly Stage[]

const ofKind = (wanted: TestKind) => (_: string, kind: TestKind) => kind === wanted
const writesGolden = (file: string) => /process\.env\.GOLDEN\b/.test(readFileSync(path.join(ROOT, file), 'utf8'))

const CHECK: Plan = [
  { name: 'types', program: ['typescript/bin/tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'] },
  { name: 'lint', program: ['oxlint/bin/oxlint', '--quiet'] },
  { name: 'format', program: ['@biomejs/biome/bin/biome', 'format', '.', '--max-diagnostics=10'] },
  { name: 'architecture', files: ofKind('architecture') },
  { name: 'unit', files: ofKind('unit') },
  { name: 'database', files: ofKind('database'), database: 'embedded' },
]
const JOURNEYS: Stage = { name: 'journeys', files: ofKind('journey'), database: 'embedded', atOnce: 2 }

/**
 * The older server differs in what it makes of SQL: there the files that try each statement and each action run, and all that need a database where
 * somebody names a server of their own, or in the long run.
 */
const OLDER_SERVER: Stage = {
  name: 'database-15',
  files: (file, kind) => kind === 'database' && (isWhole() || /^src\/(?:adapters|actions)\//.test(file)),
  database: 'pg15',
}
const isWhole = () => process.env.TEST_DATABASE_URL !== undefined || process.argv[2] === 'long'

const TEST: Plan = [...CHECK, OLDER_SERVER, { name: 'kill', files: ofKind('kill'), database: 'embedded', onDisk: true }, JOURNEYS]

export const MODES: Readonly<Record<string, Plan>> = {
  test: TEST,
  /** Series in full length, and every rule for every page at every width. */
  long: TEST.map((stage) => ({ ...stage, env: { ...stage.env, SAPAR_LONG: '1' } })),
  check: CHECK,
  journeys: [JOURNEYS],
  golden: [{ name: 'golden', files: writesGolden, database: 'embedded', env: { GOLDEN: '1' } }],
}

/** Paths of the test files that the stage runs. */
export function selectFiles({ files }: Stage): string[] {
  return [...testKinds(projectSources())].filter(([file, kind]) => files?.(file, kind)).map(([file]) => file)
}
