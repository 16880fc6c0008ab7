import { createTransport } from 'nodemailer'
import type { Mail, MailSender } from '../../actions/ports.ts'
import type { NotTaken } from '../../actions/ports/refused-for-good.ts'
import { htmlLanguage } from '../../core/kernel/language.ts'
import { oneAddress } from './one-address.ts'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. Without it the connection is upgraded by STARTTLS. */
  readonly secure: boolean
  /** Send in clear text to a server that offers no STARTTLS. Off by default, except on loopback: letters carry personal data. */
  readonly allowPlain?: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  readonly from: { readonly name: string; readonly address: string }
  readonly dkim?: { readonly domainName: string; readonly keySelector: string; readonly privateKey: string }
  /** Longest silence of the server, milliseconds; a message may take three times as long in all. 20 s when not given. */
  readonly silenceMs?: number
}

const SILENCE_MS = 20_000

export function smtpSender(settings: SmtpSettings): MailSender {
  const from = oneAddress(settings.from.address)
  if (!from) throw new Error('the sender is not one mail address')
  const silence = settings.silenceMs ?? SILENCE_MS
  const transport = transportOf(settings)
  return {
    async send(mail) {
      const to = recipientOf(mail)
      const message = { ...messageOf(mail, from.domain), from: settings.from, to: { name: '', address: to }, envelope: { from: from.address, to: [to] } }
      const info = await transport.sendMail({ ...message, signal: AbortSignal.timeout(silence * 3) }).catch((error: SmtpFailure) => {
        throw notTaken(error)
      })
      if (info.accepted.length !== 1 || info.rejected.length !== 0) throw notTaken({ code: 'not-accepted' })
    },
  }
}

/** Whether the server answers, offers what we ask for and takes our account, without sending anything: the kind of failure, or undefined. */
export async function checkSmtp(settings: SmtpSettings): Promise<string | undefined> {
  const transport = transportOf(settings)
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    return (error as SmtpFailure).code ?? 'unknown'
  } finally {
    transport.close()
  }
}

function transportOf(settings: SmtpSettings) {
  const silence = settings.silenceMs ?? SILENCE_MS
  return createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: !settings.secure && !(settings.allowPlain ?? isLoopback(settings.host)),
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    dnsTimeout: silence,
    maxRecipients: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(settings.auth && { auth: settings.auth }),
    ...(settings.dkim && { dkim: settings.dkim }),
  })
}

/** The recipient, checked: one message goes to one address, whatever is in the text. */
export function recipientOf(mail: Pick<Mail, 'to'>): string {
  const to = oneAddress(mail.to)
  if (!to) throw new Error('the recipient is not one mail address')
  return to.address
}

function messageOf(mail: Mail, domain: string) {
  if (/[\r\n]/.test(mail.subject)) throw new Error('the subject has a line break')
  return {
    messageId: messageIdOf(mail.messageId, domain),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834: tells automatic responders to keep quiet; RFC 2919: lets people file our notices by one rule.
      'Auto-Submitted': 'auto-generated',
      'List-Id': `<notices.${domain}>`,
      'Content-Language': htmlLanguage(mail.language),
    },
    attachments: mail.attachments.map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      contentDisposition: 'attachment' as const,
      content: Buffer.from(file.content),
    })),
  }
}

/** `id` or `id@host`, with or without angle brackets -> `<id@host>`; our own domain when none is given. */
function messageIdOf(id: string, domain: string): string {
  const bare = id.replace(/^<(.*)>$/, '$1')
  if (!/^[\w.+=-]+(?:@[\w.-]+)?$/.test(bare)) throw new Error('not a message id')
  return `<${bare.includes('@') ? bare : `${bare}@${domain}`}>`
}

interface SmtpFailure {
  readonly code?: string
  readonly responseCode?: number
  /** The SMTP command that was answered. */
  readonly command?: string
}

/** What becomes of a failure on its way out: no words of the server. */
export function notTaken({ code = 'unknown', responseCode = 0, command = '' }: SmtpFailure): NotTaken {
  // A 5xx to the login or to our own address is our trouble and may pass; only one to the recipient or the message is final.
  const forGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return Object.assign(new Error(`the mail server has not taken the message: ${code} ${responseCode}`), { forGood })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
