import { type Bytes, sameBytes } from '../bytes/bytes.ts'
import { after, type Soon } from '../crypto/after.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { type Certificate, type CertificateCode, parseCertificate } from '../x509/certificate.ts'
import { type Crl, type CrlRefusal, parseCrl } from '../x509/crl.ts'
import { type Chain, findChain } from './chain.ts'

/** All DER. */
export interface TrustInput {
  /** The roots that this verifier trusts. Their own signatures are not looked at: being in this list is what makes them roots. */
  readonly cscas?: readonly Bytes[]
  /** Signers, trusted only if a CSCA above signed them. */
  readonly signers?: readonly Bytes[]
  readonly crls?: readonly Bytes[]
  /** Signers that are trusted without a CSCA, because none is available. There is no list that could revoke them. */
  readonly pinned?: readonly Bytes[]
}

export interface TrustStore {
  readonly cscas: readonly Certificate[]
  readonly crls: readonly Crl[]
  /** Signers that a header may mean; more than one only if two CSCAs gave the same name and number. */
  signersFor(signerIdentifier: string, certificateReference: string): readonly Certificate[]
  /** Computed once for each certificate (the object, not its bytes) and remembered. */
  chainOf(certificate: Certificate, crypto: Crypto): Soon<Chain>
}

export type TrustResult =
  | { readonly ok: true; readonly store: TrustStore }
  | {
      readonly ok: false
      readonly list: keyof TrustInput
      /** Counted from 0. */
      readonly index: number
      readonly code: CertificateCode | CrlRefusal['code'] | 'not-a-csca'
    }

/** One malformed entry refuses the whole store: half a list of revoked certificates is worse than a loud failure. */
export function createTrustStore(input: TrustInput): TrustResult {
  const lists = {
    cscas: parseAll('cscas', input.cscas, parseCertificate),
    signers: parseAll('signers', input.signers, parseCertificate),
    crls: parseAll('crls', input.crls, parseCrl),
    pinned: parseAll('pinned', input.pinned, parseCertificate),
  }
  const { cscas, signers, crls, pinned } = lists
  if (!cscas.ok) return cscas
  if (!signers.ok) return signers
  if (!crls.ok) return crls
  if (!pinned.ok) return pinned
  const index = cscas.parsed.findIndex((csca) => !csca.isCa)
  if (index >= 0) return { ok: false, list: 'cscas', index, code: 'not-a-csca' }
  return { ok: true, store: storeOf(cscas.parsed, crls.parsed, { signers: signers.parsed, pinned: pinned.parsed }) }
}

type Parsed<T> = { readonly ok: true; readonly parsed: readonly T[] } | Extract<TrustResult, { ok: false }>

function parseAll<T extends { readonly ok: true }, R extends CertificateCode | CrlRefusal['code']>(
  list: keyof TrustInput,
  ders: readonly Bytes[] = [],
  parse: (der: Bytes) => T | { readonly ok: false; readonly code: R },
): Parsed<T> {
  const parsed: T[] = []
  for (const [index, der] of ders.entries()) {
    const found = parse(der)
    if (!found.ok) return { ok: false, list, index, code: found.code }
    parsed.push(found)
  }
  return { ok: true, parsed }
}

interface Signers {
  readonly signers: readonly Certificate[]
  readonly pinned: readonly Certificate[]
}

function storeOf(cscas: readonly Certificate[], crls: readonly Crl[], { signers, pinned }: Signers): TrustStore {
  const byName = indexed([...pinned, ...signers])
  const remembered = new WeakMap<Crypto, WeakMap<Certificate, Soon<Chain>>>()
  const compute = (certificate: Certificate, crypto: Crypto): Soon<Chain> =>
    pinned.some((other) => sameBytes(other.der, certificate.der)) ? { kind: 'pinned' } : findChain(certificate, { cscas, crls }, crypto)
  return {
    cscas,
    crls,
    signersFor: (signerIdentifier, certificateReference) => byName.get(signerIdentifier + withoutZeros(certificateReference)) ?? [],
    chainOf: (certificate, crypto) => {
      const chains = remembered.get(crypto) ?? new WeakMap<Certificate, Soon<Chain>>()
      remembered.set(crypto, chains)
      const known = chains.get(certificate)
      if (known !== undefined) return known
      const found = after(compute(certificate, crypto), (chain) => {
        chains.set(certificate, chain)
        return chain
      })
      chains.set(certificate, found)
      return found
    },
  }
}

/** Doc 9303-12 section 7.1.3: country and common name of the subject are the signer, the serial number in hexadecimal is the reference. */
export function signerKey(certificate: Certificate): string {
  const { subject, serialHex } = certificate
  return subject.country.toUpperCase() + subject.commonName.toUpperCase() + withoutZeros(serialHex.toUpperCase())
}

function indexed(certificates: readonly Certificate[]): ReadonlyMap<string, readonly Certificate[]> {
  const index = new Map<string, Certificate[]>()
  for (const certificate of certificates) {
    const key = signerKey(certificate)
    const found = index.get(key)
    if (!found) index.set(key, [certificate])
    else if (!found.some((other) => sameBytes(other.der, certificate.der))) found.push(certificate)
  }
  return index
}

/** `00027`, `27` and serial number 0x27 are one certificate. */
function withoutZeros(reference: string): string {
  let at = 0
  while (at < reference.length && reference.charCodeAt(at) === 48) at += 1
  return at === 0 ? reference : reference.slice(at)
}
