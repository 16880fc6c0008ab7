import { readFileSync } from 'node:fs'
import { type Bytes, concatBytes, sameBytes } from '../src/bytes/bytes.ts'
import type { SealModules } from '../run/modules.ts'
import { base64Of, hexOf, rowsOf } from '../run/verdict.ts'

/** What a parser said of one input: in a word, and what is wrong with the answer. */
export interface Answer {
  readonly outcome: string
  readonly problem: string | null
}

/** A parser under fire. */
export interface Target {
  readonly name: string
  /** Good inputs, to be damaged. */
  readonly samples: readonly Bytes[]
  readonly run: (input: Bytes) => Answer
}

type Make = (modules: SealModules) => Target

function vectors(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8'))
}

const CHAIN = vectors('generated-chain')
const PUBLISHED = vectors('vds')
const SEALS: readonly Bytes[] = [...rowsOf(CHAIN, 'vds'), ...rowsOf(PUBLISHED, 'seals')].map((row) => hexOf(row.hex))
const EVALUATION_TIME = Date.UTC(2026, 10, 23)

function ders(content: unknown, list: string): readonly Bytes[] {
  return rowsOf(content, list).map((row) => base64Of(row.derBase64))
}

/** One line each; the command takes their names. */
export const TARGETS: Readonly<Record<string, Make>> = { c40, vds, certificate, crl, check }

function answer(outcome: string, problem: string | null = null): Answer {
  return { outcome, problem }
}

function c40({ c40: { decodeC40, encodeC40 } }: SealModules): Target {
  return {
    name: 'c40',
    samples: SEALS.map((seal) => seal.slice(20, 68)),
    run: (input) => {
      const found = decodeC40(input)
      if (!found.ok) return answer(found.code)
      const again = encodeC40(found.text)
      return answer('read', again.ok && sameBytes(again.bytes, input) ? null : 'another spelling was read')
    },
  }
}

function vds(modules: SealModules): Target {
  const { decodeVds, readFeatures, profileFor, PUBLISHED_PROFILES } = modules.vds
  return {
    name: 'vds',
    samples: SEALS,
    run: (input) => {
      const found = decodeVds(input)
      if (!found.ok) return answer(found.code)
      const profile = profileFor(PUBLISHED_PROFILES, found.header)
      const features = profile && readFeatures(found, profile)
      if (!sameBytes(found.signedBytes, input.subarray(0, found.signedBytes.length))) return answer('read', 'the signed bytes are not those received')
      return answer(features ? (features.ok ? 'read' : features.code) : 'unknown-profile', rewritten(found, modules))
    },
  }
}

type Vds = Extract<ReturnType<SealModules['vds']['decodeVds']>, { ok: true }>

/** A seal has one spelling: whatever was read gives the same bytes when it is written. One signer counts its reference in decimal, which we do not write. */
function rewritten(seal: Vds, { vds: { encodeVdsUnsigned, lengthOctets } }: SealModules): string | null {
  const { header, signature, signedBytes, bytes } = seal
  if (signedBytes.length + 1 + lengthOctets(signature.length, header.version) + signature.length !== bytes.length) return 'the parts do not make up the whole'
  if (header.signerIdentifier === 'DEZV') return null
  const again = encodeVdsUnsigned(header, seal.features)
  return again.ok && sameBytes(again.bytes, signedBytes) ? null : 'another spelling was read'
}

function certificate({ x509: { parseCertificate } }: SealModules): Target {
  return {
    name: 'certificate',
    samples: [...ders(CHAIN, 'certificates'), ...ders(CHAIN, 'trustStore'), ...ders(PUBLISHED, 'certificates')],
    run: (input) => {
      const found = parseCertificate(input)
      if (!found.ok) return answer(found.code)
      const sound = /^(?:[0-9a-f]{2})+$/.test(found.serialHex) && Number.isSafeInteger(found.notBefore) && Number.isSafeInteger(found.notAfter)
      return answer('read', sound && lies(found.tbs, input) && lies(found.key.spki, found.tbs) ? null : 'an answer that no certificate gives')
    },
  }
}

/** Whether a window lies inside another one. */
function lies(inner: Bytes, outer: Bytes): boolean {
  return inner.buffer === outer.buffer && inner.byteOffset >= outer.byteOffset && inner.byteOffset + inner.length <= outer.byteOffset + outer.length
}

function crl({ x509: { parseCrl } }: SealModules): Target {
  return {
    name: 'crl',
    samples: ders(CHAIN, 'crl'),
    run: (input) => {
      const found = parseCrl(input)
      if (!found.ok) return answer(found.code)
      const sound = Number.isSafeInteger(found.thisUpdate) && [...found.revokedSerials].every((serial) => /^(?:[0-9a-f]{2})+$/.test(serial))
      return answer('read', sound && lies(found.tbs, input) ? null : 'an answer that no list gives')
    },
  }
}

function check({ trust, policy, cryptoNode, vds: { PUBLISHED_PROFILES } }: SealModules): Target {
  const trusted = trust.createTrustStore({
    cscas: ders(CHAIN, 'trustStore'),
    signers: ders(CHAIN, 'certificates'),
    crls: ders(CHAIN, 'crl'),
    pinned: ders(PUBLISHED, 'certificates'),
  })
  if (!trusted.ok) throw new Error(trusted.code)
  const question = { store: trusted.store, crypto: cryptoNode.nodeCrypto(), at: EVALUATION_TIME, profiles: PUBLISHED_PROFILES }
  return {
    name: 'check',
    samples: SEALS,
    run: (input) => {
      const found = policy.checkVds(input, question)
      if (found instanceof Promise) return answer('late', 'the answer did not come at once')
      const outcome = found.sub ?? found.status
      if (found.status !== policy.statusOf(found.sub) || found.level !== policy.levelOf(found.sub)) return answer(outcome, 'status, code and level disagree')
      const isKnown = found.status !== 'VALID' || SEALS.some((seal) => sameBytes(seal, input))
      return answer(outcome, isKnown ? null : 'VALID for bytes that nobody signed')
    },
  }
}

/** All good inputs of a target one after the other: a long input of the right kind of bytes. */
export function longInput(samples: readonly Bytes[]): Bytes {
  return concatBytes(samples)
}
