/** How the bytes of a feature are to be read. */
export type FeatureContent =
  /** A zone in C40: its lines, the last of which may be sealed in part only. */
  | { readonly kind: 'mrz'; readonly lines: readonly MrzLine[] }
  /** C40; `most` characters at most. */
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'utf8' }
  /** Big-endian and unsigned. */
  | { readonly kind: 'number' }
  /** Days, months and years, see DurationOfStay. */
  | { readonly kind: 'duration' }
  | { readonly kind: 'bytes' }

export interface MrzLine {
  readonly name: 'line1' | 'line2' | 'line3' | 'line2First28'
  readonly characters: number
}

export interface FeatureRule {
  readonly tag: number
  readonly name: string
  readonly content: FeatureContent
  /** The fewest and the most bytes. */
  readonly bytes: readonly [least: number, most: number]
}

/** What a kind of document puts into its seal: plain data, so that a state can add its own. */
export interface VdsProfile {
  readonly title: string
  readonly featureDefinitionReference: number
  readonly documentTypeCategory: number
  readonly features: readonly FeatureRule[]
  /** Of each group at least one tag must be there. */
  readonly required: readonly (readonly number[])[]
  /** The document type that the signer's certificate must allow, where the seal has no zone to take it from. */
  readonly documentType?: string
}

export const MRV_A_LINES: readonly MrzLine[] = [
  { name: 'line1', characters: 44 },
  { name: 'line2First28', characters: 28 },
]
export const MRV_B_LINES: readonly MrzLine[] = [
  { name: 'line1', characters: 36 },
  { name: 'line2First28', characters: 28 },
]
export const TD1_LINES: readonly MrzLine[] = [
  { name: 'line1', characters: 30 },
  { name: 'line2', characters: 30 },
  { name: 'line3', characters: 30 },
]
export const TD2_LINES: readonly MrzLine[] = [
  { name: 'line1', characters: 36 },
  { name: 'line2', characters: 36 },
]

/** The last profile with these two numbers, so that one given later replaces one given earlier. */
export function profileFor(
  profiles: readonly VdsProfile[],
  header: { readonly featureDefinitionReference: number; readonly documentTypeCategory: number },
): VdsProfile | null {
  for (let index = profiles.length - 1; index >= 0; index -= 1) {
    const profile = profiles[index]
    if (profile?.featureDefinitionReference === header.featureDefinitionReference && profile.documentTypeCategory === header.documentTypeCategory)
      return profile
  }
  return null
}
