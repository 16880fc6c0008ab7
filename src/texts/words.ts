import messageformat from '@messageformat/core'
import type { Language } from '../core/kernel/language.ts'
import { CATALOGUE, type TextArguments, type TextKey } from './catalogue.gen.ts'

// The package is CommonJS: its types put the class one level deeper than Node does.
const MessageFormat = messageformat as unknown as (typeof messageformat)['default']

type Facts = Readonly<Record<string, unknown>>
type Write = (facts: Facts) => string
type ArgumentsOf<K extends TextKey> = keyof TextArguments[K] extends never ? [] : [TextArguments[K]]

/** The texts of one language. Called with a key and its arguments; the compiler refuses an unknown key or a missing argument. */
export interface Words {
  <K extends TextKey>(key: K, ...facts: ArgumentsOf<K>): string
  /** For keys that data name: a field, a reason, a border point. An unknown key is answered with itself, and the tests find it. */
  of(key: string, facts?: Facts): string
  has(key: string): boolean
  readonly language: Language
}

export type Texts = (language: Language) => Words

/** Joins the product's texts with the country's and compiles each message the first time it is needed. */
export function createTexts(country: Readonly<Record<Language, Readonly<Record<string, string>>>>): Texts {
  const made = new Map<Language, Words>()
  return (language) => {
    let words = made.get(language)
    if (!words) made.set(language, (words = createWords(language, { ...CATALOGUE[language], ...country[language] })))
    return words
  }
}

function createWords(language: Language, messages: Readonly<Record<string, string>>): Words {
  const format = new MessageFormat(language)
  const compiled = new Map<string, Write>()
  const write = (key: string, facts: Facts): string => {
    let message = compiled.get(key)
    if (!message) {
      const source = messages[key]
      if (source === undefined) return key
      // Most messages are plain: they need no compiler and no call.
      message = /[{}'#]/.test(source) ? (format.compile(source) as Write) : () => source
      compiled.set(key, message)
    }
    return message(facts)
  }
  const words = (key: string, facts?: Facts) => write(key, facts ?? {})
  return Object.assign(words, { of: words, has: (key: string) => messages[key] !== undefined, language }) as Words
}
