import { createHash } from 'node:crypto'
import type { NewEvent } from '../../actions/ports/cases.ts'
import type { CaseEvent } from '../../core/case/history.ts'

/**
 * The history of a case as a chain: hash = SHA-256(hash of the event before, 32 bytes, then the event's canonical JSON as UTF-8).
 * Whoever edits, drops or swaps an event must rewrite all that follow, and no longer meets the head that the case row and any copy of it hold.
 */
export interface ChainedEvent extends CaseEvent {
  /** Hex. */
  readonly previousHash: string
  /** Hex. */
  readonly hash: string
}

export interface ChainHead {
  readonly eventCount: number
  readonly lastHash: string
}

/** What the first event stands on: bound to the case, so that two cases cannot swap their histories. */
export function chainStart(caseId: string): ChainHead {
  return { eventCount: 0, lastHash: createHash('sha256').update(caseId).digest('hex') }
}

export function hashEvent(previousHash: string, event: CaseEvent): string {
  const { seq, at, kind, actor, data } = event
  const text = canonicalJson({ seq, at, kind, actor: { kind: actor.kind, id: actor.id }, data })
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(text).digest('hex')
}

/** New events with their places in the chain that ends at `head`. */
export function chainEvents(head: ChainHead, events: readonly NewEvent[]): readonly ChainedEvent[] {
  let previousHash = head.lastHash
  return events.map((event, index) => {
    const numbered = { seq: head.eventCount + 1 + index, ...event, data: plain(event.data) }
    const hash = hashEvent(previousHash, numbered)
    const chained = { ...numbered, previousHash, hash }
    previousHash = hash
    return chained
  })
}

export type ChainCheck = { readonly ok: true } | { readonly ok: false; readonly seq: number }

/** Whether the events are all there, unchanged and in order, and end where the case says they end; else the first place that is wrong. */
export function verifyChain(caseId: string, events: readonly ChainedEvent[], head: ChainHead): ChainCheck {
  let { eventCount, lastHash } = chainStart(caseId)
  for (const event of events) {
    const fits = event.seq === eventCount + 1 && event.previousHash === lastHash && event.hash === hashEvent(lastHash, event)
    if (!fits) return { ok: false, seq: eventCount + 1 }
    eventCount = event.seq
    lastHash = event.hash
  }
  return eventCount === head.eventCount && lastHash === head.lastHash ? { ok: true } : { ok: false, seq: eventCount + 1 }
}

/** JSON with sorted names and no spaces (as RFC 8785 has it): the same text before and after a stay in a `jsonb` column. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

// What JSON cannot carry (undefined, dates) must take its stored form before it is hashed.
function plain(data: NewEvent['data']): NewEvent['data'] {
  return JSON.parse(JSON.stringify(data)) as NewEvent['data']
}
