import { generateKeyPairSync } from 'node:crypto'
import { type Bytes, sameBytes } from 'icao-seal/bytes'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { checkVds } from 'icao-seal/policy'
import { createTrustStore, type TrustStore } from 'icao-seal/trust'
import { decodeVds, sealVds, type VdsProfile } from 'icao-seal/vds'
import { checkVdsNc, decodeVdsNc, sealVdsNc } from 'icao-seal/vdsnc'
import { parseCertificate } from 'icao-seal/x509'
import { type SigningKey as WritingKey, VDS_NC_SIGNER_USE, VDS_SIGNER_USE, writeCsca, writeSigner } from 'icao-seal/x509-write'
import type { SealSigners } from '../../actions/ports/seals.ts'
import { ok, refuse, type Result } from '../../core/kernel/result.ts'
import type { SealContent } from '../../core/seal/seal-content.ts'
import { p1363 } from './key-vault.ts'

const crypto = nodeCrypto()
const DAY = 86_400_000

/** A stage with actors who look like our signers, and whose keys nobody keeps. */
interface Stage {
  readonly seal: WritingKey
  readonly vdsNc: WritingKey
  readonly vdsNcCertificate: Bytes
  readonly store: TrustStore
}

/**
 * The content under throw-away keys, read by the verifier as a border would: what is not VALID there is never signed with a real key, since a signed
 * mistake can only be revoked.
 */
export function rehearsals(profiles: readonly VdsProfile[]) {
  const stages = new Map<string, Promise<Stage>>()
  return async (content: SealContent, signers: SealSigners, at: number): Promise<Result<true, 'seal-not-possible'>> => {
    const day = Math.floor(at / DAY)
    const name = `${signers.seal.signer} ${signers.seal.reference} ${signers.vdsNc.signer} ${day}`
    if (stages.size > 8) stages.clear()
    const stage = await (stages.get(name) ?? stages.set(name, setStage(signers, day * DAY)).get(name))
    if (!stage) throw new Error('no stage for the rehearsal')
    const vds = sealVds(content.vds, await stage.seal.sign(content.vds))
    if (!vds.ok) return refuse('seal-not-possible', { field: vds.field })
    const checked = await checkVds(vds.bytes, { store: stage.store, crypto, at, profiles })
    const read = decodeVds(vds.bytes)
    if (checked.status !== 'VALID' || checked.sub !== null) return refuse('seal-not-possible', { code: checked.sub ?? '' })
    if (!read.ok || !sameBytes(read.signedBytes, content.vds)) return refuse('seal-not-possible', { code: 'WRONG_FORMAT' })
    return rehearseVdsNc(content, stage, at)
  }
}

async function rehearseVdsNc(content: SealContent, stage: Stage, at: number): Promise<Result<true, 'seal-not-possible'>> {
  const sealed = sealVdsNc(content.vdsNc, { certificate: stage.vdsNcCertificate, signature: await stage.vdsNc.sign(content.vdsNc) })
  if (!sealed.ok) return refuse('seal-not-possible', { code: sealed.code })
  const checked = await checkVdsNc(sealed.text, { store: stage.store, crypto, at })
  const read = decodeVdsNc(sealed.text)
  if (checked.status !== 'VALID' || !read.ok || !sameBytes(read.data, content.vdsNc)) return refuse('seal-not-possible', { code: checked.sub ?? '' })
  return ok(true)
}

async function setStage({ seal, vdsNc }: SealSigners, today: number): Promise<Stage> {
  const root = throwAway()
  const times = { notBefore: today - DAY, notAfter: today + 2 * DAY }
  const csca = certificateOf(await writeCsca({ ...times, subject: { country: 'UT', commonName: 'Rehearsal' }, serialHex: '01' }, root, crypto))
  const [first, second] = [throwAway(), throwAway()]
  const actor = async (played: { readonly signer: string; readonly reference: string }, key: WritingKey, use: string) =>
    certificateOf(
      await writeSigner(
        {
          ...times,
          issuer: csca.parsed,
          subject: { country: played.signer.slice(0, 2), commonName: played.signer.slice(2) },
          serialHex: played.reference,
          spki: key.spki,
          use,
        },
        root,
      ),
    )
  const [sealing, other] = await Promise.all([actor(seal, first, VDS_SIGNER_USE), actor(vdsNc, second, VDS_NC_SIGNER_USE)])
  const trust = createTrustStore({ cscas: [csca.der], signers: [sealing.der, other.der] })
  if (!trust.ok) throw new Error(`no stage for the rehearsal: ${trust.code}`)
  return { seal: first, vdsNc: second, vdsNcCertificate: other.der, store: trust.store }
}

function throwAway(): WritingKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { curve: 'P-256', spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), sign: (data) => p1363(privateKey, data) }
}

function certificateOf(written: Awaited<ReturnType<typeof writeSigner>>) {
  if (!written.ok) throw new Error(`no certificate: ${written.code}`)
  const parsed = parseCertificate(written.der)
  if (!parsed.ok) throw new Error(`no certificate: ${parsed.code}`)
  return { der: written.der, parsed }
}
