import type { Chance, Clock } from '../../actions/ports.ts'
import type { HeldCard } from '../../actions/ports/held-cards.ts'
import type { HeldCardImport } from '../../adapters/postgres/held-cards.sql.ts'
import { checkRow, type HeldCardFacts, type RowLaw } from '../../core/held-card/check-row.ts'
import { numberKey } from '../../core/held-card/number-key.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { type CardRow, cardRows } from './card-rows.ts'
import type { ImportProblem } from './row-problems.ts'

export const SERVICE = 'registration-card'
export const BATCH = 500

export interface ImportJob {
  readonly cards: HeldCardImport
  readonly clock: Pick<Clock, 'now'>
  readonly chance: Pick<Chance, 'uuid'>
  readonly law: RowLaw
  /** Name of the file as it is kept beside the cards. */
  readonly file: string
  /** The file from its beginning; it is read twice. */
  readonly read: () => AsyncIterable<Uint8Array>
  readonly dryRun: boolean
  /** Asked before every batch: what was begun is finished. */
  readonly stopped: () => boolean
  readonly wrong: (problem: ImportProblem) => void
  readonly progress: (pass: 'checking' | 'bringing', rows: number) => void
}

export interface Imported {
  readonly outcome: 'done' | 'stopped' | 'refused'
  /** Rows that were looked at: all of them, unless it was stopped. */
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly wrong: number
}

const NOTHING = { added: 0, changed: 0, unchanged: 0 }

/**
 * Reads the file twice: first all of it is checked, so that a file that is wrong altogether leaves nothing behind; then the right rows are written, one
 * transaction for each batch. Brought again, what is there already stays untouched, so that an import that was broken off is begun again from the start.
 */
export async function importCards(job: ImportJob): Promise<Imported> {
  const seen = await check(job)
  if (job.stopped()) return { outcome: 'stopped', ...seen, ...NOTHING }
  if (seen.wrong * 2 > seen.read) return { outcome: 'refused', ...seen, ...NOTHING }
  return bring(job, seen)
}

interface Seen {
  read: number
  wrong: number
}

async function check(job: ImportJob): Promise<Seen> {
  const judge = rowJudge(job.law)
  const seen = { read: 0, wrong: 0 }
  for await (const row of cardRows(job.read())) {
    const judged = judge(row)
    seen.read += 1
    if (!judged.ok) {
      seen.wrong += 1
      judged.problems.forEach(job.wrong)
    }
    if (seen.read % BATCH > 0) continue
    job.progress('checking', seen.read)
    if (job.stopped()) break
  }
  job.progress('checking', seen.read)
  return seen
}

async function bring(job: ImportJob, checked: Seen): Promise<Imported> {
  const judge = rowJudge(job.law)
  const done = { read: 0, wrong: 0, ...NOTHING }
  let batch: HeldCard[] = []
  const flush = async () => {
    const { added, changed } = await (job.dryRun ? job.cards.compare(batch) : job.cards.bring(batch, { file: job.file, at: job.clock.now() }))
    done.added += added
    done.changed += changed
    done.unchanged += batch.length - added - changed
    batch = []
    job.progress('bringing', done.read)
  }
  for await (const row of cardRows(job.read())) {
    const judged = judge(row)
    done.read += 1
    if (judged.ok) batch.push({ id: job.chance.uuid(job.clock.now()), service: SERVICE, ...judged.facts })
    else done.wrong += 1
    if (batch.length < BATCH) continue
    await flush()
    if (job.stopped()) return { outcome: 'stopped', ...done }
  }
  await flush()
  if (done.read !== checked.read || done.wrong !== checked.wrong)
    throw commandProblem(EXIT.tryAgain, 'The file was changed while it was read. Run the command again when it is complete; what is in already stays as it is.')
  return { outcome: 'done', ...done }
}

type Judged = { readonly ok: true; readonly facts: HeldCardFacts } | { readonly ok: false; readonly problems: readonly ImportProblem[] }

/** Looks at the rows of one file in their order: the second row with the same number is the wrong one, even where the first is wrong for another reason. */
function rowJudge(law: RowLaw): (row: CardRow) => Judged {
  const numbers = new Set<string>()
  return ({ line, cells }) => {
    if (!cells) return { ok: false, problems: [{ line, column: '', code: 'cells-do-not-fit' }] }
    const checked = checkRow(cells, law)
    const problems: ImportProblem[] = checked.ok ? [] : checked.problems.map((problem) => ({ line, ...problem }))
    const key = ownCopy(numberKey(cells.number))
    if (numbers.has(key)) problems.push({ line, column: 'number', code: 'number-twice' })
    // A number that is none is told as such and takes nobody's place.
    else if (!problems.some(({ column }) => column === 'number')) numbers.add(key)
    return checked.ok && problems.length === 0 ? checked : { ok: false, problems }
  }
}

/** A piece of a longer text holds all of it in memory; the numbers are the only thing that is kept of every row, some 60 bytes each. */
function ownCopy(key: string): string {
  return Buffer.from(key).toString()
}
