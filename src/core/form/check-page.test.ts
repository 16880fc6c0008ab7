import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../kernel/plain-date.ts'
import type { FieldDefinition, PageDefinition, ServiceDefinition, StayRules } from '../service/definition.ts'
import { checkField } from './check-field.ts'
import { checkPage, type FormFacts, pageOf, progressOf } from './check-page.ts'
import { PROBLEM_CODES } from './problem.ts'

const validity: StayRules = { kind: 'stay', maxDays: 90, cardDays: 90, passportMonthsBeyond: 3, entryAtMostDaysAhead: 180 }
const facts = (answers: Record<string, string> = {}): FormFacts => ({
  today: day('2026-11-24'),
  validity,
  renews: false,
  answers,
  servedNationalities: new Set(['CHN', 'DEU']),
  extraDocuments: [],
  lists: { nationalities: ['CHN', 'DEU', 'PRK'] },
})
const field = (given: Partial<FieldDefinition> & Pick<FieldDefinition, 'name' | 'kind'>): FieldDefinition => ({ required: true, ...given })
const page = (...fields: readonly FieldDefinition[]): PageDefinition => ({ id: 'p', step: 's', kind: 'questions', fields })
const codes = (definition: PageDefinition, typed: Record<string, string>, answers: Record<string, string> = {}) =>
  checkPage(definition, typed, facts(answers)).problems.map((problem) => `${problem.field} ${problem.code}`)

test('the Latin line takes Latin letters and nothing that only looks like them', () => {
  const surname = field({ name: 'surname', kind: 'latin-name' })
  const value = (typed: string) => checkField(surname, { surname: typed }, {})
  for (const [typed, code] of [
    ['Мюллер', 'not-latin-letters'],
    ['张伟', 'not-latin-letters'],
    ['SМITH', 'not-latin-letters'],
    ['R2D2', 'name-not-letters'],
    ['---', 'name-not-letters'],
    ['<script>', 'name-not-letters'],
    ['', 'required'],
    ['A'.repeat(40), 'too-long'],
    ['A\u202eB', 'control-characters'],
  ] as const) {
    const checked = value(typed)
    assert.equal(checked.ok ? 'ok' : checked.code, code, typed)
  }
  for (const [typed, kept] of [
    ['  van der  Müllen ', 'VAN DER MÜLLEN'],
    ["O'Connor", "O'CONNOR"],
    ['Nguyễn', 'NGUYỄN'],
    ['ılgaz', 'ILGAZ'],
    ['Marie-Élise', 'MARIE-ÉLISE'],
  ] as const) {
    const checked = value(typed)
    assert.equal(checked.ok ? checked.value : checked.code, kept.normalize('NFC'))
  }
})

test('a date is a day that exists, whole or in three parts', () => {
  const birth = field({ name: 'birthDate', kind: 'date' })
  const value = (typed: Record<string, string>) => {
    const checked = checkField(birth, typed, {})
    return checked.ok ? checked.value : checked.code
  }
  assert.equal(value({ 'birthDate-day': '5', 'birthDate-month': '04', 'birthDate-year': '1988' }), '1988-04-05')
  assert.equal(value({ birthDate: '1988-04-05' }), '1988-04-05')
  assert.equal(value({ 'birthDate-day': '31', 'birthDate-month': '2', 'birthDate-year': '1990' }), 'date-impossible')
  assert.equal(value({ 'birthDate-day': '31', 'birthDate-month': '', 'birthDate-year': '1990' }), 'date-incomplete')
  assert.equal(value({ 'birthDate-day': '1', 'birthDate-month': '1', 'birthDate-year': '90' }), 'date-impossible')
  assert.equal(value({}), 'required')
})

test('a single name stands alone only when the person says so', () => {
  const given = field({
    name: 'givenNames',
    kind: 'latin-name',
    required: false,
    rules: [
      { kind: 'required-unless-ticked', field: 'oneName' },
      { kind: 'empty-when-ticked', field: 'oneName' },
    ],
  })
  const definition = page(field({ name: 'surname', kind: 'latin-name' }), given, field({ name: 'oneName', kind: 'tick', required: false }))
  assert.deepEqual(codes(definition, { surname: 'Suharto' }), ['givenNames given-names-or-tick'])
  assert.deepEqual(codes(definition, { surname: 'Suharto', oneName: 'yes' }), [])
  assert.deepEqual(codes(definition, { surname: 'Suharto', givenNames: 'X', oneName: 'yes' }), ['givenNames given-names-not-empty'])
  // A tick that was saved before and is taken away now does not count any more.
  assert.deepEqual(codes(definition, { surname: 'Suharto' }, { oneName: 'yes' }), ['givenNames given-names-or-tick'])
})

test('the passport must outlive the card by three months, to the day', () => {
  const definition = page(field({ name: 'passportExpiresOn', kind: 'date', rules: [{ kind: 'outlives-card' }] }))
  const answers = { entryOn: '2027-01-12' }
  assert.deepEqual(codes(definition, { passportExpiresOn: '2027-07-11' }, answers), [])
  assert.deepEqual(codes(definition, { passportExpiresOn: '2027-07-10' }, answers), ['passportExpiresOn passport-expires-too-soon'])
  assert.deepEqual(checkPage(definition, { passportExpiresOn: '2027-07-10' }, facts(answers)).problems[0]?.facts, { needed: '2027-07-11' })
  assert.deepEqual(codes(definition, { passportExpiresOn: '2026-11-23' }), ['passportExpiresOn passport-expires-too-soon'])
  assert.deepEqual(codes(definition, { passportExpiresOn: '2026-11-24' }), [])
})

test('an entry lies between today and the last day that can be asked for', () => {
  const definition = page(field({ name: 'entryOn', kind: 'date', rules: [{ kind: 'not-in-past' }, { kind: 'at-most-days-ahead', days: 180 }] }))
  for (const [typed, code] of [
    ['2026-11-23', 'date-in-past'],
    ['2026-11-24', ''],
    ['2027-05-23', ''],
    ['2027-05-24', 'date-too-far-ahead'],
  ] as const)
    assert.deepEqual(codes(definition, { entryOn: typed }), code ? [`entryOn ${code}`] : [])
})

test('numbers, numbers of documents, addresses and lists refuse what they cannot mean', () => {
  const cases: readonly [FieldDefinition, string, string][] = [
    [field({ name: 'daysOfStay', kind: 'whole-number', min: 1, max: 90 }), '0', 'number-too-small'],
    [field({ name: 'daysOfStay', kind: 'whole-number', min: 1, max: 90 }), '91', 'number-too-large'],
    [field({ name: 'daysOfStay', kind: 'whole-number', min: 1, max: 90 }), '4.5', 'not-a-whole-number'],
    [field({ name: 'daysOfStay', kind: 'whole-number', min: 1, max: 90 }), '-3', 'not-a-whole-number'],
    [field({ name: 'passportNumber', kind: 'document-number' }), 'ABCDEF', 'document-number-shape'],
    [field({ name: 'passportNumber', kind: 'document-number' }), '1234567890', 'document-number-shape'],
    [field({ name: 'email', kind: 'email' }), 'a@b', 'email-shape'],
    [field({ name: 'email', kind: 'email' }), 'a@example.org,b@example.org', 'email-shape'],
    [field({ name: 'email', kind: 'email' }), 'a@example.org\nBcc: b@example.org', 'email-shape'],
    [field({ name: 'phone', kind: 'phone' }), 'call me', 'phone-shape'],
    [field({ name: 'sex', kind: 'choice', options: ['F', 'M', 'X'] }), 'Q', 'choice-unknown'],
    [field({ name: 'nationality', kind: 'list', list: 'nationalities' }), 'ZZZ', 'choice-unknown'],
    [field({ name: 'nationality', kind: 'list', list: 'nationalities', rules: [{ kind: 'eligible-nationality' }] }), 'PRK', 'nationality-not-served'],
  ]
  for (const [definition, typed, code] of cases) assert.deepEqual(codes(page(definition), { [definition.name]: typed }), [`${definition.name} ${code}`])
})

test('whatever is typed into any kind of field, the answer is a value or a known code, and a value is taken again unchanged', () => {
  const kinds = ['latin-name', 'text', 'long-text', 'choice', 'list', 'date', 'document-number', 'email', 'phone', 'whole-number', 'tick'] as const
  let values = 0
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 4 }), (kind, text, part) => {
      const definition = field({ name: 'f', kind, options: ['a'], list: 'nationalities', min: 1, max: 90 })
      const checked = checkField(definition, { f: text, 'f-day': part, 'f-month': part, 'f-year': part }, { nationalities: ['CHN'] })
      if (!checked.ok) return assert.ok((PROBLEM_CODES as readonly string[]).includes(checked.code))
      values++
      const again = checkField({ ...definition, required: false }, { f: checked.value }, { nationalities: ['CHN'] })
      assert.ok(again.ok && again.value === checked.value)
    }),
    { numRuns: 5000 },
  )
  assert.ok(values > 300, String(values))
})

test('the form goes on at the first page that is open, and a later answer can open an earlier page again', () => {
  const definition = {
    pages: [
      page(field({ name: 'passportExpiresOn', kind: 'date', rules: [{ kind: 'outlives-card' }] })),
      { id: 'photo', step: 's', kind: 'upload', fields: [], document: 'portrait' },
    ],
    documents: [{ id: 'portrait' }],
  } as unknown as ServiceDefinition
  const at = (answers: Record<string, string>, uploaded: readonly string[]) =>
    progressOf(definition, { ...facts(answers), uploaded: new Set(uploaded), emailConfirmed: true }).next?.id
  assert.equal(at({}, []), 'p')
  assert.equal(at({ passportExpiresOn: '2027-03-01' }, []), 'photo')
  assert.equal(at({ passportExpiresOn: '2027-03-01' }, ['portrait']), undefined)
  assert.equal(at({ passportExpiresOn: '2027-03-01', entryOn: '2027-01-12' }, ['portrait']), 'p')
  assert.equal(pageOf(definition, 'portrait')?.id, 'photo')
  assert.equal(pageOf(definition, 'nothing'), undefined)
})
