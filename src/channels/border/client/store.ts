import type { PackContent } from 'icao-seal/pack'
import type { Instant } from '../../../core/kernel/instant.ts'
import type { Setup } from './setup.ts'

/** An entry or exit as it lies in the outbox and goes over the wire. */
export interface RecordedCrossing {
  readonly id: string
  readonly cardNumber: string
  readonly direction: 'entry' | 'exit'
  readonly at: Instant
  readonly borderPoint: string
  readonly device: string
  readonly staffNumber: string
  readonly verdict: string
  readonly packSequence: number
}

export type KnownCrossing = Pick<RecordedCrossing, 'id' | 'cardNumber' | 'direction' | 'at'>

interface Facts {
  readonly setup: Setup
  readonly pack: PackContent
  /** Of the newest pack that was ever taken: a lower one is refused for good, even when the pack itself is gone. */
  readonly lastSequence: number
  readonly serial: number
  readonly lastContact: number
}

/** What the server said to a batch. */
export interface Answered {
  readonly kept: readonly string[]
  readonly refused: readonly { readonly id: string; readonly code: string }[]
  readonly seen: readonly KnownCrossing[]
  readonly serial: number
  readonly at: number
}

/** Everything the device must not forget, in IndexedDB: it outlives a killed page and a flat battery. */
export interface Store {
  read<K extends keyof Facts>(name: K): Promise<Facts[K] | undefined>
  /** All of them or none. */
  write(facts: Readonly<Partial<Facts>>): Promise<void>
  record(crossing: RecordedCrossing): Promise<void>
  outbox(): Promise<readonly RecordedCrossing[]>
  refused(): Promise<readonly RecordedCrossing[]>
  /** Of a card: recorded here, and seen by others. */
  crossingsOf(cardNumber: string): Promise<readonly KnownCrossing[]>
  /** One transaction: what was kept leaves the outbox only together with its place among what is known. */
  settle(answered: Answered): Promise<void>
}

const STORES = ['facts', 'outbox', 'refused', 'seen'] as const

export async function openStore(): Promise<Store> {
  const database = await openDatabase()
  const within = (mode: IDBTransactionMode, work: (transaction: IDBTransaction) => void) => transact(database, mode, work)
  const all = async <T>(store: (typeof STORES)[number], index?: readonly [name: string, value: string]) => {
    const asked: { request?: IDBRequest<T[]> } = {}
    await within('readonly', (transaction) => {
      const from = transaction.objectStore(store)
      asked.request = index ? from.index(index[0]).getAll(index[1]) : from.getAll()
    })
    return asked.request?.result ?? []
  }
  return {
    read: async <K extends keyof Facts>(name: K) => {
      const asked: { request?: IDBRequest<Facts[K] | undefined> } = {}
      await within('readonly', (transaction) => {
        asked.request = transaction.objectStore('facts').get(name)
      })
      return asked.request?.result
    },
    write: (facts) =>
      within('readwrite', (transaction) => {
        for (const [name, value] of Object.entries(facts)) transaction.objectStore('facts').put(value, name)
      }),
    record: (crossing) => within('readwrite', (transaction) => void transaction.objectStore('outbox').put(crossing)),
    outbox: () => all<RecordedCrossing>('outbox'),
    refused: () => all<RecordedCrossing>('refused'),
    crossingsOf: async (cardNumber) => {
      const own = [...(await all<RecordedCrossing>('outbox')), ...(await all<RecordedCrossing>('refused'))].filter((one) => one.cardNumber === cardNumber)
      return [...own, ...(await all<KnownCrossing>('seen', ['cardNumber', cardNumber]))]
    },
    settle: (answered) => within('readwrite', (transaction) => settle(transaction, answered)),
  }
}

/** Resolves when the change is on the disk, not before: what the officer is told to be recorded must be. */
function transact(database: IDBDatabase, mode: IDBTransactionMode, work: (transaction: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORES, mode, { durability: 'strict' })
    const fail = () => reject(transaction.error ?? new Error('the device could not store it'))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', fail)
    transaction.addEventListener('error', fail)
    work(transaction)
  })
}

function settle(transaction: IDBTransaction, { kept, refused, seen, serial, at }: Answered): void {
  const [outbox, known] = [transaction.objectStore('outbox'), transaction.objectStore('seen')]
  for (const crossing of seen) known.put(crossing)
  const move = (id: string, to: IDBObjectStore) => {
    const found = outbox.get(id)
    found.addEventListener('success', () => {
      if (found.result) to.put(found.result)
      outbox.delete(id)
    })
  }
  for (const id of kept) move(id, known)
  for (const { id } of refused) move(id, transaction.objectStore('refused'))
  forgetOld(known, at)
  transaction.objectStore('facts').put(serial, 'serial')
  transaction.objectStore('facts').put(at, 'lastContact')
}

/** Longer than any card that counts entries lives: what lies before it can use up none, and would fill the device over the years. */
const REMEMBERED_MS = 200 * 86_400_000

function forgetOld(known: IDBObjectStore, at: number): void {
  const old = known.index('at').openCursor(IDBKeyRange.upperBound(new Date(at - REMEMBERED_MS).toISOString()))
  old.addEventListener('success', () => {
    old.result?.delete()
    old.result?.continue()
  })
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sapar-border', 1)
    opening.addEventListener('upgradeneeded', () => {
      const database = opening.result
      database.createObjectStore('facts')
      database.createObjectStore('outbox', { keyPath: 'id' })
      database.createObjectStore('refused', { keyPath: 'id' })
      database.createObjectStore('seen', { keyPath: 'id' }).createIndex('cardNumber', 'cardNumber')
      opening.transaction?.objectStore('seen').createIndex('at', 'at')
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('the device has no storage')))
  })
}
