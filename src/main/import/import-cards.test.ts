import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { CARD_HEADER, cardFile, cardLine } from '../../../test/support/card-files.ts'
import { minute } from '../../../test/support/stores.ts'
import type { HeldCard } from '../../actions/ports/held-cards.ts'
import { day } from '../../core/kernel/plain-date.ts'
import { BATCH, importCards, type ImportJob } from './import-cards.ts'
import type { ImportProblem } from './row-problems.ts'

const CHUNK = 4096

/** A register in memory that notes what it was given, and a file that notes how much of it was taken. */
function bench(file: string, more: Partial<ImportJob> = {}) {
  const bytes = Buffer.from(file)
  const kept = new Map<string, HeldCard>()
  const seen = { batches: [] as number[], wrong: [] as ImportProblem[], taken: 0, passes: 0, compared: 0 }
  const compare = async (cards: readonly HeldCard[]) => ({ added: cards.filter(({ number }) => !kept.has(number)).length, changed: 0 })
  const job: ImportJob = {
    cards: {
      bring: async (cards) => {
        seen.batches.push(cards.length)
        const answer = await compare(cards)
        for (const card of cards) kept.set(card.number, card)
        return answer
      },
      compare: async (cards) => {
        seen.compared += cards.length
        return compare(cards)
      },
    },
    clock: { now: () => minute(0) },
    chance: { uuid: () => randomUUID() },
    law: { today: day('2026-06-15'), nationalities: ['UTO'], regions: ['KZ-71'] },
    file: 'cards.csv',
    async *read() {
      seen.passes += 1
      seen.taken = 0
      for (let i = 0; i < bytes.length; i += CHUNK) {
        seen.taken += Math.min(CHUNK, bytes.length - i)
        yield bytes.subarray(i, i + CHUNK)
      }
    },
    dryRun: false,
    stopped: () => false,
    wrong: (problem) => void seen.wrong.push(problem),
    progress: () => undefined,
    ...more,
  }
  return { job, seen, kept, bytes }
}

const told = ({ wrong }: { readonly wrong: readonly ImportProblem[] }) => wrong.map(({ line, column, code }) => `${line} ${column} ${code}`)

/** How far the file was ahead of the rows that were handed on, at most. */
async function farthestAhead(given: ReturnType<typeof bench>, read: () => AsyncIterable<Uint8Array>): Promise<number> {
  const line = cardLine(1).length
  let ahead = 0
  const { bring } = given.job.cards
  let rows = 0
  const cards = {
    ...given.job.cards,
    bring: (...args: Parameters<typeof bring>) => {
      rows += args[0].length
      ahead = Math.max(ahead, given.seen.taken - rows * line)
      return bring(...args)
    },
  }
  assert.equal((await importCards({ ...given.job, cards, read })).outcome, 'done')
  return ahead
}

test('20,000 rows: batches of 500, and never more of the file in hand than a batch and a piece', async () => {
  const given = bench(cardFile(20_000))
  const ahead = await farthestAhead(given, given.job.read)
  assert.ok(ahead <= 2 * CHUNK, `${ahead} bytes ahead`)
  assert.deepEqual(
    given.seen.batches.filter((size) => size > 0),
    Array.from({ length: 40 }, () => BATCH),
  )
  assert.deepEqual([given.kept.size, given.seen.passes], [20_000, 2])
})

test('broken twin: a reader that takes the whole file first is seen to be ahead by all of it', async () => {
  const given = bench(cardFile(20_000))
  const ahead = await farthestAhead(given, async function* () {
    const whole: Uint8Array[] = []
    for await (const chunk of given.job.read()) whole.push(chunk)
    yield Buffer.concat(whole)
  })
  assert.ok(ahead > given.bytes.length / 2, `${ahead} bytes ahead`)
})

test('wrong rows are left out and told by line and column; the others come in', async () => {
  const file =
    CARD_HEADER +
    cardLine(1) +
    cardLine(2, { address: '"two\nlines"' }) +
    cardLine(3, { sex: 'Z', birthDate: '2030-01-01' }) +
    cardLine(4).replace(',worker', '') +
    cardLine(5, { number: 'kzr-0000001' }) +
    cardLine(6)
  const { job, seen, kept } = bench(file)
  const { outcome, read, added, wrong } = await importCards(job)
  assert.deepEqual([outcome, read, added, wrong], ['done', 6, 3, 3])
  assert.deepEqual(told(seen), ['5 sex choice-unknown', '5 birthDate date-in-future', '6  cells-do-not-fit', '7 number number-twice'])
  assert.deepEqual([...kept.keys()], ['KZ-R 0000001', 'KZ-R 0000002', 'KZ-R 0000006'])
})

test('the second row with a number is the wrong one, even where the first is wrong for another reason; a missing number is no double', async () => {
  const file =
    CARD_HEADER +
    cardLine(1, { sex: '' }) +
    cardLine(1) +
    cardLine(2, { number: '' }) +
    cardLine(3, { number: '' }) +
    cardFile(4, (n) => ({ number: `X${n}` })).slice(CARD_HEADER.length)
  const { job, seen } = bench(file)
  await importCards(job)
  assert.deepEqual(told(seen), ['2 sex required', '3 number number-twice', '4 number required', '5 number required'])
})

test('half of the rows may be wrong; one more and nothing is written', async () => {
  const half = bench(cardFile(10, (n) => (n % 2 === 0 ? { sex: '' } : {})))
  assert.deepEqual([(await importCards(half.job)).outcome, half.kept.size], ['done', 5])
  const more = bench(cardFile(11, (n) => (n % 2 === 1 ? { sex: '' } : {})))
  const { outcome, read, wrong } = await importCards(more.job)
  assert.deepEqual([outcome, read, wrong, more.seen.batches, more.kept.size], ['refused', 11, 6, [], 0])
})

test('a dry run counts what would be done and writes nothing', async () => {
  const { job, seen, kept } = bench(cardFile(1200))
  const { outcome, added } = await importCards({ ...job, dryRun: true })
  assert.deepEqual([outcome, added, seen.compared, seen.batches, kept.size], ['done', 1200, 1200, [], 0])
})

test('asked to stop, it ends after the batch; before the first one it writes nothing', async () => {
  const late = bench(cardFile(2000))
  const { outcome, read, added } = await importCards({ ...late.job, stopped: () => late.kept.size >= 1000 })
  assert.deepEqual([outcome, read, added, late.kept.size], ['stopped', 1000, 1000, 1000])
  const early = bench(cardFile(2000))
  assert.deepEqual([(await importCards({ ...early.job, stopped: () => true })).outcome, early.kept.size], ['stopped', 0])
})

test('a file that grows or shrinks between check and import is told, and a wrong row of the second reading is still left out', async () => {
  const [before, after] = [bench(cardFile(3)), bench(cardFile(3) + cardLine(4, { sex: '' }))]
  let pass = 0
  const read = () => (pass++ === 0 ? before.job.read() : after.job.read())
  await assert.rejects(importCards({ ...before.job, read }), /changed while it was read/)
  assert.equal(before.kept.size, 3)
})

test('an unfit header is refused by a sentence that quotes nothing of the file', async () => {
  const without = CARD_HEADER.replace('sex,', '')
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /The file is empty/],
    [without, /Missing: sex\./],
    [CARD_HEADER.replace('sex', 'gender'), /Missing: sex\. Not known: column 7 /],
    [CARD_HEADER.replace('\n', ',sex\n'), /More than once: sex\./],
    [cardLine(1), /Not known: column 1, 2, 3/],
    [CARD_HEADER + '"', /line 2 is never closed/],
  ]
  for (const [file, sentence] of cases) {
    const { job, kept } = bench(file)
    await assert.rejects(importCards(job), (error: Error & { exitCode?: number }) => {
      assert.match(error.message, sentence)
      assert.doesNotMatch(error.message, /EXAMPLE|gender|anna/)
      return error.exitCode === 65
    })
    assert.equal(kept.size, 0)
  }
})
