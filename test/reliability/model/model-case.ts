import type { EventKind } from '../../../src/core/case/history.ts'
import type { Answers } from '../../../src/core/service/definition.ts'

/** What the people of the model know of one case, without asking the product. */
export interface ModelCase {
  readonly id: string
  readonly code: string
  /** Who holds it: one person may hold several. */
  readonly owner: number
  readonly answers: Record<string, string>
  /** Addresses whose code its owner has typed. */
  readonly confirmed: Set<string>
  /** How often an act was acknowledged, by the event it leaves. */
  readonly acknowledged: Map<EventKind, number>
  /** How often an act may have been done without an answer. */
  readonly unknown: Map<EventKind, number>
  /** Pages of the bank that somebody was sent to. */
  readonly pages: Set<string>
  /** Removed with everything that it held, or perhaps. */
  gone: boolean
}

export function modelCase(made: { readonly id: string; readonly code: string; readonly owner: number; readonly answers: Answers }): ModelCase {
  return { ...made, answers: { ...made.answers }, confirmed: new Set(), acknowledged: new Map(), unknown: new Map(), pages: new Set(), gone: false }
}

export function count(counts: Map<EventKind, number>, kind: EventKind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

/** How much work was done: a walk in which nothing happened proves nothing. */
export interface Tally {
  readonly done: Map<string, number>
  add(what: string, by?: number): void
  get(what: string): number
}

export function newTally(): Tally {
  const done = new Map<string, number>()
  return {
    done,
    add: (what, by = 1) => void done.set(what, (done.get(what) ?? 0) + by),
    get: (what) => done.get(what) ?? 0,
  }
}
