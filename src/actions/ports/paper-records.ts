import type { PostalAddress } from '../../core/collection/address.ts'
import type { PaperFacts } from '../../core/collection/paper-moves.ts'
import type { CardState } from '../../core/case/lifecycle.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'

/** One card on paper. */
export interface PaperItem extends PaperFacts {
  readonly id: string
  /** `PI-7K2M-94Q2`: what the bureau calls it. */
  readonly number: string
  readonly caseId: string
  readonly cardId: string
  /** The office that hands it out; only for pick-up. */
  readonly officeId?: string
  /** Only for the post. */
  readonly address?: PostalAddress
  readonly batch?: number
  /** What the holder shows at the window; only for pick-up. */
  readonly pickUpCode?: string
  /** The last day on which it can be fetched. */
  readonly keepUntil?: PlainDate
  /** When its holder was told that it soon goes back. */
  readonly toldAt?: Instant
  /** Id of the item in whose place it was made. */
  readonly follows?: string
  readonly createdAt: Instant
}

export type NewPaperItem = Pick<PaperItem, 'id' | 'number' | 'cardId' | 'method' | 'officeId' | 'address' | 'pickUpCode' | 'follows'>

/** What becomes of an item; all that is named is set. */
export type PaperPatch = Pick<PaperItem, 'id' | 'state' | 'days'> & Partial<Pick<PaperItem, 'batch' | 'tracking' | 'keepUntil' | 'toldAt'>>

/** The part of a change that is about paper. */
export interface PaperChange {
  readonly made?: readonly NewPaperItem[]
  readonly changed?: readonly PaperPatch[]
}

export interface PrintBatch {
  readonly number: number
  readonly madeAt: Instant
  readonly items: number
  readonly file: Uint8Array
}

/** Lines of the desk: no name and no address, which are shown when one is opened. */
export interface PaperRow extends Pick<PaperItem, 'number' | 'state' | 'method' | 'days' | 'officeId' | 'keepUntil' | 'tracking'> {
  readonly caseCode: string
  readonly cardNumber: string
  readonly cardState: CardState
}
