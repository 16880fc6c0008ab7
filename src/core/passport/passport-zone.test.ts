import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatTd3 } from 'icao-seal/mrz'
import { day } from '../kernel/plain-date.ts'
import { differencesOf, unsettled, zoneAnswers, type ZoneLines } from './passport-zone.ts'

const TODAY = day('2026-11-28')

function zone(facts: Partial<Parameters<typeof formatTd3>[0]> = {}): ZoneLines {
  const made = formatTd3({
    documentCode: 'P',
    issuingState: 'D',
    primary: 'Müller-Ossa',
    secondary: 'Anna María',
    documentNumber: 'C01X00T47',
    nationality: 'D',
    birthDate: '900512',
    sex: 'F',
    expiryDate: '310228',
    personalNumber: '',
    ...facts,
  })
  assert.ok(made.ok, JSON.stringify(made))
  return made.lines
}

const TYPED = {
  surname: 'Müller-Ossa',
  givenNames: 'ANNA MARÍA',
  sex: 'F',
  birthDate: '1990-05-12',
  nationality: 'DEU',
  passportNumber: 'C01X00T47',
  passportExpiresOn: '2031-02-28',
}

test('what the zone says becomes answers of the form', () => {
  assert.deepEqual(zoneAnswers(zone(), TODAY), {
    surname: 'MUELLER OSSA',
    givenNames: 'ANNA MARIA',
    sex: 'F',
    birthDate: '1990-05-12',
    nationality: 'DEU',
    passportNumber: 'C01X00T47',
    passportExpiresOn: '2031-02-28',
  })
})

test('a passport with one name ticks the box for it, and an open birth day is left to the traveller', () => {
  const read = zoneAnswers(zone({ primary: 'SUKARNO', secondary: '', birthDate: '9005<<', sex: 'X' }), TODAY)
  assert.deepEqual([read?.surname, read?.givenNames, read?.oneName, read?.birthDate, read?.sex], ['SUKARNO', undefined, 'yes', undefined, 'X'])
})

test('lines that are no passport’s say nothing', () => {
  assert.equal(zoneAnswers(['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C<3UTO6908061F9406236ZE184226B<<<<<<<'], TODAY), undefined)
  assert.deepEqual(differencesOf(['', ''], TYPED, TODAY), [])
})

test('the same person written in another way does not differ', () => {
  assert.deepEqual(differencesOf(zone(), TYPED, TODAY), [])
  assert.deepEqual(differencesOf(zone(), { ...TYPED, surname: 'MUELLER OSSA', passportNumber: 'c01x 00t47' }, TODAY), [])
  assert.deepEqual(differencesOf(zone(), {}, TODAY), [], 'nothing is answered yet')
})

test('every other value is a difference, with both sides', () => {
  const wrong = {
    ...TYPED,
    surname: 'MULER',
    sex: 'M',
    birthDate: '1990-12-05',
    nationality: 'AUT',
    passportNumber: 'C01X0OT47',
    passportExpiresOn: '2031-02-27',
  }
  assert.deepEqual(
    differencesOf(zone(), wrong, TODAY).map(({ field, read, typed }) => [field, read, typed]),
    [
      ['surname', 'MUELLER OSSA', 'MULER'],
      ['sex', 'F', 'M'],
      ['birthDate', '1990-05-12', '1990-12-05'],
      ['nationality', 'DEU', 'AUT'],
      ['passportNumber', 'C01X00T47', 'C01X0OT47'],
      ['passportExpiresOn', '2031-02-28', '2031-02-27'],
    ],
  )
})

test('a given name that was left out by a tick differs, one not answered yet does not', () => {
  assert.deepEqual(differencesOf(zone(), { surname: 'MUELLER OSSA', oneName: 'yes' }, TODAY), [{ field: 'givenNames', read: 'ANNA MARIA', typed: '' }])
  assert.deepEqual(differencesOf(zone(), { surname: 'MUELLER OSSA' }, TODAY), [])
})

test('a name that the zone had to shorten is the same as the whole one, and no other', () => {
  const long = { surname: 'NILAVADHANANANDA', givenNames: 'CHAYAPA DEJTHAMRONG KRASUANG PRASIT' }
  const lines = zone({ primary: long.surname, secondary: long.givenNames })
  assert.deepEqual(differencesOf(lines, long, TODAY), [])
  assert.equal(differencesOf(lines, { ...long, givenNames: 'CHAYAPA PRASIT' }, TODAY)[0]?.field, 'givenNames')
})

test('a difference is settled for the two values that were looked at, and for no others', () => {
  const typed = { ...TYPED, surname: 'MULER' }
  const differences = differencesOf(zone(), typed, TODAY)
  const settled = { surname: { read: 'MUELLER OSSA', typed: 'MULER' } }
  assert.equal(unsettled(differences, {}).length, 1)
  assert.equal(unsettled(differences, settled).length, 0)
  assert.equal(unsettled(differencesOf(zone(), { ...typed, surname: 'MULLER' }, TODAY), settled).length, 1)
})

test('whatever the zone says agrees with itself when it is taken over', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: 25 })
  let checked = 0
  fc.assert(
    fc.property(name, fc.option(name, { nil: '' }), fc.constantFrom('F', 'M', 'X'), (primary, secondary, sex) => {
      const lines = zone({ primary, secondary, sex })
      const answers = zoneAnswers(lines, TODAY)
      assert.ok(answers)
      assert.deepEqual(differencesOf(lines, answers, TODAY), [])
      checked++
    }),
    { numRuns: 200 },
  )
  assert.equal(checked, 200)
})
