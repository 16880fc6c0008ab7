import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { CardSheet } from '../../actions/ports.ts'
import { instant } from '../../core/kernel/instant.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'
import { FONT_FOLDERS } from '../../main/paths.ts'
import { cardSheet, letterSheet } from '../../../test/support/document-sheets.ts'
import { readPdf } from '../../../test/support/pdf-reader.ts'
import { portraitFiles } from './portrait-files.ts'
import { cardCodes } from './codes.ts'
import { typstDocuments } from './typst-documents.ts'

const documents = typstDocuments({ fontDirs: FONT_FOLDERS })

/** What a sheet says, without blanks: a PDF has none at the end of a line. */
const squeeze = (text: string): string => text.replace(/\s/g, '')

function withValues(sheet: CardSheet, values: Readonly<Record<number, string>>): CardSheet {
  return { ...sheet, fields: sheet.fields.map((field, i) => ({ ...field, value: values[i] ?? field.value })) }
}

function assertGolden(name: string, outline: string): void {
  const file = path.join(import.meta.dirname, 'golden', `${name}.txt`)
  if (process.env.GOLDEN === '1') writeFileSync(file, `${outline}\n`)
  assert.equal(`${outline}\n`, readFileSync(file, 'utf8'))
}

for (const language of LANGUAGES) {
  test(`a card in ${language} says what its sheet says, in the order of the golden file, tagged and in the right languages`, async () => {
    const sheet = cardSheet(language)
    const pdf = await documents.card(sheet)
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    const { outline, text, pages } = readPdf(pdf)
    assert.equal(pages, 1)
    assertGolden(`card-${language}`, outline)
    const labels = [
      sheet.title,
      sheet.demoBand,
      sheet.cardNumberLabel,
      sheet.sealLabel,
      sheet.vdsNcLabel,
      sheet.checkLabel,
      ...sheet.validity.map(({ label }) => label),
      ...sheet.fields.map(({ label }) => label),
    ]
    const words = [
      ...labels.flatMap(({ en, own }) => [en, own]),
      ...sheet.validity.map(({ value }) => value),
      ...sheet.fields.map(({ value }) => value),
      ...sheet.howToUse.flatMap(({ title, lines }) => [title, ...lines]),
      ...sheet.mrz,
      sheet.cardNumber,
    ]
    assert.ok(words.length > 40)
    for (const word of words) assert.ok(squeeze(text).includes(squeeze(word)), word)
    assert.ok(!text.includes('\ufffd'), 'a glyph without its character')
  })
}

test('letters say what their sheets say, with and without a code, and over several pages', async () => {
  const receipt = readPdf(await documents.letter(letterSheet()))
  assertGolden('letter-ru', receipt.outline)
  const {
    qrText: _,
    qrLabel: __,
    ...refusal
  } = letterSheet({ language: 'zh', agency: '演示移民局', heading: '关于您的申请的决定', paragraphs: ['原因：护照有效期不足。'], facts: [] })
  const read = readPdf(await documents.letter(refusal))
  assertGolden('letter-zh', read.outline)
  const paragraphs = Array.from({ length: 40 }, (_, i) => `${i + 1}. Шығу мерзімі өзгерді, ${'өтініш қайта қаралады, '.repeat(8)}`)
  const long = readPdf(await documents.letter(letterSheet({ language: 'kk', paragraphs })))
  assert.ok(long.pages >= 3)
  for (const paragraph of paragraphs) assert.ok(squeeze(long.text).includes(squeeze(paragraph)), paragraph.slice(0, 20))
})

test('documents call themselves PDF/A-2a, carry their fonts, and name their time and title', async () => {
  const { metadata, fonts } = readPdf(await documents.card(cardSheet('zh')))
  for (const part of [
    '<pdfaid:part>2<',
    '<pdfaid:conformance>A<',
    '<xmp:CreateDate>2026-12-18T05:06:07+00:00<',
    '>Tourist card T7K2M94QX<',
    '<rdf:li>zh-CN<',
  ]) {
    assert.ok(metadata.includes(part), part)
  }
  assert.deepEqual(fonts, ['NotoSans-Bold', 'NotoSans-Regular', 'NotoSansSC-Bold', 'NotoSansSC-Regular', 'OCRB-Regular'])
})

test('the same sheet gives the same bytes, from another compiler too, and another moment gives others', async () => {
  const sheet = cardSheet('kk')
  const [first, again, elsewhere, later] = [
    await documents.card(sheet),
    await documents.card(sheet),
    await typstDocuments({ fontDirs: FONT_FOLDERS }).card(sheet),
    await documents.card({ ...sheet, issuedAt: instant('2026-12-18T05:06:08.000Z') }),
  ]
  assert.ok(Buffer.from(first).equals(again))
  assert.ok(Buffer.from(first).equals(elsewhere))
  assert.ok(!Buffer.from(first).equals(later))
})

test('a card with three lines, without a stay, and with a wide field after a narrow one says all of it on its one page', async () => {
  const sheet = cardSheet('kk')
  const [number, nationality, address] = [
    { label: { en: 'Passport No', own: 'Паспорт №' }, value: 'X1234567', wide: false, mono: true },
    { label: { en: 'Nationality', own: 'Азаматтығы' }, value: 'UTO Utopia', wide: false, mono: false },
    { label: { en: 'Address', own: 'Мекенжайы' }, value: '1 Example street, Astana', wide: true, mono: false },
  ]
  const mrz = ['IRUTOR7K2M94QX3X1234567<<<<<<<', '9005123F2804117UTO<<<<<<<<<<<6', 'UTOPIA<<ANNA<MARIA<<<<<<<<<<<<']
  const orders = [
    [number, address, nationality],
    [number, nationality, address],
    [number, nationality, number, nationality, address],
  ]
  for (const fields of orders) {
    const { text, pages } = readPdf(await documents.card({ ...sheet, validity: sheet.validity.slice(0, 2), fields, mrz }))
    assert.equal(pages, 1)
    for (const word of [...fields.map(({ value }) => value), ...mrz]) assert.ok(squeeze(text).includes(squeeze(word)), word)
  }
})

test('cards made one after the other keep their own portrait and code', async () => {
  const dark = await sharp({ create: { width: 350, height: 450, channels: 3, background: '#223' } })
    .jpeg()
    .toBuffer()
  const [light, darkCard] = await Promise.all([documents.card(cardSheet('en')), documents.card(cardSheet('en', { portraitJpeg: dark }))])
  assert.ok(Buffer.from(light).includes(Buffer.from(cardSheet('en').portraitJpeg)), 'the portrait goes in byte for byte')
  assert.ok(Buffer.from(darkCard).includes(dark))
  assert.ok(!Buffer.from(darkCard).includes(Buffer.from(cardSheet('en').portraitJpeg).subarray(0, 2000)))
})

// ---- What people type is data ----

const TYPST = [
  '#panic("x")',
  '$x^2$',
  '*bold* _it_',
  '= Heading',
  '#read("sheet.json")',
  '"quoted" \\ back',
  '// gone /* too */',
  '<label> @ref',
  '- item',
  '#import "letter.typ": *',
]

test('whatever looks like typst in a name is printed as it stands', async () => {
  const sheet = cardSheet('en')
  for (const typed of TYPST) {
    const { text } = readPdf(await documents.card(withValues(sheet, { 0: `A${typed}B` })))
    assert.ok(squeeze(text).includes(squeeze(`A${typed}B`)), typed)
  }
  const { text } = readPdf(await documents.letter(letterSheet({ paragraphs: TYPST, heading: TYPST[0] ?? '' })))
  for (const typed of TYPST) assert.ok(squeeze(text).includes(squeeze(typed)), typed)
})

test('pasted into the source instead, the same names would be run, marked up or lost', () => {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FOLDERS] }] })
  const survivors = TYPST.filter((typed) => {
    try {
      const pdf = compiler.pdf({ mainFileContent: `#set text(font: "Noto Sans")\n#set document(title: "x")\nA${typed}B` }, { pdfStandard: 'a-2a' })
      return squeeze(readPdf(pdf).text).includes(squeeze(`A${typed}B`))
    } catch {
      return false
    }
  })
  assert.ok(survivors.length <= 2, survivors.join(' '))
})

// ---- What must not be issued ----

test('names of 39 letters stand whole on the one page, and what cannot fit is refused', async () => {
  const [surname, given] = ['WOLFESCHLEGELSTEINHAUSENBERGERDORFFWELT', 'MARIA ALEJANDRA GUADALUPE CONSTANZA XYZ']
  assert.deepEqual([surname.length, given.length], [39, 39])
  for (const language of LANGUAGES) {
    const sheet = withValues(cardSheet(language), { 0: surname, 1: given, 4: 'GBR United Kingdom of Great Britain and Northern Ireland' })
    const { text, pages } = readPdf(await documents.card(sheet))
    assert.equal(pages, 1)
    for (const name of [surname, given, 'Northern Ireland']) assert.ok(squeeze(text).includes(squeeze(name)), name)
  }
  await assert.rejects(documents.card(withValues(cardSheet('en'), { 0: 'MUCH TOO LONG '.repeat(60) })), /the fields do not fit on the card/)
  const lines = Array.from({ length: 60 }, () => 'One more line.')
  await assert.rejects(documents.card(cardSheet('en', { howToUse: [{ language: 'en', title: 'Use', lines }] })), /does not fit on one page/)
})

test('a character that no font has is named beforehand; typeset all the same, it is refused without repeating the name', async () => {
  const sheet = withValues(cardSheet('zh'), { 2: '王𪻐 𠮷' })
  assert.deepEqual(documents.missingGlyphs(sheet.fields.map(({ value }) => value)), ['𪻐', '𠮷'])
  await assert.rejects(documents.card(sheet), (error: Error) => /could not be displayed/.test(error.message) && !/王|𪻐|𠮷/u.test(error.message))
  await assert.rejects(documents.letter(letterSheet({ closing: ['𪻐'] })), /could not be displayed/)
})

test('what the coverage says is what the typesetter does, character by character', async () => {
  const tried = [...'Ааәғқңөұүһі₸№ßŁőÿ陈龑𬭚。，「」“”‑–—…·¿ŒΩЋ', ...'𪻐𠮷ကあ한ไअאب🙂']
  const missing = new Set(documents.missingGlyphs(tried))
  assert.ok(missing.size >= 8 && missing.size < 14, [...missing].join(' '))
  for (const character of tried) {
    const made = await documents.letter(letterSheet({ paragraphs: [character] })).then(
      () => true,
      () => false,
    )
    assert.equal(made, !missing.has(character), character)
  }
})

test('without its fonts, or with a portrait that is none, nothing is made', async () => {
  await assert.rejects(typstDocuments({ fontDirs: FONT_FOLDERS.slice(0, 2) }).card(cardSheet('zh')), /unknown font family: noto sans sc/)
  await assert.rejects(typstDocuments({ fontDirs: [] }).letter(letterSheet()), /unknown font family/)
  await assert.rejects(documents.card(cardSheet('en', { portraitJpeg: Buffer.from('no picture') })), /the portrait is no JPEG/)
})

// ---- The codes on the printed sheet ----

const DPI = 300

test('both codes are read byte for byte from a picture of the whole card at 300 dots to the inch, and are as wide as ICAO has them', async () => {
  const sheet = cardSheet('kk')
  const { portraitJpeg, seal, ...texts } = sheet
  const templates = path.join(import.meta.dirname, 'templates')
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...FONT_FOLDERS, path.join(import.meta.dirname, 'fonts')] }] })
  const sheetFile = Buffer.from(JSON.stringify({ ...texts, ...(await cardCodes(seal)) }))
  const files = { ...portraitFiles(portraitJpeg), 'sheet.json': sheetFile }
  for (const [name, content] of Object.entries(files)) compiler.mapShadow(path.join(templates, name), Buffer.from(content))
  const svg = compiler.plainSvg({ mainFilePath: path.join(templates, 'card.typ') })
  const png = await sharp(Buffer.from(svg), { unlimited: true })
    .resize({ width: Math.round((210 / 25.4) * DPI) })
    .flatten({ background: '#fff' })
    .png()
    .toBuffer()
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer } })
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode', 'DataMatrix'] })
  const [qr, matrix] = [found.find(({ format }) => format === 'QRCode'), found.find(({ format }) => format === 'DataMatrix')]
  assert.ok(qr && matrix && found.length === 2)
  assert.equal(qr.text, seal.vdsNc)
  assert.deepEqual(Buffer.from(matrix.bytes), Buffer.from(seal.vds))
  const width = ({ position: { topLeft, topRight } }: typeof qr) => ((topRight.x - topLeft.x) / DPI) * 25.4
  assert.ok(Math.abs(width(matrix) - 16.3) < 1, `seal ${width(matrix)} mm`)
  assert.ok(width(qr) > 38 && width(qr) < 44, `VDS-NC ${width(qr)} mm`)
})
