import { htmlLanguage, type Language } from '../core/kernel/language.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Money } from '../core/kernel/money.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'

/** How days, moments and sums are written in the four languages. Days have no zone: they are formatted as UTC midnights. */

const formats = new Map<string, Intl.DateTimeFormat>()
const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', kk: 'kk-KZ', zh: 'zh-Hans-CN' }

const MOST = 4096
const written = new Map<string, string>()

/** A day or a sum written before is not written anew: the same few hundred stand on all pages, and formatting one costs as much as ten elements. */
function once(key: string, write: () => string): string {
  let text = written.get(key)
  if (text !== undefined) return text
  if (written.size >= MOST) written.clear()
  written.set(key, (text = write()))
  return text
}

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  let made = formats.get(key)
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(TAGS[language], options)))
  return made
}

/** Russian abbreviates the year with a full stop, which would meet the one of the sentence. */
function spelled(text: string): string {
  return text.replace(/\sг\./, ' года')
}

function midnight(date: PlainDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** `12 January 2027`, `12 января 2027 г.`, `2027 ж. 12 қаңтар`, `2027年1月12日`. */
export function writtenDay(language: Language, date: PlainDate): string {
  return once(`day ${language} ${date}`, () => spelled(format(language, 'day', { dateStyle: 'long', timeZone: 'UTC' }).format(midnight(date))))
}

/** With the weekday: `Monday 21 December 2026`. */
export function writtenWeekday(language: Language, date: PlainDate): string {
  return spelled(
    format(language, 'weekday', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
      .format(midnight(date))
      .replace(/^(\p{L}+), /u, language === 'en' ? '$1 ' : '$1, '),
  )
}

/** For tables: `Tue 24 Nov`, without the year. */
export function writtenShortDay(language: Language, date: PlainDate): string {
  return format(language, 'short', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(midnight(date)).replace(',', '')
}

/** The parts of a calendar leaf. */
export function leafOf(language: Language, date: PlainDate): { readonly month: string; readonly number: string; readonly weekday: string } {
  const month = () =>
    format(language, 'leaf-month', { month: 'long', year: 'numeric', timeZone: 'UTC' })
      .format(midnight(date))
      .replace(/\s?г\.$/, '')
  return {
    month: once(`month ${language} ${date}`, month),
    number: String(Number(date.slice(8))),
    weekday: once(`weekday ${language} ${date}`, () => format(language, 'leaf-weekday', { weekday: 'long', timeZone: 'UTC' }).format(midnight(date))),
  }
}

/** A moment in the agency's zone: `10 December 2026, 15:04`. */
export function writtenMoment(language: Language, moment: Instant, timeZone: string): string {
  return format(language, `moment ${timeZone}`, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(moment))
}

/** For a list where the year goes without saying: `24 Nov, 10:41`. */
export function writtenShortMoment(language: Language, moment: Instant, timeZone: string): string {
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return format(language, `short moment ${timeZone}`, options).format(new Date(moment))
}

export function writtenTime(language: Language, moment: Instant, timeZone: string): string {
  // To the minute, which is all that is written.
  const write = () => format(language, `time ${timeZone}`, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(moment))
  return once(`time ${language} ${timeZone} ${moment.slice(0, 16)}`, write)
}

const SYMBOLS: Readonly<Record<string, string>> = { KZT: '₸' }
const numbers = new Map<string, Intl.NumberFormat>()

/** `30,275 ₸`. Tenge are shown without tiyn unless there are some; the space does not break. */
export function writtenMoney(language: Language, amount: Money): string {
  return once(`money ${language} ${amount.minor} ${amount.currency}`, () => writeMoney(language, amount))
}

function writeMoney(language: Language, amount: Money): string {
  // A part of a tenge is written with both of its digits: 6,487.50.
  const digits = amount.minor % 100 === 0 ? 0 : 2
  const key = `${language} ${digits}`
  let number = numbers.get(key)
  if (!number) numbers.set(key, (number = new Intl.NumberFormat(htmlLanguage(language), { minimumFractionDigits: digits, maximumFractionDigits: digits })))
  return `${number.format(amount.minor / 100)}\u00a0${SYMBOLS[amount.currency] ?? amount.currency}`
}

export function writtenNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(htmlLanguage(language)).format(value)
}

/** `1,234.5`, `1 234,5`: with that many digits after the point. */
export function writtenFixed(language: Language, value: number, digits: number): string {
  return value.toLocaleString(htmlLanguage(language), { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Weekdays in a row, Monday 1 to Sunday 7: `Monday – Friday`, `понедельник – пятница`. */
export function writtenWeekdays(language: Language, first: number, last: number): string {
  // 1 January 2024 was a Monday.
  const name = (weekday: number) => format(language, 'leaf-weekday', { weekday: 'long', timeZone: 'UTC' }).format(midnight(`2024-01-0${weekday}` as PlainDate))
  return first === last ? name(first) : `${name(first)} – ${name(last)}`
}

/** Things of one kind beside each other, without a word for "and". */
export function writtenList(language: Language, items: readonly string[]): string {
  return items.join(language === 'zh' ? '、' : ', ')
}
