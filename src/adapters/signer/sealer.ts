import type { Bytes } from 'icao-seal/bytes'
import { sealVds, type VdsProfile } from 'icao-seal/vds'
import { sealVdsNc } from 'icao-seal/vdsnc'
import type { Sealer, SigningKeys } from '../../actions/ports/seals.ts'
import { keyInUse } from './pick-key.ts'
import type { PrivateKeys } from './private-keys.ts'
import { rehearsals } from './rehearsal.ts'

export interface SealerParts {
  readonly keys: SigningKeys
  readonly privateKeys: PrivateKeys
  readonly profiles: readonly VdsProfile[]
}

/** Seals cards with the keys in use. Every process asks for the keys anew, so that a key that was taken back signs nothing any more. */
export function sealerOf({ keys, privateKeys, profiles }: SealerParts): Sealer {
  const rehearse = rehearsals(profiles)
  return {
    async signersAt(role, at) {
      const all = await keys.all()
      const [seal, vdsNc] = [keyInUse(all, role, at), keyInUse(all, 'vds-nc', at)]
      return seal && vdsNc ? { seal, vdsNc } : undefined
    },
    rehearse: (content, signers, at) => rehearse(content, signers, Date.parse(at)),
    async seal(content, signers) {
      const certificate = signers.vdsNc.certificate
      if (!certificate) throw new Error('the VDS-NC signer has no certificate')
      const [first, second] = await Promise.all([privateKeys.sign(signers.seal, content.vds), privateKeys.sign(signers.vdsNc, content.vdsNc)])
      const vds = sealVds(content.vds, first)
      const vdsNc = sealVdsNc(content.vdsNc, { certificate: bytes(certificate), signature: second })
      if (!vds.ok || !vdsNc.ok) throw new Error('a rehearsed seal could not be made')
      return { vds: vds.bytes, vdsNc: vdsNc.text }
    },
    async operations(at) {
      const key = keyInUse(await keys.all(), 'operations', at)
      return key && { key, sign: (data) => privateKeys.sign(key, data) }
    },
  }
}

function bytes(given: Uint8Array): Bytes {
  return new Uint8Array(given)
}
