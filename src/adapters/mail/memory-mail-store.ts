import { LONGEST_PAGE, type MailStore, type ReceivedMail, type StoredMail } from './mail-store.ts'

export function memoryMailStore(): MailStore {
  let kept: { readonly id: number; readonly mail: ReceivedMail }[] = []
  let lastId = 0
  const find = (id: number) => kept.find((entry) => entry.id === id)
  return {
    async add(mail) {
      if (kept.some((entry) => entry.mail.messageId === mail.messageId && entry.mail.recipient === mail.recipient)) return
      kept.push({ id: ++lastId, mail })
    },
    async list({ limit, before = Number.POSITIVE_INFINITY, recipient }) {
      return kept
        .filter(({ id, mail }) => id < before && (recipient === undefined || mail.recipient === recipient))
        .toReversed()
        .slice(0, Math.min(limit, LONGEST_PAGE))
        .map(({ id, mail }) => ({
          id,
          recipient: mail.recipient,
          subject: mail.subject,
          receivedAt: mail.receivedAt,
          attachments: mail.attachments.length,
        }))
    },
    async get(id) {
      const entry = find(id)
      return entry && storedOf(entry)
    },
    async attachment(id, position) {
      return find(id)?.mail.attachments[position]
    },
    async removeOlderThan(moment) {
      const before = kept.length
      kept = kept.filter(({ mail }) => mail.receivedAt >= moment)
      return before - kept.length
    },
  }
}

function storedOf({ id, mail }: { readonly id: number; readonly mail: ReceivedMail }): StoredMail {
  const attachments = mail.attachments.map(({ filename, contentType, content }, position) => ({ position, filename, contentType, bytes: content.length }))
  return { ...mail, id, attachments }
}
