import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readCharacterMap, readWeight } from './cmap.ts'
import type { CharacterMap } from './cmap.ts'

/** Tells which characters of a text cannot be printed. */
export type MissingGlyphs = (texts: readonly string[]) => readonly string[]

/**
 * Reads every font file of the folders. Any character may be printed regular or bold, so it counts as covered only when each weight among the fonts has it,
 * in whichever family. Each missing character is named once, in the order met.
 */
export function readCoverage(fontDirs: readonly string[]): MissingGlyphs {
  const byWeight = new Map<number, CharacterMap[]>()
  for (const file of fontDirs.flatMap(fontFiles)) {
    const font = readFileSync(file)
    const weight = readWeight(font)
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), readCharacterMap(font)])
  }
  const weights = [...byWeight.values()]
  if (weights.length === 0) throw new Error('no fonts in the folders given')
  const isCovered = (character: string): boolean => {
    const codePoint = character.codePointAt(0) ?? 0
    return !isUnprintable(character) && weights.every((fonts) => fonts.some((font) => font.has(codePoint)))
  }
  return (texts) => [...new Set(texts.join(''))].filter((character) => character !== '\n' && !isCovered(character))
}

/** Control characters draw nothing, and a private-use character means something else in every font: PDF/A-2a lets neither in. */
function isUnprintable(character: string): boolean {
  return /[\p{Cc}\p{Co}\p{Cs}]/u.test(character)
}

function fontFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .map((name) => path.join(dir, name))
}
