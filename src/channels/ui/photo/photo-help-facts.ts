import type { PhotoSpec } from '../../../core/photo/photo-spec.ts'
import type { PortraitFinding } from '../../../core/photo/judge-portrait.ts'
import type { PortraitOutline } from '../../../core/photo/portrait-check.ts'
import type { PortraitRule } from '../../../core/photo/portrait-rules.ts'
import type { PhotoHelpAssets } from '../assets.ts'

/** What the script asks for once a photo was chosen: it would weigh too much on the page itself. */
export interface PhotoHelpFacts {
  readonly assets: PhotoHelpAssets
  readonly spec: PhotoSpec
  readonly words: PhotoHelpWords
}

/** In the language of the page; the script knows no grammar, so a sentence with a number comes for every number there can be. */
export interface PhotoHelpWords {
  readonly measuring: string
  readonly good: string
  /** For one thing to mend, for two, and so on. */
  readonly bad: readonly string[]
  readonly lines: string
  readonly rules: Readonly<Record<PortraitRule, { readonly bad: string; readonly fix: string }>>
}

/** To the worker. */
export interface PhotoQuestion {
  readonly file: Blob
  readonly spec: PhotoSpec
  readonly assets: PhotoHelpAssets
}

/** From the worker: what was found, with the photo upright as it was measured, or that it could not be measured. */
export interface PhotoAnswer {
  readonly looked: LookedAt | undefined
}

export interface LookedAt {
  readonly findings: readonly PortraitFinding[]
  readonly outline: PortraitOutline | undefined
  readonly picture: ImageBitmap
}
