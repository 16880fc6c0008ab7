/** What stands for one letter; undefined when the table does not know it. `first` says that it begins a name component. */
export type LetterTable = (letter: string, first: boolean) => string | undefined

/** A table written as form -> letters, turned round. */
export function formsOf(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(groups).flatMap(([form, letters]) => [...letters].map((letter) => [letter, form] as const)))
}

export type TransliterationResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: 'no-latin-form' /** The first letter without a form. */; readonly character: string }

/** Doc 9303-3 section 4.6: a hyphen or comma between components becomes a filler. A filler is kept, so that a name copied from a zone stays as it is. */
const SEPARATOR = /[\s<,\p{Pd}\u2212]/u

/**
 * Doc 9303-3 section 4.6: apostrophes and all other punctuation are left out. Okina, grave and acute accents are typed as apostrophes too; invisible
 * characters come with pasted text.
 */
const OMITTED = /[\p{P}\p{M}\p{Cf}\u02B9-\u02BD\u02C8`\u00B4]/u

/**
 * Name text as it stands in a zone, one filler between components, none at the ends. Never uses locale-dependent casing: the Turkish dotted and
 * dotless i must both become I.
 */
export function writeLetters(text: string, table: LetterTable): TransliterationResult {
  let value = ''
  let separated = false
  for (const letter of text.toUpperCase().normalize('NFC')) {
    if (SEPARATOR.test(letter)) {
      separated = true
      continue
    }
    const first = value === '' || separated
    const written = table(letter, first) ?? (OMITTED.test(letter) ? '' : withoutMarks(letter, table, first))
    if (written === undefined) return { ok: false, code: 'no-latin-form', character: letter }
    if (written === '') continue
    value += separated && value !== '' ? `<${written}` : written
    separated = false
  }
  return { ok: true, value }
}

/** Letters with stacked marks (Vietnamese) are in no ICAO table: their marks are dropped. */
function withoutMarks(letter: string, table: LetterTable, first: boolean): string | undefined {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
  return bare === letter ? undefined : table(bare, first)
}
