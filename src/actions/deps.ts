import type { Chance, Clock, Documents, MailSender, Objects, Payments, Pictures } from './ports.ts'
import type { Cases } from './ports/cases.ts'
import type { Law, Wording } from './ports/law.ts'
import type { Letters } from './ports/letters.ts'
import type { Leftovers, Limits, People, Secrets, SupportMessages } from './ports/people.ts'

/** What main hands to every action. Each action takes the few it needs by type. */
export interface Deps {
  readonly clock: Clock
  readonly chance: Chance
  readonly cases: Cases
  readonly people: People
  readonly limits: Limits
  readonly leftovers: Leftovers
  readonly messages: SupportMessages
  readonly secrets: Secrets
  readonly objects: Objects
  readonly pictures: Pictures
  readonly documents: Documents
  readonly letters: Letters
  readonly mail: MailSender
  readonly payments: Payments
  readonly law: Law
  readonly wording: Wording
  /** Scheme and host of the public pages, without a slash at the end. */
  readonly publicOrigin: string
}
