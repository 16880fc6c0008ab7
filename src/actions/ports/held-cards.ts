import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Answers } from '../../core/service/definition.ts'

/**
 * A card that another register issued, as that register tells it: its holder is to find it here, be reminded, and renew it. It has no case, no seal and no
 * paper of ours.
 */
export interface HeldCard {
  readonly id: string
  /** As it is printed; other registers have other shapes. */
  readonly number: string
  readonly service: string
  readonly state: 'active' | 'renewed' | 'cancelled'
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  /** By the names of the form: surname, givenNames, sex, birthDate, nationality, passportNumber, passportExpiresOn, region, category, address. */
  readonly answers: Answers
  readonly email?: string
  readonly phone?: string
  readonly language: Language
  /** What its holder has said here of the card. */
  readonly said?: HolderWord
}

export const HOLDER_WORDS = ['lost', 'stolen', 'cancelled'] as const
export type HolderWord = (typeof HOLDER_WORDS)[number]

export interface HeldCards {
  /** New ones are written, known numbers of the same service get what is told now; in one transaction. Answers how many were new. */
  keep(cards: readonly HeldCard[], source: { readonly file: string; readonly at: Instant }): Promise<number>
  /** Spaces, hyphens and case do not matter. */
  findByNumber(number: string): Promise<HeldCard | undefined>
  /** The first word stays, but for a cancellation, which ends the card; from then on its own register has no say in its state. */
  keepWord(id: string, said: HolderWord, at: Instant): Promise<void>
}
