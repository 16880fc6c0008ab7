import { type Bytes } from '../bytes/bytes.ts'
import { type Der, partsOfTag, TAG, wholeOf } from './der.ts'
import { readOid, readString } from './values.ts'

export interface Name {
  readonly der: Bytes
  /** `C=UT, CN=SA`, in the order of the certificate. */
  readonly text: string
  /** Empty when there is none. */
  readonly country: string
  readonly commonName: string
  /** Equal for names that RFC 5280 section 7.1 calls equal: string types, case and double spaces do not count. */
  readonly key: string
}

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'emailAddress',
}

/** Null for a name whose parts are no text. */
export function readName(der: Der | undefined): Name | null {
  const groups = partsOfTag(der, TAG.sequence)
  if (!der || !groups) return null
  const found = new Map<string, string>()
  const texts: string[] = []
  for (const group of groups) {
    const attributes = partsOfTag(group, TAG.set)?.map(readAttribute)
    if (!attributes || attributes.length === 0) return null
    const written: string[] = []
    for (const attribute of attributes) {
      if (!attribute) return null
      found.set(attribute[0], attribute[1])
      written.push(attribute.join('='))
    }
    texts.push(written.join(' + '))
  }
  const text = texts.join(', ')
  return { der: wholeOf(der), text, country: found.get('C') ?? '', commonName: found.get('CN') ?? '', key: text.replace(/\s+/g, ' ').toLowerCase() }
}

function readAttribute(der: Der): readonly [name: string, value: string] | null {
  const parts = partsOfTag(der, TAG.sequence)
  const oid = readOid(parts?.[0])
  const value = readString(parts?.[1])
  return parts?.length === 2 && oid !== null && value !== null ? [SHORT[oid] ?? oid, value] : null
}
