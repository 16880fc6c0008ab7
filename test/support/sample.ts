/** Set by `npm run test:long`. */
const LONG = process.env.SAPAR_LONG === '1'

/** How many of `whole` rounds of a long series this run tries: all of them in `npm run test:long`, two of five otherwise. */
export function sampleOf(whole: number): number {
  return LONG ? whole : Math.ceil(whole * 0.4)
}
