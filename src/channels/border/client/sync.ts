import type { Device } from './device.ts'
import { post } from './setup.ts'
import type { Answered, KnownCrossing, Store } from './store.ts'

export type SyncOutcome = { readonly kind: 'sent'; readonly kept: number } | { readonly kind: 'sign-in' | 'not-allowed' | 'unreachable' }

const BATCH = 200

/**
 * Sends what lies in the outbox and fetches what others saw. Something leaves the outbox only when the server named it: killed anywhere in between, the same
 * batch goes again under the same ids, and the server keeps it once.
 */
export async function syncCrossings(store: Store, device: Device): Promise<SyncOutcome> {
  let kept = 0
  for (;;) {
    const batch = (await store.outbox()).slice(0, BATCH)
    const answer = await post('/border/sync', { crossings: batch, after: (await store.read('serial')) ?? 0 })
    if (answer.kind === 'unreachable') return answer
    if (answer.status === 401) return { kind: 'sign-in' }
    const read = answer.status === 200 ? readAnswer(answer.body) : undefined
    if (!read) return { kind: answer.status === 403 || answer.status === 404 ? 'not-allowed' : 'unreachable' }
    await store.settle({ ...read, at: device.now() })
    kept += read.kept.length
    const settled = read.kept.length + read.refused.length
    // An answer that names nothing of the batch must not be asked for again and again.
    if (!read.more && (batch.length < BATCH || settled === 0)) return { kind: 'sent', kept }
  }
}

type Read = Omit<Answered, 'at'> & { readonly more: boolean }

/** Our own server's answer; what is no such answer (a page of a network that asks for a password) settles nothing. */
function readAnswer(body: unknown): Read | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { kept, refused, seen, serial, more } = body as Partial<Record<keyof Read, unknown>>
  if (!Array.isArray(kept) || !Array.isArray(refused) || !Array.isArray(seen) || typeof serial !== 'number') return undefined
  return {
    kept: kept.filter((id): id is string => typeof id === 'string'),
    refused: refused.filter((one): one is { id: string; code: string } => typeof one?.id === 'string'),
    seen: seen.filter((one): one is KnownCrossing => typeof one?.id === 'string' && typeof one.cardNumber === 'string'),
    serial,
    more: more === true,
  }
}

let running: Promise<SyncOutcome> | undefined

/** One at a time: a second wish while one is on its way waits for the same answer. */
export function syncOnce(store: Store, device: Device): Promise<SyncOutcome> {
  running ??= syncCrossings(store, device).finally(() => {
    running = undefined
  })
  return running
}
