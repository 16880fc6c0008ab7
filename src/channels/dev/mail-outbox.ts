import type { Instant } from '../../core/kernel/instant.ts'

/** What the outbox pages need of the demo's kept mail. */
export interface MailOutbox {
  /** Newest first. `before` is the id of the last one seen; `recipient` keeps only that address. */
  list(page: { readonly limit: number; readonly before?: number; readonly recipient?: string }): Promise<readonly MailLine[]>
  get(id: number): Promise<KeptMail | undefined>
  /** `position` counts from 0. */
  attachment(id: number, position: number): Promise<{ readonly filename: string; readonly contentType: string; readonly content: Uint8Array } | undefined>
}

export interface MailLine {
  readonly id: number
  readonly recipient: string
  readonly subject: string
  readonly receivedAt: Instant
  readonly attachments: number
}

export interface KeptMail {
  readonly id: number
  readonly recipient: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly receivedAt: Instant
  readonly attachments: readonly { readonly position: number; readonly filename: string; readonly contentType: string; readonly bytes: number }[]
}
