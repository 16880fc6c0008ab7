import { definitionOn } from '../../../actions/case-facts.ts'
import type { LawBook } from '../../../actions/ports/law.ts'
import type { Typed } from '../../../core/form/check-field.ts'
import { money } from '../../../core/kernel/money.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { FieldDefinition, ServiceDefinition, StayRules } from '../../../core/service/definition.ts'
import { writtenMoney } from '../../../texts/written.ts'
import type { Words } from '../../../texts/words.ts'
import type { Visit } from '../visit.ts'

export const SERVICE = 'tourist-card'

/** What the pages of a service read: the law, the definition in force and today's day. No number of theirs is ever typed into a text. */
export interface ServiceRules {
  readonly law: LawBook
  readonly definition: ServiceDefinition
  readonly today: PlainDate
}

/** Of the card for a visit. */
export interface Rules extends ServiceRules {
  readonly stay: StayRules
}

export function rulesOf({ context }: Pick<Visit, 'context'>): Rules {
  const { deps } = context
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  const definition = definitionOn(law, SERVICE, today)
  if (!definition) throw new Error(`no definition of ${SERVICE} is in force on ${today}`)
  const { validity } = definition
  if (validity.kind !== 'stay') throw new Error(`${SERVICE} is no card for a visit`)
  return { law, definition, stay: validity, today }
}

/** The terms that the country's texts may name. */
export function termFacts({ definition: { terms }, stay }: Pick<Rules, 'definition' | 'stay'>) {
  return {
    standardDays: terms.workingDays.standard ?? 0,
    expressDays: terms.workingDays.express ?? 0,
    cardDays: stay.cardDays,
    maxDays: stay.maxDays,
    passportMonths: stay.passportMonthsBeyond,
    correctWithinDays: terms.correctWithinDays,
  }
}

export function fieldOf(definition: ServiceDefinition, name: string): FieldDefinition {
  const field = definition.pages.flatMap((page) => page.fields).find((one) => one.name === name)
  if (!field) throw new Error(`${definition.id} asks for no ${name}`)
  return field
}

export interface Numbered {
  readonly title: string
  readonly text: string
}

/** The country's texts `prefix.1`, `prefix.2` and so on, as many as there are. */
export function numbered(
  words: Words,
  prefix: string,
  more: { readonly parts: readonly [string, string]; readonly facts: Readonly<Record<string, unknown>> },
): readonly Numbered[] {
  const [title, text] = more.parts
  const found: Numbered[] = []
  for (let n = 1; words.has(`${prefix}.${n}.${title}`); n++) {
    found.push({ title: words.of(`${prefix}.${n}.${title}`, more.facts), text: words.of(`${prefix}.${n}.${text}`, more.facts) })
  }
  return found
}

/** The query with one value for each name: the last, as for forms. A name that comes twice must not reach the checks as a list. */
export function queryOf(visit: Pick<Visit, 'query'>): Typed {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(visit.query)
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value
      return [name, typeof last === 'string' ? last : undefined]
    }),
  )
}

/** The visit with its query in the path, so that the language switch keeps what was asked. */
export function withQuery(visit: Visit): Visit {
  return { ...visit, path: visit.request.url.replace(/^\/[a-z]{2}(?=[/?]|$)/, '') }
}

/** Chinese sets no space between sentences. */
export function sentences({ language }: Pick<Visit, 'language'>, ...parts: readonly string[]): string {
  return parts.filter(Boolean).join(language === 'zh' ? '' : ' ')
}

export function sum(visit: Pick<Visit, 'language'>, price: { readonly totalMinor: number; readonly currency: string }): string {
  return writtenMoney(visit.language, money(price.totalMinor, price.currency))
}
