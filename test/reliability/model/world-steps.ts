import type { CronQueue } from '../../../src/adapters/postgres/job-queues.ts'
import type { FakeOutcome } from '../../../src/adapters/payment/fake.ts'
import { takeNextCase } from '../../../src/actions/desk-queue.ts'
import { issueCard } from '../../../src/actions/issue-card.ts'
import { makeRefund } from '../../../src/actions/make-refund.ts'
import { handleNotifications, reconcilePayment, takeNotification } from '../../../src/actions/reconcile-payment.ts'
import { lapseCases } from '../../../src/actions/time-passes.ts'
import { addDays } from '../../../src/core/kernel/plain-date.ts'
import { between } from '../seeded-random.ts'
import { isFull } from './applicant-acts.ts'
import { Crash } from './faults.ts'
import { hurryRenewal } from './hurry-renewal.ts'
import { pick, weighed } from './pick.ts'
import { isRenewal, livingCases, ownerOf, PUBLIC, startCase } from './traveller.ts'
import type { World } from './world.ts'

/** Something that happens in the world and is no act on one case. */
export interface Happening {
  readonly name: string
  readonly weight: number
  readonly run: (world: World) => Promise<void>
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const HAPPENINGS: readonly Happening[] = [
  { name: 'start', weight: 8, run: async (world) => void (!isFull(world) && (await startCase(world))) },
  { name: 'renewal', weight: 8, run: async (world) => void ((await isRoomForRenewal(world)) && (await hurryRenewal(world))) },
  { name: 'pay', weight: 18, run: async (world) => payAtBank(world) },
  { name: 'notify', weight: 6, run: deliver },
  { name: 'forge', weight: 3, run: forge },
  {
    name: 'bank',
    weight: 3,
    run: async ({ bank, ...world }) => bank.behave(pick(world, ['well', 'well', 'well', 'well', 'well', 'unreachable', 'answer-lost'])),
  },
  { name: 'post', weight: 2, run: async ({ mail, ...world }) => mail.behave(pick(world, ['well', 'well', 'well', 'well', 'down'])) },
  { name: 'fonts', weight: 0.5, run: async (world) => void (world.missing = pick(world, ['', '', 'Q', 'E'])) },
  { name: 'take-next', weight: 12, run: takeNext },
  { name: 'jobs', weight: 14, run: (world) => runJobs(world, 0.7) },
  { name: 'cron', weight: 9, run: async (world) => cron(world, weighed(world, CRONS).queue) },
  { name: 'hours', weight: 5, run: async (world) => world.forward(between(world.random, 0.1, 30) * 60 * MINUTE) },
  { name: 'days', weight: 0.8, run: async (world) => world.forward(between(world.random, 1, 9) * DAY) },
  { name: 'calendar', weight: 0.8, run: newCalendar },
  { name: 'outsider', weight: 2, run: outsider },
]

const CRONS: readonly { readonly queue: CronQueue; readonly weight: number }[] = [
  { queue: 'sweep-payments', weight: 5 },
  { queue: 'sweep-notices', weight: 1 },
  { queue: 'issue-waiting', weight: 1 },
  { queue: 'lapse-cases', weight: 2 },
  { queue: 'recompute-due-days', weight: 1 },
  { queue: 'remove-old-drafts', weight: 1 },
]

const OUTCOMES: readonly FakeOutcome[] = [
  'success',
  'success',
  'success',
  'success',
  'declined',
  'insufficient-funds',
  'timeout',
  'late-success',
  'lost-webhook',
  'double-webhook',
]

/** Three on their way are enough, and a few in all. */
async function isRoomForRenewal(world: World): Promise<boolean> {
  const renewals = world.people.filter(isRenewal)
  const files = await Promise.all(renewals.filter(({ gone }) => !gone).map(({ id }) => world.cases.findById(id)))
  const underWay = files.filter((file) => file && !['issued', 'refused', 'withdrawn', 'lapsed'].includes(file.state))
  return renewals.length < 8 && underWay.length < 3
}

function payAtBank(world: World): void {
  const pages = world.people.flatMap((it) => [...it.pages])
  if (pages.length === 0) return
  const newest = livingCases(world).flatMap((it) => [...it.pages].slice(-1))
  const page = newest.length > 0 && world.random() < 0.7 ? pick(world, newest) : pick(world, pages)
  const outcome = pick(world, OUTCOMES)
  world.bank.pay(page, outcome)
  world.tally.add(`bank ${outcome}`)
}

/** Some of what the bank has sent, in any order, some of it twice; the rest is lost. */
async function deliver(world: World): Promise<void> {
  const sent = world.people.flatMap((it) => [...it.pages].flatMap((page) => world.bank.sent(page)))
  for (let count = 0; count < 4 && sent.length > 0; count++) {
    const { raw, headers } = pick(world, sent.slice(-8))
    if ((await takeNotification(world.deps, { raw, headers })).ok) world.tally.add('notifications')
  }
  await handleNotifications(world.deps)
}

/** Signed as the bank signs, by somebody who has its secret: it says that a payment came which did not. */
async function forge(world: World): Promise<void> {
  const pages = world.people.flatMap((it) => [...it.pages])
  if (pages.length === 0) return
  const raw = Buffer.from(JSON.stringify({ forged: pick(world, pages) }))
  const taken = await takeNotification(world.deps, { raw, headers: {} })
  if (taken.ok) world.tally.add('forged notifications')
  await handleNotifications(world.deps)
}

async function takeNext(world: World): Promise<void> {
  const { officers, strangers, auditor } = world.staff
  const actor = world.random() < 0.8 ? pick(world, officers) : pick(world, [...strangers, auditor, PUBLIC])
  const calls = world.random() < 0.3 ? [actor, pick(world, officers), pick(world, officers)] : [actor]
  const taken = await Promise.all(calls.map((one) => takeNextCase(world.deps, one)))
  const codes = taken.flatMap((one) => (one.ok ? [one.value.code] : []))
  if (new Set(codes).size !== codes.length) throw new Error('two officers were given one case')
  if (taken[0]?.ok && actor.kind === 'staff' && taken[0].value.officeId !== actor.officeId) throw new Error('somebody of another office was given a case')
  world.tally.add('taken', codes.length)
}

/** A job that fails stays for later, as it does in the product; anything but a world in trouble is a finding. */
export async function runJobs(world: World, part: number): Promise<void> {
  const waiting = (await world.jobs.waiting()).filter(() => world.random() < part)
  const atOnce = world.random() < 0.3
  const run = async (job: (typeof waiting)[number]): Promise<void> => {
    try {
      await world.jobs.run(job)
      world.tally.add('jobs')
    } catch (error) {
      expectTrouble(error)
    }
  }
  if (atOnce) await Promise.all(waiting.map(run))
  else for (const job of waiting) await run(job)
}

export async function cron(world: World, queue: CronQueue): Promise<void> {
  try {
    await world.jobs.cron(queue)
  } catch (error) {
    expectTrouble(error)
  }
}

const TROUBLE = ['changed-meanwhile', 'provider-unreachable']

function expectTrouble(error: unknown): void {
  if (error instanceof Crash) throw error
  const { message = '', code = '' } = error as { message?: string; code?: string }
  if (!TROUBLE.includes(code) && !/provider cannot be reached|provider was lost|mail server|ECONNECTION|not taken/.test(`${message} ${code}`)) throw error
}

/** By order of the ministry: one day of the next three weeks is off that was worked, or the other way round. */
async function newCalendar(world: World): Promise<void> {
  const { clock } = world.deps
  const day = addDays(clock.dayOf(clock.now()), Math.floor(between(world.random, 1, 21)))
  const { calendar } = world.law
  const weekend = [0, 6].includes(new Date(day).getUTCDay())
  const years = calendar.years.map((year) => {
    if (String(year.year) !== day.slice(0, 4)) return year
    const worked = year.workedWeekendDays.includes(day)
    const off = year.daysOff.some(({ date }) => date === day)
    if (weekend) return { ...year, workedWeekendDays: worked ? year.workedWeekendDays.filter((date) => date !== day) : [...year.workedWeekendDays, day] }
    return { ...year, daysOff: off ? year.daysOff.filter(({ date }) => date !== day) : [...year.daysOff, { date: day, kind: 'moved' as const }] }
  })
  world.law = { ...world.law, calendar: { ...calendar, version: `${calendar.version}+`, years } }
  world.tally.add('calendars')
}

/** Somebody calls what only the product's own jobs may do. */
async function outsider(world: World): Promise<void> {
  if (world.people.length === 0) return
  const it = pick(world, world.people)
  const { deps, staff } = world
  const actor = pick(world, [PUBLIC, ownerOf(world, it), staff.officers[0], staff.supervisor, staff.auditor])
  const [attempt, refund] = [(await world.cases.attempts(it.id))[0], (await world.cases.refunds(it.id))[0]]
  const results = [
    await issueCard(deps, actor, { caseId: it.id }),
    await reconcilePayment(deps, actor, { attemptId: attempt?.id ?? it.id }),
    await makeRefund(deps, actor, { refundId: refund?.id ?? it.id }),
  ]
  if (results.some((result) => result.ok || result.code !== 'not-found') || (await lapseCases(deps, actor)) !== 0)
    throw new Error('an outsider did what only a job may do')
  world.tally.add('outsiders refused', results.length + 1)
}
