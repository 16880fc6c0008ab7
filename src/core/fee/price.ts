import { newestOn } from '../kernel/dated.ts'
import { type Money, money, sumMoney } from '../kernel/money.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Answers } from '../service/definition.ts'
import { amountOn, type MadeAmount } from './amount.ts'
import type { Entries, FeeCondition, FeeItem, FeeRule, IndexValue, Speed } from './rules.ts'

export interface FeeQuestion {
  readonly service: string
  /** The day whose law counts: the day the price is made. */
  readonly on: PlainDate
  readonly entries: Entries
  readonly speed: Speed
  readonly days: number
  /** What was answered; only the fields that a condition of kind `answer` names are looked at. */
  readonly answers: Answers
  /** ISO 4217; KZT unless told otherwise. */
  readonly currency?: string
}

/** One fee with the rule and the amount made from it. */
export type FeeLine = { readonly item: FeeItem; readonly ruleId: string } & MadeAmount

export interface Price {
  readonly on: PlainDate
  readonly lines: readonly FeeLine[]
  readonly total: Money
}

export type FeeRefusal = 'no-fee-rule' | 'no-index-value'

/** The order of lines on a page and a receipt. */
const ITEMS: readonly FeeItem[] = ['service', 'express']

/**
 * The price by the law of one day. Lines of zero are left out.
 * `no-fee-rule`: no rule prices the service itself on that day. `no-index-value`: a rule asks for an index that has no value yet.
 */
export function priceOf(rules: readonly FeeRule[], indexes: readonly IndexValue[], question: FeeQuestion): Result<Price, FeeRefusal> {
  const lines: FeeLine[] = []
  for (const item of ITEMS) {
    const rule = ruleInForce(rules, item, question)
    if (!rule && item === 'service') return refuse('no-fee-rule', { service: question.service, on: question.on })
    if (!rule) continue
    const line = lineFor(rule, indexes, question.on)
    if (!line.ok) return line
    if (line.value.minor > 0) lines.push(line.value)
  }
  const currency = question.currency ?? 'KZT'
  const total = sumMoney(
    lines.map((line) => money(line.minor, currency)),
    currency,
  )
  return ok({ on: question.on, lines, total })
}

function ruleInForce(rules: readonly FeeRule[], item: FeeItem, question: FeeQuestion): FeeRule | undefined {
  const newest = newestOn(
    rules.filter((rule) => rule.item === item && rule.applies.every((condition) => meets(condition, question))),
    question.on,
  )
  if (newest.length > 1) throw new Error(`two rules price ${item} from the same day: ${newest.map((rule) => rule.id).join(', ')}`)
  return newest[0]
}

function lineFor(rule: FeeRule, indexes: readonly IndexValue[], on: PlainDate): Result<FeeLine, FeeRefusal> {
  const made = amountOn(rule.amount, indexes, on)
  return made.ok ? ok({ item: rule.item, ruleId: rule.id, ...made.value }) : made
}

function meets(condition: FeeCondition, question: FeeQuestion): boolean {
  switch (condition.kind) {
    case 'service':
      return condition.services.includes(question.service)
    case 'entries':
      return condition.entries === question.entries
    case 'speed':
      return condition.speed === question.speed
    case 'days':
      return question.days >= (condition.from ?? 0) && question.days <= (condition.to ?? Number.POSITIVE_INFINITY)
    case 'answer':
      return condition.values.includes(question.answers[condition.field] ?? '')
  }
}

/** Names of the answers that a price by these rules can hang on, each once. */
export function answersPriced(rules: readonly FeeRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => rule.applies.flatMap((condition) => (condition.kind === 'answer' ? [condition.field] : []))))]
}

/** The rules that speak of a service. */
export function feeRulesOf(rules: readonly FeeRule[], service: string): readonly FeeRule[] {
  return rules.filter((rule) => rule.applies.every((condition) => condition.kind !== 'service' || condition.services.includes(service)))
}

/** What a change costs (`charge`) or gives back (`refund`); the amount is never negative. */
export type FeeDifference = { readonly kind: 'charge' | 'refund' | 'none'; readonly amount: Money }

export function feeDifference(oldPrice: Pick<Price, 'total'>, newPrice: Pick<Price, 'total'>): FeeDifference {
  const { currency } = oldPrice.total
  if (newPrice.total.currency !== currency) throw new Error(`cannot compare ${currency} and ${newPrice.total.currency}`)
  const minor = newPrice.total.minor - oldPrice.total.minor
  return { kind: minor > 0 ? 'charge' : minor < 0 ? 'refund' : 'none', amount: money(Math.abs(minor), currency) }
}
