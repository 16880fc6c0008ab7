import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { TWINS } from './model/twins.ts'
import { walk, type WalkReport } from './model/walk.ts'
import type { Twin } from './model/world.ts'
import { sampleOf } from '../support/sample.ts'

// A new one every time, so that runs add up; a failure is tried again with the seed it tells. What happens at once is not drawn: it may need several tries.
const seed = Number(process.env.CASE_MODEL_SEED ?? randomInt(1, 1_000_000))
const WALKS = sampleOf(6)
const PLAN = { rounds: 2, steps: 150 }
const AT_ONCE = 3
const MOST_TWIN_WALKS = 30

test('whatever people, bank, post, clock and dying machines do to a case, it and its money stay right', async () => {
  const reports = await walks(WALKS)
  // Chance may leave out what is seldom: then more are walked, and none of what is asked for is left out.
  while (tooSeldom(reports).length > 0 && reports.length < WALKS * 5) reports.push(...(await walks(AT_ONCE, { after: reports.length })))
  const findings = reports.flatMap(({ seed: own, findings: found }) => found.map((what) => `seed ${own}: ${what}`))
  assert.deepEqual(findings, [])
  assert.deepEqual(tooSeldom(reports), [], `seed ${seed}`)
})

function tooSeldom(reports: readonly WalkReport[]): readonly string[] {
  const done = (what: string) => reports.reduce((sum, report) => sum + (report.done.get(what) ?? 0), 0)
  return ENOUGH.filter(([what, least]) => done(what) < least).map(([what]) => `${what} only ${done(what)} times`)
}

/** Less than that would prove nothing. */
const ENOUGH: readonly (readonly [string, number])[] = [
  ['steps', WALKS * 2 * 150],
  ['at once', WALKS * 50],
  ['deaths', WALKS * 1.5],
  ['outsiders refused', WALKS * 5],
  ['notifications', WALKS * 0.8],
  ['forged notifications', WALKS * 0.8],
  ['event submit', WALKS * 2.5],
  ['event start-payment', WALKS * 3],
  ['event confirm-payment', WALKS * 1.3],
  ['event return', 1],
  ['event issue', WALKS / 2],
  ['corrected dearer', 2],
  ['corrected cheaper', 2],
  ['corrected the same', 1],
  ['event drop-fee-difference', 1],
  ['renewals', WALKS],
  ['submit changed-meanwhile', 1],
]

for (const [title, twin] of Object.entries(TWINS)) {
  test(`broken twin: ${title}, and is found out`, async () => {
    const reports = await walks(MOST_TWIN_WALKS, { twin, until: ({ findings }) => findings.length > 0 })
    assert.ok(
      reports.some(({ findings }) => findings.length > 0),
      `seed ${seed}: nothing was found in ${reports.length} walks`,
    )
  })
}

interface WalksOptions {
  readonly twin?: Twin
  readonly until?: (report: WalkReport) => boolean
  /** How many seeds were walked before. */
  readonly after?: number
}

/** Several at a time, because each mostly waits for the database; those under way stop, too, when one has brought what was wanted. */
async function walks(count: number, { twin, until, after = 0 }: WalksOptions = {}): Promise<WalkReport[]> {
  const reports: WalkReport[] = []
  let next = seed + after
  const end = next + count
  const isOver = () => until !== undefined && reports.some(until)
  const oneAfterTheOther = async () => {
    while (next < end && !isOver()) reports.push(await walk({ ...PLAN, seed: next++, isOver, ...(twin ? { twin } : {}) }))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterTheOther))
  return reports
}
