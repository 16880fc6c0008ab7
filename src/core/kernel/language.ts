/** The four languages of the product, as BCP 47 primary tags. `zh` is written in simplified characters (`zh-Hans`). */
export const LANGUAGES = ['en', 'ru', 'kk', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text)
}

/** A name or text in all four languages, as country data carries it. */
export type InFour = Readonly<Record<Language, string>>

/** The value of the HTML `lang` attribute. */
export function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-Hans' : language
}
