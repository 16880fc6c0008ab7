import type { Instant } from '../core/kernel/instant.ts'
import type { Language } from '../core/kernel/language.ts'
import type { Money } from '../core/kernel/money.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import type { Result } from '../core/kernel/result.ts'
import type { FileKind, FileLimits } from '../core/service/definition.ts'
import type { AttemptState } from '../core/payment/attempt.ts'
import type { FormSheet } from './ports/form-sheet.ts'

/** What the actions need from the world. Every port has a real adapter; where the world outside owns it, also a fake under one contract test. */

export interface Clock {
  now(): Instant
  /** The day of the agency's time zone that the moment falls on. */
  dayOf(moment: Instant): PlainDate
}

/** Chance, for codes, tokens and ids. */
export interface Chance {
  bytes(count: number): Uint8Array
  /** UUID version 7: sorts by the moment given. */
  uuid(at: Instant): string
}

// ---- Files ----

/** Where a stored file lies. `wrappedKey` opens it and lives in the row, never beside the file. */
export interface StoredObject {
  /** SHA-256 of the file's own key and the content, 64 hex digits: two files never share one, even when their content is the same. */
  readonly key: string
  /** The file's own key, encrypted under the master key, base64. */
  readonly wrappedKey: string
  readonly bytes: number
}

export interface Objects {
  put(content: Uint8Array): Promise<StoredObject>
  /** Undefined when the file is not there; throws when it is there but altered or the key does not fit. */
  get(object: StoredObject): Promise<Uint8Array | undefined>
  /** Idempotent. */
  remove(key: string): Promise<void>
}

// ---- Pictures ----

/** `maxPages` is what a PDF may still have here. */
export type PictureLimits = FileLimits

export type PictureProblem =
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-not-allowed'
  | 'file-not-readable'
  | 'pdf-locked'
  | 'pdf-too-many-pages'
  | 'picture-too-small'
  | 'picture-too-many-pixels'
  | 'picture-takes-too-long'
  | 'picture-check-unavailable'

export interface Picture {
  /** Re-encoded JPEG, sRGB, upright, without metadata. */
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly sniffed: FileKind
}

export interface Pictures {
  /** The file as pictures, one for each page; only a PDF has more than one. */
  read(content: Uint8Array, limits: PictureLimits): Promise<Result<Pages, PictureProblem>>
}

export type Pages = readonly [Picture, ...Picture[]]

// ---- Documents ----

/** One label in English and, where it differs, in the holder's language. */
export interface CardText {
  readonly en: string
  readonly own: string
}

export interface CardSheet {
  readonly title: CardText
  readonly demoBand: CardText
  /** Printed over the card in the demo, `SPECIMEN`; empty in production. */
  readonly specimen: string
  readonly cardNumberLabel: CardText
  readonly cardNumber: string
  /** The frame of its own: valid from, valid until, stay, entries. */
  readonly validity: readonly { readonly label: CardText; readonly value: string }[]
  readonly fields: readonly { readonly label: CardText; readonly value: string; readonly wide: boolean; readonly mono: boolean }[]
  readonly portraitJpeg: Uint8Array
  readonly portraitAlt: string
  /** Two lines of 44 characters, or three of 30. */
  readonly mrz: readonly string[]
  /** The visa seal, printed as DataMatrix, and the VDS-NC, printed as QR. */
  readonly seal: { readonly vds: Uint8Array; readonly vdsNc: string }
  readonly sealLabel: CardText
  readonly vdsNcLabel: CardText
  /** The address of the check page with the card number. */
  readonly checkAddress: string
  readonly checkLabel: CardText
  readonly howToUse: readonly { readonly language: Language; readonly title: string; readonly lines: readonly string[] }[]
  readonly language: Language
  readonly issuedAt: Instant
  readonly documentTitle: string
}

/** A plain letter or receipt as PDF: a heading, paragraphs, a table of facts. */
export interface LetterSheet {
  readonly demoBand: string
  readonly agency: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly closing: readonly string[]
  readonly qrText?: string
  readonly qrLabel?: string
  readonly language: Language
  readonly writtenAt: Instant
  readonly documentTitle: string
}

export interface Documents {
  /** Characters of the texts that no font in use can draw; empty when all can be printed. */
  missingGlyphs(texts: readonly string[]): readonly string[]
  card(sheet: CardSheet): Promise<Uint8Array>
  letter(sheet: LetterSheet): Promise<Uint8Array>
  form(sheet: FormSheet): Promise<Uint8Array>
  /** A QR code for a screen, SVG: phones show and read that symbol best. */
  screenCode(content: Uint8Array): Promise<Uint8Array>
}

// ---- Mail ----

export interface MailAttachment {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
}

/** One message has one recipient, by type: there is no list to put a second one in. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: Language
  /** Stays the same over retries, so that the receiving side can drop a double. */
  readonly messageId: string
  readonly attachments: readonly MailAttachment[]
}

export interface MailSender {
  /** Resolves once the server has taken the message; throws when it has not. */
  send(mail: Mail): Promise<void>
}

// ---- Payments: shapes and names follow GOV.UK Pay ----

export interface PaymentRequest {
  /** Our idempotency key: the provider answers the same for the same attempt. */
  readonly attemptId: string
  readonly caseRef: string
  readonly amount: Money
  readonly language: Language
  readonly description: string
  readonly returnUrl: string
  readonly expiresAt: Instant
}

export interface PaymentStarted {
  readonly providerRef: string
  /** Where the person pays: a hosted page on the provider's own origin. */
  readonly redirectUrl: string
  readonly expiresAt: Instant
}

export interface PaymentStatus {
  readonly state: AttemptState
  /** Amount captured so far; 0 until `success`. */
  readonly amount: Money
  readonly refunded: Money
  readonly at: Instant
  /** Provider's code for a failure, such as `declined` or `insufficient-funds`. */
  readonly reason?: string
}

export interface PaymentNotification {
  readonly eventId: string
  readonly providerRef: string
  readonly kind: string
  readonly at: Instant
}

export type RefundState = 'submitted' | 'success' | 'error'

export interface Payments {
  readonly name: string
  readonly capabilities: { readonly hosted: boolean; readonly partialRefund: boolean; readonly cancel: boolean; readonly maxExpiryMinutes: number }
  /** The provider's origin, for the form-action of the page that sends people there. */
  readonly origin: string
  create(request: PaymentRequest): Promise<PaymentStarted>
  /** Undefined when the provider does not know the reference. Throws when it cannot be reached. */
  getStatus(providerRef: string): Promise<PaymentStatus | undefined>
  cancel(providerRef: string): Promise<void>
  refund(refund: { readonly providerRef: string; readonly refundKey: string; readonly amount: Money; readonly reason: string }): Promise<RefundState>
  /** A notification is a hint: it says which payment to ask about, never what to believe. `proof` is `none` when the signature is missing or wrong. */
  parseNotification(
    raw: Uint8Array,
    headers: Readonly<Record<string, string | undefined>>,
  ): { readonly proof: 'signature' | 'none'; readonly events: readonly PaymentNotification[] }
}
