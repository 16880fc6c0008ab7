import type { Language } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'

/** One line of a small table: `mono` for codes that people copy. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly mono?: boolean
}

export type Tone = 'plain' | 'warn' | 'bad' | 'good'

/** What a letter consists of. HTML and text are written from the same blocks, so neither can say less than the other. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Big characters to type somewhere. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  /** A promise or a last day, drawn as a calendar leaf. */
  | { readonly kind: 'day'; readonly label: string; readonly date: PlainDate }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** A short thing to notice: whose turn it is, what to do first. */
  | { readonly kind: 'part'; readonly tone: Tone; readonly title: string; readonly lines: readonly string[] }
  /** Why, and what to do about it: never one without the other where there is a remedy. */
  | {
      readonly kind: 'reason'
      readonly tone: Tone
      readonly label: string
      readonly title: string
      readonly explain: string
      readonly details: readonly string[]
      readonly remedy?: { readonly title: string; readonly text: string }
    }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  /** The one button of a letter. */
  | { readonly kind: 'action'; readonly text: string; readonly url: string }

/** A notice before it is set as HTML or text. */
export interface Message {
  readonly language: Language
  readonly subject: string
  /** Empty when the product is no demonstration. */
  readonly band: { readonly tag: string; readonly text: string } | undefined
  readonly brand: string
  readonly agency: string
  readonly caption: string
  readonly heading: string
  readonly greeting: string
  readonly blocks: readonly Block[]
  readonly foot: Foot
}

export interface Foot {
  readonly oursTitle: string
  readonly oursText: string
  /** The message code, which stands somewhere in `oursText`. */
  readonly code: string
  readonly languageText: string
  readonly languages: readonly { readonly language: Language; readonly name: string; readonly url: string }[]
  readonly noReply: string
  readonly statement: string
}

/** What one kind of notice adds to the frame that all share. */
export interface Draft {
  readonly subject: string
  readonly heading: string
  /** Left out where the address is not known to be the applicant's: a name is nothing for a stranger's mailbox. */
  readonly greets: boolean
  readonly blocks: readonly Block[]
}

export const text = (words: string): Block => ({ kind: 'text', text: words })
export const heading = (words: string): Block => ({ kind: 'heading', text: words })
