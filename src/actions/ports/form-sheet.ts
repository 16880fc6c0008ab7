import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'

/** Where an answer is written by hand. `boxes` hold one character each; `date` is day, month and year with the marks given; `choices` are boxes to cross, with their words. */
export type FormRoom =
  | { readonly kind: 'boxes'; readonly count: number }
  | { readonly kind: 'date'; readonly marks: readonly [string, string, string] }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'choices'; readonly options: readonly string[] }

export interface FormQuestion {
  /** Stays the same whether or not questions before it are left out; none for what the definition does not ask. */
  readonly number?: number
  readonly label: string
  /** When it is to be answered at all, in words; empty for always. */
  readonly condition: string
  readonly hints: readonly string[]
  /** In words; empty where there is none, and then there is room for it. */
  readonly answer: string
  readonly room?: FormRoom
}

/** A document to bring. */
export interface FormPaper {
  readonly name: string
  readonly notes: readonly string[]
  readonly condition: string
  /** That it is here already, in words; empty for a box to cross. */
  readonly given: string
}

/** Title and words of a part that stands on its own. */
interface FormPart {
  readonly title: string
  readonly lines: readonly string[]
}

/** An application form on paper, filled in or empty. */
export interface FormSheet {
  readonly demoBand: string
  /** Printed under everything in the demo, `SPECIMEN`; empty in production. */
  readonly specimen: string
  readonly agency: string
  readonly heading: string
  readonly caption: string
  readonly codeLabel: string
  /** The case code, printed large and as a QR code; empty on an empty form, which has a line for it. */
  readonly code: string
  readonly codeAlt: string
  readonly how: FormPart
  readonly sections: readonly { readonly title: string; readonly condition: string; readonly questions: readonly FormQuestion[] }[]
  readonly papers: FormPart & { readonly items: readonly FormPaper[] }
  readonly declaration: FormPart & { readonly place: string; readonly date: string; readonly signature: string }
  readonly office: FormPart
  /** Service, form and version, at the foot of every page. */
  readonly foot: string
  /** With `{page}` and `{pages}` where the numbers go. */
  readonly pageOf: string
  readonly language: Language
  readonly writtenAt: Instant
  readonly documentTitle: string
}
