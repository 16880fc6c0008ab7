import { pino, type Logger } from 'pino'

/** Fields that may ever appear in a log line. Everything else is dropped: an exact list leaks less than any list of what to hide. */
const ALLOWED = new Set([
  'event',
  'route',
  'method',
  'status',
  'ms',
  'code',
  'port',
  'pid',
  'job',
  'count',
  'profile',
  'version',
  'url',
  'attempt',
  'signal',
  'stack',
  'kind',
  'from',
  'to',
])

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export function createLog(level: string): Log {
  const logger: Logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } })
  const write =
    (method: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      logger[method](allowed({ ...fields, event }))
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

export function allowed(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)))
}

/** An error as it may be logged: its kind and where it happened, never its message, which may quote what a person typed. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { code: 'unknown' }
  const code = 'code' in error ? String(error.code) : error.name
  return {
    code,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join(' | '),
  }
}
