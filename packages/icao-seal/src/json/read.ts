import { type NumberRule, numberOf, numberTextAt } from './numbers.ts'
import { type StringCode, stringAt } from './strings.ts'
import type { JsonValue } from './value.ts'

export type JsonCode =
  | StringCode
  | 'not-text'
  | 'not-utf8'
  | 'byte-order-mark'
  | 'too-long'
  | 'too-deep'
  | 'duplicate-name'
  | 'number-out-of-range'
  | 'number-not-exact'

export interface JsonRefusal {
  readonly ok: false
  readonly code: JsonCode
  /** UTF-16 code units before the trouble; 0 when the text as a whole is refused. */
  readonly at: number
}

export type JsonResult = { readonly ok: true; readonly value: JsonValue } | JsonRefusal

export interface JsonOptions {
  readonly numbers?: NumberRule
  /** Arrays and objects inside each other. */
  readonly maxDepth?: number
  /** Characters of a text, or bytes. */
  readonly maxLength?: number
}

interface Reading {
  readonly text: string
  readonly numbers: NumberRule
  readonly maxDepth: number
  at: number
  code: JsonCode | null
}

const MAX_DEPTH = 32
const MAX_LENGTH = 1_000_000

/**
 * Reads JSON (RFC 8259) and refuses what JSON.parse would change without a word: doubled names, of which it keeps the last; half surrogate pairs, which have no
 * UTF-8; and, as the number rule asks, digits that a double cannot keep. Never throws.
 */
export function readJson(input: string | Uint8Array, options: JsonOptions = {}): JsonResult {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return refused('not-text')
  if (input.length > (options.maxLength ?? MAX_LENGTH)) return refused('too-long')
  const text = typeof input === 'string' ? input : textOf(input)
  if (text === null) return refused('not-utf8')
  if (text.startsWith('\ufeff')) return refused('byte-order-mark')
  if (!text.isWellFormed()) return refused('lone-surrogate')
  const reading: Reading = { text, numbers: options.numbers ?? 'exact', maxDepth: options.maxDepth ?? MAX_DEPTH, at: 0, code: null }
  skipSpace(reading)
  const value = readValue(reading, 0)
  if (value !== undefined && reading.at < text.length) fail(reading, 'syntax')
  if (value === undefined || reading.code !== null) return { ok: false, code: reading.code ?? 'syntax', at: reading.at }
  return { ok: true, value }
}

function refused(code: JsonCode): JsonRefusal {
  return { ok: false, code, at: 0 }
}

/** `fatal`, because replacement characters would make different bytes one text; `ignoreBOM`, because it means that the mark stays visible. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Notes the first refusal; `undefined`, which JSON does not know, carries it outwards. */
function fail(reading: Reading, code: JsonCode): undefined {
  reading.code ??= code
  return undefined
}

function skipSpace(reading: Reading): void {
  for (; ; reading.at += 1) {
    const code = reading.text.charCodeAt(reading.at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
  }
}

/** Takes one sign, if it is the next, and the space after it. */
function take(reading: Reading, sign: string): boolean {
  if (reading.text[reading.at] !== sign) return false
  reading.at += 1
  skipSpace(reading)
  return true
}

const WORDS: readonly (readonly [string, null | boolean])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
]

function readValue(reading: Reading, depth: number): JsonValue | undefined {
  const value = readBareValue(reading, depth)
  if (value !== undefined) skipSpace(reading)
  return value
}

function readBareValue(reading: Reading, depth: number): JsonValue | undefined {
  const sign = reading.text[reading.at]
  if (sign === '"') return readText(reading)
  if (sign === '{' || sign === '[') {
    if (depth >= reading.maxDepth) return fail(reading, 'too-deep')
    return sign === '{' ? readObject(reading, depth + 1) : readArray(reading, depth + 1)
  }
  for (const [word, value] of WORDS) {
    if (!reading.text.startsWith(word, reading.at)) continue
    reading.at += word.length
    return value
  }
  return readNumber(reading)
}

function readText(reading: Reading): string | undefined {
  const found = stringAt(reading.text, reading.at)
  reading.at = found.at
  return found.ok ? found.value : fail(reading, found.code)
}

function readNumber(reading: Reading): number | undefined {
  const text = numberTextAt(reading.text, reading.at)
  if (text === '') return fail(reading, 'syntax')
  const value = numberOf(text, reading.numbers)
  if (typeof value === 'string') return fail(reading, value)
  reading.at += text.length
  return value
}

function readArray(reading: Reading, depth: number): JsonValue | undefined {
  take(reading, '[')
  const items: JsonValue[] = []
  if (take(reading, ']')) return items
  for (;;) {
    const item = readValue(reading, depth)
    if (item === undefined) return undefined
    items.push(item)
    if (take(reading, ']')) return items
    if (!take(reading, ',')) return fail(reading, 'syntax')
  }
}

function readObject(reading: Reading, depth: number): JsonValue | undefined {
  take(reading, '{')
  const members: Record<string, JsonValue> = Object.create(null)
  if (take(reading, '}')) return members
  for (;;) {
    if (!readMember(reading, depth, members)) return undefined
    if (take(reading, '}')) return members
    if (!take(reading, ',')) return fail(reading, 'syntax')
  }
}

function readMember(reading: Reading, depth: number, members: Record<string, JsonValue>): boolean {
  const start = reading.at
  if (reading.text[start] !== '"') fail(reading, 'syntax')
  const name = reading.code === null ? readText(reading) : undefined
  if (name === undefined) return false
  if (name in members) {
    fail(reading, 'duplicate-name')
    reading.at = start
    return false
  }
  skipSpace(reading)
  if (!take(reading, ':')) {
    fail(reading, 'syntax')
    return false
  }
  const value = readValue(reading, depth)
  if (value === undefined) return false
  members[name] = value
  return true
}
