import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Deps } from '../actions/deps.ts'
import type { MailSender, Payments } from '../actions/ports.ts'
import type { SmsSender } from '../actions/ports/sms.ts'
import { systemChance, systemClock } from '../adapters/clock/system-clock.ts'
import { childCapture } from '../adapters/image/child-capture.ts'
import { childPictures } from '../adapters/image/child-pictures.ts'
import { folderObjects } from '../adapters/objects/folder-objects.ts'
import { typstDocuments } from '../adapters/pdf/typst-documents.ts'
import { postgresAppointments } from '../adapters/postgres/appointments.sql.ts'
import { postgresAccounts } from '../adapters/postgres/accounts.ts'
import { postgresCases } from '../adapters/postgres/cases.ts'
import { postgresHeldCards } from '../adapters/postgres/held-cards.sql.ts'
import { postgresIdempotency } from '../adapters/postgres/idempotency.sql.ts'
import type { Jobs } from '../adapters/postgres/jobs.ts'
import { postgresLeftovers } from '../adapters/postgres/leftovers.sql.ts'
import { postgresLimits } from '../adapters/postgres/limits.sql.ts'
import { postgresPeople } from '../adapters/postgres/people.ts'
import { postgresPaperItems } from '../adapters/postgres/paper-items.sql.ts'
import { postgresHeldReminders } from '../adapters/postgres/held-reminders.sql.ts'
import { postgresReminders } from '../adapters/postgres/reminders.sql.ts'
import { postgresReturnedMails } from '../adapters/postgres/returned-mail.sql.ts'
import { postgresUploads } from '../adapters/postgres/uploads.sql.ts'
import { postgresSupportMessages } from '../adapters/postgres/support-messages.sql.ts'
import { postgresCrossings } from '../adapters/postgres/crossings.sql.ts'
import { postgresPublications } from '../adapters/postgres/publications.sql.ts'
import { postgresSeals } from '../adapters/postgres/seals.sql.ts'
import { batchFiles } from '../adapters/trust/batch-file.ts'
import { sealTrustFiles } from '../adapters/trust/trust-files.ts'
import { clamd } from '../adapters/virus/clamd.ts'
import { zxingReader } from '../adapters/barcode/zxing-reader.ts'
import { sealReader } from '../adapters/signer/seal-reader.ts'
import { trustOf } from '../adapters/signer/trust-material.ts'
import { ownSeals } from '../core/seal/seal-content.ts'
import { keyedSecrets } from '../adapters/secrets/keyed-secrets.ts'
import { simpleWebAuthnPasskeys } from '../adapters/passkey/simple-web-authn.ts'
import { demoAgency } from '../countries/kz-demo/agency.ts'
import { createLetters } from '../letters/letters.ts'
import { createWording } from '../letters/wording.ts'
import type { Texts } from '../texts/words.ts'
import type { WebContext } from '../channels/ui/http/context.ts'
import type { Config } from './config.ts'
import { derivedKey } from './keys.ts'
import type { LawKeeper } from './law.ts'
import type { OpenDatabase } from './open-database.ts'
import { sealingOffice } from './sealing-office.ts'
import { FONT_FOLDERS } from './paths.ts'

export interface Parts {
  readonly config: Config
  readonly origin: string
  readonly master: Buffer
  readonly database: Pick<OpenDatabase, 'pool'>
  readonly jobs: Jobs
  readonly keeper: LawKeeper
  readonly texts: Texts
  readonly mail: MailSender
  readonly sms: SmsSender | undefined
  readonly payments: Payments
}

export interface Composed {
  readonly deps: WebContext['deps']
  close(): Promise<void>
}

/** Keys, seals and what is published for those who check. */
function sealingOf({ database: { pool }, master, keeper, config }: Pick<Parts, 'database' | 'master' | 'keeper' | 'config'>) {
  const { keys, sealer } = sealingOffice({ pool, master, rules: keeper.law().seals, config })
  return {
    keys,
    sealer,
    seals: postgresSeals({ pool }),
    publications: postgresPublications({ pool }),
    crossings: postgresCrossings({ pool }),
    trustFiles: sealTrustFiles(derivedKey(master, 'flagged')),
    codes: zxingReader(),
    sealReader: sealReader(() => trustOf(keys), ownSeals(keeper.law().seals)),
  }
}

/** Who comes, how often, and what they write to us. */
function visitorsOf({ database: { pool }, jobs }: Pick<Parts, 'database' | 'jobs'>) {
  return {
    people: postgresPeople({ pool }),
    accounts: postgresAccounts({ pool, jobs }),
    appointments: postgresAppointments({ pool, jobs }),
    limits: postgresLimits({ pool }),
    leftovers: postgresLeftovers({ pool }),
    messages: postgresSupportMessages({ pool }),
  }
}

/** What writes letters and jobs together with more than one case. */
function plannersOf({ database: { pool }, jobs }: Pick<Parts, 'database' | 'jobs'>) {
  return {
    reminders: postgresReminders({ pool, jobs }),
    heldReminders: postgresHeldReminders({ pool, jobs }),
    returnedMails: postgresReturnedMails({ pool }),
    papers: postgresPaperItems({ pool, jobs }),
    batchFiles,
  }
}

/** Children that measure pictures: a core is left for those who read pages. */
const LOOKERS = Math.max(1, Math.min(4, availableParallelism() - 1))

/** Chooses the adapters and hands them to the actions. */
export function compose(parts: Parts): Composed {
  const { pool } = parts.database
  const pictures = childPictures({ workers: 2, memoryMb: 512, timeoutMs: 10_000 })
  const capture = childCapture({ workers: LOOKERS, timeoutMs: 15_000 })
  const clock = systemClock(demoAgency.timeZone)
  const origin = parts.origin
  const deps: Deps = {
    clock,
    chance: systemChance((count) => randomBytes(count)),
    cases: postgresCases({ pool, jobs: parts.jobs }),
    ...visitorsOf(parts),
    secrets: keyedSecrets(derivedKey(parts.master, 'tokens')),
    objects: folderObjects({ dir: path.join(parts.config.dataDir, 'objects'), masterKey: derivedKey(parts.master, 'objects') }),
    pictures,
    capture,
    uploads: postgresUploads({ pool }),
    heldCards: postgresHeldCards({ pool }),
    virusScan: parts.config.clamd === undefined ? undefined : clamd({ address: parts.config.clamd }),
    documents: typstDocuments({ fontDirs: FONT_FOLDERS }),
    letters: createLetters({ texts: parts.texts, law: parts.keeper.law, publicOrigin: origin }),
    mail: parts.mail,
    sms: parts.sms,
    ...plannersOf(parts),
    payments: parts.payments,
    law: parts.keeper.law,
    wording: createWording(parts.texts, parts.keeper.law),
    ...sealingOf(parts),
    publicOrigin: origin,
  }
  const passkeys = simpleWebAuthnPasskeys({ origin, name: 'Sapar' })
  return {
    deps: { ...deps, passkeys, idempotency: postgresIdempotency({ pool }) },
    close: async () => {
      await Promise.all([pictures.close(), capture.close()])
    },
  }
}
