import type { Bytes } from '../bytes/bytes.ts'
import type { Deflate } from '../status/index.ts'
import { contentOf, contentText, type PackContent } from './content.ts'
import { type FileCode, type FileOpening, type FileSigner, openFile, signFile } from './envelope.ts'
import { freshness } from './validity.ts'

export type PackCode = FileCode | 'rollback' | 'expired'

export type PackResult = { readonly ok: true; readonly content: PackContent } | { readonly ok: false; readonly code: PackCode }

export interface PackOpening extends FileOpening {
  readonly deflate: Deflate
  /** Milliseconds since 1970. */
  readonly at: number
  /** Of the pack that the device has; a lower one is refused. 0 for a new device. */
  readonly lastSequence: number
}

/** The file of a pack, or null when its content is such that no reader would take it: doubled entries, wrong instants, shards that no name can be. */
export async function writePack(content: PackContent, signer: FileSigner, deflate: Deflate): Promise<Bytes | null> {
  const payload = await contentText(content, deflate)
  return (await contentOf(payload, deflate)) === null ? null : signFile('icao-seal-pack', payload, signer)
}

/** A pack whose signature by an operations key is good, that is not older than the one before and not past its hard expiry. Never throws. */
export async function openPack(file: Uint8Array, opening: PackOpening): Promise<PackResult> {
  const opened = await openFile('icao-seal-pack', file, opening)
  if (!opened.ok) return opened
  const content = await contentOf(opened.payload, opening.deflate)
  if (content === null) return { ok: false, code: 'wrong-format' }
  const code = unusable(content, opening)
  return code === null ? { ok: true, content } : { ok: false, code }
}

/** Rollback before expiry: an old file that is shown again has usually expired as well, and the attempt is the worse news. */
export function unusable(content: PackContent, { at, lastSequence }: PackOpening): 'rollback' | 'expired' | null {
  if (content.sequence < lastSequence) return 'rollback'
  return freshness(content, at) === 'expired' ? 'expired' : null
}
