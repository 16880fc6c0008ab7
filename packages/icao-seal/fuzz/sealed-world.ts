import { APR_2028, derOf, JAN_2026, NOV_2026, TEST_CRYPTO, type TestCsca, type TestSigner, testCrl, testCsca, testKey, testSigner } from '../run/test-chain.ts'
import type { SealModules } from '../run/modules.ts'
import type { Bytes } from '../src/bytes/bytes.ts'
import type { CardStatus, StatusList } from '../src/status/index.ts'
import type { TrustStore } from '../src/trust/index.ts'
import { type VdsProfile, visaProfile } from '../src/vds/index.ts'
import { epochOf } from '../src/x509/index.ts'
import { VDS_NC_SIGNER_USE, VDS_SIGNER_USE, writeSigner } from '../src/x509-write/index.ts'
import type { Chance } from './random.ts'

export const AT = NOV_2026
export const TODAY = '2026-11-23'
export const PROFILE: VdsProfile = visaProfile({ statusIndexTag: 0x80 })
const SLOTS = 100_000

/** A signer as its seals name it. */
export interface NamedSigner extends TestSigner {
  /** Upper case, as in a header. */
  readonly reference: string
}

/** What is wrong with a signer that must never be believed. */
export type Fault = 'expired' | 'not-yet-valid' | 'revoked' | 'of-a-rogue-csca' | 'of-a-forged-csca' | 'of-another-document-type' | 'of-another-use'

export interface World {
  readonly store: TrustStore
  readonly statusList: StatusList
  /** Slots that are revoked, suspended or reserved. */
  readonly deadSlots: readonly [number, ...number[]]
  /** Two of each in force: the signer of this year and the next one. */
  readonly visaSigners: readonly [NamedSigner, ...NamedSigner[]]
  readonly codeSigners: readonly [NamedSigner, ...NamedSigner[]]
  readonly badVisaSigners: readonly [readonly [Fault, NamedSigner], ...(readonly [Fault, NamedSigner])[]]
  readonly badCodeSigners: readonly [readonly [Fault, NamedSigner], ...(readonly [Fault, NamedSigner])[]]
}

interface Authorities {
  readonly csca: TestCsca
  /** Calls itself as the CSCA does, with a key of its own. */
  readonly rogue: TestCsca
}

interface Kind {
  readonly use: string
  readonly otherUse: string
  readonly commonName: string
  /** First digit of the serial numbers, so that every certificate has its own. */
  readonly digit: string
}

const VISA: Kind = { use: VDS_SIGNER_USE, otherUse: VDS_NC_SIGNER_USE, commonName: 'SA', digit: 'a' }
const CODE: Kind = { use: VDS_NC_SIGNER_USE, otherUse: VDS_SIGNER_USE, commonName: 'NC', digit: 'c' }
const JAN_2025 = epochOf([2025, 1, 1])

type Facts = Parameters<typeof testSigner>[1]

async function signerOf(csca: TestCsca, { use, commonName, digit }: Kind, [last, facts]: readonly [string, Facts]): Promise<NamedSigner> {
  const serialHex = `${digit}${last}`
  const signer = await testSigner(csca, { subject: { country: 'UT', commonName }, serialHex, use, ...facts })
  return { ...signer, reference: serialHex.toUpperCase() }
}

/** A certificate that bears the name and the key identifier of the genuine CSCA, but the signature of another key. */
async function forgedSigner(csca: TestCsca, { use, commonName, digit }: Kind): Promise<NamedSigner> {
  const key = testKey()
  const facts = { issuer: csca.certificate, subject: { country: 'UT', commonName }, serialHex: `${digit}7`, notBefore: JAN_2026, notAfter: APR_2028 }
  return { key, der: await derOf(writeSigner({ ...facts, spki: key.spki, use, documentTypes: ['V'] }, testKey())), reference: `${digit}7`.toUpperCase() }
}

async function badSigners({ csca, rogue }: Authorities, kind: Kind): Promise<World['badVisaSigners']> {
  const bad = async (fault: Fault, last: string, facts: Facts): Promise<readonly [Fault, NamedSigner]> => [fault, await signerOf(csca, kind, [last, facts])]
  return [
    await bad('expired', '3', { notBefore: JAN_2025, notAfter: JAN_2026 }),
    await bad('not-yet-valid', '4', { notBefore: APR_2028, notAfter: epochOf([2030, 1, 1]) }),
    await bad('revoked', '5', {}),
    ['of-a-rogue-csca', await signerOf(rogue, kind, ['6', {}])],
    ['of-a-forged-csca', await forgedSigner(csca, kind)],
    await bad('of-another-use', '8', { use: kind.otherUse }),
    // A VDS-NC holds no zone whose document code could be compared.
    ...(kind === VISA ? [await bad('of-another-document-type', '9', { documentTypes: ['A', 'C'] })] : []),
  ]
}

function ders(signers: readonly NamedSigner[], bad: World['badVisaSigners']): readonly Bytes[] {
  return [...signers, ...bad.map(([, signer]) => signer)].map(({ der }) => der)
}

/** Fresh keys and certificates for one run. Even the bad signers are in the store, as if someone had slipped them in. */
export async function makeWorld({ trust, status }: SealModules, chance: Chance): Promise<World> {
  const authorities: Authorities = { csca: await testCsca(), rogue: await testCsca() }
  const { csca } = authorities
  const visaSigners = [await signerOf(csca, VISA, ['1', {}]), await signerOf(csca, VISA, ['2', {}])] as const
  const codeSigners = [await signerOf(csca, CODE, ['1', {}]), await signerOf(csca, CODE, ['2', {}])] as const
  const [badVisaSigners, badCodeSigners] = [await badSigners(authorities, VISA), await badSigners(authorities, CODE)]
  const signers = [...ders(visaSigners, badVisaSigners), ...ders(codeSigners, badCodeSigners)]
  const made = trust.createTrustStore({ cscas: [csca.der], signers, crls: [await testCrl(csca, ['a5', 'c5'])] })
  if (!made.ok) throw new Error(`${made.list} ${made.index} ${made.code}`)
  const dead = Array.from({ length: 300 }, () => chance.below(SLOTS))
  const changes = dead.map((slot) => ({ slot, status: chance.pick<CardStatus>(['revoked', 'suspended', 'reserved']) }))
  const statusList = status.withStatuses(status.emptyStatusList(SLOTS), changes)
  const [first, ...rest] = dead
  if (statusList === null || first === undefined) throw new Error('no status list')
  return { store: made.store, statusList, deadSlots: [first, ...rest], visaSigners, codeSigners, badVisaSigners, badCodeSigners }
}

export const CRYPTO = TEST_CRYPTO
