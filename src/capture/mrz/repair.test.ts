import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededChance } from '../../../packages/icao-seal/fuzz/random.ts'
import { linesOf } from './choose-characters.ts'
import type { Choice } from './choose-characters.ts'
import { repair } from './repair.ts'

const LINES = ['P<UZBKARIMOV<<JASUR<<<<<<<<<<<<<<<<<<<<<<<<<', '0G0R18BDI2UZB9911156M3508183<<<<<<<<<<<<<<<6'] as const

/** Every character as it stands in `lines`; those of `ties` with what they may be as well. */
function choicesOf(lines: readonly string[], ties: Readonly<Record<number, string>> = {}): readonly Choice[] {
  return lines.flatMap((text, line) =>
    Array.from(text, (character, position) => {
      const others = line === 1 ? (ties[position] ?? '') : ''
      return {
        line: line as 0 | 1,
        position,
        candidates: [
          { character, score: 0.95, behind: 0 },
          ...Array.from(others, (other) => ({ character: other, score: 0.94, behind: 0.05 })),
          { character: '<', score: 0.2, behind: 0.9 },
        ],
      }
    }),
  )
}

const withDigit = (line: string, position: number, character: string): string => line.slice(0, position) + character + line.slice(position + 1)

test('one doubtful character is exchanged when that alone makes every check digit right, and it is told', () => {
  const misread = [LINES[0], withDigit(LINES[1], 2, 'O')]
  const { choices, repairs } = repair(choicesOf(misread, { 2: '0' }))
  assert.deepEqual(linesOf(choices), LINES)
  assert.deepEqual(repairs, [{ line: 1, position: 2, from: 'O', to: '0' }])
})

test('a clear character is never exchanged, nor anything where the digits are right already', () => {
  assert.deepEqual(repair(choicesOf([LINES[0], withDigit(LINES[1], 2, 'O')])).repairs, [])
  assert.deepEqual(repair(choicesOf(LINES, { 2: 'O', 13: '0' })).repairs, [])
})

test('where another character is doubtful too, nothing is exchanged: that one may be the wrong one', () => {
  const misread = [LINES[0], withDigit(LINES[1], 2, 'O')]
  assert.deepEqual(repair(choicesOf(misread, { 2: '0', 5: '8' })).repairs, [])
})

test('where two exchanges would do, neither is made', () => {
  // A and K both give what 0 gives.
  const misread = [LINES[0], withDigit(LINES[1], 0, '8')]
  assert.deepEqual(repair(choicesOf(misread, { 0: '0A' })).repairs, [])
})

/** How often an unreadable character, with look-alikes around it, is "repaired" into a number that is not the true one. */
function falseValids(most: number): number {
  const chance = seededChance(7)
  let wrong = 0
  for (let run = 0; run < 300; run += 1) {
    const smudged = 3 + chance.below(6)
    const misread = [LINES[0], withDigit(LINES[1], smudged, chance.text('23479', 1))]
    const ties = { 0: 'OQ', 1: '6C', 2: 'OD' }
    const { choices, repairs } = repair(choicesOf(misread, ties), most)
    if (repairs.length > 0 && linesOf(choices)[1] !== LINES[1]) wrong += 1
  }
  return wrong
}

test('one exchange makes up no number; with three, numbers appear that nobody printed', () => {
  assert.equal(falseValids(1), 0)
  assert.ok(falseValids(3) > 0)
})
