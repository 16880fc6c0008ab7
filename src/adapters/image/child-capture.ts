import type { Capture, CaptureProblem, CropProblem, PassportZone, PortraitCrop, ZoneProblem } from '../../actions/ports/capture.ts'
import { refuse } from '../../core/kernel/result.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { PhotoSpec } from '../../core/photo/photo-spec.ts'
import type { PortraitCheck } from '../../core/photo/portrait-check.ts'
import { childPool } from './child-pool.ts'
import type { ChildPoolOptions } from './child-pool.ts'

/** What the child is asked. A further task is a member here, its answer below, and a case in `capture-child.ts`. */
export type CaptureQuestion =
  | { readonly task: 'portrait'; readonly content: Uint8Array; readonly spec: PhotoSpec }
  | { readonly task: 'crop'; readonly content: Uint8Array; readonly spec: PhotoSpec }
  | { readonly task: 'passport-page'; readonly content: Uint8Array }

export interface CaptureAnswers {
  readonly portrait: Result<PortraitCheck, CaptureProblem>
  readonly crop: Result<PortraitCrop, CropProblem>
  readonly 'passport-page': Result<PassportZone, CaptureProblem | ZoneProblem>
}

/** The networks take 130 MB and a portrait up to 120 more (`npm run -s bench:capture`). `script`: the child's program, where it is not beside this file or is to misbehave. */
export type ChildCaptureOptions = Omit<ChildPoolOptions, 'script' | 'memoryMb'> & { readonly script?: URL; readonly memoryMb?: number }

/** Pictures looked into by child processes of at most 320 MB: hostile bytes can end a child, which answers `picture-check-unavailable`, but never the server. */
export function childCapture(options: ChildCaptureOptions): Capture & { close(): Promise<void> } {
  const pool = childPool<CaptureQuestion, CaptureAnswers[keyof CaptureAnswers]>({
    memoryMb: 320,
    script: new URL('./capture-child.ts', import.meta.url),
    ...options,
  })
  async function ask<T extends CaptureQuestion['task']>(question: CaptureQuestion & { readonly task: T }): Promise<CaptureAnswers[T] | undefined> {
    // The child answers each task with its own answer; the channel between the two knows no types.
    const answer = await pool.ask(question)
    return answer === 'late' || answer === 'ended' ? undefined : (answer as CaptureAnswers[T])
  }
  return {
    async portrait(content, spec) {
      return tooLarge(content, spec) ?? (await ask({ task: 'portrait', content, spec })) ?? refuse('picture-check-unavailable')
    },
    async crop(content, spec) {
      return tooLarge(content, spec) ?? (await ask({ task: 'crop', content, spec })) ?? refuse('picture-check-unavailable')
    },
    passportPage: async (content) => (await ask({ task: 'passport-page', content })) ?? refuse('picture-check-unavailable'),
    close: () => pool.close(),
  }
}

/** Before the bytes are copied to a child. */
function tooLarge(content: Uint8Array, { accepts }: PhotoSpec): ReturnType<typeof refuse<'file-too-large'>> | undefined {
  return content.length > accepts.maxBytes ? refuse('file-too-large', { bytes: content.length, maxBytes: accepts.maxBytes }) : undefined
}
