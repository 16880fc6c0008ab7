import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { latinToMrz, parseMrz } from 'icao-seal/mrz'
import { demoLetters, ORIGIN } from '../../test/support/demo-letters.ts'
import type { CardSheet, LetterSheet } from '../actions/ports.ts'
import { readCoverage } from '../adapters/pdf/coverage.ts'
import { readCardNumber } from '../core/kernel/code.ts'
import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import { day } from '../core/kernel/plain-date.ts'
import { FONT_FOLDERS } from '../main/paths.ts'
import { cardDay } from './card-sheet.ts'
import { sampleCard, sampleCase, sampleCreditNote, sampleFeeItem, sampleReceipt, sampleRefusedCase } from './sample-case.ts'

const { letters, law } = await demoLetters()
const portrait = new Uint8Array([0xff, 0xd8])

const seal = { vds: Uint8Array.of(0xdc, 3), vdsNc: 'sealed' }
const cardIn = (language: Language) => letters.cardSheet(sampleCard, sampleCase(language), { portrait, law, seal })
const receiptIn = (language: Language) => letters.receiptSheet(sampleReceipt, sampleCase(language), { item: sampleFeeItem, law })
const creditNoteIn = (language: Language) => letters.receiptSheet(sampleCreditNote, sampleCase(language), { law })
const refusalIn = (language: Language) => letters.refusalSheet(sampleRefusedCase(language), law)

const valueOf = (sheet: CardSheet, label: string) => sheet.fields.find((field) => field.label.en === label)?.value

/** Every text of a sheet, wherever it stands. */
function textsOf(sheet: unknown): string[] {
  if (typeof sheet === 'string') return [sheet]
  return typeof sheet === 'object' && sheet !== null && !(sheet instanceof Uint8Array) ? Object.values(sheet).flatMap(textsOf) : []
}

const everySheet = LANGUAGES.flatMap((language) => [cardIn(language), receiptIn(language), creditNoteIn(language), refusalIn(language)])

test('every character of every sheet can be printed, and none is a placeholder left open', () => {
  const missing = readCoverage(FONT_FOLDERS)
  assert.equal(everySheet.length, 16)
  for (const sheet of everySheet) {
    const texts = textsOf(sheet)
    assert.ok(texts.length > 15)
    assert.deepEqual(missing(texts), [])
    for (const text of texts) assert.doesNotMatch(text, /[{}]|undefined|NaN|\b(?:letters|common|country|field|document|service)\.[a-z]/)
  }
  assert.deepEqual(missing([...textsOf(cardIn('zh')), '\u{2a6a5}\ue000']), ['\u{2a6a5}', '\ue000'])
})

// ---- Card ----

test('the card spells the name as its machine readable lines do', () => {
  for (const language of LANGUAGES) {
    const sheet = cardIn(language)
    const read = parseMrz(sheet.mrz)
    assert.ok(read.ok)
    assert.equal(valueOf(sheet, 'Surname'), read.primary.replaceAll('<', ' '))
    assert.equal(valueOf(sheet, 'Given names'), read.secondary.replaceAll('<', ' '))
  }
  const typed = letters.cardSheet(
    sampleCard,
    sampleCase('en', { answers: { ...sampleCase('en').answers, surname: 'MÜLLER-ØRSTED', givenNames: 'ZOË D’ARC' } }),
    { portrait, law, seal },
  )
  assert.deepEqual([valueOf(typed, 'Surname'), valueOf(typed, 'Given names')], ['MUELLER OERSTED', 'ZOE DARC'])
  assert.ok(latinToMrz('MÜLLER-ØRSTED').ok)
})

test('a holder with one name has no line for given names', () => {
  const { givenNames: _, ...answers } = sampleCase('ru').answers as Record<string, string>
  const sheet = letters.cardSheet(sampleCard, sampleCase('ru', { answers }), { portrait, law, seal })
  assert.equal(valueOf(sheet, 'Given names'), undefined)
  assert.equal(sheet.fields.length, cardIn('ru').fields.length - 1)
})

test('the fields are those of the service definition, in its order, labelled in both languages', () => {
  const labels = ['Surname', 'Given names', 'Passport No', 'Nationality', 'Born', 'Sex', 'Purpose', 'Issued', 'Authority']
  for (const language of LANGUAGES) {
    const { fields, validity, howToUse } = cardIn(language)
    assert.deepEqual(
      fields.map((field) => field.label.en),
      labels,
    )
    for (const { label } of [...fields, ...validity]) assert.ok(label.own !== '' && (language === 'en') === (label.own === label.en), label.own)
    assert.deepEqual(
      howToUse.map((part) => part.language),
      language === 'en' ? ['en'] : ['en', language],
    )
  }
  assert.equal(law.definitions[0]?.card.fields.length, labels.length)
})

test('dates on a card cannot be misread', () => {
  assert.equal(cardDay(day('2027-01-02')), '02 JAN 2027')
  assert.equal(cardDay(day('2026-12-31')), '31 DEC 2026')
  // 19:30 in London on the 17th is the 18th in Almaty.
  const late = letters.cardSheet({ ...sampleCard, issuedAt: '2026-12-17T19:30:00.000Z' as typeof sampleCard.issuedAt }, sampleCase('en'), {
    portrait,
    law,
    seal,
  })
  assert.equal(valueOf(late, 'Issued'), '18 DEC 2026')
})

test('the code on the card holds the address of the check page and the number, and nothing about the holder', () => {
  for (const language of LANGUAGES) {
    const sheet = cardIn(language)
    assert.equal(sheet.checkAddress, `${ORIGIN}/${language}/check/${sampleCard.number}`)
    assert.equal(readCardNumber(sheet.cardNumber), sheet.cardNumber)
  }
})

test('a demo card says SPECIMEN and that it is no travel document; outside the demo it says neither', async () => {
  const real = await demoLetters({ demo: false })
  const sheet = real.letters.cardSheet(sampleCard, sampleCase('kk'), { portrait, law: real.law, seal })
  assert.deepEqual([sheet.specimen, sheet.demoBand], ['', { en: '', own: '' }])
  assert.equal(cardIn('kk').specimen, 'SPECIMEN')
  assert.match(cardIn('kk').demoBand.en, /Not a travel document/)
})

test('a card that allows several entries says so', () => {
  const sheet = letters.cardSheet({ ...sampleCard, entries: 'multiple' }, sampleCase('en'), { portrait, law, seal })
  assert.equal(sheet.validity[3]?.value, 'Multiple')
  assert.match(sheet.howToUse[0]?.lines[1] ?? '', /more than once/)
  assert.match(cardIn('en').howToUse[0]?.lines[1] ?? '', /once/)
})

// ---- Receipt ----

test('the lines of a receipt show how each amount came about and add up to the total', () => {
  const facts = new Map(receiptIn('en').facts.map(({ label, value }) => [label, value]))
  assert.equal(facts.get('Review of the application'), '7 × 4,325\u00a0₸ = 30,275\u00a0₸')
  assert.equal(facts.get('Express review'), '2 × 4,325\u00a0₸ = 8,650\u00a0₸')
  assert.equal(facts.get('Total'), '38,925\u00a0₸')
  assert.equal(
    sampleFeeItem.lines.reduce((sum, line) => sum + line.minor, 0),
    sampleReceipt.amountMinor,
  )
  for (const line of sampleFeeItem.lines) assert.ok(line.basis === 'index' && (line.indexMinor * line.multiplierHundredths) / 100 === line.minor)
})

test('a plain amount is shown as it is, a change of stay by its own name', () => {
  const item = { ...sampleFeeItem, kind: 'stay-change', lines: [{ item: 'service', ruleId: 'stay-change', minor: 21_625_00, basis: 'plain' }] } as const
  const sheet = letters.receiptSheet({ ...sampleReceipt, amountMinor: 21_625_00 }, sampleCase('en'), { item, law })
  assert.deepEqual(sheet.facts.find(({ label }) => label === 'Change of stay')?.value, '21,625\u00a0₸')
  assert.doesNotMatch(sheet.closing.join(' '), /index/)
})

test('the receipt of a difference shows the new fee and takes off what was paid before, and the credit note both fees', () => {
  const line = (ruleId: string, multiplierHundredths: number, sign = 1) =>
    ({
      item: 'service',
      ruleId,
      minor: sign * multiplierHundredths * 4_325,
      basis: 'index',
      multiplierHundredths,
      index: 'mci',
      indexMinor: 4_325_00,
      indexValidFrom: day('2026-01-01'),
      indexConfirmed: true,
    }) as const
  const item = { ...sampleFeeItem, kind: 'correction', lines: [line('worker', 420), line('student', 320, -1)] } as const
  const { facts } = letters.receiptSheet({ ...sampleReceipt, amountMinor: 4_325_00 }, sampleCase('en'), { item, law })
  const shown = new Map(facts.map(({ label, value }) => [label, value]))
  assert.equal(shown.get('Review of the application'), '4.2 × 4,325\u00a0₸ = 18,165\u00a0₸')
  assert.equal(shown.get('Taken off, already paid: Review of the application'), '-3.2 × 4,325\u00a0₸ = -13,840\u00a0₸')
  assert.equal(shown.get('Total'), '4,325\u00a0₸')
  const before = { on: day('2026-12-01'), currency: 'KZT', totalMinor: 18_165_00, lines: [line('worker', 420)] }
  const cheaper = { ...before, totalMinor: 13_840_00, lines: [line('student', 320)], before }
  const note = { ...sampleReceipt, kind: 'credit-note', amountMinor: 4_325_00 } as const
  const told = letters.receiptSheet(note, { ...sampleCase('en'), price: cheaper }, { law }).facts.map(({ label, value }) => `${label}: ${value}`)
  for (const fact of ['Fee before the correction: 18,165\u00a0₸', 'Fee after the correction: 13,840\u00a0₸']) assert.ok(told.includes(fact), told.join(' | '))
})

test('an index value that is not published yet is called so', () => {
  const item = { ...sampleFeeItem, lines: sampleFeeItem.lines.map((line) => ({ ...line, indexConfirmed: false })) } as typeof sampleFeeItem
  assert.match(letters.receiptSheet(sampleReceipt, sampleCase('en'), { item, law }).closing.join(' '), /not published yet/)
  assert.doesNotMatch(receiptIn('en').closing.join(' '), /not published yet/)
})

test('a credit note names money that goes back, and is not called a receipt', () => {
  for (const language of LANGUAGES) {
    assert.notEqual(creditNoteIn(language).heading, receiptIn(language).heading)
    assert.ok(textsOf(creditNoteIn(language)).includes('AST-2026-000124'))
  }
  assert.equal(creditNoteIn('en').documentTitle, 'Credit note AST-2026-000124')
})

// ---- Refusal ----

test('a refusal letter has reason, legal basis, remedy, the last day to appeal and the way back', () => {
  const sheet = refusalIn('en')
  const said = textsOf(sheet).join('\n')
  for (const part of [
    'P-04',
    'Demo rules, article 12(3)',
    'What to do: Get a new passport',
    '17 January 2027',
    'Find my case',
    'not paid back',
    `${ORIGIN}/en/privacy`,
  ])
    assert.ok(said.includes(part), part)
})

test('a refusal that cannot be appealed promises no appeal, and a case that was not refused has no such letter', () => {
  const reasons = law.reasons.map((reason) => ({ ...reason, appealableDays: 0 }))
  assert.doesNotMatch(textsOf(letters.refusalSheet(sampleRefusedCase('en'), { ...law, reasons })).join('\n'), /appeal/i)
  assert.throws(() => letters.refusalSheet(sampleCase('en'), law))
})

test('a reason that may not be told keeps its code, its place and the note to itself', () => {
  const refused = (note: string, target: string) => {
    const file = sampleRefusedCase('en')
    return letters.refusalSheet({ ...file, decision: { kind: 'refuse', on: day('2026-12-18'), reasons: [{ code: 'S-01', target, note }] } }, law)
  }
  assert.deepEqual(refused('seen with a wanted person', 'birthPlace'), refused('', ''))
  assert.doesNotMatch(textsOf(refused('', '')).join('\n'), /S-01/)
})

// ---- Golden sheets ----

function written(sheet: CardSheet | LetterSheet): string {
  return JSON.stringify(sheet, (_, value: unknown) => (value instanceof Uint8Array ? `${value.length} bytes` : value), 1)
}

for (const language of LANGUAGES) {
  test(`card, receipt, credit note and refusal in ${language} are the reviewed ones`, () => {
    const file = path.join(import.meta.dirname, 'golden', `sheets-${language}.txt`)
    const content = `${[cardIn(language), receiptIn(language), creditNoteIn(language), refusalIn(language)].map(written).join('\n\n')}\n`
    if (process.env.GOLDEN === '1') writeFileSync(file, content)
    assert.equal(content, readFileSync(file, 'utf8'))
  })
}
