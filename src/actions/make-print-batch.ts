import { envelopeLines, formatOf } from '../core/collection/address.ts'
import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { moved, paperEvent } from './paper-plans.ts'
import type { BatchLine } from './ports/batch-files.ts'
import type { CaseChange } from './ports/cases.ts'
import type { PaperToPrint, PrintBatch } from './ports/paper-items.ts'

type Needs = Pick<Deps, 'clock' | 'law' | 'objects' | 'papers' | 'batchFiles' | 'sealer'>

/** Sheets are looked at one by one while the batch is made, and others wait for the lock meanwhile. */
const LIMIT = 200

/**
 * Puts the cards that wait for print into a batch and signs its file, all in one transaction and before a byte leaves the house: a batch that is there can be
 * given out again, the same to the byte. Two that make batches at once make one after the other. `nothing-to-print` when none waits.
 */
export async function makePrintBatch(deps: Needs, actor: Actor): Promise<Result<PrintBatch, 'not-found' | 'no-operations-key' | 'nothing-to-print'>> {
  if (!may(actor, 'make-print-batch')) return refuse('not-found')
  const at = deps.clock.now()
  const signing = await deps.sealer.operations(at)
  if (!signing) return refuse('no-operations-key')
  const batch = await deps.papers.makeBatch(
    { at, limit: LIMIT },
    (waiting, number) => batched(deps, actor, { waiting, number, at }),
    async (number, items) => {
      const lines = await Promise.all(items.map((item) => lineOf(deps, item)))
      return deps.batchFiles.write({ batch: number, madeOn: deps.clock.dayOf(at), items: lines.toSorted(byItem) }, signing)
    },
  )
  return batch ? ok(batch) : refuse('nothing-to-print')
}

const byItem = (a: BatchLine, b: BatchLine) => (a.item < b.item ? -1 : 1)

function batched(
  deps: Needs,
  actor: Actor,
  { waiting, number, at }: { readonly waiting: PaperToPrint; readonly number: number; readonly at: Instant },
): CaseChange {
  const { item } = waiting
  return {
    at,
    patch: {},
    events: [paperEvent('print-paper', item, { actor: eventActor(actor), at, data: { batch: number } })],
    paper: { changed: [{ ...moved(deps, item, 'batch'), batch: number }] },
  }
}

export function sheetName(item: string): string {
  return `${item}.pdf`
}

async function lineOf(deps: Needs, { item, card }: PaperToPrint): Promise<BatchLine> {
  const sheet = await deps.objects.get(card.pdf)
  if (!sheet) throw new Error('a card without its file')
  const line = { item: item.number, card: card.number, sheet: { file: sheetName(item.number), sha256: deps.batchFiles.digest(sheet) } }
  return { ...line, ...whereTo(deps, item) }
}

/** The post abroad reads names of countries in Latin letters. */
function whereTo(deps: Needs, { address, officeId }: PaperToPrint['item']): Pick<BatchLine, 'office' | 'envelope'> {
  const law = deps.law()
  if (address)
    return { envelope: envelopeLines(address, formatOf(law.addresses, address.country), law.nationalityNames[address.country]?.en ?? address.country) }
  const office = law.offices.find(({ id }) => id === officeId)
  return { office: { id: officeId ?? '', name: office?.name.en ?? '', address: office?.address?.en ?? '' } }
}
