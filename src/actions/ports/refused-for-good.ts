/** Thrown by what sends when the other side has not taken a message. It never carries the recipient or the server's words, which often repeat the address. */
export interface NotTaken extends Error {
  /** This recipient or this message was refused, and sending again will not help. */
  readonly forGood: boolean
}

export function isRefusedForGood(error: unknown): boolean {
  return error instanceof Error && 'forGood' in error && error.forGood === true
}
