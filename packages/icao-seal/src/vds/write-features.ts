import { utf8 } from '../bytes/base64.ts'
import type { Bytes } from '../bytes/bytes.ts'
import { encodeC40 } from '../c40/c40.ts'
import type { RawFeature } from './decode.ts'
import type { FeatureRule, MrzLine, VdsProfile } from './profile.ts'
import { type DurationOfStay, writeDuration } from './stay.ts'

/** By the names of the profile. A zone is given by its printed lines; what is not sealed of them is left out here. */
export type FeatureFacts = Readonly<Record<string, string | number | DurationOfStay | Uint8Array | readonly string[]>>

export type FeaturesResult =
  | { readonly ok: true; readonly features: readonly RawFeature[] }
  | { readonly ok: false; readonly code: 'unknown-feature' | 'missing' | 'not-writable'; readonly name: string }

/** The features of a seal, in the order of the profile. What `readFeatures` would refuse, or give back otherwise, is not written. */
export function writeFeatures(facts: FeatureFacts, profile: VdsProfile): FeaturesResult {
  const stranger = Object.keys(facts).find((name) => !profile.features.some((rule) => rule.name === name))
  if (stranger !== undefined) return { ok: false, code: 'unknown-feature', name: stranger }
  const features: RawFeature[] = []
  for (const rule of profile.features) {
    const fact = facts[rule.name]
    if (fact === undefined) continue
    const value = writeValue(fact, rule)
    if (!value || value.length < rule.bytes[0] || value.length > rule.bytes[1]) return { ok: false, code: 'not-writable', name: rule.name }
    features.push({ tag: rule.tag, value })
  }
  const missing = profile.required.find((group) => !features.some(({ tag }) => group.includes(tag)))
  if (!missing) return { ok: true, features }
  return { ok: false, code: 'missing', name: profile.features.find(({ tag }) => tag === missing[0])?.name ?? '' }
}

function writeValue(fact: FeatureFacts[string], { content, bytes }: FeatureRule): Bytes | null {
  if (fact instanceof Uint8Array) return content.kind === 'bytes' ? new Uint8Array(fact) : null
  if (typeof fact === 'number') return content.kind === 'number' ? writeUnsigned(fact, bytes[0]) : null
  if (typeof fact === 'string') {
    if (content.kind === 'utf8') return utf8(fact)
    return content.kind === 'text' ? writeText(fact, content.most, bytes[0] === bytes[1]) : null
  }
  if ('kind' in fact) return content.kind === 'duration' ? writeDuration(fact) : null
  return content.kind === 'mrz' ? writeMrz(fact, content.lines) : null
}

/** A field of fixed length keeps it: a shorter number is filled up with `<`, which a reader takes off again. */
function writeText(text: string, most: number, isFixed: boolean): Bytes | null {
  if (text.length === 0 || text.length > most || /[< ]$/.test(text)) return null
  const written = encodeC40(isFixed ? text.padEnd(most, '<') : text)
  return written.ok ? written.bytes : null
}

function writeUnsigned(value: number, length: number): Bytes | null {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** length) return null
  return Uint8Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256)
}

function writeMrz(printed: readonly string[], lines: readonly MrzLine[]): Bytes | null {
  if (printed.length !== lines.length) return null
  let text = ''
  for (const [index, { name, characters }] of lines.entries()) {
    const line = printed[index] ?? ''
    if (name === 'line2First28' ? line.length < characters : line.length !== characters) return null
    text += line.slice(0, characters)
  }
  const written = encodeC40(text)
  return written.ok ? written.bytes : null
}
