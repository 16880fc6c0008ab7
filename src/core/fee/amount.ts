import { newestOn } from '../kernel/dated.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { FeeAmount, IndexValue } from './rules.ts'

/** An amount by the law of one day in whole minor units and, where it is a multiple, the index value it was made from: enough to prove it years later. */
export type MadeAmount =
  | { readonly minor: number; readonly basis: 'plain' }
  | {
      readonly minor: number
      readonly basis: 'index'
      readonly multiplierHundredths: number
      readonly index: string
      readonly indexMinor: number
      readonly indexValidFrom: PlainDate
      readonly indexConfirmed: boolean
    }

/** What an amount is worth on a day. `no-index-value`: it is a multiple of an index that has no value yet on that day. */
export function amountOn(amount: FeeAmount, indexes: readonly IndexValue[], on: PlainDate): Result<MadeAmount, 'no-index-value'> {
  if (amount.kind === 'plain') return ok({ minor: amount.minor, basis: 'plain' })
  const value = newestOn(
    indexes.filter((entry) => entry.index === amount.index),
    on,
  )[0]
  if (!value) return refuse('no-index-value', { index: amount.index, on })
  return ok({
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
