import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, fromDayNumber, dayNumber, type PlainDate } from '../kernel/plain-date.ts'
import { CARD_COLUMNS, type CardColumn, checkRow, type RowLaw } from './check-row.ts'
import { numberKey } from './number-key.ts'

const LAW: RowLaw = { today: day('2026-06-15'), nationalities: ['DEU', 'UTO', 'CHN'], regions: ['KZ-71', 'KZ-75'] }

const ROW: Readonly<Record<CardColumn, string>> = {
  number: 'AB 000123',
  state: 'active',
  validFrom: '2026-01-10',
  validUntil: '2027-01-09',
  surname: 'Müller',
  givenNames: 'anna maria',
  sex: 'F',
  birthDate: '1988-04-12',
  nationality: 'D<<',
  passportNumber: 'c01x 0006-h',
  passportExpiresOn: '2031-05-30',
  region: 'KZ-71',
  category: 'worker',
  address: 'Sample Street 1,\r\nAstana',
  email: 'anna@example.org',
  phone: '+7 (701) 000-00-01',
  language: 'en',
}

const codes = (more: Partial<Record<CardColumn, string>>) => {
  const checked = checkRow({ ...ROW, ...more }, LAW)
  return checked.ok ? [] : checked.problems.map(({ column, code }) => `${column} ${code}`)
}

test('a row becomes machine data as the form would keep it', () => {
  const checked = checkRow(ROW, LAW)
  assert.deepEqual(checked, {
    ok: true,
    facts: {
      number: 'AB 000123',
      state: 'active',
      validFrom: '2026-01-10',
      validUntil: '2027-01-09',
      answers: {
        surname: 'MÜLLER',
        givenNames: 'ANNA MARIA',
        sex: 'F',
        birthDate: '1988-04-12',
        nationality: 'DEU',
        passportNumber: 'C01X0006H',
        passportExpiresOn: '2031-05-30',
        region: 'KZ-71',
        category: 'worker',
        address: 'Sample Street 1, Astana',
      },
      email: 'anna@example.org',
      phone: '+77010000001',
      language: 'en',
    },
  })
})

test('what may be empty is left out; the card is then active and its holder is written to in Russian', () => {
  const empty = { state: '', givenNames: '', passportExpiresOn: '', address: '', email: '', phone: '', language: '' }
  const checked = checkRow({ ...ROW, ...empty }, LAW)
  assert.ok(checked.ok)
  assert.deepEqual(Object.keys(checked.facts), ['number', 'state', 'validFrom', 'validUntil', 'answers', 'language'])
  assert.deepEqual([checked.facts.state, checked.facts.language, 'givenNames' in checked.facts.answers], ['active', 'ru', false])
})

test('every wrong value is told by its column and code', () => {
  const wrong: readonly (readonly [CardColumn, string, string])[] = [
    ['number', '', 'required'],
    ['number', '- / -', 'number-shape'],
    ['number', '9.90101E+11', 'number-rounded'],
    ['number', '9,9E+11', 'number-rounded'],
    ['number', '1'.repeat(41), 'too-long'],
    ['state', 'lost', 'choice-unknown'],
    ['validFrom', '10.01.2026', 'date-impossible'],
    ['validFrom', '2026-02-29', 'date-impossible'],
    ['validUntil', '2026-01-10', 'date-not-after'],
    ['validUntil', '2025-01-10', 'date-not-after'],
    ['surname', 'Мюллер', 'not-latin-letters'],
    ['surname', 'A\u202EB', 'control-characters'],
    ['givenNames', 'ANNA 2', 'name-not-letters'],
    ['sex', 'f', 'choice-unknown'],
    ['birthDate', '2026-06-15', 'date-in-future'],
    ['birthDate', '12/04/1988', 'date-impossible'],
    ['nationality', 'XYZ', 'choice-unknown'],
    ['nationality', 'Germany', 'choice-unknown'],
    ['passportNumber', '№ 12', 'document-number-shape'],
    ['passportExpiresOn', 'never', 'date-impossible'],
    ['region', 'Astana', 'choice-unknown'],
    ['category', 'tourist', 'choice-unknown'],
    ['address', 'a'.repeat(201), 'too-long'],
    ['email', 'a@example.org, b@example.org', 'email-shape'],
    ['phone', '12', 'phone-shape'],
    ['language', 'de', 'choice-unknown'],
  ]
  for (const [column, value, code] of wrong) assert.deepEqual(codes({ [column]: value }), [`${column} ${code}`], value)
  assert.deepEqual(new Set(wrong.map(([column]) => column)), new Set(CARD_COLUMNS))
  const needed = CARD_COLUMNS.filter((column) => codes({ [column]: '' }).length > 0)
  assert.deepEqual(needed, ['number', 'validFrom', 'validUntil', 'surname', 'sex', 'birthDate', 'nationality', 'passportNumber', 'region', 'category'])
})

test('all wrong columns of a row are told at once, and an end without a beginning is not called too early', () => {
  assert.deepEqual(codes({ validFrom: 'x', validUntil: '2020-01-01', sex: '?' }), ['validFrom date-impossible', 'sex choice-unknown'])
})

const days = fc.integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(day('2100-01-01')) }).map(fromDayNumber)

test('over all days: a card ends after it begins, and its holder was born before today', () => {
  const seen = { right: 0, wrong: 0 }
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), days, (from, length, birthDate) => {
      const validUntil = addDays(from, length)
      const expected = [...(length > 0 ? [] : ['validUntil date-not-after']), ...(birthDate < LAW.today ? [] : ['birthDate date-in-future'])]
      assert.deepEqual(codes({ validFrom: from, validUntil, birthDate }), expected)
      seen[expected.length > 0 ? 'wrong' : 'right'] += 1
    }),
    { numRuns: 3000 },
  )
  assert.ok(seen.right > 300 && seen.wrong > 300)
})

test('whatever is typed, nothing is thrown, nothing is kept that was not checked, and the problems name columns only', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(...Object.values(ROW)),
  )
  let right = 0
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...CARD_COLUMNS), anything, { maxKeys: 2 }), (more) => {
      const checked = checkRow({ ...ROW, ...more }, LAW)
      if (!checked.ok) return assert.ok(checked.problems.length > 0 && checked.problems.every(({ column }) => CARD_COLUMNS.includes(column)))
      right++
      const { facts } = checked
      assert.ok(numberKey(facts.number) !== '' && facts.validUntil > facts.validFrom && (facts.answers.birthDate as PlainDate) < LAW.today)
      assert.ok([...LAW.nationalities].includes(facts.answers.nationality ?? '') && [...LAW.regions].includes(facts.answers.region ?? ''))
      // What was kept is right when it is brought again.
      const { answers, ...rest } = facts
      assert.deepEqual(checkRow({ ...ROW, ...Object.fromEntries(CARD_COLUMNS.map((column) => [column, ''])), ...answers, ...rest }, LAW), checked)
    }),
    { numRuns: 5000 },
  )
  assert.ok(right > 200, `${right} right rows`)
})

test('numbers are the same whatever stands between their letters and digits; a key is its own key', () => {
  const between = fc.array(fc.constantFrom(' ', '-', '/', '.', '\u00A0', '_'), { maxLength: 2 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'AB09ЖК'), { minLength: 1, maxLength: 12 }),
      fc.array(between, { minLength: 12, maxLength: 12 }),
      (letters, gaps) => {
        const typed = letters.map((letter, i) => letter.toLowerCase() + gaps[i]).join('')
        assert.equal(numberKey(typed), letters.join(''))
      },
    ),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const key = numberKey(text)
      assert.doesNotMatch(key, /[\u0000-\u002f\u003a-\u0040\u005b-\u007f]/)
      assert.equal(numberKey(key), key)
    }),
    { numRuns: 5000 },
  )
})
