import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { quietWorld } from '../../../test/support/model-office.ts'
import type { World } from '../../../test/reliability/model/world.ts'
import { paperCase } from '../../../test/support/collecting.ts'
import type { Deps } from '../../actions/deps.ts'
import type { PaperItem } from '../../actions/ports/paper-items.ts'
import { type BureauStatus, PAPER_RANKS } from '../../core/collection/paper-moves.ts'
import type { PaperMethod } from '../../core/collection/rules.ts'
import { checkCharacter, writeCaseCode } from '../../core/kernel/code.ts'
import { addDays, day } from '../../core/kernel/plain-date.ts'
import { exportBatches } from './export-batches.ts'
import { importNews, type NewsProblem, type NewsReport } from './import-news.ts'
import { sampleOf } from '../../../test/support/sample.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

/** A folder of the bureau, with how often each item was ever given to it in a new file. */
function bureau() {
  const files = new Map<string, string>()
  const given: string[] = []
  return {
    files,
    put: (name: string, content: Uint8Array) => {
      const text = Buffer.from(content).toString('latin1')
      if (name.endsWith('.jws') && files.get(name) !== text) given.push(...(text.match(/PI-[2-9A-Z]{4}-[2-9A-Z]{4}(?=","card)/g) ?? []))
      files.set(name, text)
    },
    timesGiven: (item: string) => given.filter((one) => one === item).length,
  }
}

async function nothingLeft(): Promise<void> {
  await exportBatches(world.deps, { put: () => undefined })
}

// ---- Written twice ----

/** What is wrong with a bureau's folder after two exports. */
async function writtenTwice(deps: Deps): Promise<readonly string[]> {
  await nothingLeft()
  const papers = await Promise.all(['post', 'pick-up', 'post'].map((method) => paperCase(world.deps, method as PaperMethod)))
  const folder = bureau()
  await exportBatches(deps, { put: folder.put })
  const before = new Map(folder.files)
  await exportBatches(deps, { put: folder.put })
  const changed = [...before].filter(([name, content]) => folder.files.get(name) !== content).map(([name]) => `${name} changed`)
  return [
    ...changed,
    ...papers
      .map(({ item }) => [item.number, folder.timesGiven(item.number)] as const)
      .flatMap(([number, times]) => (times === 1 ? [] : [`${number} given ${times} times`])),
  ]
}

test('a batch that is written twice is the same file to the byte, and no item is in a second one', async () => {
  assert.deepEqual(await writtenTwice(world.deps), [])
})

test('the twin that writes a batch without marking its items gives them out twice', async () => {
  const forgetful: Deps = {
    ...world.deps,
    papers: {
      ...world.deps.papers,
      makeBatch: (want, decide, write) => world.deps.papers.makeBatch(want, (...given) => ({ ...decide(...given), paper: {} }), write),
    },
  }
  // Its own loop would never end: one batch at a time is enough to see it.
  let left = 2
  const once: Deps = {
    ...forgetful,
    papers: { ...forgetful.papers, makeBatch: async (...given) => (left-- > 0 ? forgetful.papers.makeBatch(...given) : undefined) },
  }
  const folder = bureau()
  await nothingLeft()
  const { item } = await paperCase(world.deps, 'post')
  const made = await exportBatches(once, { put: folder.put })
  for (const number of made.made) await exportBatches(world.deps, { put: folder.put, only: number })
  assert.equal(folder.timesGiven(item.number), 2)
  await nothingLeft()
})

test('two operators who export at once give every item to the bureau once', async () => {
  await nothingLeft()
  const papers = await Promise.all(Array.from({ length: 12 }, () => paperCase(world.deps, 'post')))
  const folders = [bureau(), bureau(), bureau()]
  const done = await Promise.all(folders.map(({ put }) => exportBatches(world.deps, { put })))
  assert.equal(done.flatMap(({ made }) => made).length, new Set(done.flatMap(({ made }) => made)).size)
  const together = bureau()
  for (const folder of folders) for (const [name, text] of folder.files) together.put(name, Buffer.from(text, 'latin1'))
  for (const { item } of papers) assert.equal(together.timesGiven(item.number), 1)
})

test('a run that dies between the record and the file loses nothing: the next one writes the same bytes', async () => {
  await nothingLeft()
  const { item } = await paperCase(world.deps, 'post')
  const folder = bureau()
  const dies = () => {
    throw new Error('the power went')
  }
  await assert.rejects(exportBatches(world.deps, { put: dies }))
  assert.equal((await world.deps.papers.byNumber(item.number))?.state, 'in-batch')
  const second = await exportBatches(world.deps, { put: folder.put })
  assert.deepEqual(second.made, [])
  assert.equal(folder.timesGiven(item.number), 1)
  assert.ok(folder.files.has(`sheets/${item.number}.pdf`))
})

test('a run that dies before the record leaves the items waiting, and no file was given out', async () => {
  await nothingLeft()
  const { item } = await paperCase(world.deps, 'post')
  const folder = bureau()
  const broken: Deps = { ...world.deps, batchFiles: { ...world.deps.batchFiles, write: () => Promise.reject(new Error('the token is gone')) } }
  await assert.rejects(exportBatches(broken, { put: folder.put }))
  assert.equal((await world.deps.papers.byNumber(item.number))?.state, 'to-print')
  assert.equal(folder.files.size, 0)
  await exportBatches(world.deps, { put: folder.put })
  assert.equal(folder.timesGiven(item.number), 1)
})

test('the twin that gives the file out before the record gives an item out in two files when it dies', async () => {
  await nothingLeft()
  const { item } = await paperCase(world.deps, 'post')
  const folder = bureau()
  const hasty: Deps = {
    ...world.deps,
    papers: {
      ...world.deps.papers,
      makeBatch: (want, decide, write) =>
        world.deps.papers.makeBatch(want, decide, async (number, items) => {
          folder.put('batch-early.jws', await write(number, items))
          throw new Error('the power went')
        }),
    },
  }
  await assert.rejects(exportBatches(hasty, { put: folder.put }))
  await exportBatches(world.deps, { put: folder.put })
  assert.equal(folder.timesGiven(item.number), 2)
})

// ---- Read twice, in the wrong order, with unknown and duplicate lines ----

const LIVES: Readonly<Record<PaperMethod, readonly (readonly BureauStatus[])[]>> = {
  'pick-up': [['printed'], ['printed', 'at-office']],
  post: [
    ['printed', 'posted'],
    ['printed', 'posted', 'delivered'],
    ['printed', 'posted', 'returned'],
    ['printed', 'posted', 'lost', 'delivered'],
  ],
}
const TOLD: Readonly<Partial<Record<BureauStatus, string>>> = {
  'at-office': 'paper-ready',
  posted: 'paper-posted',
  returned: 'paper-returned',
  lost: 'paper-lost',
}
const FIRST_DAY = day('2026-11-01')

interface Life {
  readonly method: PaperMethod
  readonly statuses: readonly BureauStatus[]
}

const life = fc
  .constantFrom<PaperMethod>('pick-up', 'post')
  .chain((method) => fc.record({ method: fc.constant(method), statuses: fc.constantFrom(...LIVES[method]) }))

/** How a bureau's file may go wrong: an order, how often each line stands there, and lines about items of somebody else. */
const mess = fc.record({
  lives: fc.array(life, { minLength: 2, maxLength: 3 }),
  order: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
  copies: fc.integer({ min: 1, max: 3 }),
  unknown: fc.nat(3),
})

function linesOf(items: readonly PaperItem[], lives: readonly Life[]): readonly string[] {
  return items.flatMap((item, n) =>
    (lives[n]?.statuses ?? []).map((status, i) => `${item.batch},${item.number},${status},${addDays(FIRST_DAY, i)},${status === 'posted' ? `RR${n}KZ` : ''}`),
  )
}

async function read(deps: Deps, lines: readonly string[], dryRun = false): Promise<NewsReport & { readonly problems: readonly NewsProblem[] }> {
  const problems: NewsProblem[] = []
  const file = Buffer.from(['batch,item,status,day,tracking', ...lines, ''].join('\n'))
  const today = world.deps.clock.dayOf(world.deps.clock.now())
  const report = await importNews(deps, {
    async *read() {
      yield file
    },
    today,
    dryRun,
    stopped: () => false,
    problem: (problem) => void problems.push(problem),
  })
  return { ...report, problems }
}

/** What is wrong with the items after all the reading. */
async function faults(items: readonly PaperItem[], lives: readonly Life[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const [n, before] of items.entries()) {
    const now = await world.deps.papers.byNumber(before.number)
    const statuses = lives[n]?.statuses ?? []
    const last = [...statuses].sort((a, b) => PAPER_RANKS[b] - PAPER_RANKS[a])[0]
    const notices = (await world.cases.notices(before.caseId)).filter(({ kind }) => kind.startsWith('paper-'))
    if (now?.state !== last) found.push(`is ${now?.state} and not ${last}`)
    const days = Object.fromEntries(statuses.map((status, i) => [status, addDays(FIRST_DAY, i)]))
    for (const [status, on] of Object.entries(days)) if (now?.days[status as BureauStatus] !== on) found.push(`the day of ${status} is lost`)
    if (statuses.includes('posted') && now?.tracking !== `RR${n}KZ`) found.push('the tracking number is lost')
    for (const kind of new Set(notices.map((notice) => notice.kind)))
      if (notices.filter((notice) => notice.kind === kind).length > 1) found.push(`${kind} sent twice`)
    const owed = last && TOLD[last]
    if (owed && !notices.some(({ kind }) => kind === owed)) found.push(`${owed} never sent`)
    if ((await world.deps.papers.ofCase(before.caseId)).length !== 1) found.push('there are two items')
  }
  return found
}

async function inBatch(lives: readonly Life[]): Promise<readonly PaperItem[]> {
  const made = await Promise.all(lives.map(({ method }) => paperCase(world.deps, method)))
  await nothingLeft()
  return Promise.all(made.map(async ({ item }) => (await world.deps.papers.byNumber(item.number)) ?? assert.fail('the item is gone')))
}

const UNKNOWN = `1,${writeCaseCode('PI', `2222222${checkCharacter('2222222')}`)},delivered,2026-11-02,`

function messy(
  lines: readonly string[],
  { order, copies, unknown }: { readonly order: readonly number[]; readonly copies: number; readonly unknown: number },
): readonly string[] {
  const all = [...Array.from({ length: copies }, () => lines).flat(), ...Array.from({ length: unknown }, () => UNKNOWN)]
  return all
    .map((line, i) => [order[i % order.length] ?? 0, line] as const)
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line)
}

test('status files that are read twice, in the wrong order, with unknown and duplicate lines lose nothing and send nothing twice', {
  timeout: 300_000,
}, async () => {
  const numRuns = sampleOf(200)
  const seen = { runs: 0, lines: 0, taken: 0, known: 0, unknown: 0, disordered: 0 }
  await fc.assert(
    fc.asyncProperty(mess, async ({ lives, ...how }) => {
      const items = await inBatch(lives)
      const lines = linesOf(items, lives)
      const file = messy(lines, how)
      const rehearsed = await read(world.deps, file, true)
      const first = await read(world.deps, file)
      assert.deepEqual(rehearsed, first, 'a dry run says what a true one does')
      const second = await read(world.deps, file)
      assert.deepEqual([second.taken, second.contradictory, second.wrong], [0, 0, 0])
      assert.deepEqual(await faults(items, lives), [])
      assert.equal(first.unknown, how.unknown)
      seen.runs += 1
      seen.lines += first.read + second.read
      seen.taken += first.taken
      seen.known += first.known + second.known
      seen.unknown += first.unknown
      if (file.filter((line) => line !== UNKNOWN).join() !== lines.join()) seen.disordered += 1
    }),
    { numRuns, seed: 7 },
  )
  assert.ok(
    seen.runs >= numRuns && seen.disordered > numRuns * 0.75 && seen.taken > numRuns * 4 && seen.known > numRuns * 7.5 && seen.unknown > numRuns * 0.75,
    JSON.stringify(seen),
  )
})

test('two readers of one file at once are as good as one', async () => {
  const lives: readonly Life[] = Array.from({ length: 6 }, () => ({ method: 'post', statuses: ['printed', 'posted', 'returned'] }))
  const items = await inBatch(lives)
  const lines = linesOf(items, lives)
  const reports = await Promise.all([read(world.deps, lines), read(world.deps, lines.toReversed()), read(world.deps, lines)])
  assert.deepEqual(await faults(items, lives), [])
  assert.equal(
    reports.reduce((sum, { taken, known }) => sum + taken + known, 0),
    3 * lines.length,
  )
  assert.equal(
    reports.reduce((sum, { taken }) => sum + taken, 0),
    lines.length,
    'each line was taken once',
  )
})

const POSTED: readonly Life[] = [{ method: 'post', statuses: ['printed', 'posted', 'returned'] }]

/** A reader that does not look where the item is now. */
function seeing(of: (item: PaperItem) => PaperItem): Deps {
  const { papers } = world.deps
  return { ...world.deps, papers: { ...papers, byNumber: async (number) => await papers.byNumber(number).then((item) => item && of(item)) } }
}

test('the twin that does not know what it has read sends twice when a file is read twice', async () => {
  const items = await inBatch(POSTED)
  const forgetful = seeing((item) => ({ ...item, state: 'in-batch', days: {} }))
  const lines = linesOf(items, POSTED)
  for (let times = 0; times < 2; times++) await read(forgetful, lines)
  const found = await faults(items, POSTED)
  assert.ok(found.includes('paper-posted sent twice') && found.includes('paper-returned sent twice'), found.join())
})

test('the twin without ranks is moved back by lines in the wrong order', async () => {
  const items = await inBatch(POSTED)
  const rankless = seeing((item) => ({ ...item, state: 'in-batch' }))
  await read(rankless, linesOf(items, POSTED).toReversed())
  assert.ok((await faults(items, POSTED)).includes('is printed and not returned'))
})

test('the twin that takes a line about an unknown item for one about another moves the wrong card', async () => {
  const items = await inBatch(POSTED)
  const { papers } = world.deps
  const other = items[0]?.number ?? ''
  const guessing: Deps = {
    ...world.deps,
    papers: { ...papers, byNumber: async (number) => (await papers.byNumber(number)) ?? { ...((await papers.byNumber(other)) as PaperItem), batch: 1 } },
  }
  await read(guessing, [...linesOf(items, POSTED).slice(0, 2), UNKNOWN])
  assert.ok((await faults(items, POSTED)).includes('is delivered and not returned'))
})

test('the twin whose record forgets to compare versions lets two readers send twice', async () => {
  const items = await inBatch(POSTED)
  // Both have decided before either writes, and the second writes over the first.
  let arrived = 0
  let go = () => undefined as void
  const bothHaveDecided = new Promise<void>((resolve) => (go = resolve))
  let turn: Promise<unknown> = Promise.resolve()
  const save: Deps['cases']['save'] = async (file, change) => {
    if ((arrived += 1) === 2) go()
    await bothHaveDecided
    const mine = turn.then(async () => world.cases.save((await world.cases.findById(file.id)) ?? file, change))
    turn = mine
    return mine
  }
  const hasty: Deps = { ...world.deps, cases: { ...world.cases, save } }
  const line = linesOf(items, POSTED)[1] ?? ''
  await Promise.all([read(hasty, [line]), read(hasty, [line])])
  assert.ok((await faults(items, POSTED)).includes('paper-posted sent twice'))
})

test('what cannot be taken is told by line and code, and never stops the rest', async () => {
  const items = await inBatch([...POSTED, { method: 'pick-up', statuses: ['printed'] }])
  const [posted, fetched] = items
  assert.ok(posted && fetched)
  const report = await read(world.deps, [
    `${posted.batch},${posted.number},printed,2026-11-01,`,
    `${posted.batch},${posted.number},printed,2026-11-02,`,
    `${fetched.batch},${fetched.number},posted,2026-11-02,RR1`,
    `${Number(posted.batch) + 500},${posted.number},posted,2026-11-02,RR1`,
    `${posted.batch},${posted.number},posted,2026-02-30,`,
    `${posted.batch},${posted.number},vanished,2026-11-02,RR1`,
    `${posted.batch},${posted.number},posted,2026-11-03`,
    UNKNOWN,
    `${posted.batch},${posted.number},posted,2026-11-03,RR1`,
  ])
  assert.deepEqual(
    report.problems.map(({ line, column, code }) => `${line} ${column} ${code}`.replace('  ', ' ')),
    ['3 other-day', '4 other-method', '5 other-batch', '6 day date-impossible', '7 status status-unknown', '8 cells-do-not-fit', '9 item unknown-item'],
  )
  assert.deepEqual([report.taken, report.unknown, report.contradictory, report.wrong], [2, 1, 3, 3])
  assert.equal((await world.deps.papers.byNumber(posted.number))?.state, 'posted')
})

test('a file whose lines mostly cannot be read takes nothing', async () => {
  const [item] = await inBatch(POSTED)
  assert.ok(item)
  const report = await read(world.deps, [`${item.batch},${item.number},printed,2026-11-01,`, 'a,b,c,d,e', 'a,b,c,d,e'])
  assert.equal(report.outcome, 'refused')
  assert.equal((await world.deps.papers.byNumber(item.number))?.state, 'in-batch')
})
