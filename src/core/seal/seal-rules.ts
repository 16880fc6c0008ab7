/** How a state seals its cards: names and numbers are configuration, since each state chooses its own. */
export interface SealRules {
  /** As passports print it: `UTO`. */
  readonly issuingState: string
  /** Two letters before the names of all signers (Doc 9303-12 section 7.1.3). */
  readonly signerCountry: string
  /** Two characters each. */
  readonly signers: Readonly<Record<SealingRole, string>>
  /** Tags of our own in the visa seal; a foreign reader answers VALID with UNKNOWN_FEATURE. */
  readonly statusIndexTag: number
  readonly cardNumberTag: number
  /** Numbers of the national profile of the registration card; the category is even. */
  readonly residence: { readonly featureDefinitionReference: number; readonly documentTypeCategory: number }
  /** Slots in one status list; the first public encoding asks for at least 131,072. */
  readonly shardSlots: number
}

/** Whose certificate signs what. */
export type SealingRole = 'tourist' | 'residence' | 'vds-nc'

/** `csca` is the root that signs the others; `operations` signs lists and packs and has no certificate. */
export type KeyRole = SealingRole | 'csca' | 'operations'

export const KEY_ROLES: readonly KeyRole[] = ['csca', 'tourist', 'residence', 'vds-nc', 'operations']
