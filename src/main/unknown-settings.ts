import { SECRETS, SETTINGS } from './config.ts'

const KNOWN: readonly string[] = [...SETTINGS, ...SECRETS.map((name) => `${name}_FILE`)]
/** Further apart, two names have nothing to do with each other. */
const FURTHEST = 4

/** One line for each variable that looks like a setting of ours and is none: a slip of the pen would otherwise leave the default in force unnoticed. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('SAPAR_') && !KNOWN.includes(name))
    .toSorted()
    .map((name) => {
      const nearest = nearestTo(name)
      return `${name} is no setting and changes nothing${nearest ? `; is ${nearest} meant?` : ''}`
    })
}

function nearestTo(name: string): string | undefined {
  const [nearest] = KNOWN.map((known) => ({ known, far: distance(name, known) })).toSorted((a, b) => a.far - b.far)
  return nearest && nearest.far <= FURTHEST ? nearest.known : undefined
}

/** How many letters have to be put in, left out, exchanged, or changed for their neighbour. */
function distance(a: string, b: string): number {
  let [before, row]: [readonly number[], readonly number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, exchanged, swapped))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
