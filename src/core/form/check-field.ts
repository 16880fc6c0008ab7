import { parsePlainDate, plainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { FieldDefinition } from '../service/definition.ts'
import type { ProblemCode } from './problem.ts'

/** What came over the wire: `name`, or for a date `name-day`, `name-month` and `name-year` (or `name` as YYYY-MM-DD from the API). */
export type Typed = Readonly<Record<string, string | undefined>>

export type Checked = Result<string, ProblemCode>

// As typed: spaces and hyphens in phones and document numbers are forgiven afterwards.
const MAX_LENGTH = { 'latin-name': 39, text: 120, 'long-text': 500, email: 254, phone: 20, 'document-number': 20 }
// C0 and C1 controls and the marks that turn text around, which would let a name read otherwise than it is.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** Free words that are kept whatever they are: without characters that a letter cannot show and a database cannot hold, `max` long at most. */
export function tidyWords(typed: string | undefined, max: number): string {
  const shown = (typed ?? '').normalize('NFC').toWellFormed().replace(new RegExp(CONTROLS, 'gu'), '').trim()
  return [...shown].slice(0, max).join('')
}

/** The value of one field as machine data ('' when left out and not required), or the first problem found. */
export function checkField(field: FieldDefinition, typed: Typed, lists: Readonly<Record<string, readonly string[]>>): Checked {
  if (field.kind === 'date') return checkDate(field, typed)
  const raw = (typed[field.name] ?? '').normalize('NFC')
  // Half a surrogate pair is no character: JSON can carry it, and no database column can.
  if (CONTROLS.test(raw) || !raw.isWellFormed()) return refuse('control-characters')
  const text = field.kind === 'long-text' ? raw.replace(/\r\n?/g, '\n').trim() : raw.replace(/\s+/gu, ' ').trim()
  if (text === '') return field.required ? refuse('required') : ok('')
  const max = field.maxLength ?? (MAX_LENGTH as Readonly<Record<string, number>>)[field.kind]
  if (max !== undefined && [...text].length > max) return refuse('too-long', { max })
  return checkText(field, text, lists)
}

function checkText(field: FieldDefinition, text: string, lists: Readonly<Record<string, readonly string[]>>): Checked {
  switch (field.kind) {
    case 'latin-name':
      return checkLatinName(text)
    case 'choice':
      return field.options?.includes(text) ? ok(text) : refuse('choice-unknown')
    case 'list':
      return lists[field.list ?? '']?.includes(text) ? ok(text) : refuse('choice-unknown')
    case 'tick':
      return text === 'yes' || text === 'on' ? ok('yes') : ok('')
    case 'whole-number':
      return checkWholeNumber(field, text)
    case 'email':
      return checkEmail(text)
    case 'phone':
      return checkPhone(text)
    case 'document-number':
      return checkDocumentNumber(text)
    default:
      return ok(text)
  }
}

/** The Latin line of the passport: letters of the Latin script with spaces, hyphens, apostrophes and full stops; kept as typed, in capitals. */
function checkLatinName(text: string): Checked {
  if (/[^\p{Script=Latin}\p{M}\s'’`\-‐.,]/u.test(text))
    return refuse(/\p{L}/u.test(text.replace(/\p{Script=Latin}/gu, '')) ? 'not-latin-letters' : 'name-not-letters')
  if (!/\p{Script=Latin}/u.test(text)) return refuse('name-not-letters')
  // toUpperCase is by code point, never by the language of the machine (Turkish dotless i).
  return ok(text.toUpperCase())
}

function checkWholeNumber(field: FieldDefinition, text: string): Checked {
  if (!/^\d{1,9}$/.test(text)) return refuse('not-a-whole-number')
  const number = Number(text)
  if (field.min !== undefined && number < field.min) return refuse('number-too-small', { min: field.min })
  if (field.max !== undefined && number > field.max) return refuse('number-too-large', { max: field.max })
  return ok(String(number))
}

/** One mailbox, one @, a host with a dot, nothing that a mail server could read as a second recipient or header. */
function checkEmail(text: string): Checked {
  return /^[^\s@,;:<>()[\]\\"]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}\-.]*[\p{L}\p{N}])?\.[\p{L}\p{N}]{2,63}$/u.test(text) && !text.includes('..')
    ? ok(text)
    : refuse('email-shape')
}

function checkPhone(text: string): Checked {
  const tidy = text.replace(/[\s().\-‐]/g, '').replace(/^00/, '+')
  return /^\+?\d{7,15}$/.test(tidy) ? ok(tidy) : refuse('phone-shape')
}

/** A passport number as it is kept and compared: capitals, without spaces and hyphens. */
export function tidyDocumentNumber(typed: string): string {
  return typed
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s\-‐]/g, '')
}

function checkDocumentNumber(text: string): Checked {
  const tidy = tidyDocumentNumber(text)
  return /^[A-Z0-9]{5,9}$/.test(tidy) && /\d/.test(tidy) ? ok(tidy) : refuse('document-number-shape')
}

function checkDate(field: FieldDefinition, typed: Typed): Checked {
  const whole = (typed[field.name] ?? '').trim()
  if (whole !== '') {
    const date = parsePlainDate(whole)
    return date ? ok(date) : refuse('date-impossible')
  }
  const parts = ['day', 'month', 'year'].map((part) => (typed[`${field.name}-${part}`] ?? '').trim())
  if (parts.every((part) => part === '')) return field.required ? refuse('required') : ok('')
  const missing = ['day', 'month', 'year'].filter((_, i) => parts[i] === '')
  if (missing.length > 0) return refuse('date-incomplete', { missing: missing.join(',') })
  if (!parts.every((part, i) => (i === 2 ? /^\d{4}$/ : /^\d{1,2}$/).test(part))) return refuse('date-impossible')
  const date = plainDate(Number(parts[2]), Number(parts[1]), Number(parts[0]))
  return date ? ok(date) : refuse('date-impossible', { year: Number(parts[2]), month: Number(parts[1]), day: Number(parts[0]) })
}
