import type { EntryFacts } from '../../../core/border/entry-facts.ts'
import type { EntryTerms, EntryVerdict, ExitVerdict } from '../../../core/border/entry-verdict.ts'
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
  const { kind, enteredOn, leaveBy = '' } = verdict
  if (kind === 'no-right') return { answer: 'ask', why: words('border.reason.no-right-exit') }
  if (kind === 'in-time' && !enteredOn) return { answer: 'yes', why: words('border.reason.in-time-card', { day: words.day(leaveBy) }) }
  const day = (kind === 'overstayed' ? leaveBy : enteredOn) ?? ''
  return { answer: kind === 'in-time' ? 'yes' : 'ask', why: words(`border.reason.${kind}`, day === '' ? {} : { day: words.day(day) }) }
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
  const stay = direction === 'entry' && terms ? staySaid(words, terms, card) : undefined
  return [who, stay ?? why]
}

/** How long the holder may stay; whoever lives here is told no number of days, since the card may be renewed before its last. */
export function staySaid(words: Words, { leaveBy, daysOfStay }: EntryTerms, card: EntryFacts | undefined): string | undefined {
  if (!leaveBy || daysOfStay === undefined) return undefined
  const day = words.day(leaveBy)
  return card?.right === 'until-expiry' ? words('border.fact.stay-card', { day }) : words('border.fact.stay-value', { days: daysOfStay, day })
}

/** What to do when the answer is no: another paper may still let in whoever shows a card that never does. */
export function doInstead(words: Words, { verdict, cards }: Pick<Judgement, 'verdict' | 'cards'>): readonly [string, string] {
  if (!verdict || !('may' in verdict) || verdict.may !== 'no' || verdict.reason !== 'no-right')
    return [words('border.fact.do-now'), words('border.fact.do-now-value')]
  const names = cards.flatMap(({ entry, name }) => (entry !== 'none' && name ? [name[words.language]] : []))
  return [words('border.fact.look-at'), words('border.fact.look-at-value', { cards: names.join(' / ') })]
}
