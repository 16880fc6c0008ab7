import type { MrzFacts, MrzFormat } from '../src/mrz/index.ts'
import type { Chance } from './random.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
const MRZ = `${LETTERS}${DIGITS}<`
/** Look-alikes, other scripts, half a surrogate pair, controls: what keyboards, scanners and attackers send. */
const FOREIGN = "aez \u0415\u041e\u0130\u0131\u00df\u00c5\u4f1f\u0660\u0000\ufeff\u202e\ud83d\r\n\t«-'’"

export const FORMATS: readonly [MrzFormat, ...MrzFormat[]] = ['MRV-A', 'MRV-B', 'TD1', 'TD2', 'TD3']

export interface SampleFacts extends MrzFacts {
  readonly optional: string
  readonly optional1: string
  readonly optional2: string
  readonly personalNumber: string
}

const LONGEST_NUMBER: Readonly<Record<MrzFormat, number>> = { 'MRV-A': 9, 'MRV-B': 9, TD1: 22, TD2: 14, TD3: 9 }
const CODES: Readonly<Record<MrzFormat, readonly [string, ...string[]]>> = {
  'MRV-A': ['V', 'VC', 'VB'],
  'MRV-B': ['V', 'VC', 'V1'],
  TD1: ['I', 'ID', 'C', 'AR'],
  TD2: ['I', 'ID', 'C', 'AI'],
  TD3: ['P', 'PP', 'PD'],
}

function name(chance: Chance, components: number): string {
  return Array.from({ length: components }, () => chance.text(LETTERS, 1 + chance.below(12))).join(' ')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function date(chance: Chance, unknownParts: boolean): string {
  const whole = two(chance.below(100)) + two(1 + chance.below(12)) + two(1 + chance.below(28))
  const known = unknownParts ? chance.below(8) : 3
  return known < 3 ? whole.slice(0, 2 * known).padEnd(6, '<') : whole
}

/** What a number leaves of the issuer's field: beyond 9 characters its rest, a check digit and a filler come first. */
function room(width: number, number: string): number {
  return number.length <= 9 ? width : width - (number.length - 9) - 2
}

/** Facts that the formatter must accept and the parser must give back. */
export function sampleFacts(chance: Chance, format: MrzFormat): SampleFacts {
  const documentNumber = chance.text(LETTERS + DIGITS, 1 + chance.below(LONGEST_NUMBER[format]))
  return {
    documentCode: chance.pick(CODES[format]),
    issuingState: chance.pick(['KAZ', 'D', 'UTO', 'CHN']),
    primary: name(chance, 1 + chance.below(4)),
    secondary: name(chance, chance.below(4)),
    documentNumber,
    nationality: chance.pick(['CHN', 'D', 'XXA', 'UTO', 'RKS']),
    birthDate: date(chance, true),
    sex: chance.pick(['M', 'F', '']),
    expiryDate: date(chance, false),
    optional: chance.text(DIGITS, chance.below(room(7, documentNumber) + 1)),
    optional1: chance.text(LETTERS + DIGITS, chance.below(room(15, documentNumber) + 1)),
    optional2: chance.text(DIGITS, chance.below(12)),
    personalNumber: chance.text(DIGITS, chance.below(15)),
  }
}

function replaceOne(chance: Chance, line: string, alphabet: string): string {
  const at = chance.below(line.length + 1)
  return line.slice(0, at) + alphabet.charAt(chance.below(alphabet.length)) + line.slice(at + 1)
}

/** One damage out of the kinds seen from readers, people and attackers. */
function damage(chance: Chance, lines: readonly string[]): readonly string[] {
  const which = chance.below(Math.max(lines.length, 1))
  const change = (altered: (line: string) => string): readonly string[] => lines.map((line, index) => (index === which ? altered(line) : line))
  const at = chance.below(45)
  switch (chance.below(8)) {
    case 0:
      return change((line) => replaceOne(chance, line, FOREIGN))
    case 1:
      return change((line) => line.slice(0, at) + line.slice(at + 1))
    case 2:
      return change((line) => line.slice(0, at) + chance.text(MRZ, 1) + line.slice(at))
    case 3:
      return lines.filter((_, index) => index !== which)
    case 4:
      return [...lines, lines[which] ?? '']
    case 5:
      return change((line) => line.toLowerCase())
    default:
      return change((line) => replaceOne(chance, line, MRZ))
  }
}

export function damaged(chance: Chance, lines: readonly string[]): readonly string[] {
  let result = lines
  for (let times = 1 + chance.below(4); times > 0; times -= 1) result = damage(chance, result)
  return result
}

/** Lines out of nothing: right shapes with random content, wrong shapes, and characters of every kind. */
export function noise(chance: Chance): string | readonly string[] {
  const shape = chance.pick([
    [2, 44],
    [2, 36],
    [3, 30],
    [1 + chance.below(4), chance.below(60)],
  ] as const)
  const alphabet = chance.below(4) === 0 ? MRZ + FOREIGN : MRZ
  const lines = Array.from({ length: shape[0] }, () => chance.text(alphabet, shape[1]))
  return chance.below(2) === 0 ? lines : lines.join(chance.pick(['\n', '\r\n', '\r', '']))
}
