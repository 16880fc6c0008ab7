import { parseMrz } from 'icao-seal/mrz'
import { ok, refuse } from '../../core/kernel/result.ts'
import { quarterTurn } from '../pixels.ts'
import type { Grey } from '../pixels.ts'
import { CELLS } from './cell-size.ts'
import { chooseCharacters, clarityOf, linesOf } from './choose-characters.ts'
import type { Choice } from './choose-characters.ts'
import { checkTheSame, isChecked } from './grammar.ts'
import { locateBands } from './locate-band.ts'
import { matchZone } from './match-zone.ts'
import type { MatchedZone } from './match-zone.ts'
import type { MrzReading, MrzResult, Uncertain } from './reading.ts'
import { checksPass, repair } from './repair.ts'
import type { Repaired } from './repair.ts'
import { cellPlace, cellWidthOf, downOn, pointOn, rightOn } from './zone-lines.ts'
import type { Point, ZoneLines } from './zone-lines.ts'

/** Below it a stroke is one pixel wide, and O, 0 and D are the same blot. */
const LEAST_PIXELS = 8
/** Two lines that look less like OCR-B than this are something else. */
const LEAST_FOUND = 0.6
/** Limits of what is trusted; a test switches them off to see that they are needed. */
export const CLARITY: Clarity = { likeness: 0.8, uncertain: 6, clear: 0.25, tie: 0.16, smudge: 0.3 }

export interface Clarity {
  /** Least mean correlation of all cells. */
  readonly likeness: number
  /** Most doubtful characters in a zone. */
  readonly uncertain: number
  /** From which clarity on a character is not doubtful. */
  readonly clear: number
  /** Below which clarity a character that no check digit protects is a guess. */
  readonly tie: number
  /** How much less like its character a cell may look than the zone does, before it is doubtful: a fold, a stamp, glare. */
  readonly smudge: number
}

/** Reads the two lines of a passport's machine readable zone out of a picture of its page, whichever way up it lies. */
export function readMrz(page: Grey, clarity = CLARITY): MrzResult {
  const upright = findZone(page)
  if (upright) return judge(upright, clarity, (point) => point)
  const turned = findZone(quarterTurn(page))
  if (!turned) return refuse('mrz-not-found')
  const read = judge(turned, clarity, ([x, y]) => [y, page.height - 1 - x])
  return read.ok ? ok({ ...read.value, angle: degreesOf(read.value.angle - 90) }) : read
}

function findZone(page: Grey): MatchedZone | undefined {
  for (const band of locateBands(page)) {
    const zone = matchZone(page, band)
    if (zone && zone.likeness >= LEAST_FOUND) return zone
  }
  return undefined
}

function judge(zone: MatchedZone, clarity: Clarity, onPage: (point: Point) => Point): MrzResult {
  const pixelsPerCharacter = Number(cellWidthOf(zone.lines).toFixed(1))
  if (pixelsPerCharacter < LEAST_PIXELS) return refuse('mrz-too-small', { pixelsPerCharacter, least: LEAST_PIXELS })
  const repaired = repair(chooseCharacters(zone.set, zone.cells))
  const lines = linesOf(repaired.choices)
  const fields = parseMrz(lines)
  if (!fields.ok || fields.format !== 'TD3' || !lines[0].startsWith('P')) return refuse('mrz-not-found')
  const uncertain = uncertainOf(repaired, zone, clarity)
  const pass = checksPass(lines)
  const guessed = repaired.choices.some((choice) => isGuess(choice, clarity)) || repaired.choices.filter((choice) => clarityOf(choice) < clarity.tie).length > 1
  const doubtful = guessed || uncertain.length > clarity.uncertain || (pass ? fields.problems.length > 0 : uncertain.length > 0)
  const likeness = Number(zone.likeness.toFixed(3))
  if (doubtful || likeness < clarity.likeness) return refuse('mrz-not-clear', { likeness, uncertain: uncertain.length })
  const reading: MrzReading = {
    lines,
    fields,
    confidence: [marginsOf(repaired.choices, 0), marginsOf(repaired.choices, 1)],
    uncertain,
    ...(repaired.repairs[0] && { repaired: repaired.repairs[0] }),
    checksPass: pass,
    pixelsPerCharacter,
    angle: angleOf(zone.lines),
    corners: cornersOf(zone.lines, onPage),
  }
  return ok(reading)
}

function uncertainOf({ choices, repairs: [done] }: Repaired, { likeness }: MatchedZone, { clear, smudge }: Clarity): readonly Uncertain[] {
  return choices.flatMap((choice) => {
    const { line, position, candidates } = choice
    const [first, ...others] = candidates
    const isRepaired = done?.line === line && done.position === position
    if (!isRepaired && clarityOf(choice) >= clear && first.score > likeness - smudge) return []
    return [{ line, position, alternatives: others.map(({ character, behind }) => (behind - first.behind < clear ? character : '')).join('') }]
  })
}

/** A tie that nothing would notice if it fell the wrong way. */
function isGuess({ line, position, candidates: [first, ...others] }: Choice, { tie }: Clarity): boolean {
  return others.some(({ character, behind }) => behind - first.behind < tie && (!isChecked(line, position) || checkTheSame(first.character, character)))
}

function marginsOf(choices: readonly Choice[], line: 0 | 1): readonly number[] {
  return choices.filter((choice) => choice.line === line).map(({ candidates: [first, second] }) => Number((first.score - (second?.score ?? 0)).toFixed(3)))
}

function angleOf(lines: ZoneLines): number {
  const [x, y] = rightOn(lines[0], 0)
  return degreesOf((Math.atan2(y, x) * 180) / Math.PI)
}

function degreesOf(angle: number): number {
  const turned = ((angle + 540) % 360) - 180
  return Number(turned.toFixed(1))
}

function cornersOf(lines: ZoneLines, onPage: (point: Point) => Point): MrzReading['corners'] {
  const corner = (line: 0 | 1, place: number, down: number): Point => {
    const [[x, y], [across, along]] = [pointOn(lines[line], place), downOn(lines, place)]
    const [column, row] = onPage([x + down * across, y + down * along])
    return [Math.round(column), Math.round(row)]
  }
  const [left, right] = [cellPlace(-0.5), cellPlace(CELLS - 0.5)]
  return [corner(0, left, -0.7), corner(0, right, -0.7), corner(1, right, 0.7), corner(1, left, 0.7)]
}
