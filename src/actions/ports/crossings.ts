import type { Instant } from '../../core/kernel/instant.ts'

/** An entry or an exit, as the device at the border recorded it. */
export interface Crossing {
  /** Made by the device: sent twice, it is one crossing. */
  readonly id: string
  readonly cardNumber: string
  readonly direction: 'entry' | 'exit'
  readonly at: Instant
  readonly borderPoint: string
  readonly device: string
  readonly staffId: string
  /** What the device said of the seal: `VALID` or a code. */
  readonly verdict: string
  /** Sequence of the pack that the device had. */
  readonly packSequence: number
}

export interface SeenCrossing extends Pick<Crossing, 'id' | 'cardNumber' | 'direction' | 'at'> {
  readonly serial: number
}

export interface Crossings {
  /** How many of them were new. */
  keep(crossings: readonly Crossing[], at: Instant): Promise<number>
  /** Those of all devices after a serial, of the last months; for a device that wants to know what others saw. */
  after(serial: number, limit: number, since: Instant): Promise<readonly SeenCrossing[]>
  ofCard(cardNumber: string): Promise<readonly SeenCrossing[]>
}
