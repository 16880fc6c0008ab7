import { isTest } from '../../test/architecture/import-map.ts'
import type { Source } from '../../test/architecture/sources.ts'

/** Every test file is of one kind: the first of these that fits. */
export type TestKind = 'architecture' | 'journey' | 'kill' | 'database' | 'unit'

/** What a test reaches through its imports says what it needs. */
const BROWSER_SUPPORT = ['test/support/chromium.ts']
const DATABASE_SUPPORT = ['test/support/database.ts', 'test/support/stores.ts']

export function testKinds(sources: readonly Source[]): Map<string, TestKind> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const tests = sources.map(({ path }) => path).filter(isTest)
  return new Map(tests.map((file) => [file, kindOf(file, (goals) => reaches(file, goals, byPath))]))
}

function kindOf(file: string, reachesAny: (goals: readonly string[]) => boolean): TestKind {
  if (file.startsWith('test/architecture') || file === 'test/ratchet.test.ts') return 'architecture'
  if (file.startsWith('test/journeys/') || reachesAny(BROWSER_SUPPORT)) return 'journey'
  // Long by nature: a sample of the series, in the full run only.
  if (file.startsWith('test/reliability/') || /[/-]kill(?:-[a-z-]+)?\.test\.ts$/.test(file)) return 'kill'
  return file.endsWith('.sql.test.ts') || reachesAny(DATABASE_SUPPORT) ? 'database' : 'unit'
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
