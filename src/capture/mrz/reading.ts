import type { Td3Reading } from 'icao-seal/mrz'
import type { Result } from '../../core/kernel/result.ts'
import type { Repair } from './repair.ts'
import type { LineNumber, Point } from './zone-lines.ts'

/** A character that may be another one: to be looked at by whoever holds the passport. */
export interface Uncertain {
  readonly line: LineNumber
  /** Counted from 0. */
  readonly position: number
  /** What else it may be, likeliest first, without what was read. */
  readonly alternatives: string
}

/** The machine readable zone of a passport (TD3), read from a picture. It is always shown to a person: names, State, nationality and sex have no check digit. */
export interface MrzReading {
  /** 44 characters each. */
  readonly lines: readonly [string, string]
  /** What the lines say, as `parseMrz` of icao-seal gives it; a single name has an empty `secondary`. */
  readonly fields: Td3Reading
  /** By character: correlation with its template less that of the next best character; 0.03 is much between O and 0, little between O and X. */
  readonly confidence: readonly [readonly number[], readonly number[]]
  readonly uncertain: readonly Uncertain[]
  /** The one character that was changed so that the check digits are right; it is among the uncertain ones too. */
  readonly repaired?: Repair
  /** Right check digits prove less than they seem to: G and 6, A and 0, K and the filler give the same, and so may one confusion made twice. */
  readonly checksPass: boolean
  /** Width of a cell, in pixels of the page that was given. */
  readonly pixelsPerCharacter: number
  /** Of the text, in degrees; positive falls to the right, about 180 is upside down. */
  readonly angle: number
  /** Of the zone, in pixels of the page: before the first character of the first line, behind its last one, behind the last of the second line, before its first. */
  readonly corners: readonly [Point, Point, Point, Point]
}

/**
 * `mrz-not-found`: nothing like two lines of 44 characters. `mrz-too-small`: facts `pixelsPerCharacter` and `least`. `mrz-not-clear`: found, but too much
 * of it may be read wrong; facts `likeness` (0 to 1) and `uncertain` (how many characters).
 */
export type MrzProblem = 'mrz-not-found' | 'mrz-too-small' | 'mrz-not-clear'

export type MrzResult = Result<MrzReading, MrzProblem>
