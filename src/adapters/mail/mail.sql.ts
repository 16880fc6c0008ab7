import type { Pool } from 'pg'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { LONGEST_PAGE, type MailStore, type MailSummary, type ReceivedMail, type StoredMail } from './mail-store.ts'

/** The Outbox in `sandbox.mail` and `sandbox.mail_attachment`: it outlives a kill -9 of the process. */
export function postgresMailStore(pool: Pool): MailStore {
  return {
    add: (mail) => insertMail(pool, mail),
    list: (page) => findSummaries(pool, page),
    get: (id) => findMail(pool, id),
    async attachment(id, position) {
      const { rows } = await pool.query<AttachmentRow & { content: Buffer }>(
        'select position, filename, content_type, octet_length(content) as bytes, content from sandbox.mail_attachment where mail_id = $1 and position = $2',
        [id, position],
      )
      return rows[0] && { filename: rows[0].filename, contentType: rows[0].content_type, content: new Uint8Array(rows[0].content) }
    },
    async removeOlderThan(moment) {
      const { rowCount } = await pool.query('delete from sandbox.mail where received_at < $1', [moment])
      return rowCount ?? 0
    },
  }
}

interface MailRow {
  readonly id: string | number
  readonly recipient: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: readonly { name: string; value: string }[]
  readonly received_at: Date | string
  readonly message_id: string
}

interface AttachmentRow {
  readonly position: number
  readonly filename: string
  readonly content_type: string
  readonly bytes: number
}

async function insertMail(pool: Pool, mail: ReceivedMail): Promise<void> {
  const files = mail.attachments
  await pool.query(
    `with added as (
       insert into sandbox.mail (recipient, subject, html, text, headers, received_at, message_id)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (message_id, recipient) do nothing
       returning id
     )
     insert into sandbox.mail_attachment (mail_id, position, filename, content_type, content)
     select added.id, file.ordinality - 1, file.filename, file.content_type, file.content
     from added, unnest($8::text[], $9::text[], $10::bytea[]) with ordinality as file (filename, content_type, content, ordinality)`,
    [
      mail.recipient,
      withoutZero(mail.subject),
      withoutZero(mail.html),
      withoutZero(mail.text),
      withoutZero(JSON.stringify(mail.headers).replaceAll('\\u0000', '')),
      mail.receivedAt,
      mail.messageId,
      files.map((file) => withoutZero(file.filename)),
      files.map((file) => withoutZero(file.contentType)),
      files.map((file) => Buffer.from(file.content)),
    ],
  )
}

async function findSummaries(pool: Pool, page: Parameters<MailStore['list']>[0]): Promise<readonly MailSummary[]> {
  const { rows } = await pool.query<Pick<MailRow, 'id' | 'recipient' | 'subject' | 'received_at'> & { attachments: number }>(
    `select id, recipient, subject, received_at,
       (select count(*)::int from sandbox.mail_attachment where mail_id = mail.id) as attachments
     from sandbox.mail
     where ($2::bigint is null or id < $2) and ($3::text is null or recipient = $3)
     order by id desc limit $1`,
    [Math.min(page.limit, LONGEST_PAGE), page.before ?? null, page.recipient ?? null],
  )
  return rows.map((row) => ({
    id: Number(row.id),
    recipient: row.recipient,
    subject: row.subject,
    receivedAt: momentOf(row.received_at),
    attachments: row.attachments,
  }))
}

async function findMail(pool: Pool, id: number): Promise<StoredMail | undefined> {
  const { rows } = await pool.query<MailRow>('select * from sandbox.mail where id = $1', [id])
  const row = rows[0]
  if (!row) return undefined
  const files = await pool.query<AttachmentRow>(
    'select position, filename, content_type, octet_length(content) as bytes from sandbox.mail_attachment where mail_id = $1 order by position',
    [id],
  )
  return {
    id: Number(row.id),
    recipient: row.recipient,
    subject: row.subject,
    html: row.html,
    text: row.text,
    headers: row.headers,
    receivedAt: momentOf(row.received_at),
    messageId: row.message_id,
    attachments: files.rows.map((file) => ({ position: file.position, filename: file.filename, contentType: file.content_type, bytes: file.bytes })),
  }
}

/** A pool may read moments as Date or as text. */
function momentOf(value: Date | string): Instant {
  return instant(new Date(value).toISOString())
}

/** PostgreSQL's text cannot hold U+0000, and a message in a foreign mailbox may. */
function withoutZero(text: string): string {
  return text.replaceAll('\0', '')
}
