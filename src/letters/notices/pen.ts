import type { LawBook } from '../../actions/ports/law.ts'
import type { NoticeFacts } from '../../actions/ports/letters.ts'
import type { TermRules } from '../../core/service/definition.ts'
import { writtenMoney } from '../../texts/written.ts'
import type { Words } from '../../texts/words.ts'
import { type Block, type Draft, type Fact, text } from '../message.ts'

/** What every kind of notice writes with. */
export interface Pen {
  readonly words: Words
  readonly law: LawBook
  readonly facts: NoticeFacts
  /** The service's name in the reader's language. */
  readonly service: string
  /** Pages that sign nobody in: what they show is asked for there. */
  readonly pages: Readonly<Record<'site' | 'find' | 'help' | 'privacy' | 'checkMessage' | 'myCard', string>>
}

export type WriteNotice = (pen: Pen) => Draft

/** A fact that the notice cannot do without. Its absence is a fault of the program, never of the applicant. */
export function need<K extends keyof NoticeFacts>({ facts }: Pen, name: K): NonNullable<NoticeFacts[K]> {
  const value = facts[name]
  if (value === undefined || value === null) throw new Error(`the notice ${facts.kind} needs ${name}`)
  return value
}

export function termsOf(pen: Pen): TermRules | undefined {
  return pen.law.definitions.find((definition) => definition.id === pen.facts.service)?.terms
}

/** Whether the service grants days of stay and entries; a card to live here with has neither. */
export function grantsStay({ law, facts }: Pen): boolean {
  return law.definitions.findLast(({ id }) => id === facts.service)?.validity.kind === 'stay'
}

export function caseFact({ words, facts }: Pen): Fact {
  return { label: words('letters.fact.case-code'), value: facts.caseCode, mono: true }
}

export function moneyFact(pen: Pen, label: string, minor: number | undefined): readonly Fact[] {
  return minor === undefined ? [] : [{ label, value: writtenMoney(pen.words.language, { minor, currency: need(pen, 'currency') }) }]
}

export function receiptFacts({ words, facts }: Pen): readonly Fact[] {
  const number = facts.receiptNumber ? [{ label: words('letters.fact.receipt'), value: facts.receiptNumber, mono: true }] : []
  const code = facts.receiptCode ? [{ label: words('letters.fact.check-code'), value: facts.receiptCode, mono: true }] : []
  return [...number, ...code]
}

/** What a changed price has come to: paid, paid back, or the same; with its sums and the receipt. */
export function settledPrice(pen: Pen): { readonly text: Block; readonly facts: readonly Fact[] } {
  const { words, facts } = pen
  const how = facts.refundMinor !== undefined ? 'back' : facts.amountMinor !== undefined ? 'paid' : 'same'
  const sums = [...moneyFact(pen, words('letters.fact.paid'), facts.amountMinor), ...moneyFact(pen, words('letters.fact.back'), facts.refundMinor)]
  return { text: text(words(`notice.stay-changed.${how}`)), facts: [...sums, ...receiptFacts(pen)] }
}

export function stayFacts({ words, facts }: Pen): readonly Fact[] {
  const stay = facts.daysOfStay === undefined ? [] : [{ label: words('letters.fact.stay'), value: words('letters.days', { days: facts.daysOfStay }) }]
  const entries =
    facts.entries === undefined
      ? []
      : [{ label: words('letters.fact.entries'), value: words(facts.entries === 'multiple' ? 'letters.entries.multiple' : 'letters.entries.single') }]
  return [...stay, ...entries]
}

export function howToOpen({ words, pages }: Pen): string {
  return words('letters.how-to-open', { site: pages.site, find: words('common.nav.find') })
}

/** The button of every notice about a case that is no draft: it leads to the page that asks for the three facts. */
export function findButton(pen: Pen, label: string): Block {
  return { kind: 'action', text: label, url: pen.pages.find }
}
