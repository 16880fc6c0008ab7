import { createPublicKey, randomBytes } from 'node:crypto'
import type { Bytes } from 'icao-seal/bytes'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { type Certificate, parseCertificate, parseCrl } from 'icao-seal/x509'
import { type SigningKey as WritingKey, VDS_NC_SIGNER_USE, VDS_SIGNER_USE, writeCrl, writeCsca, writeRequest, writeSigner } from 'icao-seal/x509-write'
import type { Chance } from '../../actions/ports.ts'
import type { SigningKey, SigningKeys } from '../../actions/ports/seals.ts'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../../core/kernel/result.ts'
import type { KeyRole, SealingRole, SealRules } from '../../core/seal/seal-rules.ts'
import type { KeyVault } from './key-vault.ts'
import { cscaTimes, type KeyTimes, LIST_DAYS, signerTimes } from './key-times.ts'
import { keyInUse } from './pick-key.ts'
import type { PrivateKeys } from './private-keys.ts'

export interface Workshop {
  readonly keys: SigningKeys
  readonly vault: KeyVault
  readonly privateKeys: PrivateKeys
  readonly rules: SealRules
  readonly chance: Chance
}

const DAY = 86_400_000
const crypto = nodeCrypto()

/** What a signer of each role may sign: tourist cards are visas, registration cards begin with A, C or I. */
const DOCUMENT_TYPES: Readonly<Record<SealingRole, readonly string[] | undefined>> = { tourist: ['V'], residence: ['A', 'C', 'I'], 'vds-nc': undefined }

/** A root for tests and demonstrations. The real one is the state's: it signs the country's passports, and signs our signers on request. */
export async function makeTestCsca(shop: Workshop, at: Instant): Promise<SigningKey> {
  const now = Date.parse(at)
  const times = cscaTimes(now)
  const draft = draftKey(shop, { role: 'csca', signer: `${shop.rules.signerCountry}CA`, reference: '01', times, at })
  const subject = { country: shop.rules.signerCountry, organization: 'Sapar demonstration', commonName: 'TEST CSCA, NOT A STATE' }
  const made = written(await writeCsca({ ...times, subject, serialHex: '01' }, writingKey(shop, draft), crypto))
  return kept(shop, { ...draft, certificate: made })
}

/** A signer under the test root. Its successor is made the same way, a month or more before it signs. */
export async function makeSigner(shop: Workshop, role: SealingRole, at: Instant): Promise<Result<SigningKey, 'no-test-csca'>> {
  const all = await shop.keys.all()
  const csca = all.findLast((key) => key.role === 'csca' && key.certificate && (key.sealedKey ?? key.tokenLabel))
  if (!csca?.certificate) return refuse('no-test-csca')
  const draft = newSigner(shop, all, { role, at })
  const now = Date.parse(at)
  const { notBefore, notAfter } = signerTimes(role, now, lastUse(all, role, at))
  const documentTypes = DOCUMENT_TYPES[role]
  const made = await writeSigner(
    {
      notBefore,
      notAfter,
      issuer: parsed(csca.certificate),
      subject: { country: shop.rules.signerCountry, commonName: shop.rules.signers[role] },
      serialHex: draft.reference,
      spki: own(draft.publicKey),
      use: role === 'vds-nc' ? VDS_NC_SIGNER_USE : VDS_SIGNER_USE,
      ...(documentTypes ? { documentTypes } : {}),
    },
    writingKey(shop, csca),
  )
  return ok(await kept(shop, { ...draft, certificate: written(made) }))
}

/** A key whose certificate only the state's CSCA can give: until it is imported, the key signs nothing. */
export async function requestSigner(shop: Workshop, role: SealingRole, at: Instant): Promise<SigningKey> {
  const all = await shop.keys.all()
  const draft = newSigner(shop, all, { role, at })
  const subject = { country: shop.rules.signerCountry, commonName: shop.rules.signers[role] }
  return kept(shop, { ...draft, request: written(await writeRequest(subject, writingKey(shop, draft))) })
}

/** Signs lists and packs; devices pin it, so it needs no certificate. */
export function makeOperationsKey(shop: Workshop, at: Instant): Promise<SigningKey> {
  const times = cscaTimes(Date.parse(at))
  return kept(shop, draftKey(shop, { role: 'operations', signer: `${shop.rules.signerCountry}OP`, reference: randomReference(), times, at }))
}

/** Takes a list of revoked certificates that the state's CSCA made. */
export async function importList(shop: Workshop, der: Uint8Array, at: Instant): Promise<boolean> {
  const list = parseCrl(own(der))
  if (!list.ok) return false
  await shop.keys.insertList({ list: der, at, nextUpdate: moment(list.nextUpdate ?? Date.parse(at) + LIST_DAYS * DAY) })
  return true
}

/** Takes the certificate of a request, or a root of the state. */
export async function importCertificate(
  shop: Workshop,
  der: Uint8Array,
  at: Instant,
): Promise<Result<SigningKey, 'certificate-unreadable' | 'certificate-for-nobody'>> {
  const certificate = parseCertificate(own(der))
  if (!certificate.ok) return refuse('certificate-unreadable', { code: certificate.code })
  const all = await shop.keys.all()
  const waiting = all.find((key) => key.request && same(key.publicKey, certificate.key.spki))
  if (waiting) {
    await shop.keys.setCertificate(waiting.id, der)
    return ok({ ...waiting, certificate: der })
  }
  if (!certificate.isCa) return refuse('certificate-for-nobody')
  const times = { useFrom: certificate.notBefore, useUntil: certificate.notAfter }
  const signer = `${certificate.subject.country}CA`
  const draft = {
    id: shop.chance.uuid(at),
    role: 'csca' as const,
    signer,
    reference: certificate.serialHex.toUpperCase(),
    publicKey: certificate.key.spki,
    madeAt: at,
  }
  return ok(await kept(shop, { ...draft, useFrom: moment(times.useFrom), useUntil: moment(times.useUntil), certificate: der }))
}

/** The list of certificates that were taken back, made anew by the test root. With the state's own CSCA the list is imported instead. */
export async function makeRevocationList(shop: Workshop, at: Instant): Promise<Result<Uint8Array, 'no-test-csca'>> {
  const all = await shop.keys.all()
  const csca = all.findLast((key) => key.role === 'csca' && key.certificate && (key.sealedKey ?? key.tokenLabel))
  if (!csca?.certificate) return refuse('no-test-csca')
  const now = Date.parse(at)
  const revoked = all.flatMap((key) => (key.revokedAt && key.role !== 'operations' ? [{ serialHex: key.reference, at: Date.parse(key.revokedAt) }] : []))
  const facts = { issuer: parsed(csca.certificate), thisUpdate: now, nextUpdate: now + LIST_DAYS * DAY, number: Math.floor(now / 1000), revoked }
  const list = written(await writeCrl(facts, writingKey(shop, csca)))
  await shop.keys.insertList({ list, at, nextUpdate: moment(facts.nextUpdate) })
  return ok(list)
}

function newSigner(shop: Workshop, all: readonly SigningKey[], { role, at }: { role: SealingRole; at: Instant }): SigningKey {
  const times = signerTimes(role, Date.parse(at), lastUse(all, role, at))
  const signer = shop.rules.signerCountry + shop.rules.signers[role]
  const taken = new Set(all.filter((key) => key.signer === signer || key.role === 'csca').map((key) => key.reference))
  let reference = randomReference()
  while (taken.has(reference)) reference = randomReference()
  return draftKey(shop, { role, signer, reference, times, at })
}

/** Until when the keys of a role sign; undefined when none signs now: then the next one begins at once, after a loss too. */
function lastUse(all: readonly SigningKey[], role: KeyRole, at: Instant): number | undefined {
  if (!keyInUse(all, role, at)) return undefined
  const ends = all.filter((key) => key.role === role && !key.revokedAt).map((key) => Date.parse(key.useUntil))
  return ends.length === 0 ? undefined : Math.max(...ends)
}

/** Short, for it stands in every seal; the first digit keeps it positive and without leading zeros. */
function randomReference(): string {
  const [first = 0, second = 0] = randomBytes(2)
  return ((first % 0x70) + 0x10).toString(16).toUpperCase() + second.toString(16).toUpperCase().padStart(2, '0')
}

function draftKey(
  shop: Workshop,
  given: {
    readonly role: KeyRole
    readonly signer: string
    readonly reference: string
    readonly times: Pick<KeyTimes, 'useFrom' | 'useUntil'>
    readonly at: Instant
  },
): SigningKey {
  const id = shop.chance.uuid(given.at)
  const { useFrom, useUntil } = given.times
  const { role, signer, reference } = given
  return { id, role, signer, reference, ...shop.vault.make(id), madeAt: given.at, useFrom: moment(useFrom), useUntil: moment(useUntil) }
}

function writingKey(shop: Workshop, key: SigningKey): WritingKey {
  return { curve: 'P-256', spki: own(key.publicKey), sign: (data) => shop.privateKeys.sign(key, data) }
}

async function kept(shop: Workshop, key: SigningKey): Promise<SigningKey> {
  if (!(await shop.keys.insert(key))) throw new Error(`${key.signer} has a key ${key.reference} already`)
  return key
}

function parsed(der: Uint8Array): Certificate {
  const certificate = parseCertificate(own(der))
  if (!certificate.ok) throw new Error(`a certificate of ours cannot be read: ${certificate.code}`)
  return certificate
}

function written(result: Awaited<ReturnType<typeof writeSigner>>): Bytes {
  if (!result.ok) throw new Error(`no certificate: ${result.code}`)
  return result.der
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  const key = (der: Uint8Array) => createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
  return key(one).equals(key(other))
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}

function moment(epoch: number): Instant {
  return instant(new Date(epoch).toISOString())
}
