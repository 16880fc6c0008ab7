import { type Bytes, fromHex } from '../bytes/bytes.ts'
import type { Soon } from '../crypto/after.ts'
import type { Certificate } from '../x509/certificate.ts'
import { authorityKeyId, extension } from './certificates.ts'
import { sequence, time, unsigned, wrapped } from './der.ts'
import { isWritable, writeSerial } from './names.ts'
import { algorithmFor, type SigningKey, signed, type WriteResult } from './signing.ts'

export interface CrlFacts {
  /** The CSCA. */
  readonly issuer: Certificate
  /** Milliseconds since 1970, UTC; whole seconds are written. */
  readonly thisUpdate: number
  readonly nextUpdate: number
  /** Grows by one with every list. */
  readonly number: number
  readonly revoked: readonly { readonly serialHex: string; readonly at: number }[]
}

/** Doc 9303-12 section 7.1.4: version 2, complete, no reasons, and no list of entries when nothing is revoked. */
export function writeCrl(facts: CrlFacts, key: SigningKey): Soon<WriteResult> {
  const { issuer, thisUpdate, nextUpdate, revoked } = facts
  if (!isWritable(thisUpdate) || !isWritable(nextUpdate) || thisUpdate >= nextUpdate) return { ok: false, code: 'wrong-validity' }
  const keyId = issuer.subjectKeyId === null ? null : fromHex(issuer.subjectKeyId)
  if (!keyId) return { ok: false, code: 'wrong-key' }
  const entries: Bytes[] = []
  for (const { serialHex, at } of revoked) {
    const serial = writeSerial(serialHex)
    if (!serial || !isWritable(at)) return { ok: false, code: 'wrong-serial-number' }
    entries.push(sequence(serial, time(at)))
  }
  const number = writeSerial(facts.number.toString(16))
  if (!number) return { ok: false, code: 'wrong-serial-number' }
  const extensions = wrapped(0, sequence(authorityKeyId(keyId), extension('2.5.29.20', number)))
  const list = entries.length > 0 ? [sequence(...entries)] : []
  const head = [unsigned(Uint8Array.of(1)), algorithmFor(key.curve), issuer.subject.der, time(thisUpdate), time(nextUpdate)]
  return signed(sequence(...head, ...list, extensions), key)
}
