/**
 * Codes that mean the same nationality in a passport. Doc 9303-3 section 5 writes Germany as D; Kosovo occurs as RKS (ICAO),
 * XKX (EU), XKK and XXK. Subclasses of British nationals and persons without a nationality are codes of their own, never folded
 * into a country: other rules hold for them.
 */
const SAME: Readonly<Record<string, string>> = { D: 'DEU', XKX: 'RKS', XKK: 'RKS', XXK: 'RKS' }

/** `D<<` -> `DEU`. The answer need not be a code that exists. */
export function normaliseNationality(code: string): string {
  const tidy = code.trim().toUpperCase().replaceAll('<', '')
  return SAME[tidy] ?? tidy
}

/** Utopia, the issuing state of specimen documents (Doc 9303-3): nobody's nationality. */
export const UTOPIA = 'UTO'
