import type { Pictures } from '../../actions/ports.ts'
import { refuse } from '../../core/kernel/result.ts'
import { pictureWorker } from './picture-worker.ts'
import type { PictureWorker } from './picture-worker.ts'

export interface ChildPicturesOptions {
  /** Child processes; each decodes one picture at a time. */
  readonly workers: number
  /** What one child may use, native memory included; a 40 megapixel JPEG was measured at 190. */
  readonly memoryMb: number
  readonly timeoutMs: number
  /** Pictures that may wait for a child; each holds its upload in memory. Beyond it the answer is `picture-check-unavailable`. */
  readonly queueLimit?: number
  /** The child's program, where it is not beside this file (a bundle) or is to misbehave (a test). */
  readonly script?: URL
}

/** Pictures decoded and drawn anew in child processes: hostile bytes can end a child, which answers `picture-check-unavailable`, but never the server. */
export function childPictures(options: ChildPicturesOptions): Pictures & { close(): Promise<void> } {
  const { workers, memoryMb, timeoutMs, queueLimit = 32, script = new URL('./picture-child.ts', import.meta.url) } = options
  const all = Array.from({ length: workers }, () => pictureWorker({ memoryMb, timeoutMs, script }))
  const queue = workerQueue(all, queueLimit)
  return {
    async read(content, limits) {
      if (content.length === 0) return refuse('file-empty')
      if (content.length > limits.maxBytes) return refuse('file-too-large', { bytes: content.length, maxBytes: limits.maxBytes })
      const worker = await queue.take()
      if (!worker) return refuse('picture-check-unavailable')
      try {
        return (await worker.ask({ content, limits })) ?? refuse('picture-check-unavailable')
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

interface WorkerQueue {
  /** Undefined when too many wait already, or after `shut`. */
  take(): Promise<PictureWorker | undefined>
  give(worker: PictureWorker): void
  shut(): void
}

function workerQueue(workers: readonly PictureWorker[], limit: number): WorkerQueue {
  const idle = [...workers]
  const waiting: ((worker: PictureWorker | undefined) => void)[] = []
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
