import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The environment, read once and checked with errors that say what to do. Nothing else in the product reads process.env. */

const port = z.coerce.number().int().min(1).max(65_535)
const origin = z.string().regex(/^https?:\/\/[^/\s?#]+$/, 'must be scheme and host only, such as https://sapar.example')
const hexKey = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (32 bytes); make one with: openssl rand -hex 32')

const schema = z
  .object({
    SAPAR_PROFILE: z.enum(['demo', 'production']).default('demo'),
    PORT: port.default(3000),
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
    SAPAR_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    SAPAR_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  })
  .superRefine((value, context) => {
    if (value.SAPAR_PROFILE !== 'production') return
    const need = (name: 'SAPAR_ORIGIN' | 'DATABASE_URL' | 'SAPAR_MASTER_KEY' | 'SAPAR_SMTP_URL', why: string) => {
      if (value[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: `is needed in production: ${why}` })
    }
    need('SAPAR_ORIGIN', 'mail links, passkeys and cookies depend on it')
    need('DATABASE_URL', 'the embedded database is for the demo and for development')
    need('SAPAR_MASTER_KEY', 'it opens the stored files')
    need('SAPAR_SMTP_URL', 'letters must leave through a mail server')
    if (value.SAPAR_ORIGIN?.startsWith('http://'))
      context.addIssue({ code: 'custom', path: ['SAPAR_ORIGIN'], message: 'must begin with https:// in production, with TLS in front' })
  })

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
  readonly mailFrom: string
  readonly logLevel: string
  readonly trustProxy: boolean
}

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

/** Secrets may come from files: `DATABASE_URL_FILE` names a file that holds the value of `DATABASE_URL`. */
const SECRETS = ['DATABASE_URL', 'SAPAR_MASTER_KEY', 'SAPAR_SMTP_URL']

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
  }
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
    smtpUrl: config.smtpUrl?.replace(/\/\/[^@/]*@/, '//(set)@'),
  }
}
