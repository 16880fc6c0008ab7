import assert from 'node:assert/strict'
import type { Seen } from './visitor.ts'

/** What belongs into a log and never into an answer: places in code, names of machinery, statements, texts that were not found. */
const INTERNAL: readonly RegExp[] = [
  /\bat (?:async )?[\w.<>[\] ]*\(?(?:file:|node:|\/)[^\s)]*:\d+/,
  /node_modules|[\w-]+\.(?:ts|tsx|mjs|sql)\b(?!-)/,
  /\b(?:select|insert into|update|delete from) .{1,80}\b(?:from|values|set|where)\b/i,
  /\b(?:TypeError|ReferenceError|RangeError|SyntaxError|FastifyError|ZodError|AggregateError)\b/,
  /\bFST_[A-Z_]+|\bE(?:CONN|NOENT|ACCES|PERM)[A-Z]*\b|SQLSTATE|postgres|pgboss|\bpg_/,
  /\[object Object\]|\bundefined\b|\bNaN\b/,
  /\b(?:problem|trouble|country|field|page|document)\.[a-z-]+\.[a-z]/,
]

/** Fails when an answer tells how the product is made. Not for the pages made for developers. */
export function assertNothingInternal(seen: Seen, what: string): void {
  const type = seen.headers.get('content-type') ?? ''
  if (!/text|json/.test(type)) return
  for (const pattern of INTERNAL) {
    const found = pattern.exec(seen.text)
    assert.equal(found?.[0], undefined, `${what}: ${seen.status} tells ${seen.text.slice(Math.max(0, (found?.index ?? 0) - 60), (found?.index ?? 0) + 80)}`)
  }
}
