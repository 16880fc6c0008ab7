import { expectSame, judge, type MrzModule, recordOf, rowsOf, textOf, textsOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Judges what a parsed JSON file holds in the format of `mrz.json`; a file of another format gives no verdict. */
export function judgeMrz(file: unknown, mrz: MrzModule): readonly Verdict[] {
  return [
    ...rowsOf(file, 'checkDigitPrimitives').map((row) => judgePrimitive(row, mrz)),
    ...rowsOf(file, 'checkDigitBlindSpots').map((row) => judgeBlindSpot(row, mrz)),
    ...rowsOf(file, 'vectors')
      .filter((row) => Array.isArray(row.lines) && 'fields' in row)
      .map((row) => judgeZone(row, mrz)),
    ...rowsOf(file, 'malformed')
      .filter((row) => Array.isArray(row.lines))
      .map((row) => judgeMalformed(row, mrz)),
  ]
}

function judgePrimitive(row: Row, mrz: MrzModule): Verdict {
  return judge(`check digit of ${textOf(row.data)}`, () => [expectSame('digit', mrz.checkDigit(textOf(row.data)), row.digit)])
}

function judgeBlindSpot(row: Row, mrz: MrzModule): Verdict {
  return judge(textOf(row.id), () => [expectSame('equal', mrz.checkDigit(textOf(row.a)) === mrz.checkDigit(textOf(row.b)), row.equal)])
}

function judgeZone(row: Row, mrz: MrzModule): Verdict {
  return judge(textOf(row.id), () => {
    const lines = textsOf(row.lines)
    const result = mrz.parseMrz(lines)
    if (!result.ok) return [`refused as ${result.code}`]
    const expected = recordOf(row.expected)
    const failing = Object.entries(result.checks).flatMap(([name, valid]) => (valid ? [] : [name]))
    return [
      expectSame('format', result.format, row.format),
      ...judgeFields(recordOf(row.fields), { ...result }),
      ...('checkDigits' in row ? judgeCheckDigits(recordOf(row.checkDigits), mrz.checkReadings(result)) : []),
      expectSame('valid', result.valid, expected.valid),
      expectSame('failing', failing.toSorted(), [...textsOf(expected.failing)].toSorted()),
      expectSame('the same zone as one text', mrz.parseMrz(lines.join('\n')), result),
    ]
  })
}

/** The vector files state that fields have `<` as space and no filler at the end; dates are raw. Both ways of writing an unstated field are the same. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/<+$/, '').replaceAll('<', ' ') : value
}

function judgeFields(expected: Row, actual: Row): readonly (string | null)[] {
  return Object.entries(expected).map(([name, value]) => expectSame(name, plain(actual[name]), plain(value)))
}

type Readings = ReturnType<MrzModule['checkReadings']>

function judgeCheckDigits(expected: Row, readings: Readings): readonly (string | null)[] {
  const names = expectSame('check digits', readings.map((reading) => reading.name).toSorted(), Object.keys(expected).toSorted())
  const digits = readings.map((reading) => {
    const { printed, computed, valid } = recordOf(expected[reading.name])
    return expectSame(`check digit ${reading.name}`, [reading.printed, reading.computed, reading.valid], [printed, computed, valid])
  })
  return [names, ...digits]
}

/** Refused, or at least not taken for the format that the vector says it is not. */
function judgeMalformed(row: Row, mrz: MrzModule): Verdict {
  return judge(textOf(row.id), () => {
    const result = mrz.parseMrz(textsOf(row.lines))
    return [result.ok && result.format === row.format ? `was read as ${result.format}` : null]
  })
}
