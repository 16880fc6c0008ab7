import { isLanguage, type Language } from '../../../core/kernel/language.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import en from '../../../texts/en/border.json' with { type: 'json' }
import kk from '../../../texts/kk/border.json' with { type: 'json' }
import ru from '../../../texts/ru/border.json' with { type: 'json' }
import zh from '../../../texts/zh/border.json' with { type: 'json' }

export type WordKey = keyof typeof en

const TEXTS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, ru, kk, zh }

/**
 * The texts of one language. They lie in the script, since the device has no network, and name their facts in braces only: a compiler of messages would need
 * code from text, which the page's policy forbids. A test holds the texts to that.
 */
export interface Words {
  (key: WordKey, facts?: Readonly<Record<string, string | number>>): string
  readonly language: Language
  /** `23 Dec 2026`, as the language writes it. Not by the browser's own tables: some browsers have none for Kazakh. */
  day(date: PlainDate | string): string
  /** With the time, in the agency's zone. */
  moment(milliseconds: number, timeZone: string): string
  /** `2 h 10 min`. */
  age(milliseconds: number): string
}

export function wordsOf(language: Language): Words {
  const texts = TEXTS[language]
  const words = (key: WordKey, facts: Readonly<Record<string, string | number>> = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
  const day = (date: string) => {
    const [year = '', month = '', dayOfMonth = ''] = date.split('-')
    return words('border.date', { year, month: texts['border.months'].split(' ')[Number(month) - 1] ?? month, day: Number(dayOfMonth) })
  }
  return Object.assign(words, {
    language,
    day,
    moment: (milliseconds: number, timeZone: string) => {
      const [date, time] = dayAndTime(milliseconds, timeZone)
      return words('border.moment', { day: day(date), time })
    },
    age: (milliseconds: number) => ageOf(words, milliseconds),
  })
}

const MINUTE = 60_000
const HOURS_SHOWN = 48

function ageOf(words: (key: WordKey, facts?: Readonly<Record<string, number>>) => string, milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE))
  const hours = Math.floor(minutes / 60)
  if (hours >= HOURS_SHOWN) return words('border.age.days', { days: Math.floor(hours / 24) })
  return hours > 0 ? words('border.age.hours', { hours, minutes: minutes % 60 }) : words('border.age.minutes', { minutes })
}

/** The day and the time of a moment in a zone: `2026-11-24`, `08:32`. */
export function dayAndTime(milliseconds: number, timeZone: string): readonly [string, string] {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const parts = new Map(new Intl.DateTimeFormat('en-GB', options).formatToParts(new Date(milliseconds)).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
  return [`${part('year')}-${part('month')}-${part('day')}`, `${part('hour')}:${part('minute')}`]
}

const CHOSEN = 'sapar-border-language'

/** The language of the address, then the one chosen before, then that of the browser. */
export function languageHere(): Language {
  const asked = [new URLSearchParams(location.search).get('lang'), localStorage.getItem(CHOSEN), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return asked.find((tag): tag is Language => tag !== null && isLanguage(tag)) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, language)
}
