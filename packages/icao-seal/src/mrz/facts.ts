/** What a zone is printed from. Texts may have spaces where the zone has fillers; a reading of `parseMrz` can be given back as it is. */
export interface MrzFacts {
  /** `V` or `V` and one more for visas, `P..` for passports, `A..`, `C..` or `I..` for cards. */
  readonly documentCode: string
  /** One to three letters: `KAZ`, `D`. */
  readonly issuingState: string
  /** Latin letters; copied from the holder's passport zone where there is one. */
  readonly primary: string
  readonly secondary: string
  readonly documentNumber: string
  readonly nationality: string
  /** `YYMMDD`, with `<<` for an unknown year, month or day. */
  readonly birthDate: string
  /** `X` and the empty text both mean not stated. */
  readonly sex: string
  /** `YYMMDD`; for a visa the last day on which it can be used. */
  readonly expiryDate: string
}

export interface MrvFacts extends MrzFacts {
  readonly optional?: string
}

export interface Td1Facts extends MrzFacts {
  readonly optional1?: string
  readonly optional2?: string
}

export interface Td2Facts extends MrzFacts {
  readonly optional?: string
}

export interface Td3Facts extends MrzFacts {
  readonly personalNumber?: string
}

export type FactName = keyof MrzFacts | 'optional' | 'optional1' | 'optional2' | 'personalNumber'

export type FormatCode =
  | 'missing'
  | 'too-long'
  | 'forbidden-character'
  | 'no-latin-form'
  | 'not-a-document-code'
  | 'not-a-state-code'
  | 'not-a-date'
  | 'not-a-sex'

export interface FormatRefusal {
  readonly ok: false
  readonly code: FormatCode
  readonly field: FactName
}

export type FormatResult<Lines extends readonly string[]> = { readonly ok: true; readonly lines: Lines } | FormatRefusal
