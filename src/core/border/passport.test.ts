import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTd3 } from 'icao-seal/mrz'
import { day } from '../kernel/plain-date.ts'
import type { EntryFacts } from './entry-facts.ts'
import { headlineOf, type Judged } from './headline.ts'
import { matchPassport, zoneLines } from './passport.ts'

const PERSON = {
  documentCode: 'P',
  issuingState: 'UTO',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '320415',
}
const LINES = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const CARD: EntryFacts = {
  kind: 'tourist-card',
  right: 'visa',
  cardNumber: 'C7K2M94QX',
  passportNumber: 'L898902C3',
  holder: { name: 'ERIKSSON ANNA MARIA', nationality: 'UTO', birthDate: '740812' },
  validFrom: day('2026-11-24'),
  validUntil: day('2027-02-21'),
  stay: { kind: 'until-expiry' },
  entries: 1,
}

test('a zone is taken as a reader types it: with line breaks or without, in small letters, with spaces of a paste', () => {
  for (const typed of [LINES.join('\n'), LINES.join(''), `${LINES.join('\r\n')}\r\n`, LINES.join('\n').toLowerCase(), `  ${LINES.join('  ')} `])
    assert.deepEqual(zoneLines(typed), LINES, typed)
  for (const typed of ['', LINES[0] ?? '', `${LINES.join('')}<`]) assert.equal(zoneLines(typed), undefined)
  assert.equal(zoneLines('I'.repeat(90))?.length, 3)
  assert.equal(zoneLines('I'.repeat(72))?.length, 2)
})

test('the passport of the card matches in all four fields', () => {
  const match = matchPassport(CARD, LINES)
  assert.ok(match.kind === 'same')
  assert.deepEqual(
    match.fields.map(({ field, same }) => [field, same]),
    [
      ['number', true],
      ['state', true],
      ['name', true],
      ['birth', true],
    ],
  )
})

test('each field that differs is found, and an empty one matches nothing', () => {
  const others: readonly [string, Partial<EntryFacts>][] = [
    ['number', { passportNumber: 'L898902C4' }],
    ['number', { passportNumber: '' }],
    ['state', { holder: { ...CARD.holder, nationality: 'CHN' } }],
    ['name', { holder: { ...CARD.holder, name: 'ERIKSSON ANNE' } }],
    ['birth', { holder: { ...CARD.holder, birthDate: '740813' } }],
  ]
  for (const [field, change] of others) {
    const match = matchPassport({ ...CARD, ...change }, LINES)
    assert.ok(match.kind === 'differs')
    assert.deepEqual(
      match.fields.filter(({ same }) => !same).map((one) => one.field),
      [field],
    )
  }
})

test('a name that had no room on the card is compared part by part, and another one differs all the same', () => {
  const long = formatTd3({ ...PERSON, primary: 'PAPANDROPOULOUS', secondary: 'JONATHON WARREN TREVOR' })
  assert.ok(long.ok)
  const on = (name: string) => matchPassport({ ...CARD, holder: { ...CARD.holder, name } }, long.lines).kind
  // Thirty positions, as the library and as another issuer fill them.
  for (const name of ['PAPANDROPOULOUS JONATHON WA T', 'PAPANDROPOUL JONATHON WARREN', 'PAPANDROPOULOUS JONATHO WARR T']) assert.equal(on(name), 'same', name)
  for (const name of ['PAPANDROPOULOUS JONATHAN WA T', 'P J W T', 'PAPANDROPOULOUS JONATHON MA T', '']) assert.equal(on(name), 'differs', name)
})

test('a zone with a wrong check digit is compared with nothing', () => {
  const typo = [LINES[0] ?? '', (LINES[1] ?? '').replace('L898902C36', 'L898902C46')]
  assert.deepEqual(matchPassport(CARD, typo), { kind: 'unreadable', code: 'check-digit' })
  assert.deepEqual(matchPassport(CARD, undefined), { kind: 'not-read' })
})

const TERMS = { entriesLeft: 1, entriesUsed: 0 }

test('green is left for the one case in which all is proven', () => {
  const verdicts: readonly Judged['verdict'][] = [
    { may: 'yes', terms: TERMS },
    { may: 'ask', reason: 'pack-stale', facts: {}, terms: TERMS },
    { may: 'no', reason: 'revoked', facts: {} },
    { kind: 'in-time' },
    { kind: 'overstayed' },
    { kind: 'entry-not-known' },
    undefined,
  ]
  const green: string[] = []
  let looked = 0
  for (const seal of ['VALID', 'INVALID', 'UNDECIDED'] as const)
    for (const passport of ['same', 'differs', 'not-read', 'unreadable'] as const)
      for (const [index, verdict] of verdicts.entries()) {
        looked += 1
        if (headlineOf({ seal, passport, verdict }) === 'may-pass') green.push(`${seal} ${passport} ${index}`)
        if (seal === 'INVALID') assert.equal(headlineOf({ seal, passport, verdict }), 'stop')
      }
  assert.equal(looked, 84)
  assert.deepEqual(green, ['VALID same 0', 'VALID same 3'])
})
