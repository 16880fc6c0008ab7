import type { SealRules } from '../../core/seal/seal-rules.ts'

/** Names and numbers of the seals. In the demo the issuing state is Utopia and its signers are UTTC, UTRC and UTNC. */
export function sealRules(demo: boolean): SealRules {
  return {
    issuingState: demo ? 'UTO' : 'KAZ',
    signerCountry: demo ? 'UT' : 'KZ',
    signers: { tourist: 'TC', residence: 'RC', 'vds-nc': 'NC' },
    statusIndexTag: 0x20,
    cardNumberTag: 0x21,
    // Assigned to nobody: a state that issues chooses and publishes its own.
    residence: { featureDefinitionReference: 0xe1, documentTypeCategory: 0x0c },
    shardSlots: 131_072,
  }
}
