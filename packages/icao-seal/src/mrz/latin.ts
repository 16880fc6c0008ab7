import { formsOf, type LetterTable, type TransliterationResult, writeLetters } from './letters.ts'

/** Doc 9303-3 section 6 A. Where it permits several forms the first stands here: AE, AA, OE, UE, and N for N with tilde. */
const GROUPS: Readonly<Record<string, string>> = {
  A: 'ÀÁÂÃĀĂĄ',
  AA: 'Å',
  AE: 'ÄÆ',
  C: 'ÇĆĈĊČ',
  D: 'ÐĎĐ',
  E: 'ÈÉÊËĒĔĖĘĚ',
  G: 'ĜĞĠĢ',
  H: 'ĤĦ',
  I: 'ÌÍÎÏĨĪĬĮİı',
  IJ: 'Ĳ',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'ĹĻĽĿŁ',
  N: 'ÑŃŅŇŊ',
  O: 'ÒÓÔÕŌŎŐ',
  OE: 'ÖØŒ',
  R: 'ŔŖŘ',
  S: 'ŚŜŞŠ',
  SS: 'ẞ',
  T: 'ŢŤŦ',
  TH: 'Þ',
  U: 'ÙÚÛŨŪŬŮŰŲ',
  UE: 'Ü',
  W: 'Ŵ',
  Y: 'ÝŶŸ',
  Z: 'ŹŻŽ',
}

const FORMS = formsOf(GROUPS)

export const latinLetter: LetterTable = (letter) => (letter >= 'A' && letter <= 'Z' && letter.length === 1 ? letter : FORMS.get(letter))

/**
 * Latin text as a zone writes it, `Marie-Élise` as `MARIE<ELISE` (Doc 9303-3 sections 4.6 and 6 A). For people without a zone and for search:
 * a name that a passport already spells is copied and not transliterated again. Digits and other scripts are refused.
 */
export function latinToMrz(text: string): TransliterationResult {
  return writeLetters(text, latinLetter)
}
