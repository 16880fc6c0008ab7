/** A reason an officer may give. Its words are in texts/: `country.reason.<code>.title`, `.explain`, `.remedy` and `.basis`. */
export interface DemoReason {
  readonly code: string
  readonly class: 'FIXABLE_DATA' | 'FIXABLE_FILE' | 'NOT_ELIGIBLE_NOW' | 'ABUSE' | 'SECURITY'
  /** Whether it returns the application for correction, refuses it, or may do either. */
  readonly use: 'return' | 'refuse' | 'both'
  /** The answer or document concerned; empty when the officer must choose. */
  readonly target: string
  readonly legalBasis: string
  /** Calendar days to appeal against a refusal; 0 where the reason only returns. */
  readonly appealableDays: number
  /** A reason that may not be told is shown to the applicant in general words. */
  readonly disclosable: boolean
}

/** Fictitious reasons of the demo. A code is printed in letters and read out on the phone, so it is never given to another reason. */
export const reasons = [
  { code: 'F-01', class: 'FIXABLE_FILE', use: 'both', target: 'portrait', legalBasis: 'Demo rules, article 9(1)', appealableDays: 30, disclosable: true },
  { code: 'F-02', class: 'FIXABLE_FILE', use: 'both', target: 'portrait', legalBasis: 'Demo rules, article 9(2)', appealableDays: 30, disclosable: true },
  { code: 'F-03', class: 'FIXABLE_FILE', use: 'both', target: 'portrait', legalBasis: 'Demo rules, article 9(3)', appealableDays: 30, disclosable: true },
  { code: 'P-01', class: 'FIXABLE_FILE', use: 'both', target: 'passportPage', legalBasis: 'Demo rules, article 12(1)', appealableDays: 30, disclosable: true },
  {
    code: 'P-03',
    class: 'FIXABLE_DATA',
    use: 'both',
    target: 'passportExpiresOn',
    legalBasis: 'Demo rules, article 12(2)',
    appealableDays: 30,
    disclosable: true,
  },
  {
    code: 'P-04',
    class: 'NOT_ELIGIBLE_NOW',
    use: 'refuse',
    target: 'passportExpiresOn',
    legalBasis: 'Demo rules, article 12(3)',
    appealableDays: 30,
    disclosable: true,
  },
  { code: 'N-01', class: 'FIXABLE_DATA', use: 'both', target: 'surname', legalBasis: 'Demo rules, article 11(1)', appealableDays: 30, disclosable: true },
  { code: 'N-02', class: 'FIXABLE_DATA', use: 'both', target: '', legalBasis: 'Demo rules, article 11(2)', appealableDays: 30, disclosable: true },
  { code: 'D-01', class: 'FIXABLE_FILE', use: 'both', target: 'invitation', legalBasis: 'Demo rules, article 14(1)', appealableDays: 30, disclosable: true },
  { code: 'D-02', class: 'FIXABLE_FILE', use: 'both', target: 'hotelProof', legalBasis: 'Demo rules, article 14(2)', appealableDays: 30, disclosable: true },
  { code: 'R-01', class: 'FIXABLE_FILE', use: 'both', target: 'residence', legalBasis: 'Demo rules, article 31(1)', appealableDays: 30, disclosable: true },
  { code: 'R-02', class: 'FIXABLE_FILE', use: 'both', target: '', legalBasis: 'Demo rules, article 31(2)', appealableDays: 30, disclosable: true },
  { code: 'R-03', class: 'FIXABLE_DATA', use: 'both', target: 'region', legalBasis: 'Demo rules, article 32(2)', appealableDays: 30, disclosable: true },
  { code: 'C-01', class: 'FIXABLE_DATA', use: 'both', target: 'category', legalBasis: 'Demo rules, article 32(1)', appealableDays: 30, disclosable: true },
  { code: 'Z-01', class: 'FIXABLE_DATA', use: 'both', target: 'zone', legalBasis: 'Demo rules, article 33', appealableDays: 30, disclosable: true },
  { code: 'T-01', class: 'FIXABLE_DATA', use: 'both', target: 'purpose', legalBasis: 'Demo rules, article 15(1)', appealableDays: 30, disclosable: true },
  {
    code: 'T-02',
    class: 'FIXABLE_DATA',
    use: 'return',
    target: 'addressOfStay',
    legalBasis: 'Demo rules, article 15(2)',
    appealableDays: 0,
    disclosable: true,
  },
  {
    code: 'E-01',
    class: 'NOT_ELIGIBLE_NOW',
    use: 'refuse',
    target: 'daysOfStay',
    legalBasis: 'Demo rules, article 17(1)',
    appealableDays: 30,
    disclosable: true,
  },
  { code: 'E-02', class: 'NOT_ELIGIBLE_NOW', use: 'refuse', target: 'entryOn', legalBasis: 'Demo rules, article 17(2)', appealableDays: 30, disclosable: true },
  { code: 'A-01', class: 'ABUSE', use: 'refuse', target: '', legalBasis: 'Demo rules, article 21', appealableDays: 30, disclosable: true },
  { code: 'S-01', class: 'SECURITY', use: 'refuse', target: '', legalBasis: 'Demo rules, article 22', appealableDays: 30, disclosable: false },
] as const satisfies readonly DemoReason[]
