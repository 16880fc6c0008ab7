import { expectSame, judge, type MrzModule, recordOf, rowsOf, textOf, textsOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>
type Language = Parameters<MrzModule['transliterateCyrillic']>[1]

const CYRILLIC: readonly string[] = ['be', 'bg', 'kk', 'mk', 'ru', 'sr', 'uk']
/** Doc 9303-3 section 6 C is not part of the MRZ module: the runner says how many cases it leaves out. */
const NO_TABLE: readonly string[] = ['ar']

export function isLeftOut(row: Row): boolean {
  return NO_TABLE.includes(textOf(row.language))
}

export function transliterationCases(file: unknown): readonly Row[] {
  return rowsOf(recordOf(file).transliteration, 'cases')
}

/** Judges what a parsed JSON file holds in the format of `names.json`; a file of another format gives no verdict. */
export function judgeNames(file: unknown, mrz: MrzModule): readonly Verdict[] {
  const tables = recordOf(file).transliteration
  return [
    ...rowsOf(file, 'fits').map((row) => judgeFit(row, mrz)),
    ...rowsOf(file, 'truncation').map((row) => judgeTruncation(row, mrz)),
    ...rowsOf(tables, 'latinTable').map((row) => judgeLatin(row, mrz)),
    ...rowsOf(tables, 'cyrillicTable').flatMap((row) => judgeCyrillic(row, mrz)),
    ...rowsOf(recordOf(tables).kazakhExtension, 'entries').map((row) => judgeLetter({ letter: textOf(row.char), language: 'kk', form: row.proposed }, mrz)),
    ...transliterationCases(file)
      .filter((row) => !isLeftOut(row))
      .map((row) => judgeCase(row, mrz)),
  ]
}

function nameTitle(row: Row): string {
  return `${textOf(row.format)} name ${textOf(row.primary)}, ${textOf(row.secondary)}`
}

function judgeFit(row: Row, mrz: MrzModule): Verdict {
  return judge(nameTitle(row), () => {
    const name = mrz.mrzName(textOf(row.primary), textOf(row.secondary), Number(row.width))
    return [expectSame('field', name, { ok: true, value: row.expected, truncated: false })]
  })
}

function judgeTruncation(row: Row, mrz: MrzModule): Verdict {
  return judge(`shortened ${nameTitle(row)}`, () => {
    const name = mrz.mrzName(textOf(row.primary), textOf(row.secondary), Number(row.width))
    if (!name.ok) return [`refused as ${name.code}`]
    const asked = recordOf(row.constraints)
    const [primary = '', secondary = ''] = name.value.split('<<')
    const found: Row = {
      exactLength: name.value.length,
      lastCharacterAlphabetic: /[A-Z]$/.test(name.value),
      containsDoubleFiller: name.value.includes('<<'),
      startsWithFirstPrimaryLetter: primary.charAt(0),
      atLeastOneSecondaryCharacter: /^[A-Z]/.test(secondary),
    }
    return [...Object.entries(asked).map(([what, value]) => expectSame(what, found[what], value)), expectSame('truncated', name.truncated, true)]
  })
}

function judgeLatin(row: Row, mrz: MrzModule): Verdict {
  return judge(`Latin letter ${textOf(row.codepoint)}`, () => [oneOf(mrz.latinToMrz(textOf(row.char)), textsOf(row.allowed))])
}

function judgeCyrillic(row: Row, mrz: MrzModule): readonly Verdict[] {
  const letter = textOf(row.char)
  const exceptions = Object.entries(recordOf(row.exceptions))
  return [
    judgeLetter({ letter, language: 'ru', form: row.default }, mrz),
    ...exceptions.map(([language, form]) => judgeLetter({ letter, language: language.replace('-initial', ''), form }, mrz)),
  ]
}

interface CyrillicForm {
  readonly letter: string
  readonly language: string
  readonly form: unknown
}

function judgeLetter({ letter, language, form }: CyrillicForm, mrz: MrzModule): Verdict {
  return judge(`Cyrillic letter ${letter} in ${language}`, () => [oneOf(mrz.transliterateCyrillic(letter, language as Language), [textOf(form)])])
}

function judgeCase(row: Row, mrz: MrzModule): Verdict {
  const input = textOf(row.input)
  const language = textOf(row.language)
  return judge(`${language} name ${input}`, () => {
    if (language === 'zh') return [oneOf(pinyin(input, mrz), textsOf(row.expected))]
    const written = CYRILLIC.includes(language) ? mrz.transliterateCyrillic(input, language as Language) : mrz.latinToMrz(input)
    return [oneOf(written, textsOf(row.expected))]
  })
}

/** Chinese cases give the pinyin in brackets: surname, space, given name. */
function pinyin(input: string, mrz: MrzModule): ReturnType<MrzModule['latinToMrz']> {
  const [surname = '', ...given] = (/\(([^)]*)\)/.exec(input)?.[1] ?? '').split(' ')
  const first = mrz.latinToMrz(surname)
  const second = mrz.latinToMrz(given.join(' '))
  if (!first.ok || !second.ok) return first.ok ? second : first
  return { ok: true, value: second.value === '' ? first.value : `${first.value}<<${second.value}` }
}

function oneOf(written: ReturnType<MrzModule['latinToMrz']>, allowed: readonly string[]): string | null {
  if (!written.ok) return `refused as ${written.code}`
  return allowed.includes(written.value) ? null : `gives ${written.value}, expected ${allowed.join(' or ')}`
}
