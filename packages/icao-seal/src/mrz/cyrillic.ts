import { latinLetter } from './latin.ts'
import { formsOf, type LetterTable, type TransliterationResult, writeLetters } from './letters.ts'

export type CyrillicLanguage = 'be' | 'bg' | 'kk' | 'mk' | 'ru' | 'sr' | 'uk'

type Groups = Readonly<Record<string, string>>

/** Doc 9303-3 section 6 B, the forms without a language. The table has no soft sign: it is left out. */
const ICAO: Groups = {
  '': 'Ь',
  A: 'А',
  B: 'Б',
  C: 'Һ',
  CH: 'Ч',
  D: 'ДЂ',
  DZ: 'ЅЏ',
  E: 'ЕЁЭ',
  F: 'Ф',
  G: 'ГҐҒ',
  I: 'ИІЇЙ',
  IA: 'Я',
  IE: 'ЄЪ',
  IU: 'Ю',
  J: 'Ј',
  K: 'КЌ',
  KH: 'Х',
  L: 'Л',
  LJ: 'Љ',
  M: 'М',
  N: 'Н',
  NJ: 'Њ',
  O: 'О',
  P: 'П',
  R: 'Р',
  S: 'С',
  SH: 'Ш',
  SHCH: 'Щ',
  T: 'Т',
  TS: 'Ц',
  U: 'УЎѪ',
  V: 'В',
  Y: 'ЫѴ',
  Z: 'З',
  ZH: 'Ж',
}

/** Kazakh letters that the ICAO table lacks: a proposal, not verified against the Kazakh regulation. */
const KAZAKH_PROPOSAL: Groups = { A: 'Ә', K: 'Қ', N: 'Ң', O: 'Ө', U: 'ҰҮ' }

const FORMS: ReadonlyMap<string, string> = new Map([...formsOf(ICAO), ...formsOf(KAZAKH_PROPOSAL)])

/** Doc 9303-3 section 6 B, exceptions by language. The Kazakh one belongs to the same proposal: the table gives C, after Bashkir. */
const EXCEPTIONS: Readonly<Record<CyrillicLanguage, ReadonlyMap<string, string>>> = {
  be: formsOf({ H: 'Г', IO: 'Ё' }),
  bg: formsOf({ SHT: 'Щ' }),
  kk: formsOf({ H: 'Һ' }),
  mk: formsOf({ C: 'Ц', DJ: 'Џ', GJ: 'Ғ', H: 'Х', KJ: 'Ќ' }),
  ru: formsOf({}),
  sr: formsOf({ C: 'ЦЧ', H: 'ГХ', S: 'Ш', Z: 'Ж' }),
  uk: formsOf({ H: 'Г', Y: 'И' }),
}

/** Doc 9303-3 section 6 B: Ukrainian letters that are written otherwise at the beginning of a name. */
const UKRAINIAN_FIRST = formsOf({ Y: 'Й', YA: 'Я', YE: 'Є', YI: 'Ї', YU: 'Ю' })

function tableOf(language: CyrillicLanguage): LetterTable {
  const exceptions = EXCEPTIONS[language]
  const atStart = language === 'uk' ? UKRAINIAN_FIRST : exceptions
  return (letter, first) => (first ? atStart.get(letter) : undefined) ?? exceptions.get(letter) ?? FORMS.get(letter) ?? latinLetter(letter, first)
}

/**
 * Cyrillic text in Latin letters, `Цой` as `TSOI`, for search and matching only: a card takes its name from the passport, whose spelling need not
 * follow this table. Latin letters pass as in `latinToMrz`; digits and other scripts are refused.
 */
export function transliterateCyrillic(text: string, language: CyrillicLanguage = 'ru'): TransliterationResult {
  return writeLetters(text, tableOf(language))
}
