/**
 * What of a printed number is compared: capitals, letters and digits only. Other registers have other shapes and other alphabets, so that there is no check
 * character to ask; full-width digits of a Chinese keyboard are digits.
 */
export function numberKey(printed: string): string {
  return printed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
