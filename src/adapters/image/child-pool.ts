import { childWorker } from './child-worker.ts'
import type { ChildWorker, NoAnswer } from './child-worker.ts'

export interface ChildPoolOptions {
  /** Child processes; each answers one question at a time. */
  readonly workers: number
  /** What one child may use, MB, native memory included. */
  readonly memoryMb: number
  readonly timeoutMs: number
  /** Questions that may wait for a child; each holds its upload in memory. Beyond it the answer is `ended` at once. */
  readonly queueLimit?: number
  readonly script: URL
}

export interface ChildPool<Q, A> {
  /** No answer when the child was ended or late, too many wait (`ended`) or the pool is closed: the upload is to blame, or the hour. Never throws. */
  ask(question: Q): Promise<A | NoAnswer>
  close(): Promise<void>
}

/** A few child processes and one queue before them: hostile bytes can end a child, but never the server, and the other children go on. */
export function childPool<Q extends object, A>({ workers, memoryMb, timeoutMs, queueLimit = 32, script }: ChildPoolOptions): ChildPool<Q, A> {
  const all = Array.from({ length: workers }, () => childWorker<Q, A>({ memoryMb, timeoutMs, script }))
  const queue = workerQueue(all, queueLimit)
  return {
    async ask(question) {
      const worker = await queue.take()
      if (!worker) return 'ended'
      try {
        return await worker.ask(question)
      } finally {
        queue.give(worker)
      }
    },
    async close() {
      queue.shut()
      await Promise.all(all.map((worker) => worker.stop()))
    },
  }
}

interface WorkerQueue<W> {
  /** Undefined when too many wait already, or after `shut`. */
  take(): Promise<W | undefined>
  give(worker: W): void
  shut(): void
}

function workerQueue<Q, A>(workers: readonly ChildWorker<Q, A>[], limit: number): WorkerQueue<ChildWorker<Q, A>> {
  const idle = [...workers]
  const waiting: ((worker: ChildWorker<Q, A> | undefined) => void)[] = []
  let isShut = false
  return {
    async take() {
      if (isShut) return undefined
      // The worker used last comes first, so that the others need not start while one is enough.
      const free = idle.pop()
      if (free || waiting.length >= limit) return free
      return new Promise((resolve) => waiting.push(resolve))
    },
    give(worker) {
      const next = waiting.shift()
      if (next) next(worker)
      else idle.push(worker)
    },
    shut() {
      isShut = true
      for (const next of waiting.splice(0)) next(undefined)
    },
  }
}
