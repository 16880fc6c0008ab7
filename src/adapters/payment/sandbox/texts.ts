import { isLanguage, type Language } from '../../../core/kernel/language.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

export type Texts = Readonly<Record<keyof typeof en, string>>

/** The sandbox is another company's site in the play, so its words are its own and not the product's. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, ru, kk, zh }

/** The language asked for in the address, or the one the payment was made in. */
export function languageOf(asked: unknown, otherwise: Language): Language {
  return typeof asked === 'string' && isLanguage(asked) ? asked : otherwise
}

/** `1500000` tiyn -> `15,000 KZT`, grouped as the language does, in one piece on the line. */
export function writeAmount(minor: number, currency: string, language: Language): string {
  const digits = minor % 100 === 0 ? 0 : 2
  const sum = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(minor / 100)
  return `${sum}\u00a0${currency}`
}
