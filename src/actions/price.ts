import type { CaseFile, FrozenPrice, RenewedCard } from '../core/case/case-file.ts'
import { addWorkingDays, lastDayToStart } from '../core/calendar/working-days.ts'
import { answersPriced, type FeeLine, priceOf } from '../core/fee/price.ts'
import { addDays, type PlainDate } from '../core/kernel/plain-date.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { latenessOn, type LateLaw } from '../core/renewal/lateness.ts'
import type { Answers, ServiceDefinition } from '../core/service/definition.ts'
import { definitionOf, pricedAnswers } from './case-facts.ts'
import type { LawBook } from './ports/law.ts'

export interface PriceQuestion {
  readonly service: string
  readonly on: PlainDate
  readonly entries: 'single' | 'multiple'
  readonly speed: 'standard' | 'express'
  readonly days: number
  readonly answers: Answers
  /** What a renewal is late by. */
  readonly late?: { readonly law: LateLaw; readonly validUntil: PlainDate }
}

/** The case, or what is known before there is one. */
export interface Priced {
  readonly answers: Answers
  readonly renews?: Pick<RenewedCard, 'validUntil'> | undefined
}

export function priceQuestion(law: LawBook, definition: ServiceDefinition, { answers, renews, on }: Priced & { readonly on: PlainDate }): PriceQuestion {
  const { validity } = definition
  const late =
    validity.kind === 'renewal' && renews
      ? { law: { renewal: validity, ladder: law.lateLadder, indexes: law.indexValues }, validUntil: renews.validUntil }
      : undefined
  return {
    ...(late ? { late } : {}),
    service: definition.id,
    on,
    entries: answers.entries === 'multiple' ? 'multiple' : 'single',
    speed: answers.speed === 'express' ? 'express' : 'standard',
    days: Number(answers.daysOfStay ?? '1') || 1,
    answers,
  }
}

/** The price by the rules of a day, with everything it was made of, ready to be frozen with the case. */
export function frozenPrice(law: LawBook, question: PriceQuestion): Result<FrozenPrice, 'no-fee-rule'> {
  const price = priceOf(law.feeRules, law.indexValues, question)
  if (!price.ok) return refuse('no-fee-rule', { service: question.service, on: question.on })
  const lines = [...price.value.lines, ...fineOf(question)]
  const totalMinor = lines.reduce((sum, line) => sum + line.minor, 0)
  const answers = answersOf(law, question)
  return { ok: true, value: { on: question.on, currency: price.value.total.currency, totalMinor, lines, ...(answers ? { answers } : {}) } }
}

/** Those that the price hangs on, so that it can be told later whether one of them has changed. */
function answersOf(law: LawBook, { service, answers }: PriceQuestion): Answers | undefined {
  const names = pricedAnswers(law, service)
  return names.length === 0 ? undefined : Object.fromEntries(names.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])))
}

/** The fine of a late renewal is paid with its fee: that puts things right. */
function fineOf({ late, on }: PriceQuestion): readonly FeeLine[] {
  const lateness = late && latenessOn(late.validUntil, on, late.law)
  if (!lateness?.ok || lateness.value.kind !== 'late' || !lateness.value.fine) return []
  return [{ item: 'late', ruleId: lateness.value.ruleId, ...lateness.value.fine }]
}

export interface SpeedPromise {
  readonly speed: 'standard' | 'express'
  readonly price: FrozenPrice
  /** The decision day when paid on `on`. */
  readonly decisionOn: PlainDate
  /** The last day to pay so that the decision comes the day before entry at the latest; undefined without an entry date. */
  readonly lastSafeDay?: PlainDate
  /** The last safe day has passed. */
  readonly tooLate: boolean
}

/** Price, decision day and last safe day for each speed, before any personal data. */
export function promises(law: LawBook, definition: ServiceDefinition, asked: Priced & { readonly on: PlainDate }): readonly SpeedPromise[] {
  return (['standard', 'express'] as const).flatMap((speed) => promiseOf(law, definition, { ...asked, speed }) ?? [])
}

interface AskedPromise extends Priced {
  readonly on: PlainDate
  readonly speed: SpeedPromise['speed']
}

const MOST_KEPT = 1024
interface Kept {
  /** The answers that prices hang on. No other is part of a key: they would be personal, and no two people alike. */
  readonly priced: readonly string[]
  readonly promises: Map<string, SpeedPromise | undefined>
}
const kept = new WeakMap<LawBook, Kept>()

/**
 * Undefined when there is no price for this speed, or no such speed. Every page of a form asks this again, and people who travel alike ask the same:
 * while the law is the same, so is the answer.
 */
function promiseOf(law: LawBook, definition: ServiceDefinition, asks: AskedPromise): SpeedPromise | undefined {
  const { answers, renews, on, speed } = asks
  const question = { ...priceQuestion(law, definition, asks), speed }
  const entryOn = answers.entryOn as PlainDate | undefined
  const { priced, promises } = keptFor(law)
  const asked = JSON.stringify(priced.map((field) => answers[field] ?? ''))
  const key = `${question.service} ${definition.version} ${speed} ${question.entries} ${question.days} ${on} ${entryOn} ${renews?.validUntil} ${asked}`
  if (!promises.has(key)) promises.set(key, newPromise(law, { question, days: definition.terms.workingDays[speed], entryOn }))
  return promises.get(key)
}

function keptFor(law: LawBook): Kept {
  const known = kept.get(law)
  if (known && known.promises.size < MOST_KEPT) return known
  const fresh = { priced: known?.priced ?? answersPriced(law.feeRules), promises: new Map() }
  kept.set(law, fresh)
  return fresh
}

interface PromiseQuestion {
  readonly question: PriceQuestion
  /** Working days that the speed takes. */
  readonly days: number | undefined
  readonly entryOn: PlainDate | undefined
}

function newPromise(law: LawBook, { question, days, entryOn }: PromiseQuestion): SpeedPromise | undefined {
  const { speed, on } = question
  if (days === undefined) return undefined
  const price = frozenPrice(law, question)
  if (!price.ok) return undefined
  const decisionOn = addWorkingDays(law.calendar, on, days)
  if (!entryOn) return { speed, price: price.value, decisionOn, tooLate: false }
  const lastSafeDay = lastDayToStart(law.calendar, addDays(entryOn, -1), days)
  return { speed, price: price.value, decisionOn, lastSafeDay, tooLate: lastSafeDay < on }
}

/** What is promised for the speed that the case asks for, if it is paid on this day; undefined when there is no price for it. */
export function promiseFor(law: LawBook, file: CaseFile, on: PlainDate): SpeedPromise | undefined {
  const speed = file.speed === 'express' ? 'express' : 'standard'
  return promiseOf(law, definitionOf(law, file), { ...file, on, speed })
}
