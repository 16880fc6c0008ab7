import { parseMrz } from 'icao-seal/mrz'
import { clarityOf, exchanged, linesOf } from './choose-characters.ts'
import type { Choice } from './choose-characters.ts'
import type { LineNumber } from './zone-lines.ts'

export interface Repair {
  readonly line: LineNumber
  /** Counted from 0. */
  readonly position: number
  readonly from: string
  readonly to: string
}

/** A character may be exchanged when another is no further behind than this. */
export const REPAIRABLE = 0.25

export interface Repaired {
  readonly choices: readonly Choice[]
  readonly repairs: readonly Repair[]
}

/** With more exchanges digits soon fit by chance: each is right for one text in ten. */
const MOST_REPAIRS = 1

/**
 * At most one doubtful character of the second line exchanged so that every check digit is right: only if there is one way to do it, and only if no other
 * character is doubtful too, which might be the wrong one.
 */
export function repair(choices: readonly Choice[], most = MOST_REPAIRS): Repaired {
  const asRead = { choices, repairs: [] }
  if (checksPass(linesOf(choices))) return asRead
  const doubtful = choices.filter((choice) => choice.line === 1 && clarityOf(choice) < REPAIRABLE)
  if (doubtful.length > most) return asRead
  const [only, ...others] = waysWith(asRead, doubtful, most)
  return only && others.length === 0 ? only : asRead
}

function waysWith(so: Repaired, doubtful: readonly Choice[], most: number): readonly Repaired[] {
  return doubtful.flatMap((choice, at) => {
    const [first, ...others] = choice.candidates
    return others
      .filter(({ behind }) => behind - first.behind < REPAIRABLE)
      .flatMap(({ character }) => {
        const repairs = [...so.repairs, { line: choice.line, position: choice.position, from: first.character, to: character }]
        const way = { choices: so.choices.map((one) => (one === choice ? exchanged(one, character) : one)), repairs }
        if (checksPass(linesOf(way.choices))) return [way]
        return most > 1 ? waysWith(way, doubtful.slice(at + 1), most - 1) : []
      })
  })
}

export function checksPass(lines: readonly [string, string]): boolean {
  const parsed = parseMrz(lines)
  return parsed.ok && parsed.format === 'TD3' && parsed.valid
}
