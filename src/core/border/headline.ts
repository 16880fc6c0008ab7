import type { EntryVerdict, ExitVerdict } from './entry-verdict.ts'
import type { PassportMatch } from './passport.ts'

/** What fills the screen: three words, each with its own colour and shape. */
export type Headline = 'may-pass' | 'check-first' | 'stop'

/** Of the seal, as the library answers. */
export type SealAnswer = 'VALID' | 'INVALID' | 'UNDECIDED'

export interface Judged {
  readonly seal: SealAnswer
  readonly passport: PassportMatch['kind']
  /** Undefined when the seal says nothing about entering, or cannot be believed. */
  readonly verdict: EntryVerdict | ExitVerdict | undefined
}

/** Whatever is not proven stops or asks: green is left only when the seal, the passport and the right to pass are all in order. */
export function headlineOf({ seal, passport, verdict }: Judged): Headline {
  if (seal === 'INVALID') return 'stop'
  if (verdict && 'may' in verdict && verdict.may === 'no') return 'stop'
  if (seal === 'UNDECIDED' || passport !== 'same' || !verdict) return 'check-first'
  return ('may' in verdict ? verdict.may === 'yes' : verdict.kind === 'in-time') ? 'may-pass' : 'check-first'
}
