import type { Bytes } from '../src/bytes/bytes.ts'
import type { SealModules } from './modules.ts'
import { base64Of, rowsOf, textOf, type Verdict } from './verdict.ts'

/** One file of a folder, and what its judges may need besides. */
export interface VectorFile {
  readonly name: string
  readonly content: unknown
  /** Certificates of the folder's files that name no CSCA, for files that bring none of their own. */
  readonly pinned: readonly Bytes[]
  readonly modules: SealModules
  /** Takes what a vector states and no judge knows how to check, so that the run can tell. */
  readonly unjudged: (what: string) => void
}

/** A file of another format gives no verdict. */
export type Judge = (file: VectorFile) => readonly Verdict[] | Promise<readonly Verdict[]>

/** The roots that a file trusts. */
export function cscasOf(content: unknown): readonly Bytes[] {
  return [...rowsOf(content, 'trustStore'), ...rowsOf(content, 'csca')].map((row) => base64Of(row.derBase64))
}

/** The certificates of a file without roots: nothing could prove them, so its seals are checked with these pinned. */
export function pinnedOf(content: unknown): readonly Bytes[] {
  return cscasOf(content).length > 0 ? [] : signersOf(content)
}

function signersOf(content: unknown): readonly Bytes[] {
  return rowsOf(content, 'certificates').map((row) => base64Of(row.derBase64))
}

/** The store that the seals of this file are checked with. */
export function storeOf({ content, pinned, modules }: VectorFile): ReturnType<SealModules['trust']['createTrustStore']> & { readonly ok: true } {
  const cscas = cscasOf(content)
  const own = pinnedOf(content)
  const crls = rowsOf(content, 'crl').map((row) => base64Of(row.derBase64))
  const result = modules.trust.createTrustStore(cscas.length > 0 ? { cscas, crls, signers: signersOf(content) } : { pinned: own.length > 0 ? own : pinned })
  if (!result.ok) throw new Error(`${result.list} ${result.index}: ${result.code}`)
  return result
}

/** `evaluationTime` of the row or of the file, else null. Milliseconds. */
export function statedTime(row: Readonly<Record<string, unknown>>, content: unknown): number | null {
  const stated = textOf(row.evaluationTime) || textOf((content as Readonly<Record<string, unknown>> | null)?.evaluationTime)
  return stated === '' ? null : Date.parse(stated)
}
