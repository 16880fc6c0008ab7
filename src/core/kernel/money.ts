/** An amount in minor units (tiyn for KZT, 100 to the tenge) with its ISO 4217 currency. Always a whole number. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new Error(`not a whole number of minor units: ${minor}`)
  return { minor, currency }
}

export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot add ${a.currency} and ${b.currency}`)
  return money(a.minor + b.minor, a.currency)
}

export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce(addMoney, money(0, currency))
}
