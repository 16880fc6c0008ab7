import type { EntryVerdict, ExitVerdict } from '../../../core/border/entry-verdict.ts'
import type { Judgement } from './judge.ts'
import type { WordKey, Words } from './words.ts'

/** What the second result says, and why. */
export interface SaidOfEntry {
  readonly answer: 'yes' | 'ask' | 'no' | 'none'
  readonly why: string
}

export function saidOfEntry(words: Words, judgement: Judgement): SaidOfEntry {
  const { verdict, seal } = judgement
  if (!verdict) return { answer: 'none', why: words(seal.status === 'VALID' ? 'border.reason.no-card-facts' : 'border.reason.seal-first') }
  return 'may' in verdict ? saidOfMayEnter(words, verdict, judgement) : saidOfExit(words, verdict)
}

function saidOfMayEnter(words: Words, verdict: EntryVerdict, { knownUntil }: Judgement): SaidOfEntry {
  if (verdict.may === 'yes') {
    const { entriesLeft, entriesUsed } = verdict.terms
    if (entriesLeft === 'unlimited') return { answer: 'yes', why: words('border.reason.in-order-unlimited') }
    return { answer: 'yes', why: words('border.reason.in-order', { number: entriesUsed + 1, total: entriesUsed + entriesLeft }) }
  }
  const facts = verdict.reason === 'pack-stale' ? { day: words.day(knownUntil) } : inWords(words, verdict.facts)
  return { answer: verdict.may, why: words(`border.reason.${verdict.reason}`, facts) }
}

function inWords(words: Words, facts: Readonly<Record<string, string | number | boolean>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, name === 'day' ? words.day(String(value)) : String(value)]))
}

function saidOfExit(words: Words, verdict: ExitVerdict): SaidOfEntry {
  const day = (verdict.kind === 'overstayed' ? verdict.leaveBy : verdict.enteredOn) ?? ''
  return { answer: verdict.kind === 'in-time' ? 'yes' : 'ask', why: words(`border.reason.${verdict.kind}`, day === '' ? {} : { day: words.day(day) }) }
}

export function sealWhy(words: Words, { seal }: Pick<Judgement, 'seal'>): string {
  const key: WordKey = `border.seal-why.${seal.sub ?? 'VALID'}`
  return words(key, { signer: seal.signer })
}

/** Two lines at most under the headline: whom it concerns and until when, or why not. */
export function underHeadline(words: Words, judgement: Judgement): readonly string[] {
  const { card, verdict, headline, seal, match, direction } = judgement
  if (seal.status !== 'VALID') return [sealWhy(words, judgement)]
  const { answer, why } = saidOfEntry(words, judgement)
  // What bars comes first, then the passport, then what is merely not known.
  if (headline === 'stop' || (answer !== 'yes' && match.kind === 'same')) return [why]
  if (match.kind !== 'same') return [words(`border.match-why.${match.kind}`), ...(answer === 'ask' ? [why] : [])]
  const who = card ? `${card.holder.name}, ${card.holder.nationality}` : ''
  const terms = verdict && 'may' in verdict && verdict.may === 'yes' ? verdict.terms : undefined
  if (direction === 'entry' && terms?.leaveBy && terms.daysOfStay !== undefined)
    return [who, words('border.fact.stay-value', { days: terms.daysOfStay, day: words.day(terms.leaveBy) })]
  return [who, why]
}
