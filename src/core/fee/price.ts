import { type Money, money, sumMoney } from '../kernel/money.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Entries, FeeCondition, FeeItem, FeeRule, IndexValue, Speed } from './rules.ts'

export interface FeeQuestion {
  readonly service: string
  /** The day whose law counts: the day the price is made. */
  readonly on: PlainDate
  readonly entries: Entries
  readonly speed: Speed
  readonly days: number
  /** ISO 4217; KZT unless told otherwise. */
  readonly currency?: string
}

interface LineBase {
  readonly item: FeeItem
  readonly ruleId: string
  /** Whole minor units. */
  readonly minor: number
}

/** One fee with the rule and, where it is a multiple, the index value it was made from: enough to prove the sum years later. */
export type FeeLine =
  | (LineBase & { readonly basis: 'plain' })
  | (LineBase & {
      readonly basis: 'index'
      readonly multiplierHundredths: number
      readonly index: string
      readonly indexMinor: number
      readonly indexValidFrom: PlainDate
      readonly indexConfirmed: boolean
    })

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
  const { amount } = rule
  if (amount.kind === 'plain') return ok({ item: rule.item, ruleId: rule.id, minor: amount.minor, basis: 'plain' })
  const value = newestOn(
    indexes.filter((entry) => entry.index === amount.index),
    on,
  )[0]
  if (!value) return refuse('no-index-value', { index: amount.index, on })
  return ok({
    item: rule.item,
    ruleId: rule.id,
    minor: multiply(value.minor, amount.multiplierHundredths),
    basis: 'index',
    multiplierHundredths: amount.multiplierHundredths,
    index: amount.index,
    indexMinor: value.minor,
    indexValidFrom: value.validFrom,
    indexConfirmed: value.confirmed,
  })
}

/** Whole numbers all the way; half a minor unit is rounded up. */
function multiply(minor: number, hundredths: number): number {
  const product = minor * hundredths
  if (!Number.isSafeInteger(product)) throw new Error(`not a product of whole numbers: ${minor} x ${hundredths}`)
  const rest = product % 100
  return (product - rest) / 100 + (rest >= 50 ? 1 : 0)
}

function newestOn<T extends { readonly validFrom: PlainDate }>(dated: readonly T[], on: PlainDate): readonly T[] {
  const begun = dated.filter((entry) => entry.validFrom <= on)
  const latest = begun.reduce<string>((max, entry) => (entry.validFrom > max ? entry.validFrom : max), '')
  return begun.filter((entry) => entry.validFrom === latest)
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
  }
}

/** What a change costs (`charge`) or gives back (`refund`); the amount is never negative. */
export type FeeDifference = { readonly kind: 'charge' | 'refund' | 'none'; readonly amount: Money }

export function feeDifference(oldPrice: Pick<Price, 'total'>, newPrice: Pick<Price, 'total'>): FeeDifference {
  const { currency } = oldPrice.total
  if (newPrice.total.currency !== currency) throw new Error(`cannot compare ${currency} and ${newPrice.total.currency}`)
  const minor = newPrice.total.minor - oldPrice.total.minor
  return { kind: minor > 0 ? 'charge' : minor < 0 ? 'refund' : 'none', amount: money(Math.abs(minor), currency) }
}
