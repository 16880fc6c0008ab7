import type { Pages, PictureLimits, PictureProblem, Pictures } from '../../actions/ports.ts'
import { refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import { childPool } from './child-pool.ts'
import type { ChildPoolOptions } from './child-pool.ts'

export interface PictureQuestion {
  readonly content: Uint8Array
  readonly limits: PictureLimits
}

export type PictureAnswer = Result<Pages, PictureProblem>

/**
 * `memoryMb`: a 40 megapixel JPEG was measured at 190. `script`: the child's program, where it is not beside this file (a bundle) or is to misbehave (a test).
 */
export type ChildPicturesOptions = Omit<ChildPoolOptions, 'script'> & { readonly script?: URL }

/** Pictures decoded and drawn anew in child processes: hostile bytes can end a child, which answers `picture-check-unavailable`, but never the server. */
export function childPictures(options: ChildPicturesOptions): Pictures & { close(): Promise<void> } {
  const pool = childPool<PictureQuestion, PictureAnswer>({ script: new URL('./picture-child.ts', import.meta.url), ...options })
  return {
    async read(content, limits) {
      if (content.length === 0) return refuse('file-empty')
      if (content.length > limits.maxBytes) return refuse('file-too-large', { bytes: content.length, maxBytes: limits.maxBytes })
      const answer = await pool.ask({ content, limits })
      if (answer === 'late') return refuse('picture-takes-too-long')
      return answer === 'ended' ? refuse('picture-check-unavailable') : answer
    },
    close: () => pool.close(),
  }
}
