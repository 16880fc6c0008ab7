import type { LawBook } from '../actions/ports/law.ts'
import type { GivenReason } from '../core/case/case-file.ts'
import type { Words } from '../texts/words.ts'

/** A reason as the applicant may read it. `told` is false for one whose details the law keeps back: then code, place and note stay out. */
export interface ToldReason {
  readonly told: boolean
  readonly code: string
  readonly title: string
  readonly explain: string
  readonly remedy: string
  readonly basis: string
  /** Whether a new application can do better; a reason that may not be told never says so. */
  readonly correctable: boolean
  /** The question or document concerned, in words; empty when none. */
  readonly target: string
  /** The officer's own words; empty when none. */
  readonly note: string
}

const CORRECTABLE: ReadonlySet<string> = new Set(['FIXABLE_DATA', 'FIXABLE_FILE', 'FIXABLE_FEE', 'NOT_ELIGIBLE_NOW'])

/** A reason that the country no longer lists is told with its code alone and is not held back, as its rule cannot be read any more. */
export function tellReasons(words: Words, law: LawBook, reasons: readonly GivenReason[]): readonly ToldReason[] {
  return reasons.map(({ code, target, note }) => {
    const rule = law.reasons.find((reason) => reason.code === code)
    const told = rule?.disclosable ?? true
    const part = (name: string, otherwise: string) => wordsOr(words, `country.reason.${code}.${name}`, otherwise)
    return {
      told,
      code: told ? code : '',
      title: part('title', code),
      explain: part('explain', ''),
      remedy: part('remedy', ''),
      basis: part('basis', rule?.legalBasis ?? ''),
      correctable: told && CORRECTABLE.has(rule?.class ?? ''),
      target: told ? targetInWords(words, target) : '',
      note: told ? note.trim() : '',
    }
  })
}

function targetInWords(words: Words, target: string): string {
  if (target === '') return ''
  return wordsOr(words, `document.${target}.name`, wordsOr(words, `field.${target}.short`, wordsOr(words, `field.${target}.label`, target)))
}

/** For keys that other folders own: letters must go out even where a name is missing. */
export function wordsOr(words: Words, key: string, otherwise: string): string {
  return words.has(key) ? words.of(key) : otherwise
}
