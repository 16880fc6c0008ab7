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

/** How many letters have to be put in, left out or exchanged. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}
