import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type FormatRefusal, formatMrvA, formatMrvB, formatTd1, formatTd2, formatTd3, latinToMrz, type MrzFacts, type MrzReading, parseMrz } from './index.ts'

const FACTS = {
  documentCode: 'V',
  issuingState: 'KAZ',
  primary: 'ZHANG',
  secondary: 'WEI',
  documentNumber: 'E12345678',
  nationality: 'CHN',
  birthDate: '900115',
  sex: 'M',
  expiryDate: '270220',
} as const

type Written = { readonly ok: true; readonly lines: readonly string[] } | FormatRefusal

/** Prints a reading again in its own format. */
function printAgain(zone: MrzReading): Written {
  switch (zone.format) {
    case 'MRV-A':
      return formatMrvA(zone)
    case 'MRV-B':
      return formatMrvB(zone)
    case 'TD1':
      return formatTd1(zone)
    case 'TD2':
      return formatTd2(zone)
    case 'TD3':
      return formatTd3(zone)
  }
}

function read(written: Written): MrzReading {
  assert.ok(written.ok, JSON.stringify(written))
  const zone = parseMrz(written.lines)
  assert.ok(zone.ok, JSON.stringify(zone))
  return zone
}

test('every valid published zone is printed again character for character', () => {
  const { vectors } = JSON.parse(readFileSync(new URL('../../vectors/mrz.json', import.meta.url), 'utf8')) as {
    readonly vectors: readonly { readonly id: string; readonly lines: readonly string[]; readonly expected: { readonly valid: boolean } }[]
  }
  let printed = 0
  for (const { id, lines, expected } of vectors) {
    // The standard leaves the digit of an unused personal number to the issuer; this module prints 0.
    if (!expected.valid || id === 'td3-empty-personal-number-filler-check') continue
    const zone = parseMrz(lines)
    assert.ok(zone.ok)
    assert.deepEqual(printAgain(zone), { ok: true, lines }, id)
    printed += 1
  }
  assert.equal(printed, 9)
})

test('the published tourist card zone comes out of its facts', () => {
  assert.deepEqual(formatMrvB({ ...FACTS, optional: 'A0000017' }), {
    ok: true,
    lines: ['V<KAZZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<', 'E123456782CHN9001158M2702205A0000017'],
  })
})

test('a long number is printed as in Doc 9303-11 appendix D.2', () => {
  const facts = { ...FACTS, documentCode: 'I', issuingState: 'UTO', primary: 'Stevenson', secondary: 'Peter John', documentNumber: 'D23145890734' }
  const holder = { nationality: 'UTO', birthDate: '340712', expiryDate: '950712' }
  assert.deepEqual(formatTd1({ ...facts, ...holder }), {
    ok: true,
    lines: ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'],
  })
  assert.deepEqual(formatTd2({ ...facts, ...holder }), {
    ok: true,
    lines: ['I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<', 'D23145890<UTO3407127M95071227349<<<8'],
  })
})

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const DIGITS = [...'0123456789']
const run = (units: readonly string[], minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), minLength, maxLength })
const names = (minLength: number): fc.Arbitrary<string> => fc.array(run(LETTERS, 1, 12), { minLength, maxLength: 3 }).map((parts) => parts.join(' '))
const two = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))
const date = fc.tuple(two(0, 99), two(1, 12), two(1, 28)).map((parts) => parts.join(''))
const facts = (code: string, longestNumber: number): fc.Arbitrary<MrzFacts> =>
  fc.record({
    documentCode: fc.constant(code),
    issuingState: run(LETTERS, 1, 3),
    primary: names(1),
    secondary: names(0),
    documentNumber: run([...LETTERS, ...DIGITS], 1, longestNumber),
    nationality: run(LETTERS, 1, 3),
    birthDate: date,
    sex: fc.constantFrom('M', 'F', ''),
    expiryDate: date,
  })

const ROUND_TRIPS: readonly { readonly title: string; readonly code: string; readonly longest: number; readonly write: (given: MrzFacts) => Written }[] = [
  { title: 'MRV-A', code: 'VC', longest: 9, write: (given) => formatMrvA({ ...given, optional: 'TC26A0000017' }) },
  { title: 'MRV-B', code: 'V', longest: 9, write: (given) => formatMrvB({ ...given, optional: 'A0000017' }) },
  { title: 'TD1', code: 'AR', longest: 22, write: (given) => formatTd1({ ...given, optional2: 'TC26A' }) },
  { title: 'TD2', code: 'I', longest: 14, write: formatTd2 },
  { title: 'TD3', code: 'P', longest: 9, write: (given) => formatTd3({ ...given, personalNumber: '900115300011' }) },
]

for (const { title, code, longest, write } of ROUND_TRIPS) {
  test(`${title} facts come back from the zone printed from them`, () => {
    let compared = 0
    fc.assert(
      fc.property(facts(code, longest), (given) => {
        const zone = read(write(given))
        assert.equal(zone.format, title)
        assert.equal(zone.valid, true)
        assert.deepEqual(zone.problems, [])
        const { primary, secondary, ...rest } = given
        for (const [name, value] of Object.entries(rest)) assert.equal({ ...zone }[name as keyof MrzFacts], value, name)
        if (!zone.nameMayBeTruncated) assert.deepEqual([zone.primary, zone.secondary], [primary, secondary])
        assert.deepEqual(printAgain(zone), { ok: true, lines: zone.lines })
        compared += 1
      }),
      { numRuns: 300 },
    )
    assert.equal(compared, 300)
  })
}

test('a passport name reaches the visa unchanged, shortened or not', () => {
  fc.assert(
    fc.property(facts('P', 9), (given) => {
      const passport = read(formatTd3(given))
      const visa = read(formatMrvA({ ...FACTS, primary: passport.primary, secondary: passport.secondary }))
      assert.equal(visa.lines[0]?.slice(5), passport.lines[0]?.slice(5))
    }),
  )
})

test('each fact that cannot be printed is refused by name', () => {
  const wrong: readonly (readonly [change: object, code: string, field: string])[] = [
    [{ documentCode: 'P' }, 'not-a-document-code', 'documentCode'],
    [{ documentCode: 'V<' }, 'not-a-document-code', 'documentCode'],
    [{ documentCode: '' }, 'not-a-document-code', 'documentCode'],
    [{ issuingState: 'KAZA' }, 'not-a-state-code', 'issuingState'],
    [{ issuingState: 'kaz' }, 'not-a-state-code', 'issuingState'],
    [{ nationality: '' }, 'not-a-state-code', 'nationality'],
    [{ nationality: 'C1N' }, 'not-a-state-code', 'nationality'],
    [{ primary: '' }, 'missing', 'primary'],
    [{ primary: '张' }, 'no-latin-form', 'primary'],
    [{ secondary: 'WEI 2' }, 'no-latin-form', 'secondary'],
    [{ documentNumber: '' }, 'missing', 'documentNumber'],
    [{ documentNumber: '  ' }, 'missing', 'documentNumber'],
    [{ documentNumber: 'e12345678' }, 'forbidden-character', 'documentNumber'],
    [{ documentNumber: ' E1' }, 'forbidden-character', 'documentNumber'],
    [{ documentNumber: 'E123456789' }, 'too-long', 'documentNumber'],
    [{ birthDate: '1990-01-15' }, 'not-a-date', 'birthDate'],
    [{ birthDate: '900230' }, 'not-a-date', 'birthDate'],
    [{ expiryDate: '27<<<<' }, 'not-a-date', 'expiryDate'],
    [{ expiryDate: '270229' }, 'not-a-date', 'expiryDate'],
    [{ sex: 'W' }, 'not-a-sex', 'sex'],
    [{ optional: 'A'.repeat(17) }, 'too-long', 'optional'],
    [{ optional: 'ä' }, 'forbidden-character', 'optional'],
  ]
  for (const [change, code, field] of wrong) {
    assert.deepEqual(formatMrvA({ ...FACTS, ...change }), { ok: false, code, field }, JSON.stringify(change))
  }
})

test('the document codes that Doc 9303-5 and 9303-6 exclude are not printed', () => {
  for (const documentCode of ['AC', 'AI', 'IV', 'CV', 'AV', 'V', 'P']) assert.equal(formatTd1({ ...FACTS, documentCode }).ok, false, documentCode)
  for (const documentCode of ['AC', 'IV', 'P']) assert.equal(formatTd2({ ...FACTS, documentCode }).ok, false, documentCode)
  for (const documentCode of ['A', 'C', 'I', 'ID', 'AR']) assert.equal(formatTd1({ ...FACTS, documentCode }).ok, true, documentCode)
})

test("a long number and the issuer's own data must fit together", () => {
  const card = { ...FACTS, documentCode: 'I', documentNumber: 'ABCDEFGHI0123' }
  assert.equal(formatTd1({ ...card, optional1: 'A'.repeat(9) }).ok, true)
  assert.deepEqual(formatTd1({ ...card, optional1: 'A'.repeat(10) }), { ok: false, code: 'too-long', field: 'documentNumber' })
  assert.deepEqual(formatTd1({ ...card, documentNumber: 'ABCDEFGHI01 3' }), { ok: false, code: 'forbidden-character', field: 'documentNumber' })
  assert.deepEqual(formatTd2({ ...card, documentNumber: 'A'.repeat(15) }), { ok: false, code: 'too-long', field: 'documentNumber' })
})

test('spaces and signs in a number become fillers, X and an empty sex too', () => {
  const zone = read(formatMrvA({ ...FACTS, documentNumber: 'AB-12/3 4', sex: 'X' }))
  assert.equal(zone.documentNumber, 'AB 12 3 4')
  assert.equal(zone.lines[1]?.[20], '<')
})

test('a name typed with accents is printed in its Latin form', () => {
  const zone = read(formatMrvA({ ...FACTS, primary: 'Müller-Groß', secondary: 'D’Arcy Zoë' }))
  assert.deepEqual([zone.primary, zone.secondary], ['MUELLER GROSS', 'DARCY ZOE'])
  assert.deepEqual(latinToMrz('Müller-Groß'), { ok: true, value: 'MUELLER<GROSS' })
})
