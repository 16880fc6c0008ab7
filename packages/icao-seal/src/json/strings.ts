export type StringCode = 'syntax' | 'lone-surrogate'

export type StringResult =
  | { readonly ok: true; readonly value: string /** After the closing quotation mark. */; readonly at: number }
  | { readonly ok: false; readonly code: StringCode; readonly at: number }

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** The string (RFC 8259 section 7) whose opening quotation mark stands at a position of a well-formed text. */
export function stringAt(text: string, start: number): StringResult {
  let value = ''
  let at = start + 1
  for (;;) {
    const end = endOfPlain(text, at)
    value += text.slice(at, end)
    at = end
    if (text[at] === '"') break
    const escape = text[at] === '\\' ? escapeAt(text, at + 1) : null
    if (escape === null) return { ok: false, code: 'syntax', at }
    value += escape
    at += text[at + 1] === 'u' ? 6 : 2
  }
  // A whole pair may come from two escapes, so only the finished string can tell a lone half.
  return value.isWellFormed() ? { ok: true, value, at: at + 1 } : { ok: false, code: 'lone-surrogate', at: start }
}

/** Control characters must be escaped, so they end a plain run as the quotation mark and the backslash do. */
function endOfPlain(text: string, start: number): number {
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x22 || code === 0x5c) break
    at += 1
  }
  return at
}

function escapeAt(text: string, at: number): string | null {
  const letter = text[at] ?? ''
  if (letter !== 'u') return ESCAPES.get(letter) ?? null
  const digits = text.slice(at + 1, at + 5)
  return /^[0-9a-fA-F]{4}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : null
}
