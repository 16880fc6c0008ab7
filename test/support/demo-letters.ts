import type { LawBook } from '../../src/actions/ports/law.ts'
import type { Letters } from '../../src/actions/ports/letters.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import { createLetters } from '../../src/letters/letters.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { keepLaw, seedParameters } from '../../src/main/law.ts'
import { createTexts } from '../../src/texts/words.ts'

export const ORIGIN = 'https://sapar.example'

/** The letters as the product writes them: the country's own texts and its law as it is seeded. `more`: texts of a service that a test makes up. */
export async function demoLetters(
  changes: Partial<LawBook> = {},
  more?: Readonly<Record<Language, Readonly<Record<string, string>>>>,
): Promise<{ readonly letters: Letters; readonly law: LawBook }> {
  const rows = seedParameters(instant('2026-11-01T00:00:00.000Z'))
  const keeper = await keepLaw({ load: async () => rows, insertIfMissing: async () => 0 }, true)
  const law = { ...keeper.law(), ...changes }
  return { law, letters: createLetters({ texts: createTexts(textsWith(more)), law: () => law, publicOrigin: ORIGIN }) }
}

function textsWith(more: Readonly<Record<Language, Readonly<Record<string, string>>>> | undefined): typeof countryTexts {
  if (!more) return countryTexts
  return Object.fromEntries(LANGUAGES.map((language) => [language, { ...countryTexts[language], ...more[language] }])) as typeof countryTexts
}
