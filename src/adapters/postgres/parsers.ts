import pg from 'pg'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { databaseProblem } from './problem.ts'

const { builtins } = pg.types

/** Array types that @types/pg has no names for, by their number in pg_type. */
const INT8_ARRAY = 1016
const TEXT_ARRAY: number = 1009
const TIMESTAMP_ARRAY = 1115
const TIMESTAMPTZ_ARRAY = 1185
const DATE_ARRAY = 1182
const NUMERIC_ARRAY = 1231

const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY)
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string) =>
    textArray(text).map((item) => (item === null ? null : parse(item)))
const asText = (text: string) => text

/**
 * How column values arrive: `int8` as number, `timestamptz` as Instant, `date` as 'YYYY-MM-DD', `numeric` and `timestamp` as text.
 * A JavaScript Date is never made: it would move a day that is read west of Greenwich.
 */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: parseInt8,
  [builtins.DATE]: asText,
  [builtins.TIMESTAMP]: asText,
  [builtins.TIMESTAMPTZ]: parseInstant,
  [builtins.NUMERIC]: asText,
  [INT8_ARRAY]: arrayOf(parseInt8),
  [DATE_ARRAY]: textArray,
  [TIMESTAMP_ARRAY]: textArray,
  [TIMESTAMPTZ_ARRAY]: arrayOf(parseInstant),
  [NUMERIC_ARRAY]: textArray,
}

/** Type parsers of a pool or client, as its `types` option. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (format === 'binary' ? undefined : PARSERS[oid]) ?? pg.types.getTypeParser(oid, format),
}

/** Throws `number-out-of-range` beyond 2^53 - 1, where a JavaScript number would silently become another one. */
export function parseInt8(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw databaseProblem('number-out-of-range', 'A whole number in the database is too large for JavaScript', { digits: text.length })
  return number
}

const SHAPE = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?([+-]\d{2}(?::\d{2}){0,2})$/

/** PostgreSQL's text form in whatever zone the session has; microseconds are cut off. Throws `instant-out-of-range` for infinity and years beyond 9999. */
export function parseInstant(text: string): Instant {
  const parts = SHAPE.exec(text)
  if (!parts) throw databaseProblem('instant-out-of-range', 'A moment in the database is outside the years 0001 to 9999')
  const [, date = '', time = '', fraction = '', offset = ''] = parts
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3)
  if (offset === '+00') return instant(`${date}T${time}.${milliseconds}Z`)
  return instant(new Date(Date.parse(`${date}T${time}.${milliseconds}Z`) - offsetMilliseconds(offset)).toISOString())
}

/** Offsets before 1900 may have seconds: `+05:07:48`. */
function offsetMilliseconds(offset: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * (offset.startsWith('-') ? -1000 : 1000)
}
