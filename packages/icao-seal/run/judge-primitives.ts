import { toHex } from '../src/bytes/bytes.ts'
import type { SealModules } from './modules.ts'
import type { Judge } from './vector-file.ts'
import { expectSame, hexOf, judge, recordOf, rowsOf, textOf, textsOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Building blocks: C40, dates, durations, entries, hash by order, one feature. */
export const judgePrimitives: Judge = ({ content, modules }) => [
  ...rowsOf(content, 'c40').map((row) => judgeC40(row, modules)),
  ...textsOf(recordOf(content).c40Rejects).map((text) =>
    judge(`C40 refuses ${JSON.stringify(text)}`, () => [expectSame('accepted', modules.c40.encodeC40(text).ok, false)]),
  ),
  ...rowsOf(content, 'dates').map((row) => judgeDate(row, modules)),
  ...rowsOf(content, 'durationOfStay').map((row) => judgeDuration(row, modules)),
  ...rowsOf(content, 'numberOfEntries').map((row) => judgeEntries(row, modules)),
  ...rowsOf(content, 'hashByOrderBits').map((row) =>
    judge(`hash for ${Number(row.maxBits)} bits`, () => [expectSame('hash', modules.crypto.hashForOrderBits(Number(row.maxBits)), row.hash)]),
  ),
  ...('featureExample' in recordOf(content) ? [judgeFeature(recordOf(recordOf(content).featureExample), modules)] : []),
]

function judgeC40(row: Row, { c40 }: SealModules): Verdict {
  return judge(`C40 of ${textOf(row.text)}`, () => {
    const encoded = c40.encodeC40(textOf(row.text))
    const decoded = c40.decodeC40(hexOf(row.hex))
    return [
      expectSame('bytes', encoded.ok && toHex(encoded.bytes), textOf(row.hex).toLowerCase()),
      expectSame('text', decoded.ok && decoded.text, textOf(row.text).replaceAll(' ', '<')),
    ]
  })
}

function judgeDate(row: Row, { vds }: SealModules): Verdict {
  return judge(`date ${textOf(row.iso)}`, () => {
    const encoded = vds.encodeDate(textOf(row.iso))
    return [expectSame('bytes', encoded && toHex(encoded), textOf(row.hex).toLowerCase()), expectSame('date', vds.decodeDate(hexOf(row.hex)), row.iso)]
  })
}

/** The meaning is prose; the words that decide it are looked for. */
function judgeDuration(row: Row, { vds }: SealModules): Verdict {
  const bytes = Array.isArray(row.bytes) ? row.bytes.map(Number) : []
  const meaning = textOf(row.meaning)
  return judge(`duration ${bytes.join(' ')}`, () => {
    const duration = vds.readDuration(Uint8Array.from(bytes))
    if (!duration) return ['is refused']
    const written = vds.writeDuration(duration)
    return [expectSame('bytes', written && [...written], bytes), ...wordsOf(duration).map((word) => (meaning.includes(word) ? null : `means ${word}`))]
  })
}

function wordsOf(duration: NonNullable<ReturnType<SealModules['vds']['readDuration']>>): readonly string[] {
  switch (duration.kind) {
    case 'from-entry': {
      const { days, months, years } = duration
      const parts = [counted(days, 'day'), counted(months, 'month'), counted(years, 'year')]
      return [...parts.filter((part) => part !== ''), 'from entry']
    }
    case 'until-expiry':
      return ['last day of stay']
    case 'decided-at-entry':
      return ['decided at entry']
    default:
      return ['transit', 'no entry']
  }
}

function counted(number: number, unit: string): string {
  return number === 0 ? '' : `${number} ${unit}`
}

const ENTRIES = ['', 'single', 'double', 'triple'] as const

function judgeEntries(row: Row, { vds }: SealModules): Verdict {
  const byte = Number(row.byte)
  return judge(`entries ${byte}`, () => {
    const entries = vds.entriesOf(byte)
    return [expectSame('entries', entries === 'unlimited' ? entries : (ENTRIES[entries] ?? String(entries)), row.meaning)]
  })
}

/** The example of Doc 9303-13 section 2.3: a tag, a length, a text in C40. */
function judgeFeature(row: Row, { c40, vds }: SealModules): Verdict {
  return judge('the example of a feature', () => {
    const value = c40.encodeC40(textOf(row.text))
    if (!value.ok) return ['the text is refused']
    const length = vds.writeLength(value.bytes.length, 4) ?? []
    return [expectSame('bytes', toHex(Uint8Array.of(Number(row.tag), ...length, ...value.bytes)), textOf(row.hex).toLowerCase())]
  })
}
