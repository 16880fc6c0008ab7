/** Doc 9303-7 section 9.1.3: three bytes, days, months and years, and three patterns that mean something else. */
export type DurationOfStay =
  | { readonly kind: 'from-entry'; readonly days: number; readonly months: number; readonly years: number }
  /** The valid-until of the zone is the last day of stay. */
  | { readonly kind: 'until-expiry' }
  /** The valid-until of the zone is the last day to seek entry; the officer decides how long the stay is. */
  | { readonly kind: 'decided-at-entry' }
  /** No entry. */
  | { readonly kind: 'transit' }

export const DURATION_BYTES = 3

export function readDuration(bytes: Uint8Array): DurationOfStay | null {
  if (bytes.length !== DURATION_BYTES) return null
  const [days = 0, months = 0, years = 0] = bytes
  const same = days === months && months === years
  if (same && days === 0) return { kind: 'until-expiry' }
  if (same && days === 0xff) return { kind: 'decided-at-entry' }
  if (same && days === 0xfe) return { kind: 'transit' }
  return { kind: 'from-entry', days, months, years }
}

/** Null for a duration that has no bytes, or whose bytes would mean something else. */
export function writeDuration(duration: DurationOfStay): Uint8Array<ArrayBuffer> | null {
  if (duration.kind !== 'from-entry') {
    const byte = { 'until-expiry': 0, 'decided-at-entry': 0xff, transit: 0xfe }[duration.kind]
    return Uint8Array.of(byte, byte, byte)
  }
  const parts = [duration.days, duration.months, duration.years]
  if (!parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 0xff)) return null
  const bytes = Uint8Array.from(parts)
  return readDuration(bytes)?.kind === 'from-entry' ? bytes : null
}

/** Doc 9303-7 section 9.1.3: 0 is without limit. */
export function entriesOf(byte: number): 'unlimited' | number {
  return byte === 0 ? 'unlimited' : byte
}
