import { createHash } from 'node:crypto'
import { callbackify } from 'node:util'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Clock } from '../../actions/ports.ts'
import type { MailStore, ReceivedMail } from './mail-store.ts'

export interface MailSink {
  readonly host: string
  readonly port: number
  close(): Promise<void>
}

const LARGEST_MESSAGE = 25 * 1024 * 1024

/**
 * A mail server that delivers nowhere: what it takes is stored for the Outbox page. Loopback only, because it asks nobody for a
 * password. `port` 0 takes a free one. A message is acknowledged once it is stored, so an acknowledged one is never lost.
 */
export async function startMailSink(options: {
  readonly host: string
  readonly port: number
  readonly store: MailStore
  readonly clock: Clock
}): Promise<MailSink> {
  if (!['127.0.0.1', '::1', 'localhost'].includes(options.host)) throw new Error('the mail sink only listens on loopback')
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    hideREQUIRETLS: true,
    size: LARGEST_MESSAGE,
    rejectOversized: true,
    socketTimeout: 30_000,
    closeTimeout: 1000,
    logger: false,
    onData: callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address)
      await keep(stream, recipients, options).catch(() => {
        throw Object.assign(new Error('the message could not be stored'), { responseCode: 451 })
      })
    }),
  })
  // A client that breaks off is its own trouble; without a listener it would end the process.
  server.on('error', () => undefined)
  const port = await listening(server, options.port, options.host)
  return { host: options.host, port, close: () => new Promise((resolve) => server.close(resolve)) }
}

async function keep(stream: SMTPServerDataStream, recipients: readonly string[], { store, clock }: { store: MailStore; clock: Clock }): Promise<void> {
  const raw = await collect(stream)
  if (stream.sizeExceeded) return
  const email = await PostalMime.parse(raw)
  for (const recipient of recipients) await store.add(receivedFrom(email, { recipient, raw, receivedAt: clock.now() }))
}

async function collect(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = []
  // Oversized messages are read to their end and thrown away, as the protocol wants.
  for await (const piece of stream) if (!stream.sizeExceeded) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function receivedFrom(email: Email, around: { recipient: string; raw: Buffer } & Pick<ReceivedMail, 'receivedAt'>): ReceivedMail {
  return {
    recipient: around.recipient,
    subject: email.subject ?? '',
    html: email.html ?? '',
    text: email.text ?? '',
    attachments: email.attachments.map((file) => ({ filename: file.filename ?? '', contentType: file.mimeType, content: bytesOf(file.content) })),
    headers: email.headers.map((header) => ({ name: header.originalKey, value: header.value })),
    receivedAt: around.receivedAt,
    messageId: email.messageId ?? `<${createHash('sha256').update(around.raw).digest('hex')}@no-message-id>`,
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}

function listening(server: SMTPServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      resolve(address.port)
    })
  })
}
