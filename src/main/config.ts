import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Pkcs11Settings } from '../adapters/signer/pkcs11-token.ts'

/** The environment, read once and checked with errors that say what to do. Nothing else in the product reads process.env. */

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port: a whole number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'must be a port: a whole number from 1 to 65535')
const origin = z.string().regex(/^https?:\/\/[^/\s?#]+$/, 'must be scheme and host only, such as https://sapar.example')
const hexKey = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (32 bytes); make one with: openssl rand -hex 32')

const schema = z.object({
  SAPAR_PROFILE: z.enum(['demo', 'production']).default('demo'),
  PORT: port.prefault('3000'),
  SAPAR_HOST: z.string().min(1).default('127.0.0.1'),
  SAPAR_ORIGIN: origin.optional(),
  SAPAR_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  SAPAR_MASTER_KEY: hexKey.optional(),
  SAPAR_SANDBOX_PORT: port.optional(),
  SAPAR_METRICS_PORT: port.optional(),
  SAPAR_MAIL_PORT: port.optional(),
  SAPAR_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .optional(),
  SAPAR_MAIL_FROM: z.string().min(3).default('Demo Migration Agency <no-reply@sapar.example>'),
  SAPAR_SMS_URL: z
    .string()
    .regex(/^https:\/\/[^/\s@]+|^http:\/\/(localhost|127\.0\.0\.1)[:/]/, 'must be an https:// address')
    .optional(),
  SAPAR_SMS_TOKEN: z.string().min(1).optional(),
  SAPAR_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SAPAR_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  SAPAR_CLAMD: z
    .string()
    .regex(/^(\/.+|[^\s/]+:\d{1,5})$/, 'must be host:port of a ClamAV daemon, or the path of its socket')
    .optional(),
  SAPAR_TOKEN_MODULE: z.string().min(1).optional(),
  SAPAR_TOKEN_LABEL: z.string().min(1).optional(),
  SAPAR_TOKEN_PIN: z.string().min(1).optional(),
  PATH: z.string().default('/usr/bin:/bin'),
})

/** Names of all settings, for the test that the documentation tells each of them. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape).filter((name) => name !== 'PATH')

const NEEDED_IN_PRODUCTION: Readonly<Record<string, string>> = {
  SAPAR_ORIGIN: 'mail links, passkeys and cookies depend on it',
  DATABASE_URL: 'the embedded database is for the demo and for development',
  SAPAR_MASTER_KEY: 'it opens the stored files',
  SAPAR_SMTP_URL: 'letters must leave through a mail server',
}

/** Half a gateway sends nothing, and nobody would notice before the first reminder. */
function halfGateway(values: Readonly<Record<string, string>>): readonly string[] {
  return values.SAPAR_SMS_URL !== undefined && values.SAPAR_SMS_TOKEN === undefined ? ['SAPAR_SMS_TOKEN is needed with SAPAR_SMS_URL'] : []
}

/** Looked at beside the shapes, so that one start tells everything that is wrong. */
function missingInProduction(values: Readonly<Record<string, string>>): readonly string[] {
  if (values.SAPAR_PROFILE !== 'production') return []
  const missing = Object.entries(NEEDED_IN_PRODUCTION).flatMap(([name, why]) => (values[name] === undefined ? [`${name} is needed in production: ${why}`] : []))
  return values.SAPAR_ORIGIN?.startsWith('http://') ? [...missing, 'SAPAR_ORIGIN must begin with https:// in production, with TLS in front'] : missing
}

export interface Config {
  readonly profile: 'demo' | 'production'
  readonly host: string
  readonly port: number
  /** Undefined in the demo until the port is known. */
  readonly origin?: string
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly masterKey?: string
  readonly sandboxPort?: number
  readonly metricsPort?: number
  readonly mailPort?: number
  readonly smtpUrl?: string
  /** A ClamAV daemon that looks through uploads. */
  readonly clamd?: string
  readonly mailFrom: string
  /** A gateway for text messages. */
  readonly sms?: { readonly url: string; readonly token: string }
  readonly logLevel: string
  readonly trustProxy: boolean
  /** A PKCS #11 token that signs in place of keys in the database. */
  readonly token?: Pkcs11Settings
}

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

/** Secrets may come from files: `DATABASE_URL_FILE` names a file that holds the value of `DATABASE_URL`. */
export const SECRETS = ['DATABASE_URL', 'SAPAR_MASTER_KEY', 'SAPAR_SMTP_URL', 'SAPAR_SMS_TOKEN', 'SAPAR_TOKEN_PIN']

export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const [name, value] of Object.entries(environment)) if (value !== undefined && value !== '') values[name] = value
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`]
    if (file === undefined) continue
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read`)
    }
  }
  const parsed = schema.safeParse(values)
  problems.push(...missingInProduction(values), ...halfGateway(values))
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  return { ok: true, config: toConfig(parsed.data) }
}

function toConfig(data: z.infer<typeof schema>): Config {
  return {
    profile: data.SAPAR_PROFILE,
    host: data.SAPAR_HOST,
    port: data.PORT,
    dataDir: path.resolve(data.SAPAR_DATA),
    mailFrom: data.SAPAR_MAIL_FROM,
    logLevel: data.SAPAR_LOG_LEVEL,
    trustProxy: data.SAPAR_TRUST_PROXY === 'yes',
    ...given('origin', data.SAPAR_ORIGIN),
    ...given('databaseUrl', data.DATABASE_URL),
    ...given('masterKey', data.SAPAR_MASTER_KEY),
    ...given('sandboxPort', data.SAPAR_SANDBOX_PORT),
    ...given('metricsPort', data.SAPAR_METRICS_PORT),
    ...given('mailPort', data.SAPAR_MAIL_PORT),
    ...given('smtpUrl', data.SAPAR_SMTP_URL),
    ...given('sms', data.SAPAR_SMS_URL && data.SAPAR_SMS_TOKEN ? { url: data.SAPAR_SMS_URL, token: data.SAPAR_SMS_TOKEN } : undefined),
    ...given('clamd', data.SAPAR_CLAMD),
    ...given('token', tokenOf(data)),
  }
}

function tokenOf(data: z.infer<typeof schema>): Pkcs11Settings | undefined {
  const { SAPAR_TOKEN_MODULE: module, SAPAR_TOKEN_LABEL: tokenLabel, SAPAR_TOKEN_PIN: pin, PATH: path } = data
  return module && tokenLabel && pin ? { module, tokenLabel, pin, path } : undefined
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V })
}

/** The configuration in force, for `sapar config check`: secrets are masked. */
export function maskedConfig(config: Config): Readonly<Record<string, unknown>> {
  const mask = (value: string | undefined) => (value === undefined ? undefined : '(set)')
  return {
    ...config,
    databaseUrl: config.databaseUrl?.replace(/\/\/[^@/]*@/, '//(set)@'),
    masterKey: mask(config.masterKey),
    ...(config.token ? { token: { ...config.token, pin: '(set)' } } : {}),
    ...(config.sms ? { sms: { ...config.sms, token: '(set)' } } : {}),
    smtpUrl: config.smtpUrl?.replace(/\/\/[^@/]*@/, '//(set)@'),
  }
}
