import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Bytes, concatBytes } from 'icao-seal/bytes'
import { nodeCrypto } from 'icao-seal/crypto-node'
import { formatMrvA, formatTd1, formatTd3 } from 'icao-seal/mrz'
import { type FileSigner, type OperationsKey, type PackContent, writePack, writePackDelta } from 'icao-seal/pack'
import { emptyStatusList, type StatusChange, withStatuses } from 'icao-seal/status'
import { nodeDeflate } from 'icao-seal/status-node'
import { sealVds } from 'icao-seal/vds'
import { sealVdsNc } from 'icao-seal/vdsnc'
import { parseCertificate } from 'icao-seal/x509'
import { type SigningKey, VDS_NC_SIGNER_USE, VDS_SIGNER_USE, writeCrl, writeCsca, writeSigner } from 'icao-seal/x509-write'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { codeFrom } from '../../src/core/kernel/code.ts'
import { addDays, day, type PlainDate } from '../../src/core/kernel/plain-date.ts'
import { sealContent, shardOf } from '../../src/core/seal/seal-content.ts'
import { sealRules } from '../../src/countries/kz-demo/seals.ts'

const DAY_MS = 86_400_000
const RULES = sealRules(true)
const SLOTS = 1000
const crypto = nodeCrypto()

/** Fresh keys for one run: no test key is ever written down. */
function freshKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = concatBytes([publicKey.export({ type: 'spki', format: 'der' })])
  return { curve: 'P-256', spki, sign: (data) => concatBytes([signWith('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })]) }
}

function must<T extends { readonly ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result as Extract<T, { ok: true }>
}

const LETTERS = { 'tourist-card': 'T', 'registration-card': 'R', 'border-zone-pass': 'Z' } as const
const CODES = { 'registration-card': 'IR', 'border-zone-pass': 'AZ' } as const

export interface CardWish {
  readonly kind?: keyof typeof LETTERS
  readonly slot: number
  readonly validUntil?: PlainDate
  readonly daysOfStay?: number
  readonly entries?: 'single' | 'multiple'
}

export interface SealedTestCard {
  readonly number: string
  readonly vds: Bytes
  readonly vdsNc: string
  readonly passport: readonly string[]
}

/** A CSCA, the three signers of cards, and the key that signs packs. */
async function authorities(now: number) {
  const [cscaKey, signerKey, residentKey, ncKey, operations] = [freshKey(), freshKey(), freshKey(), freshKey(), freshKey()]
  const years = { notBefore: now - 400 * DAY_MS, notAfter: now + 800 * DAY_MS }
  const csca = must(await writeCsca({ ...years, subject: { country: 'UT', commonName: 'CSCA' }, serialHex: '01' }, cscaKey, crypto))
  const issuer = must(parseCertificate(csca.der))
  const facts = { ...years, issuer }
  const visa = { subject: { country: 'UT', commonName: 'TC' }, serialHex: '0A', spki: signerKey.spki, use: VDS_SIGNER_USE, documentTypes: ['V'] }
  const residence = { ...visa, subject: { country: 'UT', commonName: 'RC' }, serialHex: '0C', spki: residentKey.spki, documentTypes: ['A', 'C', 'I'] }
  const second = { subject: { country: 'UT', commonName: 'NC' }, serialHex: '0B', spki: ncKey.spki, use: VDS_NC_SIGNER_USE }
  const signer = must(await writeSigner({ ...facts, ...visa }, cscaKey))
  const resident = must(await writeSigner({ ...facts, ...residence }, cscaKey))
  const nc = must(await writeSigner({ ...facts, ...second }, cscaKey))
  const crl = must(await writeCrl({ issuer, thisUpdate: now - DAY_MS, nextUpdate: now + 90 * DAY_MS, number: 1, revoked: [] }, cscaKey))
  return { csca: csca.der, signer: signer.der, resident: resident.der, nc: nc.der, crl: crl.der, signerKey, residentKey, ncKey, operations }
}

type Authorities = Awaited<ReturnType<typeof authorities>>

/** A state of its own, with a traveller to whom it gives cards. */
export async function borderState(now: number) {
  const made = await authorities(now)
  const operationsKey: OperationsKey = { kid: 'UTOP-01', spki: made.operations.spki }
  const signer: FileSigner = { kid: operationsKey.kid, sign: (data) => made.operations.sign(data) }
  const today = day(new Date(now).toISOString().slice(0, 10))
  return {
    operationsKey,
    today,
    card: (wish: CardWish) => sealedCard(made, today, wish),
    content: (sequence: number, change: PackWish = {}) => contentOf(made, { now, today, sequence }, change),
    written: async (content: PackContent) => filled(await writePack(content, signer, nodeDeflate)),
    delta: async (older: PackContent, newer: PackContent) => filled(await writePackDelta({ older, newer }, { signer, crypto, deflate: nodeDeflate })),
  }
}

async function sealedCard(made: Authorities, today: PlainDate, wish: CardWish): Promise<SealedTestCard> {
  const { slot, kind = 'tourist-card', validUntil = addDays(today, 60) } = wish
  const number = `${LETTERS[kind]}${codeFrom(Uint8Array.of(slot % 30, Math.floor(slot / 30), 3, 4, 5, 6, 7), 8)}`
  const issuedOn = addDays(today, -40)
  const facts = {
    service: kind,
    cardNumber: number,
    mrz: zoneOf(kind, number, validUntil),
    answers: { passportNumber: PERSON.documentNumber, birthDate: '1990-01-15', sex: 'F' },
    validFrom: addDays(validUntil, -89),
    validUntil,
    ...(kind === 'tourist-card' ? { daysOfStay: wish.daysOfStay ?? 30, entries: wish.entries ?? ('single' as const) } : {}),
    issuedOn,
    slot,
    statusUri: 'https://sapar.example/trust',
  }
  const isVisit = kind === 'tourist-card'
  const { vds, vdsNc } = must(sealContent(RULES, facts, { signer: isVisit ? 'UTTC' : 'UTRC', reference: isVisit ? '0A' : '0C', on: issuedOn })).value
  return {
    number,
    vds: must(sealVds(vds, await (isVisit ? made.signerKey : made.residentKey).sign(vds))).bytes,
    vdsNc: must(sealVdsNc(vdsNc, { certificate: made.nc, signature: await made.ncKey.sign(vdsNc) })).text,
    passport: must(formatTd3({ ...PERSON, documentCode: 'P', issuingState: 'CHN', expiryDate: '320101' })).lines,
  }
}

function zoneOf(kind: keyof typeof LETTERS, number: string, validUntil: PlainDate): readonly string[] {
  const facts = { ...PERSON, issuingState: RULES.issuingState, expiryDate: short(validUntil) }
  if (kind === 'tourist-card') return must(formatMrvA({ ...facts, documentCode: 'V', optional: number })).lines
  return must(formatTd1({ ...facts, documentCode: CODES[kind], documentNumber: number, optional2: PERSON.documentNumber })).lines
}

type PackWish = Partial<PackContent> & { readonly statuses?: readonly StatusChange[] }

function contentOf(
  { csca, signer, resident, crl }: Authorities,
  { now, today, sequence }: { readonly now: number; readonly today: PlainDate; readonly sequence: number },
  { statuses = [], ...change }: PackWish,
): PackContent {
  const shards = new Set(Object.keys(LETTERS).flatMap((kind) => [-30, 0, 30, 60, 90].map((days) => shardOf(kind, addDays(today, days)))))
  const list = withStatuses(emptyStatusList(SLOTS), statuses) ?? emptyStatusList(SLOTS)
  return {
    ...validity(now),
    sequence,
    policyVersion: '2026-11',
    cscas: [csca],
    signers: [signer, resident],
    crls: [crl],
    statusLists: [...shards].map((shard) => ({ shard, sequence, list })),
    flagged: { salt: concatBytes([Uint8Array.of(1, 2, 3, 4)]), commitments: [] },
    ...change,
  }
}

export type BorderState = Awaited<ReturnType<typeof borderState>>

const PERSON = { primary: 'ZHANG', secondary: 'WEI', documentNumber: 'E12345678', nationality: 'CHN', birthDate: '900115', sex: 'F' }

/** The passport of somebody else, whose check digits are right. */
export const OTHER_PASSPORT = must(formatTd3({ ...PERSON, documentNumber: 'G98765432', documentCode: 'P', issuingState: 'CHN', expiryDate: '320101' })).lines

function short(date: PlainDate): string {
  return date.slice(2).replaceAll('-', '')
}

function filled(bytes: Bytes | null): Bytes {
  if (!bytes) throw new Error('no reader would take this pack')
  return bytes
}

/** Issued an hour before a moment, fresh for a day, usable for two weeks. */
export function validity(at: number) {
  const written = (hours: number) => `${new Date(at + hours * 3_600_000).toISOString().slice(0, 19)}Z`
  return { issuedAt: written(-1), softExpiry: written(23), hardExpiry: written(335) }
}

let isReady = false

/** A picture of a code, as PNG. */
export async function pictureOf(code: Uint8Array | string, format: 'DataMatrix' | 'QRCode' | 'Aztec'): Promise<Buffer> {
  if (!isReady) {
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))).buffer } })
    isReady = true
  }
  const { image, error } = await writeBarcode(code, { format, scale: 6, withQuietZones: true })
  if (!image) throw new Error(error)
  return Buffer.from(await image.arrayBuffer())
}
