import { fromHex } from '../bytes/bytes.ts'
import type { Bytes } from '../bytes/bytes.ts'
import { TAG } from '../x509/der.ts'
import { oid, sequence, text, time, tlv, unsigned } from './der.ts'

export interface NameFacts {
  /** Two upper-case letters. */
  readonly country: string
  readonly organization?: string
  readonly commonName: string
}

const COUNTRY = '2.5.4.6'
const ORGANIZATION = '2.5.4.10'
const COMMON_NAME = '2.5.4.3'

/** Null for what is no name. */
export function writeName({ country, organization, commonName }: NameFacts): Bytes | null {
  if (!/^[A-Z]{2}$/.test(country) || commonName === '' || organization === '') return null
  const parts = [
    attribute(COUNTRY, country),
    ...(organization === undefined ? [] : [attribute(ORGANIZATION, organization)]),
    attribute(COMMON_NAME, commonName),
  ]
  return sequence(...parts)
}

function attribute(type: string, value: string): Bytes {
  return tlv(TAG.set, sequence(oid(type), text(value)))
}

/** Null unless positive, and 20 bytes at most (RFC 5280 section 4.1.2.2). */
export function writeSerial(serialHex: string): Bytes | null {
  const bytes = fromHex(serialHex.length % 2 === 0 ? serialHex : `0${serialHex}`)
  if (!bytes || bytes.length > 20 || bytes.every((byte) => byte === 0)) return null
  const written = unsigned(bytes)
  return written.length <= 22 ? written : null
}

export interface Validity {
  /** Milliseconds since 1970, UTC; whole seconds are written. */
  readonly notBefore: number
  readonly notAfter: number
}

/** Null when it ends before it begins, or in a year that has not four digits. */
export function writeValidity({ notBefore, notAfter }: Validity): Bytes | null {
  return isWritable(notBefore) && isWritable(notAfter) && notBefore < notAfter ? sequence(time(notBefore), time(notAfter)) : null
}

const FIRST_YEAR = -62_135_596_800_000
const LAST_YEAR = 253_402_300_799_999

export function isWritable(epoch: number): boolean {
  return epoch >= FIRST_YEAR && epoch <= LAST_YEAR
}
