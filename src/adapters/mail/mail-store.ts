import type { Instant } from '../../core/kernel/instant.ts'

export interface ReceivedAttachment {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
}

/** A message as the sink read it. `recipient` is the envelope's, so a blind copy could not hide. */
export interface ReceivedMail {
  readonly recipient: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly ReceivedAttachment[]
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly receivedAt: Instant
  readonly messageId: string
}

export interface MailSummary {
  readonly id: number
  readonly recipient: string
  readonly subject: string
  readonly receivedAt: Instant
  readonly attachments: number
}

export interface StoredMail extends Omit<ReceivedMail, 'attachments'> {
  readonly id: number
  readonly attachments: readonly { readonly position: number; readonly filename: string; readonly contentType: string; readonly bytes: number }[]
}

/** What the Outbox page of the demo reads. */
export interface MailStore {
  /** The same message to the same recipient is kept once, however often it arrives. */
  add(mail: ReceivedMail): Promise<void>
  /** Newest first. `before` is the id of the last one seen; `recipient` keeps only that address. At most 100. */
  list(page: { readonly limit: number; readonly before?: number; readonly recipient?: string }): Promise<readonly MailSummary[]>
  get(id: number): Promise<StoredMail | undefined>
  /** `position` counts from 0. */
  attachment(id: number, position: number): Promise<ReceivedAttachment | undefined>
  /** How many were removed. */
  removeOlderThan(moment: Instant): Promise<number>
}

export const LONGEST_PAGE = 100
