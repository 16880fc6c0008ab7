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
  const findings = reports.flatMap(({ seed: own, findings: found }) => found.map((what) => `seed ${own}: ${what}`))
  assert.deepEqual(findings, [])
  const done = (what: string) => reports.reduce((sum, report) => sum + (report.done.get(what) ?? 0), 0)
  for (const [what, least] of ENOUGH) assert.ok(done(what) >= least, `seed ${seed}: ${what} only ${done(what)} times`)
})

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
}

/** Several at a time, because each mostly waits for the database; those under way stop, too, when one has brought what was wanted. */
async function walks(count: number, { twin, until }: WalksOptions = {}): Promise<readonly WalkReport[]> {
  const reports: WalkReport[] = []
  let next = seed
  const isOver = () => until !== undefined && reports.some(until)
  const oneAfterTheOther = async () => {
    while (next < seed + count && !isOver()) reports.push(await walk({ ...PLAN, seed: next++, isOver, ...(twin ? { twin } : {}) }))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterTheOther))
  return reports
}
