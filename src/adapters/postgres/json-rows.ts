import { parseInstant } from './parsers.ts'
import { databaseProblem } from './problem.ts'

/** Rows of several selects in one statement: each select becomes one JSON value, `[]` when it finds nothing. */
export const asJson = (select: string) => `(select coalesce(json_agg(found), '[]') from (${select}) as found)`

/**
 * Rows that came as JSON, as the driver would have given them: `moments` names the columns that hold one. Throws `number-out-of-range` where the
 * driver's own parser would, since JSON would silently make another number of it.
 */
export function rowsFromJson<R extends object>(rows: readonly R[], moments: readonly (keyof R)[]): readonly R[] {
  return rows.map((row) => {
    const read = { ...row } as Record<PropertyKey, unknown>
    for (const name of moments) if (typeof read[name] === 'string') read[name] = momentOf(read[name])
    for (const value of Object.values(read)) if (typeof value === 'number' && !Number.isSafeInteger(value)) throw outOfRange()
    return read as R
  })
}

/** JSON has ISO text with up to six digits of a second and an offset; the session's zone decides the offset. */
function momentOf(text: string): ReturnType<typeof parseInstant> {
  return parseInstant(text.replace('T', ' ').replace(/([+-]\d{2}):00$/, '$1'))
}

const outOfRange = () => databaseProblem('number-out-of-range', 'A whole number in the database is too large for JavaScript', {})
