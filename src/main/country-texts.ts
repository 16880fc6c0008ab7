import type { Language } from '../core/kernel/language.ts'
import en from '../countries/kz-demo/texts/en.json' with { type: 'json' }
import kk from '../countries/kz-demo/texts/kk.json' with { type: 'json' }
import ru from '../countries/kz-demo/texts/ru.json' with { type: 'json' }
import zh from '../countries/kz-demo/texts/zh.json' with { type: 'json' }

/** The country's own words, laid over the product's. */
export const countryTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, kk, zh }
