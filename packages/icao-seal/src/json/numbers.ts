/**
 * `any`: whatever a double can approximate, as RFC 8785 allows. `exact`: no number that reading would change - no integer beyond 2^53 - 1, no digits that a
 * double cannot keep, no minus zero (RFC 7493 section 2.2). `safe-integers`: integers written as such, and safe.
 */
export type NumberRule = 'any' | 'exact' | 'safe-integers'

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const PARTS = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/

/** The number text that begins at a position (RFC 8259 section 6); empty when there is none. */
export function numberTextAt(text: string, at: number): string {
  NUMBER.lastIndex = at
  return NUMBER.exec(text)?.[0] ?? ''
}

/** Sign, digits without zeros at either end, and the power of ten of the last digit: two texts of one decimal number give the same. */
function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = PARTS.exec(text) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  if (end === 0) return `${sign}0`
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`
}

/** The number that a text stands for, or the refusal that the rule asks for. Infinity is never a number: RFC 8785 cannot write it. */
export function numberOf(text: string, rule: NumberRule): number | 'number-out-of-range' | 'number-not-exact' {
  const value = Number(text)
  if (!Number.isFinite(value)) return 'number-out-of-range'
  if (rule === 'any') return value
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return 'number-not-exact'
  if (rule === 'safe-integers') return /^(?:0|-?[1-9][0-9]*)$/.test(text) ? value : 'number-not-exact'
  return decimalOf(text) === decimalOf(String(value)) ? value : 'number-not-exact'
}
