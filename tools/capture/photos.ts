import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { childCapture } from '../../src/adapters/image/child-capture.ts'
import type { PortraitFinding } from '../../src/core/photo/judge-portrait.ts'
import { TOURIST_CARD_PHOTO } from '../../src/countries/kz-demo/photo-specs.ts'
import { childUse } from './child-use.ts'

interface Sample {
  readonly name: string
  /** Rules, one of which must be among the findings; none for a compliant portrait. */
  readonly expected: readonly string[]
}

/** A sample looked at. */
export interface Seen extends Sample {
  /** Every rule broken, the cause first; or the code of a refusal. */
  readonly found: readonly string[]
  readonly shown: readonly string[]
  readonly cpuMs: number
}

/** Checks every portrait of a folder against its `expected.json`. One line a miss, then the figures as JSON. Returns the exit code. */
export async function run(folder: string): Promise<number> {
  const samples = await samplesIn(folder)
  if (typeof samples === 'string') {
    process.stderr.write(`${samples}\n`)
    return 1
  }
  const capture = childCapture({ workers: 1, timeoutMs: 20_000 })
  const seen: Seen[] = []
  try {
    for (const sample of samples) {
      seen.push(await look(sample, folder, capture))
      process.stderr.write(`\r${seen.length} of ${samples.length}`)
    }
  } finally {
    await capture.close()
  }
  process.stderr.write('\n')
  for (const line of seen.flatMap(missOf)) process.stdout.write(`${line}\n`)
  process.stdout.write(`${JSON.stringify(figuresOf(seen))}\n`)
  return 0
}

/** The samples, or why there are none. */
async function samplesIn(folder: string): Promise<readonly Sample[] | string> {
  try {
    const listed: unknown = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8'))
    const there = new Set(await readdir(folder))
    if (typeof listed !== 'object' || listed === null) return `${folder}/expected.json holds no list of portraits`
    const names = Object.entries(listed).filter(([name]) => there.has(name))
    if (names.length === 0) return `no portrait of ${folder}/expected.json is in that folder`
    return names.map(([name, value]) => ({ name, expected: String(value).split('|').filter(Boolean) }))
  } catch (problem) {
    return `${folder} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`
  }
}

async function look(sample: Sample, folder: string, capture: ReturnType<typeof childCapture>): Promise<Seen> {
  const before = childUse().cpuMs
  const result = await capture.portrait(await readFile(path.join(folder, sample.name)), TOURIST_CARD_PHOTO)
  const cpuMs = childUse().cpuMs - before
  const broken: readonly Pick<PortraitFinding, 'rule' | 'shown'>[] = result.ok ? result.value.findings.filter(({ passes }) => !passes) : []
  if (!result.ok) return { ...sample, found: [result.code], shown: [result.code], cpuMs }
  return { ...sample, found: broken.map(({ rule }) => rule), shown: broken.filter(({ shown }) => shown).map(({ rule }) => rule), cpuMs }
}

function isRight({ expected, found }: Seen): boolean {
  return expected.length === 0 ? found.length === 0 : expected.some((rule) => found.includes(rule))
}

/** A line where the verdict is wrong, or where another finding stands before the expected one. */
export function missOf(seen: Seen): readonly string[] {
  const { name, expected, found, shown } = seen
  const told = found.map((rule) => (shown.includes(rule) ? rule : `(${rule})`)).join(', ') || 'nothing'
  if (!isRight(seen)) return [`${name}: expected ${expected.join(' or ') || 'nothing'}, found ${told}`]
  return expected.length > 0 && !expected.includes(found[0] ?? '') ? [`${name}: expected ${expected.join(' or ')} first, found ${told}`] : []
}

/** `cpuMs` is the median. */
export function figuresOf(seen: readonly Seen[]): Readonly<Record<string, number>> {
  const defective = seen.filter(({ expected }) => expected.length > 0)
  const clean = seen.filter(({ expected }) => expected.length === 0)
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000)
  const sorted = seen.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)
  return {
    n: seen.length,
    defectsFound: share(defective.filter(isRight).length, defective.length),
    cleanPassed: share(clean.filter(isRight).length, clean.length),
    firstRight: share(defective.filter(({ expected, found }) => expected.includes(found[0] ?? '')).length, defective.length),
    cpuMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
  }
}
