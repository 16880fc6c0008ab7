import { c40Length } from '../../c40/c40.ts'
import type { FeatureRule, MrzLine } from '../profile.ts'

/** Passport and card numbers take six bytes, nine characters; shorter ones are filled up with `<` so that they keep this length. */
export const NUMBER_CHARACTERS = 9

export function mrz(tag: number, name: string, lines: readonly MrzLine[]): FeatureRule {
  const bytes = c40Length(lines.reduce((sum, line) => sum + line.characters, 0))
  return { tag, name, content: { kind: 'mrz', lines }, bytes: [bytes, bytes] }
}

/** A text of always the same number of bytes. */
export function text(tag: number, name: string, characters: number): FeatureRule {
  return { tag, name, content: { kind: 'text', most: characters }, bytes: [c40Length(characters), c40Length(characters)] }
}

export function unsigned(tag: number, name: string, bytes: number): FeatureRule {
  return { tag, name, content: { kind: 'number' }, bytes: [bytes, bytes] }
}
