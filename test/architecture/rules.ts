import { isTest } from './import-map.ts'
import type { Source } from './sources.ts'

export interface Rule {
  /** As a sentence that holds for the whole project. */
  readonly title: string
  readonly covers: (file: string) => boolean
  /** Where the file breaks the rule, as `path:line what`. */
  readonly findIn: (source: Source) => string[]
}

/** Files that must speak SQL and are no store: they make, describe, save and restore a database. The list may only shrink. */
export const SQL_INFRASTRUCTURE = ['backup', 'embedded-server', 'embedded', 'migrate', 'restore', 'schema-catalog', 'schema-dump'].map(
  (name) => `src/adapters/postgres/${name}.ts`,
)
/** Starts the server under another account, which needs the search path it was itself started with. */
const READS_ENVIRONMENT = ['src/adapters/postgres/run-account.ts', 'packages/icao-seal/run/']

/** What main is to the server, this file is to a device at the border. */
const READS_DEVICE = 'src/channels/border/client/device.ts'

const SQL =
  /^['"`]\s*(?:select\s+\S|insert\s+into\b|update\s+[\w".]*(?:\s+set\b|\$)|delete\s+from\b|with\s+[\w"]+[^'"]*\bas\s*\(|(?:create|alter|drop)\s+(?:table|index|database|role|schema|type|function|extension)\b)/
const SQL_SHOUTED = /^['"`]\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|ALTER|DROP|TRUNCATE)\s+\S/

const inside =
  (...folders: string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(folder))
const outside =
  (...folders: string[]) =>
  (file: string) =>
    !inside(...folders)(file)
const product = (file: string) => inside('src/', 'packages/')(file) && !isTest(file)
const pure = (file: string) => inside('src/core/', 'src/capture/', 'packages/icao-seal/src/')(file) && !isTest(file)
/** Compression is a port that answers with promises, in browsers without exception, so what reads and writes compressed lists waits for it. */
const WAITS_FOR_A_PORT = ['packages/icao-seal/src/status/', 'packages/icao-seal/src/pack/']
const lawful = (file: string) =>
  product(file) &&
  inside('src/core/', 'src/capture/', 'src/countries/', 'src/actions/', 'src/jobs/', 'src/letters/', 'src/texts/', 'packages/icao-seal/src/')(file)

export const RULES: readonly Rule[] = [
  rule(
    'core, capture and the seal library wait for nothing, ask nobody and read no environment',
    (file) => pure(file) && outside(...WAITS_FOR_A_PORT)(file),
    inCode(/\bawait\b|\basync\b|\bfetch\s*\(|\bprocess\s*\.|\bset(?:Timeout|Interval|Immediate)\b/),
  ),
  rule(
    'compressed lists wait for their ports only, ask nobody and read no environment',
    (file) => pure(file) && inside(...WAITS_FOR_A_PORT)(file),
    inCode(/\bfetch\s*\(|\bprocess\s*\.|\bset(?:Timeout|Interval|Immediate)\b/),
  ),
  rule(
    'the clock is an argument, not something to look at',
    (file) => lawful(file) || (product(file) && inside('src/channels/')(file) && file !== READS_DEVICE),
    inCode(/\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))|\bDate\s*\(\s*\)|\bDate\s*\.\s*now\b|\bperformance\s*\.\s*now\b|\bTemporal\s*\.\s*Now\b/),
  ),
  rule('chance is an argument, not something to draw', lawful, inCode(/\bMath\s*\.\s*random\b|\brandom(?:UUID|Bytes|Int)\s*\(|\bgetRandomValues\b/)),
  rule(
    'only main, tests and tools read the environment',
    (file) => product(file) && outside('src/main/', ...READS_ENVIRONMENT)(file),
    inCode(/\bprocess\s*\.\s*env\b|\bprocess\s*\[|\benv\b[^\n]*\bfrom\b/),
  ),
  rule('SQL stands in *.sql.ts and migrations', (file) => product(file) && !file.endsWith('.sql.ts') && !SQL_INFRASTRUCTURE.includes(file), findSql),
  rule(
    'raw HTML is set in the component port only',
    (file) => product(file) && outside('src/channels/ui/')(file),
    inCode(/\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b/),
  ),
  rule(
    'views are rendered to text in channels/ui only',
    (file) => product(file) && outside('src/channels/ui/')(file),
    ({ path, imports }) =>
      imports
        .filter(({ target }) => /^src\/channels\/ui\/jsx\/(?!prepared)/.test(target) || target.startsWith('preact-render-to-string'))
        .map(({ target, line }) => `${path}:${line} ${target}`),
  ),
  rule(
    'views (.tsx) stand in channels and letters only',
    (file) => file.endsWith('.tsx'),
    ({ path }) => (inside('src/channels/', 'src/letters/')(path) ? [] : [path]),
  ),
  rule(
    'no type is any, and the compiler is never told to look away',
    () => true,
    (source) => [
      ...inCode(/(?:[:<|&]|\bas|\bextends)\s*any\b(?!\s*[(.:?])/)(source),
      ...inComments(/@ts-(?:ignore|nocheck|expect-error)|\b(?:eslint|oxlint|biome)-(?:disable|ignore)/)(source),
    ],
  ),
  rule('nothing is left for later', () => true, inComments(/\b(?:TODO|FIXME|XXX|HACK)\b/)),
  rule('every test runs', isTest, inCode(/\b(?:test|it|describe|suite)\s*\.\s*(?:skip|only|todo)\b/)),
  rule(
    'files are named in kebab-case by what they define or do',
    () => true,
    ({ path }) => (badName(path) ? [path] : []),
  ),
]

function rule(title: string, covers: Rule['covers'], findIn: Rule['findIn']): Rule {
  return { title, covers, findIn }
}

function inCode(pattern: RegExp): Rule['findIn'] {
  return ({ path, code }) => matches(pattern, code).map((found) => `${path}:${found}`)
}

function inComments(pattern: RegExp): Rule['findIn'] {
  return ({ path, comments }) => matches(pattern, comments).map((found) => `${path}:${found}`)
}

export function findSql({ path, literals }: Source): string[] {
  return literals.filter(({ text }) => SQL.test(text) || SQL_SHOUTED.test(text)).map(({ text, line }) => `${path}:${line} ${text.slice(0, 40)}`)
}

function matches(pattern: RegExp, text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => (pattern.test(line) ? [`${index + 1} ${pattern.exec(line)?.[0].trim()}`] : []))
}

/** An index file is a barrel, except as the entry that a package publishes. */
function badName(file: string): boolean {
  const names = file.split('/')
  const barrel = /\/index\.tsx?$/.test(file) && !/^packages\/[^/]+\/src\/(?:[^/]+\/)?index\.ts$/.test(file)
  return (
    barrel ||
    names.some(
      (name) =>
        !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(name) ||
        /^(?:utils?|helpers?|common|managers?|misc)(?:\.|$)|-(?:utils?|helpers?|managers?)\./.test(name),
    )
  )
}
