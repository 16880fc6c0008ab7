import type { SmtpSettings } from '../adapters/mail/smtp-sender.ts'
import type { Config } from './config.ts'

/** The mail server of SAPAR_SMTP_URL: `smtps://user:password@host:465`, or `smtp://host:587`, which is upgraded by STARTTLS. */
export function smtpSettings(config: Config): SmtpSettings {
  const url = new URL(config.smtpUrl ?? 'smtp://localhost')
  const secure = url.protocol === 'smtps:'
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}
  return { host: url.hostname, port: Number(url.port || (secure ? 465 : 587)), secure, from: sender(config.mailFrom), ...auth }
}

/** `Name <address>` or an address alone. */
export function sender(text: string): { readonly name: string; readonly address: string } {
  const parts = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/.exec(text)
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: text.trim() }
}
