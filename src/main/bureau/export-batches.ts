import type { Deps } from '../../actions/deps.ts'
import { makePrintBatch, sheetName } from '../../actions/make-print-batch.ts'
import type { PrintBatch } from '../../actions/ports/paper-items.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'

type Needs = Parameters<typeof makePrintBatch>[0] & Pick<Deps, 'objects' | 'papers'>

/** Puts a file where the bureau gets it from; the same name again is the same content again. */
export type Put = (name: string, content: Uint8Array) => void | Promise<void>

export interface Exported {
  /** Batches made by this run. */
  readonly made: readonly number[]
  /** Batches whose files were written, those of earlier runs included. */
  readonly written: readonly number[]
  readonly sheets: number
  /** Items whose sheet is no longer the one that the batch names: the card was sealed anew meanwhile. */
  readonly otherSheet: readonly string[]
}

/**
 * Makes batches of everything that waits, and writes the files of every batch that the bureau has not answered yet. A batch is in the record before its first
 * byte is written: a run that dies in between leaves nothing out and gives nothing out twice, and the next one writes the same bytes.
 */
export async function exportBatches(deps: Needs, { put, only }: { readonly put: Put; readonly only?: number | undefined }): Promise<Exported> {
  const made = only === undefined ? await makeAll(deps) : []
  const batches = only === undefined ? await deps.papers.openBatches() : [await named(deps, only)]
  const otherSheet: string[] = []
  let sheets = 0
  for (const batch of batches) {
    const written = await putBatch(deps, batch, put)
    sheets += written.sheets
    otherSheet.push(...written.otherSheet)
  }
  return { made, written: batches.map(({ number }) => number), sheets, otherSheet }
}

async function makeAll(deps: Needs): Promise<readonly number[]> {
  const made: number[] = []
  for (;;) {
    const batch = await makePrintBatch(deps, { kind: 'system', job: 'bureau-export' })
    if (batch.ok) made.push(batch.value.number)
    else if (batch.code === 'nothing-to-print') return made
    else throw commandProblem(EXIT.cannotCreate, 'There is no operations key. "sapar keys init" makes one.')
  }
}

async function named(deps: Needs, number: number): Promise<PrintBatch> {
  const batch = await deps.papers.batch(number)
  if (!batch) throw commandProblem(EXIT.noInput, `There is no batch ${number}.`)
  return batch
}

/** The sheets first: a batch that lies there is complete. */
async function putBatch(deps: Needs, batch: PrintBatch, put: Put): Promise<{ readonly sheets: number; readonly otherSheet: readonly string[] }> {
  const signed = new TextDecoder().decode(batch.file)
  const otherSheet: string[] = []
  let sheets = 0
  for (const { item, card } of await deps.papers.ofBatch(batch.number)) {
    const sheet = await deps.objects.get(card.pdf)
    if (!sheet || !signed.includes(deps.batchFiles.digest(sheet))) {
      otherSheet.push(item.number)
      continue
    }
    await put(`sheets/${sheetName(item.number)}`, sheet)
    sheets += 1
  }
  await put(batchName(batch.number), batch.file)
  return { sheets, otherSheet }
}

export function batchName(number: number): string {
  return `batch-${String(number).padStart(6, '0')}.jws`
}
