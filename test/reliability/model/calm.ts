import { judgeCase } from './judge-case.ts'
import { judgeLetters } from './judge-letters.ts'
import { judgeMoney } from './judge-money.ts'
import { judgeFiles, judgeTime } from './judge-time.ts'
import { cron, runJobs } from './world-steps.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000

/** Bank, post and machines work again, and the product's own jobs have a day and a half: then everything must be in order. */
export async function calmDown(world: World): Promise<readonly string[]> {
  world.faults.restart()
  world.bank.behave('well')
  world.mail.behave('well')
  world.missing = ''
  try {
    for (let hour = 0; hour < 36; hour++) await oneHour(world, hour)
    if (world.random() < ((await isDifferenceWaiting(world)) ? 0.7 : 0.35)) await weeks(world)
  } catch (error) {
    return [`in calm: ${String((error as Error).stack)}`]
  }
  const waiting = await world.jobs.waiting()
  const cases: string[] = []
  for (const it of world.people.filter(({ gone }) => !gone)) cases.push(...(await judgeCase(world, it)))
  world.tally.add('cases judged', world.people.filter(({ gone }) => !gone).length)
  return [
    ...waiting.map(({ queue }) => `a job of ${queue} is still waiting`),
    ...cases,
    ...(await judgeMoney(world)),
    ...(await judgeLetters(world)),
    ...(await judgeTime(world)),
    ...(await judgeFiles(world)),
  ]
}

async function oneHour(world: World, hour: number): Promise<void> {
  world.forward(HOUR)
  await cron(world, 'sweep-payments')
  if (hour % 6 === 5) for (const queue of ['lapse-cases', 'recompute-due-days', 'issue-waiting', 'sweep-notices'] as const) await cron(world, queue)
  await runJobs(world, 1)
}

async function isDifferenceWaiting({ pool }: World): Promise<boolean> {
  return (await pool.query(`select 1 from fee_item where kind = 'correction' and state = 'open' limit 1`)).rows.length > 0
}

/** Nobody does anything for five weeks: what is not paid, not corrected and not finished goes. */
async function weeks(world: World): Promise<void> {
  for (let week = 0; week < 5; week++) {
    world.forward(7 * 24 * HOUR)
    for (const queue of ['sweep-payments', 'lapse-cases', 'remove-old-drafts', 'recompute-due-days'] as const) await cron(world, queue)
    await runJobs(world, 1)
  }
  world.tally.add('silent weeks', 5)
}
