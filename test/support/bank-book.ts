import type { Product } from './product.ts'

/** What the sandbox bank took for a case and gave back, in minor units. */
export interface BankBook {
  readonly captures: readonly number[]
  readonly refunds: readonly number[]
}

/** Read from the bank's own book, not from what the product believes. */
export async function bankBook(product: Pick<Product, 'pool'>, code: string): Promise<BankBook> {
  const { rows } = await product.pool.query<{ kind: 'capture' | 'refund'; amount_minor: number }>(
    'select kind, entry.amount_minor from sandbox.entry join sandbox.payment on payment.id = entry.payment_id where description = $1 order by entry.id',
    [code],
  )
  const of = (kind: 'capture' | 'refund') => rows.filter((row) => row.kind === kind).map((row) => Number(row.amount_minor))
  return { captures: of('capture'), refunds: of('refund') }
}
