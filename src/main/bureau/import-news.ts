import { type BureauLine, judgeLine, takeBureauNews } from '../../actions/take-bureau-news.ts'
import { checkLine, LINE_COLUMNS, type LineColumn, type LineProblemCode } from '../../core/collection/check-line.ts'
import type { Contradiction, PaperFacts } from '../../core/collection/paper-moves.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { csvRows } from '../import/csv-rows.ts'

type Deps = Parameters<typeof takeBureauNews>[0]

export type NewsProblemCode = LineProblemCode | 'cells-do-not-fit' | 'unknown-item' | 'other-batch' | Contradiction

export interface NewsProblem {
  readonly line: number
  /** Empty when it is the line as a whole. */
  readonly column: LineColumn | ''
  readonly code: NewsProblemCode
}

export interface NewsJob {
  /** The file from its beginning; it is read twice. */
  readonly read: () => AsyncIterable<Uint8Array>
  readonly today: PlainDate
  readonly dryRun: boolean
  /** Asked before every line: what was begun is finished. */
  readonly stopped: () => boolean
  readonly problem: (problem: NewsProblem) => void
}

export interface NewsReport {
  readonly outcome: 'done' | 'refused' | 'stopped'
  readonly read: number
  /** Lines that told something new. */
  readonly taken: number
  /** Lines that said what is known already. */
  readonly known: number
  /** Lines about an item that we never gave out. */
  readonly unknown: number
  /** Lines that say otherwise than what is known. */
  readonly contradictory: number
  /** Lines that cannot be read. */
  readonly wrong: number
}

/**
 * Reads the bureau's status file twice: first whether it is one at all, then line by line, each in a transaction of its own. Broken off, or read again, it
 * changes nothing that is in already.
 */
export async function importNews(deps: Deps, job: NewsJob): Promise<NewsReport> {
  const counts = { read: 0, taken: 0, known: 0, unknown: 0, contradictory: 0, wrong: 0 }
  for await (const row of csvRows(LINE_COLUMNS, job.read())) {
    counts.read += 1
    if (!row.cells || !checkLine(row.cells, job.today).ok) counts.wrong += 1
  }
  if (counts.wrong * 2 > counts.read) return { outcome: 'refused', ...counts }
  const take = job.dryRun ? rehearsal(deps) : (line: BureauLine) => takeBureauNews(deps, { kind: 'system', job: 'bureau-import' }, line)
  counts.read = counts.wrong = 0
  for await (const row of csvRows(LINE_COLUMNS, job.read())) {
    if (job.stopped()) return { outcome: 'stopped', ...counts }
    counts.read += 1
    counts[await told(row, job, take)] += 1
  }
  return { outcome: 'done', ...counts }
}

type Take = (line: BureauLine) => ReturnType<typeof takeBureauNews>

/** What became of one line. */
async function told(
  { line, cells }: { readonly line: number; readonly cells: Readonly<Record<LineColumn, string>> | undefined },
  { today, problem }: NewsJob,
  take: Take,
): Promise<'taken' | 'known' | 'unknown' | 'contradictory' | 'wrong'> {
  const checked = cells ? checkLine(cells, today) : undefined
  if (!checked?.ok) {
    for (const found of checked?.problems ?? [{ column: '' as const, code: 'cells-do-not-fit' as const }]) problem({ line, ...found })
    return 'wrong'
  }
  const outcome = await take(checked.line)
  if (outcome.ok) return outcome.value
  if (outcome.code === 'not-found') throw new Error('an import is not the system')
  problem({ line, column: outcome.code === 'unknown-item' ? 'item' : '', code: outcome.code })
  return outcome.code === 'unknown-item' ? 'unknown' : 'contradictory'
}

/** The same judgement with nothing written: what a line would have changed is remembered for the lines after it. */
function rehearsal({ papers }: Pick<Deps, 'papers'>): Take {
  const changed = new Map<string, PaperFacts>()
  return async (line) => {
    const item = await papers.byNumber(line.item)
    const judged = judgeLine(item && { ...item, ...changed.get(line.item) }, line)
    if (!judged.ok) return judged
    if (judged.value) changed.set(line.item, judged.value.facts)
    return { ok: true, value: judged.value ? 'taken' : 'known' }
  }
}
