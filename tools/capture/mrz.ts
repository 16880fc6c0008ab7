import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readPassportPage } from '../../src/adapters/image/passport-page.ts'
import { allowThreeLoaders } from '../../src/adapters/image/reencode.ts'

interface Page {
  readonly name: string
  readonly level: string
  readonly lines: readonly string[]
  readonly content: Uint8Array
}

interface Outcome {
  readonly level: string
  readonly bothLines: boolean
  readonly line2: boolean
  readonly passButWrong: boolean
  readonly wrong: boolean
  readonly refused: boolean
  readonly cpuMs: number
}

const PROGRESS_EVERY = 20
const say = (line: string): boolean => process.stderr.write(`${line}\n`)

/** Reads every page of the folder that `truth.json` knows, says what went wrong, and last prints the shares by level as one line of JSON. */
export async function run(folder: string): Promise<number> {
  const pages = pagesOf(folder)
  if (typeof pages === 'string') {
    say(pages)
    return 1
  }
  allowThreeLoaders()
  const outcomes: Outcome[] = []
  for (const page of pages) {
    outcomes.push(await outcomeOf(page))
    if (outcomes.length % PROGRESS_EVERY === 0) say(`${outcomes.length} of ${pages.length} pages`)
  }
  process.stdout.write(`${JSON.stringify(summary(outcomes))}\n`)
  return 0
}

/** The pages, or why there are none. */
function pagesOf(folder: string): readonly Page[] | string {
  try {
    const truth = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as Readonly<Record<string, readonly string[]>>
    const names = readdirSync(folder)
      .filter((name) => truth[name])
      .sort()
    if (names.length === 0) return `${folder}: no picture that truth.json knows`
    return names.map((name) => ({
      name,
      level: /-(L\d)\.\w+$/.exec(name)?.[1] ?? 'other',
      lines: truth[name] ?? [],
      content: readFileSync(path.join(folder, name)),
    }))
  } catch (error) {
    return `${folder}: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function outcomeOf({ name, level, lines, content }: Page): Promise<Outcome> {
  const before = process.cpuUsage()
  const read = await readPassportPage(content)
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000
  if (!read.ok) {
    say(`${name}: refused, ${read.code} ${JSON.stringify(read.facts)}`)
    return { level, bothLines: false, line2: false, passButWrong: false, wrong: false, refused: true, cpuMs }
  }
  const right = [0, 1].map((line) => read.value.lines[line] === lines[line])
  const wrong = right.includes(false)
  if (wrong) say(`${name}: WRONG${read.value.checksPass ? ', and the check digits pass' : ''}${differences(lines, read.value.lines)}`)
  return { level, bothLines: !wrong, line2: right[1] === true, passButWrong: wrong && read.value.checksPass, wrong, refused: false, cpuMs }
}

function differences(expected: readonly string[], read: readonly string[]): string {
  return expected
    .map((line, number) => {
      const at = Array.from(line, (_, position) => position).filter((position) => line[position] !== read[number]?.[position])
      return at.length > 6
        ? `; line ${number + 1} ${read[number]}`
        : at.map((position) => `; line ${number + 1} place ${position + 1} ${line[position]} read as ${read[number]?.[position]}`).join('')
    })
    .join('')
}

function summary(outcomes: readonly Outcome[]): Readonly<Record<string, unknown>> {
  const levels = [...new Set(outcomes.map(({ level }) => level))].sort()
  const share = (of: readonly Outcome[], part: 'bothLines' | 'line2' | 'passButWrong' | 'wrong' | 'refused'): number =>
    Number((of.filter((outcome) => outcome[part]).length / of.length).toFixed(4))
  const byLevel = levels.map((level) => {
    const of = outcomes.filter((outcome) => outcome.level === level)
    const shares = {
      bothLines: share(of, 'bothLines'),
      line2: share(of, 'line2'),
      passButWrong: share(of, 'passButWrong'),
      wrong: share(of, 'wrong'),
      refused: share(of, 'refused'),
    }
    return [level, { n: of.length, ...shares }] as const
  })
  const cpu = outcomes.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b)
  return { ...Object.fromEntries(byLevel), cpuMs: Math.round(cpu[Math.floor(cpu.length / 2)] ?? 0) }
}
