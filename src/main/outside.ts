import type { Pool } from 'pg'
import type { Clock, MailSender, Payments } from '../actions/ports.ts'
import type { SmsSender } from '../actions/ports/sms.ts'
import { postgresMailStore } from '../adapters/mail/mail.sql.ts'
import { startMailSink } from '../adapters/mail/mail-sink.ts'
import type { MailStore } from '../adapters/mail/mail-store.ts'
import { smtpSender } from '../adapters/mail/smtp-sender.ts'
import { sandboxPayments } from '../adapters/payment/sandbox-client.ts'
import { startSandbox } from '../adapters/payment/sandbox/server.ts'
import { fakeSms, type SmsStore } from '../adapters/sms/fake-sms.ts'
import { gatewaySms } from '../adapters/sms/gateway-sms.ts'
import { postgresSmsStore } from '../adapters/sms/sms.sql.ts'
import type { Config } from './config.ts'
import type { Foundation } from './foundation.ts'
import { freePort } from './free-port.ts'
import { derivedKey } from './keys.ts'
import { sender, smtpSettings } from './smtp.ts'

/** What the world outside owns: the mail server, the telephone network and the payment network. The demo brings its own of each. */
export interface Outside {
  readonly mail: MailSender
  /** Undefined where no gateway is set up: nothing goes by text message then. */
  readonly sms: SmsSender | undefined
  readonly payments: Payments
  readonly outbox?: MailStore
  /** Where the demo's text messages lie, as long as no gateway is set up. */
  readonly phones?: SmsStore
  readonly mailPort?: number
  readonly sandboxOrigin?: string
}

export async function reachOutside(base: Foundation): Promise<Outside> {
  return base.config.profile === 'demo' ? demoOutside(base) : productionOutside(base)
}

async function demoOutside(base: Foundation): Promise<Outside> {
  const { config, begun, clock, chance, database } = base
  const outbox = postgresMailStore(database.pool)
  const sink = await startMailSink({ host: '127.0.0.1', port: config.mailPort ?? 0, store: outbox, clock })
  begun.add(() => sink.close())
  const port = config.sandboxPort ?? (await freePort(config.port + 1))
  const sandboxOrigin = `http://localhost:${port}`
  const apiKey = derivedKey(base.master, 'sandbox api').toString('hex')
  const signingSecret = `whsec_${derivedKey(base.master, 'sandbox notifications').toString('base64')}`
  const notifyUrl = `http://127.0.0.1:${config.port}/api/v1/payment-notifications`
  const sandbox = await startSandbox({
    pool: database.pool,
    port,
    publicOrigin: sandboxOrigin,
    notifyUrl,
    signingSecret,
    apiKey,
    clock,
    chance,
    profile: config.profile,
  })
  begun.add(() => sandbox.close())
  return {
    mail: smtpSender({ host: sink.host, port: sink.port, secure: false, from: sender(config.mailFrom) }),
    sms: smsOf(config, { pool: database.pool, clock }),
    ...(config.sms ? {} : { phones: postgresSmsStore(database.pool, clock) }),
    payments: sandboxPayments({ baseUrl: sandbox.baseUrl, publicOrigin: sandboxOrigin, apiKey, signingSecret, clock }),
    outbox,
    mailPort: sink.port,
    sandboxOrigin,
  }
}

async function productionOutside({ config }: Foundation): Promise<Outside> {
  const mail = smtpSender(smtpSettings(config))
  return { mail, sms: smsOf(config), payments: noProvider }
}

/** The way to telephones. A gateway that was set up is used in the demo, too: that is how one is tried out. */
export function smsOf({ sms, profile }: Pick<Config, 'sms' | 'profile'>, demo?: { readonly pool: Pool; readonly clock: Clock }): SmsSender | undefined {
  if (sms) return gatewaySms(sms)
  return demo && profile === 'demo' ? fakeSms(postgresSmsStore(demo.pool, demo.clock)) : undefined
}

/** No contract with a payment network yet: everything works up to the payment, which says that it cannot be reached. */
const noProvider: Payments = {
  name: 'none',
  capabilities: { hosted: false, partialRefund: false, cancel: false, maxExpiryMinutes: 0 },
  origin: "'none'",
  create: () => Promise.reject(new Error('no payment provider')),
  getStatus: () => Promise.reject(new Error('no payment provider')),
  cancel: () => Promise.reject(new Error('no payment provider')),
  refund: () => Promise.reject(new Error('no payment provider')),
  parseNotification: () => ({ proof: 'none', events: [] }),
}
