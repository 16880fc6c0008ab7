import type { Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'

/** A page worth looking at before it is called done. */
export interface Shot {
  /** In kebab-case: names the picture. */
  readonly name: string
  /** Below the origin. */
  readonly path: (language: Language) => string
  /** What must happen first, such as signing in or filling a form; it may end on the page itself, and then no `path` is opened. */
  readonly prepare?: (page: Page, at: { readonly base: string; readonly language: Language }) => Promise<'open the path' | 'stay'>
}

export const SHOTS: readonly Shot[] = [
  { name: 'start', path: (language) => `/${language}` },
  { name: 'find', path: (language) => `/${language}/find` },
  { name: 'lost-reference', path: (language) => `/${language}/find/lost` },
  { name: 'not-found', path: (language) => `/${language}/nowhere` },
]
