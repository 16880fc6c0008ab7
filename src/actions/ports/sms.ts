/** A text message to one telephone. */
export interface Sms {
  /** E.164 with its plus. */
  readonly to: string
  readonly text: string
  /** Stays the same over retries, so that the gateway can drop a double. */
  readonly messageId: string
}

export interface SmsSender {
  /** Resolves once the gateway has taken the message; throws when it has not. */
  send(sms: Sms): Promise<void>
}
