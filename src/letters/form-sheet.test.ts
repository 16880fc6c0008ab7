import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoLetters } from '../../test/support/demo-letters.ts'
import { beeKeeping, beeTexts } from '../../test/support/made-up-service.ts'
import type { FormQuestion, FormSheet } from '../actions/ports/form-sheet.ts'
import type { FilledForm } from '../actions/ports/letters.ts'
import { instant } from '../core/kernel/instant.ts'
import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import { day } from '../core/kernel/plain-date.ts'
import { registrationCard } from '../countries/kz-demo/registration-card.ts'
import { touristCard } from '../countries/kz-demo/tourist-card.ts'

const { letters, law } = await demoLetters({}, beeTexts)

const emptyIn = (language: Language) => letters.formSheet(beeKeeping, language, { law })

function filledIn(language: Language, answers: Readonly<Record<string, string>>, more: Partial<FilledForm> = {}): FormSheet {
  const none = new Set<string>()
  const filled = {
    code: 'BK-7K2M-94QX',
    answers,
    facts: { answers, extraDocuments: [], renews: false },
    given: none,
    withheld: none,
    unprintable: none,
    ...more,
  }
  return letters.formSheet(beeKeeping, language, { law, filled: { at: instant('2026-12-10T10:04:00.000Z'), ...filled } })
}

const questions = (sheet: FormSheet): readonly FormQuestion[] => sheet.sections.flatMap((section) => section.questions)
const question = (sheet: FormSheet, name: string): FormQuestion =>
  questions(sheet).find(({ label }) => label.startsWith(`Label ${name} `)) ?? assert.fail(`no question ${name}`)

function textsOf(sheet: unknown): string[] {
  if (typeof sheet === 'string') return [sheet]
  return typeof sheet === 'object' && sheet !== null ? Object.values(sheet).flatMap(textsOf) : []
}

test('a service made up here has its form in every language: each page, question and document once, in its own words', () => {
  const fields = beeKeeping.pages.flatMap((page) => [...page.fields])
  assert.ok(new Set(fields.map(({ kind }) => kind)).size === 11, 'every kind of field')
  for (const language of LANGUAGES) {
    const sheet = emptyIn(language)
    assert.equal(sheet.heading, `Bee keeping ${language}`)
    assert.deepEqual(
      sheet.sections.map(({ title }) => title),
      [`Page hive ${language}`, `Page honey ${language}`],
    )
    assert.deepEqual(
      questions(sheet).map(({ number, label }) => [number, /^Label (\w+)/.exec(label)?.[1]]),
      fields.map(({ name }, at) => [at + 1, name]),
    )
    assert.deepEqual(
      sheet.papers.items.map(({ name }) => name),
      beeKeeping.documents.map(({ id }) => `Document ${id} ${language}`),
    )
    for (const text of textsOf(sheet))
      assert.doesNotMatch(text.replaceAll(/\{pages?\}/g, ''), /[{}]|undefined|NaN|\b(?:paper-form|field|page|document|service|country)\.[a-z]/)
    assert.ok(questions(sheet).every(({ answer, room }) => answer === '' && room))
  }
})

test('the room for an answer follows from the kind of its field', () => {
  const rooms = Object.fromEntries(questions(emptyIn('en')).map(({ label, room }) => [/^Label (\w+)/.exec(label)?.[1], room]))
  assert.deepEqual(
    { ...rooms },
    {
      owner: { kind: 'boxes', count: 39 },
      nickname: { kind: 'lines', count: 1 },
      story: { kind: 'lines', count: 7 },
      colour: { kind: 'choices', options: ['Option yellow en', 'Option white en'] },
      country: { kind: 'lines', count: 1 },
      since: { kind: 'date', marks: ['DD', 'MM', 'YYYY'] },
      paper: { kind: 'boxes', count: 15 },
      mail: { kind: 'boxes', count: 42 },
      call: { kind: 'boxes', count: 16 },
      bees: { kind: 'boxes', count: 4 },
      wild: { kind: 'choices', options: ['Yes'] },
      speed: { kind: 'choices', options: ['Option standard en: Decision in 5 working days'] },
      oldHive: { kind: 'lines', count: 1 },
      birth: { kind: 'date', marks: ['DD', 'MM', 'YYYY'] },
      meadow: { kind: 'lines', count: 1 },
      jars: { kind: 'boxes', count: 9 },
      gate: { kind: 'lines', count: 1 },
      fence: { kind: 'lines', count: 1 },
      vet: { kind: 'lines', count: 1 },
      smoke: { kind: 'lines', count: 1 },
      tax: { kind: 'lines', count: 1 },
    },
  )
  assert.deepEqual(question(emptyIn('en'), 'owner').hints, ['Hint owner en'])
  assert.deepEqual(question(emptyIn('en'), 'bees').hints, ['A number from 1 to 5000'])
  assert.deepEqual(question(emptyIn('en'), 'country').hints, ['For example: Aruba'])
  // A list that nobody knows yet has no example, and no wrong one.
  assert.deepEqual(question(emptyIn('en'), 'meadow').hints, [])
  assert.match(question(emptyIn('en'), 'nickname').label, /\(optional\)$/)
  assert.doesNotMatch(question(emptyIn('en'), 'wild').label, /optional/)
})

test('on an empty form each condition stands in words beside what it is about', () => {
  const sheet = emptyIn('en')
  const conditions = Object.fromEntries(
    ['oldHive', 'birth', 'jars', 'gate', 'fence', 'vet', 'smoke', 'tax'].map((name) => [name, question(sheet, name).condition]),
  )
  assert.deepEqual(conditions, {
    oldHive: 'Only if you renew a card',
    birth: 'Only if you have no card yet',
    jars: 'Only if the answer to “5. Label country en” is: Peru or China',
    gate: 'Only if you crossed “11. Label wild en”',
    fence: 'Only if you did not cross “11. Label wild en”',
    vet: 'Only if the rules ask for “Document vetLetter en” in your case',
    smoke:
      'Only if the answer to “4. Label colour en” is: Option white en and (the answer to “2. Label nickname en” is: no answer or the answer to “10. Label bees en” is: 7)',
    tax: 'Only if the answer to “4. Label colour en” is not: Option white en and the rules do not ask for “Document vetLetter en” in your case',
  })
  assert.equal(sheet.sections[1]?.condition, 'Only if the answer to “4. Label colour en” is: Option yellow en or Option white en')
  assert.deepEqual(
    sheet.papers.items.map(({ condition }) => condition),
    ['', 'Only if the rules ask for it in your case; the office can tell you', 'Only if the answer to “4. Label colour en” is: Option white en'],
  )
  for (const language of LANGUAGES)
    for (const name of Object.keys(conditions))
      if (!['oldHive', 'birth'].includes(name))
        assert.match(question(emptyIn(language), name).condition, new RegExp(`Label \\w+ ${language}|Document \\w+ ${language}`))
})

test('a filled form has what its answers ask for, in words, with the numbers of the empty one and room where nothing is answered yet', () => {
  const answers = { owner: 'ANNA', colour: 'white', country: 'PER', since: '2020-02-03', wild: 'yes', bees: '7', story: 'Ну вот' }
  const facts = { answers, extraDocuments: ['vetLetter'], renews: false }
  const sheet = filledIn('ru', answers, { facts, given: new Set(['queenPicture']) })
  assert.deepEqual(
    questions(sheet).map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 19, 20],
  )
  const answered = Object.fromEntries(questions(sheet).flatMap(({ label, answer }) => (answer ? [[/^Label (\w+)/.exec(label)?.[1], answer]] : [])))
  assert.deepEqual(answered, {
    owner: 'ANNA',
    story: 'Ну вот',
    colour: 'Option white ru',
    country: 'Перу',
    since: '3 февраля 2020 года',
    bees: '7',
    wild: 'Да',
  })
  assert.ok(questions(sheet).every(({ answer, room }) => (answer === '') === (room !== undefined)))
  assert.ok(questions(sheet).every(({ condition }) => condition === ''))
  assert.deepEqual(
    sheet.papers.items.map(({ name, given }) => [name, given]),
    [
      ['Document queenPicture ru', 'Уже получено'],
      ['Document vetLetter ru', ''],
      ['Document taxPaper ru', ''],
    ],
  )
  assert.equal(sheet.code, 'BK-7K2M-94QX')
  assert.match(sheet.how.lines.join(' '), /10 декабря 2026 г\. в 15:04/)
})

test('a renewal shows what the last card says although it does not ask it, and asks what only a renewal asks', () => {
  const answers = { birth: '1990-01-15', gate: 'air-ala' }
  const sheet = filledIn('en', answers, { facts: { answers, extraDocuments: [], renews: true } })
  assert.deepEqual([question(sheet, 'birth').answer, question(sheet, 'oldHive').room?.kind], ['15 January 1990', 'lines'])
  // What holds in neither case stays out, answered or not.
  assert.ok(!questions(sheet).some(({ label }) => label.includes(' gate ')))
  const unknown = filledIn('en', {}, { facts: { answers: {}, extraDocuments: [], renews: true } })
  assert.ok(!questions(unknown).some(({ label }) => label.includes(' birth ')))
  const first = filledIn('en', answers)
  assert.ok(!questions(first).some(({ label }) => label.includes(' oldHive ')))
})

test('the form of a renewal begins with the card: room for its number, or the number itself, and none of it for a first card', () => {
  for (const language of LANGUAGES) {
    const [card] = letters.formSheet(registrationCard, language, { law }).sections
    assert.deepEqual(
      card?.questions.map(({ number, answer, room }) => [number, answer, room?.kind]),
      [
        [undefined, '', 'boxes'],
        [undefined, '', 'date'],
      ],
    )
    assert.notEqual(card?.condition, '')
  }
  const first = registrationFilled({ renews: false })
  assert.equal(first.sections[0]?.questions[0]?.number, 1)
  const renewal = registrationFilled({ renews: true }, { number: 'R7K2M94QX', validUntil: day('2026-12-12') })
  assert.deepEqual(
    renewal.sections[0]?.questions.map(({ label, answer, room }) => [label, answer, room]),
    [
      ['Card number', 'R7K2M94QX', undefined],
      ['Valid until', '12 December 2026', undefined],
    ],
  )
  assert.ok(!emptyIn('en').sections.some(({ title }) => title === renewal.sections[0]?.title))
})

test('the papers of a renewal say for whom they are, and the photo how long an earlier one serves', () => {
  const papers = letters.formSheet(registrationCard, 'en', { law }).papers.items
  assert.deepEqual(
    papers.slice(0, 4).map(({ condition }) => condition),
    [
      'Only if we have no photo of you yet, or it is older than 5 years, for a child under 16 older than 2 years',
      'Only if you have no card yet or the answer to “3. Which passport do you have now?” is: A new one of the same country',
      '',
      'Only if the answer to “16. Whose home is it?” is: No lease, but a statement of the landlord',
    ],
  )
  const named = (sheet: FormSheet) => sheet.papers.items.map(({ name }) => name.split(' ')[0])
  assert.deepEqual(named(registrationFilled({ renews: true }, undefined, { category: 'worker', passportKept: 'same' })), ['Proof', 'Employment', 'Health'])
})

function registrationFilled({ renews }: { readonly renews: boolean }, card?: FilledForm['renews'], answers: FilledForm['answers'] = {}): FormSheet {
  const none = new Set<string>()
  const facts = { answers, extraDocuments: [], renews }
  const at = instant('2026-12-10T10:04:00.000Z')
  const filled = { code: 'RC-7K2M-94QX', answers, facts, renews: card, given: none, withheld: none, unprintable: none, at }
  return letters.formSheet(registrationCard, 'en', { law, filled })
}

test('a form names the offices that serve its service', () => {
  assert.match(emptyIn('en').how.lines.join(' '), /documents: Almaty office\./)
  assert.match(
    letters.formSheet(touristCard, 'en', { law }).how.lines.join(' '),
    /documents: Astana office, Almaty office, Karaganda office,? or Shymkent office\./,
  )
})

test('a page whose condition does not hold is not in a filled form', () => {
  assert.deepEqual(
    filledIn('en', {}).sections.map(({ title }) => title),
    ['Page hive en'],
  )
})

test('what a reader may not see is said to be there, and what no font can draw is left to the pen', () => {
  const sheet = filledIn('en', { nickname: '🙂' }, { withheld: new Set(['mail']), unprintable: new Set(['nickname']) })
  assert.equal(question(sheet, 'mail').answer, 'Saved, but not shown here')
  const { answer, room, hints } = question(sheet, 'nickname')
  assert.deepEqual([answer, room?.kind], ['', 'lines'])
  assert.match(hints.join(' '), /cannot print/)
  assert.ok(!JSON.stringify(sheet).includes('🙂'))
})

test('an empty form says where it is handed in, has no code, and says in the demo that nobody takes it', async () => {
  const sheet = letters.formSheet(touristCard, 'en', { law })
  assert.equal(sheet.code, '')
  assert.match(sheet.how.lines.join(' '), /Latin capital letters, as in your passport.*Astana office, Almaty office.*demonstration/)
  assert.equal(sheet.specimen, 'SPECIMEN')
  const real = await demoLetters({ demo: false })
  const earnest = real.letters.formSheet(touristCard, 'en', { law: real.law })
  assert.deepEqual([earnest.specimen, earnest.demoBand], ['', ''])
  assert.doesNotMatch(earnest.how.lines.join(' '), /demonstration/)
})
