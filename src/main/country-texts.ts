import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import { services } from '../countries/kz-demo/services.ts'
import en from '../countries/kz-demo/texts/en.json' with { type: 'json' }
import kk from '../countries/kz-demo/texts/kk.json' with { type: 'json' }
import ru from '../countries/kz-demo/texts/ru.json' with { type: 'json' }
import zh from '../countries/kz-demo/texts/zh.json' with { type: 'json' }

const ofCountry: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, kk, zh }

/** The words of the country and of its services, laid over the product's. */
export const countryTexts = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    { ...ofCountry[language], ...Object.fromEntries(services.flatMap(({ texts }) => Object.entries(texts).map(([key, words]) => [key, words[language]]))) },
  ]),
) as Readonly<Record<Language, Readonly<Record<string, string>>>>
