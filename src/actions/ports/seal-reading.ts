import type { Instant } from '../../core/kernel/instant.ts'

/** What a picture showed. */
export interface ReadCode {
  readonly symbology: 'DataMatrix' | 'QRCode' | 'Aztec'
  readonly bytes: Uint8Array
}

export interface CodeReader {
  /** All codes of a picture that was drawn anew by ourselves. Empty when there is none. */
  read(picture: Uint8Array): Promise<readonly ReadCode[]>
}

/** What a sealed card says, to be believed only when the seal is VALID. */
export interface SealedCardFacts {
  readonly cardNumber: string
  readonly passportNumber: string
  /** As the machine readable zone has it, two spaces between its parts. */
  readonly name: string
  readonly nationality: string
  readonly validUntil: string
  readonly validFrom?: string
  readonly days?: number
  /** 0 means any number. */
  readonly entries?: number
  readonly slot?: number
}

export interface SealReading {
  readonly container: 'vds' | 'vds-nc' | 'unknown'
  readonly status: 'VALID' | 'INVALID' | 'UNDECIDED'
  /** Code of Doc 9303-13 Appendix D; empty for VALID without remark. */
  readonly sub: string
  readonly level: 'trustable' | 'medium' | 'high'
  readonly detail: string
  /** `UTTC A1B`: who signed, as far as it is known. */
  readonly signer: string
  readonly facts?: SealedCardFacts
}

export interface SealReader {
  /** The bytes of a code, or the text of one. */
  check(content: Uint8Array, at: Instant): Promise<SealReading>
}
