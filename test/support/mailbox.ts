import { setTimeout as pause } from 'node:timers/promises'
import type { MailStore, StoredMail } from '../../src/adapters/mail/mail-store.ts'

/** Where the letters of a demo lie. */
export type Mailbox = Pick<MailStore, 'list' | 'get'>

/** The outbox of a running demo, over HTTP. Its letters come without HTML and headers. */
export function remoteMailbox(base: string): Mailbox {
  const seen = new Map<number, StoredMail>()
  return {
    async list({ recipient = '' }) {
      const answer = await fetch(`${base}/dev/outbox.json?recipient=${encodeURIComponent(recipient)}`)
      const mails = (await answer.json()) as readonly StoredMail[]
      for (const mail of mails) seen.set(mail.id, mail)
      return mails.map((mail) => ({ ...mail, attachments: mail.attachments.length }))
    },
    get: async (id) => seen.get(id),
  }
}

const PATIENCE_MS = 20_000

/** Asks until there is an answer. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`nothing came of ${what}`)
    await pause(60)
  }
}

/** The newest letter to an address whose subject or text matches; `after`: of those that came after that letter. Waits until it is there. */
export function readMail(
  { mail: box, after = 0 }: { readonly mail: Mailbox; readonly after?: number },
  recipient: string,
  containing: RegExp = /./,
): Promise<StoredMail> {
  return eventually(async () => {
    for (const { id } of await box.list({ limit: 20, recipient })) {
      const mail = id > after ? await box.get(id) : undefined
      if (mail && containing.test(`${mail.subject}\n${mail.text}`)) return mail
    }
    return undefined
  }, `a letter with ${containing.source}`)
}

/** The number of the newest letter to an address; 0 when there is none. */
export async function newestMail(of: { readonly mail: Mailbox }, recipient: string): Promise<number> {
  return (await of.mail.list({ limit: 1, recipient }))[0]?.id ?? 0
}

/** The six digits that a letter asks to be typed: alone at the end of a line, as no token and no day is. */
export async function readCode(of: { readonly mail: Mailbox }, recipient: string, after = 0): Promise<string> {
  const line = /(?:: |：)(\d{6})\r?$/m
  return line.exec((await readMail({ mail: of.mail, after }, recipient, line)).text)?.[1] ?? ''
}
