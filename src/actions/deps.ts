import type { Chance, Clock, Documents, MailSender, Objects, Payments, Pictures } from './ports.ts'
import type { Capture } from './ports/capture.ts'
import type { Appointments } from './ports/appointments.ts'
import type { Accounts } from './ports/accounts.ts'
import type { Cases } from './ports/cases.ts'
import type { HeldCards } from './ports/held-cards.ts'
import type { Law, Wording } from './ports/law.ts'
import type { Letters } from './ports/letters.ts'
import type { Crossings } from './ports/crossings.ts'
import type { CardStatuses, Publications } from './ports/publications.ts'
import type { Sealer, Seals, SigningKeys } from './ports/seals.ts'
import type { CodeReader, SealReader } from './ports/seal-reading.ts'
import type { TrustFiles } from './ports/trust-files.ts'
import type { SmsSender } from './ports/sms.ts'
import type { PaperItems } from './ports/paper-items.ts'
import type { BatchFiles } from './ports/batch-files.ts'
import type { HeldReminders, Reminders } from './ports/reminders.ts'
import type { ReturnedMails } from './ports/returned-mails.ts'
import type { Uploads } from './ports/uploads.ts'
import type { VirusScan } from './ports/virus-scan.ts'
import type { Leftovers, Limits, People, Secrets, SupportMessages } from './ports/people.ts'

/** What main hands to every action. Each action takes the few it needs by type. */
export interface Deps {
  readonly clock: Clock
  readonly chance: Chance
  readonly cases: Cases
  readonly people: People
  readonly accounts: Accounts
  readonly appointments: Appointments
  readonly limits: Limits
  readonly leftovers: Leftovers
  readonly messages: SupportMessages
  readonly secrets: Secrets
  readonly objects: Objects
  readonly pictures: Pictures
  readonly capture: Capture
  readonly uploads: Uploads
  readonly heldCards: HeldCards
  /** Undefined where no scanner is set up. */
  readonly virusScan: VirusScan | undefined
  readonly documents: Documents
  readonly letters: Letters
  readonly mail: MailSender
  readonly reminders: Reminders
  readonly heldReminders: HeldReminders
  readonly returnedMails: ReturnedMails
  /** Undefined where no gateway is set up. */
  readonly sms: SmsSender | undefined
  readonly papers: PaperItems
  readonly batchFiles: BatchFiles
  readonly payments: Payments
  readonly law: Law
  readonly wording: Wording
  readonly keys: SigningKeys
  readonly sealer: Sealer
  readonly seals: Seals
  readonly publications: Publications & CardStatuses
  readonly crossings: Crossings
  readonly trustFiles: TrustFiles
  readonly codes: CodeReader
  readonly sealReader: SealReader
  /** Scheme and host of the public pages, without a slash at the end. */
  readonly publicOrigin: string
}
