import type { CasePapers } from '../../../src/actions/ports/case-openings.ts'
import type { FeeItem } from '../../../src/actions/ports/cases.ts'
import type { CaseFile } from '../../../src/core/case/case-file.ts'
import type { CaseEvent } from '../../../src/core/case/history.ts'
import type { FeeChange } from '../../../src/core/fee/fee-change.ts'
import { feeByHand } from './home.ts'
import { PARTIAL } from './judge-money.ts'

/** What must hold at every moment between a case, its price, and what corrections and changes of it cost or give back. */
export function judgeDifference(file: CaseFile, papers: CasePapers): readonly string[] {
  return [...judgeWaiting(file, papers), ...judgePaid(file, papers), ...judgeCorrections(file, papers), ...judgePrice(file)]
}

const sumOf = (rows: readonly { readonly amountMinor: number }[]) => rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** One change at most waits for its payment, and what is owed is owed for it. */
function judgeWaiting(file: CaseFile, { feeItems }: CasePapers): readonly string[] {
  const open = feeItems.filter(({ kind, state }) => kind !== 'application' && state === 'open')
  const waiting = file.pendingChange
  const [item] = open
  if (!waiting || !item || open.length > 1 || item.id !== waiting.feeItemId)
    return !waiting && !item ? [] : [`${waiting ? `a ${waiting.kind ?? 'stay'}` : 'nothing'} waits, and open are ${open.map(({ kind }) => kind).join(' and ')}`]
  return waiting.kind === 'correction' ? judgeWaitingCorrection(file, item) : item.kind === 'stay-change' ? [] : [`a stay waits for a fee ${item.kind}`]
}

function judgeWaitingCorrection(file: CaseFile, item: FeeItem): readonly string[] {
  const price = file.pendingChange?.price
  const difference = (price?.totalMinor ?? 0) - (file.price?.totalMinor ?? 0)
  const changed = Object.entries(price?.answers ?? {}).filter(([name, value]) => file.answers[name] !== value)
  return [
    ...(item.kind === 'correction' ? [] : [`a difference waits for a fee ${item.kind}`]),
    ...(file.state === 'returned' ? [] : [`it is ${file.state} while a difference waits`]),
    ...(difference > 0 && item.amountMinor === difference ? [] : [`${item.amountMinor} is asked for a difference of ${difference}`]),
    ...changed.map(([name]) => `${name} was changed while the difference for it waits`),
  ]
}

/** By our own books: what was paid and not given back is what it costs, whatever is corrected and changed. */
function judgePaid({ price }: CaseFile, { feeItems, refunds }: CasePapers): readonly string[] {
  const paid = feeItems.filter(({ state }) => state === 'paid')
  if (!paid.some(({ kind }) => kind === 'application')) return []
  const kept = sumOf(paid) - sumOf(refunds.filter(({ reason }) => PARTIAL.includes(reason)))
  return kept === price?.totalMinor ? [] : [`${kept} was paid for it and not given back, and it costs ${price?.totalMinor}`]
}

const feeOf = (event: CaseEvent) => event.data.fee as FeeChange | undefined

/** Each difference was asked for once; a dearer correction was sent by its payment, and by nothing else; a cheaper one gave back what it told. */
function judgeCorrections(file: CaseFile, { events, feeItems, refunds }: CasePapers): readonly string[] {
  const items = feeItems.filter(({ kind }) => kind === 'correction')
  const paid = items.filter(({ state }) => state === 'paid')
  const asked = events.filter(({ kind }) => kind === 'ask-fee-difference').length
  const sent = events.filter((event) => event.kind === 'resubmit')
  const byPayment = sent.filter(({ actor }) => actor.kind === 'provider').length
  const changes = sent.flatMap((event) => feeOf(event) ?? [])
  const dearer = changes.filter(({ oldTotalMinor, newTotalMinor }) => newTotalMinor > oldTotalMinor)
  const cheaper = changes.filter(({ oldTotalMinor, newTotalMinor }) => newTotalMinor < oldTotalMinor)
  const less = cheaper.reduce((sum, { oldTotalMinor, newTotalMinor }) => sum + oldTotalMinor - newTotalMinor, 0)
  const back = sumOf(refunds.filter(({ reason }) => reason === 'correction-cheaper'))
  const dropped = events.filter(({ kind }) => kind === 'drop-fee-difference').length
  const gone = items.filter(({ state }) => state === 'cancelled').length
  const over = file.state === 'lapsed' || file.state === 'withdrawn' ? 1 : 0
  return [
    ...(asked === items.length ? [] : [`${asked} differences were asked for, and there are ${items.length} fees of them`]),
    ...(dearer.length === paid.length && byPayment === paid.length
      ? []
      : [`${dearer.length} dearer corrections were sent, ${byPayment} by a payment, and ${paid.length} differences are paid`]),
    ...(less === back ? [] : [`corrections made it ${less} cheaper, and ${back} goes back`]),
    ...(gone >= dropped && gone <= dropped + over ? [] : [`${dropped} differences were given up, and ${gone} fell away`]),
    ...judgeSteps(file, feeItems, changes),
  ]
}

/** Each correction takes up the price where the one before has left it. Of a renewal only: no stay changes its price. */
function judgeSteps({ code, price }: CaseFile, feeItems: readonly FeeItem[], changes: readonly FeeChange[]): readonly string[] {
  const first = feeItems.findLast(({ kind, state }) => kind === 'application' && state === 'paid')
  if (!first || !code.startsWith('RC')) return []
  const totals = [first.amountMinor, ...changes.map(({ newTotalMinor }) => newTotalMinor)]
  const taken = [...changes.map(({ oldTotalMinor }) => oldTotalMinor), price?.totalMinor]
  return totals.every((total, index) => total === taken[index]) ? [] : [`its price went over ${totals.join(', ')}, by its history from ${taken.join(', ')}`]
}

/** Answers of a returned case may be others than the price, and stay so when it ends. */
const SETTLED: readonly string[] = ['submitted', 'in-review', 'approved', 'issued', 'refused']

function judgePrice({ code, state, price, answers }: CaseFile): readonly string[] {
  if (!code.startsWith('RC') || !SETTLED.includes(state)) return []
  const fee = price?.lines.filter(({ item }) => item === 'service').reduce((sum, { minor }) => sum + minor, 0)
  const byHand = feeByHand(answers)
  return [
    ...(fee === byHand ? [] : [`the fee is ${fee}, by hand ${byHand}`]),
    ...(price?.before === undefined || price.before.on === price.on ? [] : ['a correction was priced by the rules of another day']),
  ]
}
