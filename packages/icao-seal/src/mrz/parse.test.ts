import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkReadings, type MrzReading, parseMrz } from './index.ts'

const VISA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C<3UTO6908061F9406236ZE184226B<<<<<<<'] as const
const PASSPORT = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const

function accepted(...lines: readonly string[]): MrzReading {
  const result = parseMrz(lines)
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

test('a long TD1 number continues in the optional field, as in Doc 9303-11 appendix D.2', () => {
  const card = accepted('I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<')
  assert.equal(card.format, 'TD1')
  assert.equal(card.documentNumber, 'D23145890734')
  assert.equal(card.optional1, '')
  assert.equal(card.valid, true)
  assert.deepEqual(checkReadings(card)[0], { name: 'documentNumber', data: 'D23145890734', printed: '9', computed: '9', valid: true })
})

test('a long TD2 number continues in the optional field, as in Doc 9303-11 appendix D.2', () => {
  const card = accepted('I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<', 'D23145890<UTO3407127M95071227349<<<8')
  assert.equal(card.format, 'TD2')
  assert.equal(card.documentNumber, 'D23145890734')
  assert.equal(card.optional, '')
  assert.equal(card.valid, true)
})

test('what follows a long number stays in the optional field', () => {
  const card = accepted('I<UTOD23145890<7349<AB<12<<<<<', '3407127M9507122UTO<<<<<<<<<<<6', 'STEVENSON<<PETER<JOHN<<<<<<<<<')
  assert.equal(card.format === 'TD1' && card.optional1, 'AB 12')
  assert.equal(card.documentNumber, 'D23145890734')
  assert.equal(card.checks.documentNumber, true)
})

test('a wrong digit of a long number is noticed', () => {
  const card = accepted('I<UTOD23145890<7348<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<')
  assert.deepEqual(card.checks, { documentNumber: false, birthDate: true, expiryDate: true, composite: false })
  assert.equal(card.valid, false)
})

test('a filler for a check digit does not by itself make a number long', () => {
  for (const optional of ['<<<<<<<<<<<<<<<', '7<<<<<<<<<<<<<<', '734A<<<<<<<<<<<', '734912345678901']) {
    const card = accepted(`I<UTOD23145890<${optional}`, '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<')
    assert.equal(card.documentNumber, 'D23145890', optional)
    assert.equal(card.checks.documentNumber, false, optional)
  }
  const short = accepted('I<UTOD2314589<<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<')
  assert.equal(short.documentNumber, 'D2314589')
})

test('an unused TD3 personal number may have 0 or a filler as check digit, and nothing else', () => {
  const line = 'HA672242<6YTO5802254M9601086<<<<<<<<<<<<<<'
  for (const [digit, right] of [
    ['0', true],
    ['<', true],
    ['1', false],
  ] as const) {
    const passport = accepted('P<YTOSMITH<<JOHN<<<<<<<<<<<<<<<<<<<<<<<<<<<<', `${line}${digit}8`)
    assert.equal(passport.checks.personalNumber, right, digit)
  }
  const used = accepted(PASSPORT[0], 'L898902C36UTO7408122F1204159ZE184226B<<<<<<0')
  assert.equal(used.checks.personalNumber, false)
})

test('Germany is D, and an unlisted document code is a remark on a reading, not a refusal', () => {
  const zone = accepted('MED<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<', 'M<91374613SYR6408125F1607314<<<<<<<8')
  assert.equal(zone.format, 'TD2')
  assert.equal(zone.issuingState, 'D')
  assert.equal(zone.documentNumber, 'M 9137461')
  assert.equal(zone.valid, true)
  assert.deepEqual(zone.problems, ['document-code-unlisted'])
})

test('unknown parts of a birth date and an unstated sex are kept as such', () => {
  const visa = accepted(VISA[0], 'L898902C<3UTO69<<<<3<9406236<<<<<<<<<<<<<<<<')
  assert.equal(visa.birthDate, '69<<<<')
  assert.equal(visa.sex, '')
  assert.deepEqual(visa.problems, [])
})

test('a single name has no secondary identifier', () => {
  const visa = accepted('V<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', VISA[1])
  assert.deepEqual([visa.primary, visa.secondary, visa.nameMayBeTruncated], ['ARKFREITH', '', false])
})

test('a name field that ends with a letter may have been shortened', () => {
  const visa = accepted('V<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', VISA[1])
  assert.deepEqual([visa.primary, visa.secondary, visa.nameMayBeTruncated], ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', true])
})

test('impossible content is reported beside right check digits', () => {
  const visa = accepted('V<U1OER1KSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C<3<TO6902309X9402299ZE184226B<<<<<<<')
  assert.deepEqual(visa.problems, [
    'issuing-state-malformed',
    'nationality-malformed',
    'name-has-digit',
    'birth-date-impossible',
    'expiry-date-impossible',
    'sex-unlisted',
  ])
  assert.deepEqual(accepted(`V<UTO${'<'.repeat(39)}`, VISA[1]).problems, ['name-missing'])
})

test('one text with any kind of line break reads like its lines', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    assert.deepEqual(parseMrz(PASSPORT.join(end)), parseMrz(PASSPORT))
    assert.deepEqual(parseMrz(`${end}${PASSPORT.join(end)}${end}${end}`), parseMrz(PASSPORT))
  }
})

function refused(text: string | readonly string[], expected: object): void {
  assert.deepEqual(parseMrz(text), { ok: false, ...expected })
}

test('what is no zone is refused with a code and the place', () => {
  refused('', { code: 'wrong-line-count' })
  refused([], { code: 'wrong-line-count' })
  refused(PASSPORT.join(''), { code: 'wrong-line-count' })
  refused([...PASSPORT, PASSPORT[0], PASSPORT[1]], { code: 'wrong-line-count' })
  refused('\n'.repeat(5_000_000), { code: 'wrong-line-count' })
  refused([PASSPORT[0], PASSPORT[1].slice(1)], { code: 'wrong-line-length', line: 2 })
  refused([VISA[0].slice(0, 36), VISA[1]], { code: 'wrong-line-length', line: 2 })
  refused([...PASSPORT, PASSPORT[0]], { code: 'wrong-line-length', line: 1 })
  refused([PASSPORT[0], ` ${PASSPORT[1]}`], { code: 'wrong-line-length', line: 2 })
  refused([PASSPORT[0].replace('E', '\u0415'), PASSPORT[1]], { code: 'forbidden-character', line: 1, position: 6 })
  refused([PASSPORT[0], PASSPORT[1].replace('UTO', 'UTo')], { code: 'forbidden-character', line: 2, position: 13 })
  refused([PASSPORT[0].replace('<', ' '), PASSPORT[1]], { code: 'forbidden-character', line: 1, position: 2 })
})

test('a caller without types gets a refusal too', () => {
  for (const value of [null, undefined, 7, {}, [null, 7], [PASSPORT[0], undefined]]) {
    assert.deepEqual(parseMrz(value as unknown as string), { ok: false, code: 'not-text' })
  }
})

test('any text at all gets an answer', () => {
  let answered = 0
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 })), (text) => {
      assert.equal(typeof parseMrz(text).ok, 'boolean')
      answered += 1
    }),
    { numRuns: 2000 },
  )
  assert.equal(answered, 2000)
})
