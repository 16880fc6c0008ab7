import type { SigningKeys } from '../../actions/ports/seals.ts'
import type { TrustMaterial } from './seal-reader.ts'

/** What we trust ourselves: our roots, our signers of all times, the newest list of those that were taken back. */
export async function trustOf(keys: SigningKeys): Promise<TrustMaterial> {
  const [all, list] = await Promise.all([keys.all(), keys.newestList()])
  const certificates = (isRoot: boolean) => all.flatMap((key) => (key.certificate && (key.role === 'csca') === isRoot ? [key.certificate] : []))
  return { cscas: certificates(true), signers: certificates(false), lists: list ? [list] : [] }
}
