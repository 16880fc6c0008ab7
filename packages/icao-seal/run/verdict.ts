import { fromBase64 } from '../src/bytes/base64.ts'
import { fromHex } from '../src/bytes/bytes.ts'
import type * as mrz from '../src/mrz/index.ts'

export type MrzModule = typeof mrz

/** One vector judged: `problem` is null when the module did what the vector asks. */
export interface Verdict {
  readonly title: string
  readonly problem: string | null
}

/** Compares two plain values by their JSON text; objects must list their keys in the same order. */
export function expectSame(what: string, actual: unknown, expected: unknown): string | null {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  return found === wanted ? null : `${what} is ${found}, expected ${wanted}`
}

/** A vector that makes the module throw has failed; the others still run. */
export function judge(title: string, run: () => readonly (string | null)[]): Verdict {
  try {
    return {
      title,
      problem:
        run()
          .filter((problem) => problem !== null)
          .join('; ') || null,
    }
  } catch (error) {
    return { title, problem: `threw ${String(error)}` }
  }
}

/** As `judge`, for what has to wait. */
export async function judgeLater(title: string, run: () => Promise<readonly (string | null)[]>): Promise<Verdict> {
  try {
    const problems = await run()
    return judge(title, () => problems)
  } catch (error) {
    return { title, problem: `threw ${String(error)}` }
  }
}

/** Rows of a vector file: objects only, so that a foreign file with the same key cannot stop the run. */
export function rowsOf(file: unknown, key: string): readonly Readonly<Record<string, unknown>>[] {
  const found = recordOf(file)[key]
  return Array.isArray(found) ? found.filter((row) => typeof row === 'object' && row !== null) : []
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : []
}

/** Bytes of a text in hexadecimal; a vector that is no hexadecimal fails. */
export function hexOf(value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = fromHex(textOf(value))
  if (!bytes) throw new Error(`no hexadecimal: ${textOf(value)}`)
  return bytes
}

export function base64Of(value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(textOf(value))
  if (!bytes) throw new Error(`no base64: ${textOf(value)}`)
  return bytes
}
