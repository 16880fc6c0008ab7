import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { World } from '../../test/reliability/model/world.ts'
import { type Random, seededRandom } from '../../test/reliability/seeded-random.ts'
import { batchAll, itemNow, paperAt, paperCase, WISHES } from '../../test/support/collecting.ts'
import { quietWorld } from '../../test/support/model-office.ts'
import type { Actor } from '../core/access/actor.ts'
import type { CaseEvent } from '../core/case/history.ts'
import { BUREAU_STATUSES, type BureauStatus, PAPER_RANKS, type PaperState } from '../core/collection/paper-moves.ts'
import { type Slot, writeSlot } from '../core/appointment/slots.ts'
import { addDays, day } from '../core/kernel/plain-date.ts'
import { changeCardState } from './change-card-state.ts'
import { chooseCollection } from './choose-collection.ts'
import { bookCollection, cancelCollection, changeCollection, readCollectionVisit } from './collection-appointment.ts'
import { bringBackPaper, handOverCard, reissuePaper } from './collection-desk.ts'
import type { Deps } from './deps.ts'
import { reportMissing } from './my-paper.ts'
import type { PaperItem } from './ports/paper-items.ts'
import { takeBureauNews } from './take-bureau-news.ts'
import { watchUncollected } from './watch-uncollected.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 86_400_000
const WRONG_CODE = '22222222'
const SYSTEM: Actor = { kind: 'system', job: 'model' }
const clerkOf = (officeId: string): Actor => ({ kind: 'staff', id: randomUUID(), number: '150', officeId, roles: ['clerk'] }) as Actor

/** One card on paper and its case, as the model goes along with it. */
interface Walk {
  readonly random: Random
  readonly deps: Deps
  readonly caseId: string
  readonly code: string
  readonly holder: Actor
  /** By item: the last place it was seen in, and its batch. */
  readonly seen: Map<string, { readonly state: PaperState; readonly batch: number | undefined }>
  readonly did: string[]
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

const items = ({ caseId }: Pick<Walk, 'caseId'>) => world.deps.papers.ofCase(caseId)
const anItem = async (walk: Walk): Promise<PaperItem | undefined> => pick(walk.random, await items(walk))

/** What a step was, and whether it was taken; `proper` is what only a proper hand-over is. */
interface Step {
  readonly what: string
  readonly ok: boolean
  readonly handedOver?: { readonly item: string; readonly proper: boolean }
}

const ACTS: Readonly<Record<string, (walk: Walk) => Promise<Step>>> = {
  async choose(walk) {
    const typed = WISHES[pick(walk.random, ['self-print', 'pick-up', 'post'] as const)]
    const done = await chooseCollection(walk.deps, walk.holder, { code: walk.code, typed })
    return { what: `choose ${typed.collection}`, ok: done.ok }
  },
  async report(walk) {
    return { what: 'report', ok: (await reportMissing(walk.deps, walk.holder, { code: walk.code })).ok }
  },
  async handOver(walk) {
    const item = await anItem(walk)
    if (!item) return { what: 'hand over nothing', ok: false }
    const [right, samePerson, signed] = [walk.random() < 0.7, walk.random() < 0.85, walk.random() < 0.85]
    const card = await world.cases.cardById(item.cardId)
    const given = { item: item.number, code: right ? (item.pickUpCode ?? '') : WRONG_CODE, samePerson, signed }
    const done = await handOverCard(walk.deps, clerkOf(item.officeId ?? 'AST'), given)
    const proper = right && samePerson && signed && item.state === 'at-office' && card?.state === 'active'
    return { what: `hand over ${item.state}`, ok: done.ok, ...(done.ok ? { handedOver: { item: item.number, proper } } : {}) }
  },
  async bringBack(walk) {
    const item = await anItem(walk)
    return { what: 'bring back', ok: item !== undefined && (await bringBackPaper(walk.deps, clerkOf(item.officeId ?? 'AST'), { item: item.number })).ok }
  },
  async reissue(walk) {
    const item = await anItem(walk)
    const how = pick(walk.random, ['as-before', 'pick-up', ''])
    return { what: `reissue ${how}`, ok: item !== undefined && (await reissuePaper(walk.deps, clerkOf(item.officeId ?? 'AST'), { item: item.number, how })).ok }
  },
  async export() {
    await batchAll(world.deps)
    return { what: 'batch', ok: true }
  },
  async news(walk) {
    const item = await anItem(walk)
    if (!item) return { what: 'no news', ok: false }
    const status = pick(walk.random, Object.keys(BUREAU_STATUSES) as BureauStatus[])
    const on = addDays(world.deps.clock.dayOf(world.deps.clock.now()), -Math.floor(walk.random() * 3))
    const done = await takeBureauNews(walk.deps, SYSTEM, { batch: item.batch ?? 1, item: item.number, status, on })
    return { what: `news ${status}`, ok: done.ok && done.value === 'taken' }
  },
  async watch(walk) {
    const { told, stored } = await watchUncollected(walk.deps, SYSTEM)
    return { what: `watch ${told} ${stored}`, ok: true }
  },
  async wait(walk) {
    world.forward(DAY * Math.ceil(walk.random() * 30))
    return { what: 'wait', ok: true }
  },
  async visit(walk) {
    const visit = await readCollectionVisit(walk.deps, walk.holder, { code: walk.code })
    const { booked, slots } = (visit.ok && visit.value) || {}
    const free: readonly Slot[] = slots?.days.flatMap((one) => one.slots) ?? []
    const slot = writeSlot(pick(walk.random, free) ?? { day: day('2026-01-05'), time: '09:00' })
    const act = booked ? pick(walk.random, ['change', 'cancel', 'nothing']) : 'book'
    const acts = { book: bookCollection, change: changeCollection, cancel: cancelCollection }
    const done = act === 'nothing' ? undefined : await acts[act as keyof typeof acts](walk.deps, walk.holder, { code: walk.code, slot })
    return { what: `visit ${act}`, ok: done?.ok ?? false }
  },
  async suspend(walk) {
    const act = pick(walk.random, ['suspend', 'resume', 'resume'])
    return { what: act, ok: (await changeCardState(world.deps, world.staff.supervisor, { code: walk.code, act, reason: 'The model says so' })).ok }
  },
}
const OFTEN = [
  'choose',
  'report',
  'handOver',
  'handOver',
  'bringBack',
  'reissue',
  'export',
  'export',
  'news',
  'news',
  'news',
  'news',
  'watch',
  'watch',
  'wait',
  'wait',
  'suspend',
]

const BACK: readonly PaperState[] = ['lost', 'returned', 'stored', 'not-received']

/** What is wrong with the case after a step. */
async function faults(walk: Walk, step: Step, before: string): Promise<readonly string[]> {
  const [all, events, notices] = await Promise.all([items(walk), world.cases.events(walk.caseId), world.cases.notices(walk.caseId)])
  const found: string[] = []
  if (step.handedOver && !step.handedOver.proper) found.push('handed over without all that it takes')
  if (!step.ok && before !== (await mark(walk))) found.push('refused, and yet something changed')
  if (all.filter(({ state }) => state !== 'void').length > 1) found.push('two items count')
  for (const item of all) found.push(...movedWrongly(walk, item))
  const printed = all.filter(({ batch }) => batch !== undefined).toReversed()
  for (const [at, item] of printed.entries())
    if (at < printed.length - 1 && !BACK.some((state) => item.days[state])) found.push('a second one is printed while the first is out')
  const count = (...states: readonly PaperState[]) => states.reduce((sum, state) => sum + all.filter(({ days }) => days[state]).length, 0)
  const most = {
    'paper-ready': count('at-office'),
    'paper-posted': count('posted'),
    'paper-returned': count('returned', 'stored'),
    'paper-lost': count('lost', 'not-received'),
    'paper-going-back': count('at-office'),
  }
  for (const [kind, limit] of Object.entries(most)) if (notices.filter((notice) => notice.kind === kind).length > limit) found.push(`${kind} told too often`)
  found.push(...(await visitFaults(walk, all)))
  if (eventsOf(events, 'hand-over-card').length !== count('collected')) found.push('a hand-over that is not in the history')
  for (const stored of eventsOf(events, 'store-paper'))
    if (!events.some(({ kind, data, at }) => kind === 'warn-of-store' && data.item === stored.data.item && at < stored.at))
      found.push('put into the store without a word')
  return found
}

/** A time is booked for a card that waits, and what was called off keeps no place. */
async function visitFaults({ caseId }: Walk, all: readonly PaperItem[]): Promise<readonly string[]> {
  const live = await world.deps.appointments.liveOf({ kind: 'case', id: caseId }, 'collection', world.deps.clock.dayOf(world.deps.clock.now()))
  const { rows } = await world.pool.query<{ n: number }>(LOST_PLACES, [caseId])
  return [
    ...(live && !all.some(({ state }) => state === 'at-office') ? ['an appointment is left for a card that does not wait'] : []),
    ...(rows[0]?.n ? ['a place is lost'] : []),
  ]
}

const LOST_PLACES = `
  select count(*)::integer as n from appointment a join appointment_place p on p.appointment_id = a.id
  where a.case_id = $1 and a.state = 'cancelled' and p.free_at is null`

const eventsOf = (events: readonly CaseEvent[], kind: string) => events.filter((event) => event.kind === kind)

function movedWrongly({ seen }: Walk, { number, state, batch }: PaperItem): readonly string[] {
  const earlier = seen.get(number)
  seen.set(number, { state, batch })
  if (!earlier) return []
  return [
    ...(PAPER_RANKS[state] < PAPER_RANKS[earlier.state] ? [`moved back from ${earlier.state} to ${state}`] : []),
    ...(earlier.batch !== undefined && earlier.batch !== batch ? ['given to the bureau twice'] : []),
  ]
}

/** All that an act could change. */
async function mark(walk: Walk): Promise<string> {
  const file = await world.cases.findById(walk.caseId)
  return JSON.stringify([file?.version, (await items(walk)).map(({ number, state, days }) => [number, state, days])])
}

/** A life of one card: the faults that the first wrong step made, with what led to it. */
async function live(seed: number, deps: Deps, steps = 30): Promise<Walk & { readonly found: readonly string[] }> {
  const random = seededRandom(seed)
  const { file, item } = await paperCase(world.deps, pick(random, ['pick-up', 'post'] as const))
  const walk: Walk = { random, deps, caseId: file.id, code: file.code, holder: { kind: 'applicant', caseIds: [file.id] } as Actor, seen: new Map(), did: [] }
  walk.seen.set(item.number, { state: item.state, batch: item.batch })
  // By a chance of its own, so that the life of the card is the same with appointments and without.
  const visits = seededRandom(seed + 10_000)
  for (let at = 0; at < steps; at++) {
    for (const act of [pick(random, OFTEN), ...(visits() < 0.4 ? ['visit'] : [])]) {
      // What is made later is newer.
      world.forward(1_000)
      const before = await mark(walk)
      const step = await ACTS[act]?.(act === 'visit' ? { ...walk, random: visits } : walk)
      assert.ok(step)
      walk.did.push(`${step.what}${step.ok ? '' : ' (refused)'}`)
      const found = await faults(walk, step, before)
      if (found.length > 0) return { ...walk, found }
    }
  }
  return { ...walk, found: [] }
}

test('whatever people, the bureau and the calendar do, and in whatever order, a card is out once, goes only onwards, and is handed over only properly', {
  timeout: 300_000,
}, async () => {
  const tally = { taken: 0, refused: 0, collected: 0, made: 0, visits: 0, states: new Set<string>() }
  for (let seed = 1; seed <= 150; seed++) {
    const { found, did, caseId } = await live(seed, world.deps)
    assert.deepEqual(found, [], `seed ${seed}: ${did.join(', ')}`)
    tally.taken += did.filter((step) => !step.endsWith('(refused)')).length
    tally.visits += did.filter((step) => step.startsWith('visit ') && !step.endsWith('(refused)')).length
    tally.refused += did.filter((step) => step.endsWith('(refused)')).length
    for (const item of await items({ caseId })) {
      tally.made += 1
      for (const state of [item.state, ...Object.keys(item.days)]) tally.states.add(state)
      if (item.days.collected) tally.collected += 1
    }
  }
  assert.ok(tally.taken > 1_500 && tally.refused > 1_000 && tally.made > 150 && tally.collected > 10 && tally.visits > 30, JSON.stringify(tally))
  assert.deepEqual(
    Object.keys(PAPER_RANKS).filter((state) => !tally.states.has(state)),
    [],
    'every place was come to',
  )
})

/** The first fault of that kind that lives of a broken product come to. */
async function faultOf(deps: Deps, wanted: string): Promise<string | undefined> {
  for (let seed = 1; seed <= 60; seed++) {
    const { found } = await live(seed, deps)
    const hit = found.find((fault) => fault.startsWith(wanted))
    if (hit) return hit
  }
  return undefined
}

function broken(papers: Partial<Deps['papers']>): Deps {
  return { ...world.deps, papers: { ...world.deps.papers, ...papers } }
}

const seeing = (of: (item: PaperItem) => PaperItem) =>
  broken({ byNumber: async (number) => await world.deps.papers.byNumber(number).then((item) => item && of(item)) })

test('the twin that takes every code for the right one hands a card to whoever comes', async () => {
  assert.ok(
    await faultOf(
      seeing((item) => ({ ...item, pickUpCode: WRONG_CODE })),
      'handed over without',
    ),
  )
})

test('the twin that does not look where the card is hands over what is not there', async () => {
  assert.ok(
    await faultOf(
      seeing((item) => (item.pickUpCode && item.batch !== undefined ? { ...item, state: 'at-office' } : item)),
      'handed over without',
    ),
  )
})

test('the twin that lets a printed card be redirected sends a second one after it', async () => {
  const forgetful = broken({
    ofCase: async (id) =>
      (await world.deps.papers.ofCase(id)).map((item) => (item.state === 'printed' || item.state === 'posted' ? { ...item, state: 'to-print' } : item)),
  })
  assert.ok(await faultOf(forgetful, 'a second one is printed'))
})

test('the twin that warns nobody puts cards into the store without a word', async () => {
  const silent = broken({
    waitingUntil: (day, limit, told) => world.deps.papers.waitingUntil(day, limit, told && false),
    byNumber: async (number) => await world.deps.papers.byNumber(number).then((item) => item && { ...item, toldAt: item.toldAt ?? item.createdAt }),
  })
  assert.ok(await faultOf(silent, 'put into the store'))
})

test('the twin that forgets what was booked leaves appointments for cards that are gone', async () => {
  const save: Deps['cases']['save'] = (file, { visit: _visit, ...change }) => world.deps.cases.save(file, change)
  assert.ok(await faultOf({ ...world.deps, cases: { ...world.deps.cases, save } }, 'an appointment is left'))
})

test('two clerks who hand over the same card at the same moment hand it over once, and one of them is told', async () => {
  const { item, file } = await paperAt(world.deps, 'pick-up', 'at-office')
  const given = { item: item.number, code: item.pickUpCode ?? '', samePerson: true, signed: true }
  const done = await Promise.all([1, 2, 3].map(() => handOverCard(world.deps, clerkOf('AST'), given)))
  assert.equal(done.filter(({ ok }) => ok).length, 1)
  assert.equal((await itemNow(world.deps, item.number)).state, 'collected')
  assert.equal(eventsOf(await world.cases.events(file.id), 'hand-over-card').length, 1)
})

test('a card that nobody fetches goes back only after its holder was told, also when nobody looked for weeks', async () => {
  const { item } = await paperAt(world.deps, 'pick-up', 'at-office')
  world.forward(60 * DAY)
  await watchUncollected(world.deps, SYSTEM)
  const told = await itemNow(world.deps, item.number)
  assert.equal(told.state, 'at-office')
  assert.ok(told.toldAt && told.keepUntil && told.keepUntil > world.deps.clock.dayOf(world.deps.clock.now()))
  world.forward(8 * DAY)
  await watchUncollected(world.deps, SYSTEM)
  assert.equal((await itemNow(world.deps, item.number)).state, 'stored')
})
