import type { Pool } from 'pg'
import type { PaperItem, PaperItems, PaperRow, PaperToPrint, PrintBatch } from '../../actions/ports/paper-items.ts'
import { CASE_COLUMNS, caseOf, type CaseRow } from './case-columns.ts'
import { type JobPlanner, saveCase } from './save-case.sql.ts'
import { type Connection, filled, findRow, type Row, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

/** Cards on paper in PostgreSQL. What is done to one is written with its case; only the batch, which is about many, is made here. */
export function postgresPaperItems({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): PaperItems {
  const one = async (where: string, value: string) => {
    const row = await findRow<Row<PaperItem>>(pool, `${ITEM} where ${where} = $1`, [value])
    return row && filled<PaperItem>(row)
  }
  return {
    ofCase: async (caseId) =>
      (await rowsOf<Row<PaperItem>>(pool, `${ITEM} where i.case_id = $1 order by i.created_at desc, i.id desc`, [caseId])).map(filled<PaperItem>),
    byNumber: (number) => one('i.number', number),
    byPickUpCode: (code) => one('i.pick_up_code', code),
    byCardNumber: async (number) => {
      const row = await findRow<Row<PaperItem>>(pool, OF_CARD, [number])
      return row && filled<PaperItem>(row)
    },
    makeBatch: (want, decide, write) =>
      inTransaction(pool, async (client) => {
        // Held until the commit: whoever else makes a batch waits, and then finds what is left.
        await rowsOf(client, LOCK, [BATCH_LOCK])
        const number = (await rowsOf<{ next: number }>(client, NEXT))[0]?.next ?? 1
        const taken: PaperToPrint[] = []
        for (const waiting of await toPrint(client, TO_PRINT, want.limit)) {
          const change = decide(waiting, number)
          // Somebody changes the case at this moment, perhaps where the card is to go: it stays for the next batch.
          if (!(await saveCase(client, waiting.file, change))) continue
          await jobs.plan(client, change.jobs ?? [])
          taken.push(waiting)
        }
        if (taken.length === 0) return undefined
        const batch: PrintBatch = { number, madeAt: want.at, items: taken.length, file: await write(number, taken) }
        await rowsOf(client, KEEP_BATCH, [number, want.at, taken.length, Buffer.from(batch.file)])
        return batch
      }),
    openBatches: () => rowsOf<PrintBatch & Row<PrintBatch>>(pool, OPEN_BATCHES),
    batch: async (number) => (await rowsOf<PrintBatch & Row<PrintBatch>>(pool, `${BATCH} where b.number = $1`, [number]))[0],
    ofBatch: (number) => toPrint(pool, OF_BATCH, number),
    ofOffice: async (officeId, states, limit) => (await rowsOf<Row<PaperRow>>(pool, OF_OFFICE, [officeId, states, limit])).map(filled<PaperRow>),
    waitingUntil: async (day, limit, told) => (await rowsOf<Row<PaperItem>>(pool, WAITING, [day, limit, told])).map(filled<PaperItem>),
  }
}

/** One row is three records: the item's columns begin with `i.`, the card's with `k.`, the rest is the case. */
async function toPrint(db: Connection, statement: string, value: number): Promise<readonly PaperToPrint[]> {
  const rows = await rowsOf<Readonly<Record<string, unknown>>>(db, statement, [value])
  return rows.map((row) => {
    const { number, validUntil, ...pdf } = part(row, 'k.') as PaperToPrint['card'] & PaperToPrint['card']['pdf']
    return { item: filled<PaperItem>(part(row, 'i.') as Row<PaperItem>), file: caseOf(part(row, 'c.') as CaseRow), card: { number, validUntil, pdf } }
  })
}

function part(row: Readonly<Record<string, unknown>>, prefix: string): object {
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])))
}

const BATCH_LOCK = 7_402

const LOCK = 'select pg_advisory_xact_lock($1)'

const NEXT = 'select coalesce(max(number), 0) + 1 as next from print_batch'

const ITEM_COLUMNS = {
  id: 'i.id',
  number: 'i.number',
  caseId: 'i.case_id',
  cardId: 'i.card_id',
  method: 'i.method',
  officeId: 'i.office_id',
  address: 'i.address',
  state: 'i.state',
  days: 'i.days',
  batch: 'i.batch',
  tracking: 'i.tracking',
  pickUpCode: 'i.pick_up_code',
  keepUntil: 'i.keep_until',
  toldAt: 'i.told_at',
  follows: 'i.follows',
  createdAt: 'i.created_at',
}

const columns = (prefix: string) =>
  Object.entries(ITEM_COLUMNS)
    .map(([name, column]) => `${column} as "${prefix}${name}"`)
    .join(', ')

const ITEM = `select ${columns('')} from paper_item i`

const OF_CARD = `${ITEM} join card k on k.id = i.card_id where k.number = $1 order by i.created_at desc, i.id desc limit 1`

const WITH_CASE = `
  select ${columns('i.')}, k.number as "k.number", k.valid_until as "k.validUntil", k.pdf_key as "k.key", k.pdf_wrapped_key as "k.wrappedKey", k.pdf_bytes as "k.bytes",
    ${CASE_COLUMNS.replaceAll(' as "', ' as "c.')}
  from paper_item i join card k on k.id = i.card_id join case_file c on c.id = i.case_id`

// A card that was taken out of use meanwhile is not printed; one that is suspended, or in which the holder has found a mistake, waits.
const TO_PRINT = `${WITH_CASE} where i.state = 'to-print' and k.state = 'active' and c.state = 'issued' order by i.created_at, i.id limit $1`

const OF_BATCH = `${WITH_CASE} where i.batch = $1 order by i.number`

const BATCH = `select b.number, b.made_at as "madeAt", b.items, b.file from print_batch b`

const OPEN_BATCHES = `${BATCH} where exists (select from paper_item i where i.batch = b.number and i.state = 'in-batch') order by b.number`

const KEEP_BATCH = 'insert into print_batch (number, made_at, items, file) values ($1, $2, $3, $4)'

// Lost ones and those that the post brought back belong to the office of the case; the others to the office that hands them out.
const OF_OFFICE = `
  select i.number, i.state, i.method, i.days, i.office_id as "officeId", i.keep_until as "keepUntil", i.tracking,
    c.code as "caseCode", k.number as "cardNumber", k.state as "cardState"
  from paper_item i join case_file c on c.id = i.case_id join card k on k.id = i.card_id
  where i.state = any($2::text[]) and coalesce(i.office_id, c.office_id) = $1
  order by i.keep_until nulls last, i.updated_at, i.id limit $3`

const WAITING = `${ITEM} where i.state = 'at-office' and i.keep_until <= $1 and (i.told_at is not null) = $3 order by i.keep_until, i.id limit $2`
