import type { Bytes } from '../bytes/bytes.ts'
import { decodeC40 } from '../c40/c40.ts'
import type { RawFeature, Vds } from './decode.ts'
import type { FeatureRule, MrzLine, VdsProfile } from './profile.ts'
import { type DurationOfStay, readDuration } from './stay.ts'

/** The lines that the seal holds, each filled up to its length. Of line 2 of a visa only the first 28 characters are sealed. */
export type SealedMrz = { readonly line1: string } & Partial<Readonly<Record<Exclude<MrzLine['name'], 'line1'>, string>>>

export type FeatureValue = { readonly tag: number; readonly name: string; readonly bytes: Bytes } & (
  | { readonly kind: 'mrz'; readonly value: SealedMrz }
  /** Without the fillers at its end. */
  | { readonly kind: 'text' | 'utf8'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'duration'; readonly value: DurationOfStay }
  | { readonly kind: 'bytes'; readonly value: Bytes }
)

export interface SealFeatures {
  readonly ok: true
  readonly profile: VdsProfile
  /** In the order of the seal; unknown ones are left out. */
  readonly values: readonly FeatureValue[]
  readonly unknownTags: readonly number[]
}

export interface FeatureRefusal {
  readonly ok: false
  readonly code: 'feature-missing' | 'wrong-feature-length' | 'wrong-feature-content'
  readonly tag: number
}

/** The features as the profile reads them. A tag that the profile does not know breaks nothing (Doc 9303-13 Appendix D). */
export function readFeatures(vds: Vds, profile: VdsProfile): SealFeatures | FeatureRefusal {
  const values: FeatureValue[] = []
  const unknownTags: number[] = []
  for (const feature of vds.features) {
    const rule = profile.features.find(({ tag }) => tag === feature.tag)
    if (!rule) {
      unknownTags.push(feature.tag)
      continue
    }
    const { length } = feature.value
    if (length < rule.bytes[0] || length > rule.bytes[1]) return { ok: false, code: 'wrong-feature-length', tag: feature.tag }
    const value = readValue(feature, rule)
    if (!value) return { ok: false, code: 'wrong-feature-content', tag: feature.tag }
    values.push(value)
  }
  const missing = profile.required.find((group) => !values.some(({ tag }) => group.includes(tag)))
  return missing ? { ok: false, code: 'feature-missing', tag: missing[0] ?? 0 } : { ok: true, profile, values, unknownTags }
}

function readValue({ tag, value: bytes }: RawFeature, { name, content }: FeatureRule): FeatureValue | null {
  switch (content.kind) {
    case 'mrz': {
      const value = readMrz(bytes, content.lines)
      return value && { tag, name, bytes, kind: 'mrz', value }
    }
    case 'text': {
      const found = decodeC40(bytes)
      const value = found.ok ? withoutFillers(found.text) : null
      return value !== null && value.length <= content.most ? { tag, name, bytes, kind: 'text', value } : null
    }
    case 'utf8': {
      const value = readUtf8(bytes)
      return value === null ? null : { tag, name, bytes, kind: 'utf8', value }
    }
    case 'number':
      return { tag, name, bytes, kind: 'number', value: readUnsigned(bytes) }
    case 'duration': {
      const value = readDuration(bytes)
      return value && { tag, name, bytes, kind: 'duration', value }
    }
    default:
      return { tag, name, bytes, kind: 'bytes', value: bytes }
  }
}

/** Some encoders leave out fillers at the end of a zone, so a text that is too short is filled up. One that is too long is refused. */
function readMrz(bytes: Bytes, lines: readonly MrzLine[]): SealedMrz | null {
  const found = decodeC40(bytes)
  if (!found.ok) return null
  const value: { -readonly [Name in MrzLine['name']]?: string } & { line1: string } = { line1: '' }
  let at = 0
  for (const { name, characters } of lines) {
    value[name] = found.text.slice(at, at + characters).padEnd(characters, '<')
    at += characters
  }
  return found.text.length <= at ? value : null
}

function withoutFillers(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 60) end -= 1
  return end === text.length ? text : text.slice(0, end)
}

function readUtf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function readUnsigned(bytes: Bytes): number {
  let value = 0
  for (let index = 0; index < bytes.length; index += 1) value = value * 256 + (bytes[index] ?? 0)
  return value
}

/** The feature with this name, or null when the seal has none. */
export function featureNamed(features: SealFeatures, name: string): FeatureValue | null {
  return features.values.find((feature) => feature.name === name) ?? null
}

/** Null unless the seal has a text under this name. */
export function featureText(features: SealFeatures, name: string): string | null {
  const found = featureNamed(features, name)
  return found && (found.kind === 'text' || found.kind === 'utf8') ? found.value : null
}

/** Null unless the seal has a number under this name. */
export function featureNumber(features: SealFeatures, name: string): number | null {
  const found = featureNamed(features, name)
  return found?.kind === 'number' ? found.value : null
}

/** The sealed zone, whichever format it has. */
export function sealedMrz(features: SealFeatures): SealedMrz | null {
  for (const feature of features.values) if (feature.kind === 'mrz') return feature.value
  return null
}
