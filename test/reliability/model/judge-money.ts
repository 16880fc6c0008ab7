import type { Attempt, FeeItem, Receipt, Refund } from '../../../src/actions/ports/cases.ts'
import type { World } from './world.ts'

interface Account {
  readonly feeItems: readonly FeeItem[]
  readonly receipts: readonly Receipt[]
  readonly refunds: readonly Refund[]
}

interface Charge {
  readonly attempt: Attempt
  /** What the bank took and gave back, in minor units. */
  readonly taken: number
  readonly returned: number
}

/** Compares our books with the bank's, to the tiyn. Only in calm: money on its way is in neither. */
export async function judgeMoney(world: World): Promise<readonly string[]> {
  const wrong: string[] = []
  let captures = 0
  for (const it of world.people.filter(({ gone }) => !gone)) {
    const file = await world.cases.findById(it.id)
    if (!file) continue
    const { attempts, ...account } = await world.cases.papers(it.id)
    const charges = await Promise.all(attempts.map((attempt) => chargeOf(world, attempt)))
    captures += charges.filter(({ taken }) => taken > 0).length
    const paid = account.feeItems.some((item) => item.kind === 'application' && item.state === 'paid')
    const balance = charges.reduce((sum, { taken, returned }) => sum + taken - returned, 0)
    const owed = paid ? (file.price?.totalMinor ?? 0) : 0
    const findings = [
      ...charges.filter(({ taken }) => taken > 0).flatMap((charge) => judgeCharge(charge, account)),
      ...judgeItems(charges, account),
      ...judgeNotes(account),
      ...(balance === owed ? [] : [`the bank holds ${balance} for it, and ${owed} is what it costs`]),
    ]
    wrong.push(...findings.map((what) => `${it.code} (${file.state}): ${what}`))
  }
  const all = world.bank.counts().captures
  return [...wrong, ...(captures === all ? [] : [`the bank charged ${all} times, we know of ${captures}`]), ...(await judgeSeries(world))]
}

async function chargeOf(world: World, attempt: Attempt): Promise<Charge> {
  const status = attempt.providerRef ? await world.bank.getStatus(attempt.providerRef) : undefined
  return { attempt, taken: status?.amount.minor ?? 0, returned: status?.refunded.minor ?? 0 }
}

/** Why a part of a charge goes back while the rest of it stays. */
export const PARTIAL: readonly string[] = ['stay-cheaper', 'correction-cheaper']

/** Money that came pays for its fee and has a receipt, or it went back whole, with a credit note. */
function judgeCharge({ attempt, taken, returned }: Charge, { feeItems, receipts, refunds }: Account): readonly string[] {
  const item = feeItems.find(({ id }) => id === attempt.feeItemId)
  const ofItem = receipts.filter(({ kind, feeItemId }) => kind === 'receipt' && feeItemId === attempt.feeItemId)
  const back = refunds.filter(({ attemptId }) => attemptId === attempt.id)
  const whole = back.filter(({ reason }) => !PARTIAL.includes(reason))
  const wrong: string[] = []
  if (attempt.state !== 'success') wrong.push(`the bank has ${taken} of an attempt that is ${attempt.state}`)
  if (whole.length > 1) wrong.push('one charge goes back more than once')
  if (whole.length === 1 && (whole[0]?.amountMinor !== taken || returned !== taken)) wrong.push(`of ${taken} that was for nothing ${returned} went back`)
  if (whole.length === 0 && (item?.state !== 'paid' || ofItem.length !== 1 || ofItem[0]?.amountMinor !== taken))
    wrong.push(`${taken} was kept for a fee that is ${item?.state} with ${ofItem.length} receipts`)
  if (returned !== back.reduce((sum, { amountMinor }) => sum + amountMinor, 0)) wrong.push(`the bank gave back ${returned}, our refunds are others`)
  return wrong
}

/** A fee is paid exactly when one charge was kept for it. */
function judgeItems(charges: readonly Charge[], { feeItems, receipts, refunds }: Account): readonly string[] {
  return feeItems.flatMap((item) => {
    const kept = charges.filter(
      ({ attempt, taken }) =>
        taken > 0 && attempt.feeItemId === item.id && !refunds.some(({ attemptId, reason }) => attemptId === attempt.id && !PARTIAL.includes(reason)),
    )
    const issued = receipts.filter(({ feeItemId }) => feeItemId === item.id).length
    const right = item.state === 'paid' ? kept.length === 1 && issued === 1 : kept.length === 0 && issued === 0
    return right ? [] : [`a ${item.kind} fee is ${item.state} with ${kept.length} charges and ${issued} receipts`]
  })
}

function judgeNotes({ receipts, refunds }: Account): readonly string[] {
  return refunds.flatMap(({ id, state, amountMinor }) => {
    const notes = receipts.filter(({ refundId }) => refundId === id)
    return state === 'success' && notes.length === 1 && notes[0]?.amountMinor === amountMinor
      ? []
      : [`a refund of ${amountMinor} is ${state} with ${notes.length} credit notes`]
  })
}

/** Receipts and credit notes of an office and year are numbered from 1 without a gap. */
async function judgeSeries({ pool }: World): Promise<readonly string[]> {
  const { rows } = await pool.query<{ office: string; year: number; n: number; last: number }>(
    'select office_id as office, year, count(*)::int as n, max(serial) as last from receipt group by 1, 2',
  )
  return rows.filter(({ n, last }) => n !== last).map(({ office, year, n, last }) => `the receipts of ${office} ${year} have a gap: ${n} up to number ${last}`)
}
