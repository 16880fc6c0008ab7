import type { LawBook } from '../../src/actions/ports/law.ts'
import type { Letters } from '../../src/actions/ports/letters.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { createLetters } from '../../src/letters/letters.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { keepLaw, seedParameters } from '../../src/main/law.ts'
import { createTexts } from '../../src/texts/words.ts'

export const ORIGIN = 'https://sapar.example'

/** The letters as the product writes them: the country's own texts and its law as it is seeded. */
export async function demoLetters(changes: Partial<LawBook> = {}): Promise<{ readonly letters: Letters; readonly law: LawBook }> {
  const rows = seedParameters(instant('2026-11-01T00:00:00.000Z'))
  const keeper = await keepLaw({ load: async () => rows, insertIfMissing: async () => 0 }, true)
  const law = { ...keeper.law(), ...changes }
  return { law, letters: createLetters({ texts: createTexts(countryTexts), law: () => law, publicOrigin: ORIGIN }) }
}
