import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { demoLetters } from '../../../test/support/demo-letters.ts'
import { formSheet } from '../../../test/support/form-sheets.ts'
import { beeKeeping, beeTexts } from '../../../test/support/made-up-service.ts'
import { readPdf } from '../../../test/support/pdf-reader.ts'
import type { FormSheet } from '../../actions/ports/form-sheet.ts'
import { instant } from '../../core/kernel/instant.ts'
import { htmlLanguage, LANGUAGES } from '../../core/kernel/language.ts'
import type { ServiceDefinition } from '../../core/service/definition.ts'
import { registrationCard } from '../../countries/kz-demo/registration-card.ts'
import { touristCard } from '../../countries/kz-demo/tourist-card.ts'
import { FONT_FOLDERS } from '../../main/paths.ts'
import { drawPdf } from '../image/pdf-pages.ts'
import type { RawPicture } from '../image/raw-picture.ts'
import { typstDocuments } from './typst-documents.ts'

const documents = typstDocuments({ fontDirs: FONT_FOLDERS })
const { letters, law } = await demoLetters({}, beeTexts)

const CODE = 'BK-7K2M-94QX'
const squeeze = (text: string): string => text.replace(/\s/g, '')

/** All that a sheet has to say, as it is found in the tagged text. */
function wordsOf(sheet: FormSheet): readonly string[] {
  return [
    sheet.agency,
    sheet.demoBand,
    sheet.heading,
    sheet.caption,
    sheet.codeLabel,
    sheet.code,
    sheet.how.title,
    ...sheet.how.lines,
    ...sheet.sections.flatMap(({ title, condition, questions }) => [title, condition, ...questions.flatMap(wordsOfQuestion)]),
    ...sheet.papers.items.flatMap(({ name, notes, condition, given }) => [name, ...notes, condition, given]),
    ...Object.values(sheet.declaration).flat(),
    ...sheet.office.lines,
  ].filter(Boolean)
}

function wordsOfQuestion({ number, label, condition, hints, answer, room }: FormSheet['sections'][number]['questions'][number]): readonly string[] {
  const roomWords = room?.kind === 'choices' ? room.options : room?.kind === 'date' ? room.marks : []
  return [String(number ?? ''), label, condition, ...hints, answer, ...roomWords]
}

const ANSWERS = {
  surname: 'OTHERBIRD',
  nameInOwnScript: 'Әбдіқадырқызы Гүлнәр Ұңғү 陈小雨',
  sex: 'F',
  nationality: 'CHN',
  entryOn: '2027-01-12',
  owner: 'OTHERBIRD',
  nickname: 'Өңір 龑',
  colour: 'white',
}

function sheetOf(definition: ServiceDefinition, language: FormSheet['language'], answers?: Readonly<Record<string, string>>): FormSheet {
  const none = new Set<string>()
  const filled = answers && {
    code: CODE,
    answers,
    facts: { answers, extraDocuments: [], renews: false },
    given: none,
    withheld: none,
    unprintable: none,
    at: instant('2026-12-10T10:04:00.000Z'),
  }
  return letters.formSheet(definition, language, { law, ...(filled ? { filled } : {}) })
}

for (const definition of [touristCard, registrationCard, beeKeeping]) {
  for (const language of LANGUAGES) {
    test(`the form of ${definition.id} in ${language}, empty and filled in, says all that its sheet says, tagged, in its language, with its page on every page`, async () => {
      for (const answers of [undefined, ANSWERS]) {
        const sheet = sheetOf(definition, language, answers)
        const pdf = await documents.form(sheet)
        const { text, drawn, pages, metadata, outline } = readPdf(pdf)
        const words = wordsOf(sheet)
        assert.ok(words.length > 40)
        for (const word of words) assert.ok(squeeze(text).includes(squeeze(word)), word)
        assert.ok(!drawn.join('').includes('\ufffd') && !text.includes('\ufffd'), 'a glyph without its character')
        assert.ok(pages >= 2 && drawn.length === pages)
        for (const [at, page] of drawn.entries()) {
          assert.ok(squeeze(page).includes(squeeze(sheet.pageOf.replace('{page}', String(at + 1)).replace('{pages}', String(pages)))), `page ${at + 1}`)
          assert.equal(page.includes(CODE), answers !== undefined)
          if (!answers) assert.ok(squeeze(page).includes(squeeze(sheet.codeLabel)), 'room for the code on every page')
          assert.ok(page.includes('SPECIMEN') && squeeze(page).includes(squeeze(sheet.demoBand)))
        }
        if (answers) assert.ok(text.includes('OTHERBIRD'))
        else assert.ok(!text.includes('OTHERBIRD'))
        assert.ok(metadata.includes('<pdfuaid:part>1<') && metadata.includes(`<rdf:li>${htmlLanguage(language) === 'zh-Hans' ? 'zh-CN' : language}<`), metadata)
        assert.match(Buffer.from(pdf).toString('latin1'), /\/MarkInfo\s*<<\s*\/Marked true/)
        assert.match(Buffer.from(pdf).toString('latin1'), /\/DisplayDocTitle true/)
        assert.equal(outline.match(/^ *H1 /gm)?.length, 1)
        assert.ok((outline.match(/^ *H2 /gm)?.length ?? 0) >= sheet.sections.length + 3)
      }
    })
  }
}

test('a form keeps the outline of its golden file, and calls its one picture by a name', async () => {
  const { outline } = readPdf(await documents.form(formSheet()))
  const file = path.join(import.meta.dirname, 'golden', 'form-ru.txt')
  if (process.env.GOLDEN === '1') writeFileSync(file, `${outline}\n`)
  assert.equal(`${outline}\n`, readFileSync(file, 'utf8'))
  assert.match(outline, /Figure \{Номер дела в виде QR-кода\}/)
})

test('the same sheet gives the same bytes, and an empty form of the same version too', async () => {
  const bytes = async (sheet: FormSheet) => Buffer.from(await documents.form(sheet))
  assert.ok((await bytes(formSheet())).equals(await bytes(formSheet())))
  assert.ok((await bytes(sheetOf(touristCard, 'kk'))).equals(await bytes(sheetOf(touristCard, 'kk'))))
  assert.ok(!(await bytes(formSheet())).equals(await bytes(formSheet({ code: 'BK-2222-2222' }))))
})

// ---- As it is drawn ----

const WIDTH_MM = 210
const MARGIN_MM = 16
const BAND_MM = 10

async function drawn(sheet: FormSheet): Promise<readonly RawPicture[]> {
  const pages: RawPicture[] = []
  const done = await drawPdf(await documents.form(sheet), { maxPages: 20, side: 1754 }, async (page) => void pages.push(page))
  assert.ok(done.ok)
  return pages
}

/** Dark points right of a line, below the band and the head. */
function inkBeyond({ data, width, height }: RawPicture, mm: number): number {
  const perMm = width / WIDTH_MM
  let ink = 0
  for (let y = Math.ceil((BAND_MM + 20) * perMm); y < height; y++)
    for (let x = Math.ceil(mm * perMm); x < width; x++) if ((data[(y * width + x) * 4 + 1] ?? 255) < 140) ink++
  return ink
}

test('very long answers stay in their place: no letter reaches into the margin, however it is written', async () => {
  const long = [
    'W'.repeat(500),
    'Ш'.repeat(500),
    '龑'.repeat(400),
    'ab '.repeat(160),
    `${'i'.repeat(39)} ${'M'.repeat(300)}`,
    `a\n${'W'.repeat(99)}\nb`,
    'https://sapar.example/'.repeat(20),
  ]
  const asked = formSheet().sections[0]?.questions[1] ?? assert.fail('no question')
  const questions = long.map((answer, at) => ({ ...asked, number: at + 1, answer }))
  for (const language of LANGUAGES) {
    const sheet = formSheet({ language, sections: [{ title: 'Lang', condition: '', questions }] })
    const pages = await drawn(sheet)
    assert.ok(pages.length >= 2)
    for (const page of pages) assert.equal(inkBeyond(page, WIDTH_MM - MARGIN_MM + 0.6), 0)
    // The measure itself sees letters where there are some.
    assert.ok(pages.some((page) => inkBeyond(page, WIDTH_MM - MARGIN_MM - 8) > 500))
    const { text } = readPdf(await documents.form(sheet))
    for (const answer of long) assert.ok(squeeze(text).includes(squeeze(answer)), answer.slice(0, 5))
  }
})

test('an answer longer than a page goes on on the next one', async () => {
  const asked = formSheet().sections[0]?.questions[1] ?? assert.fail('no question')
  const answer = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ')
  const { drawn } = readPdf(await documents.form(formSheet({ sections: [{ title: 'Long', condition: '', questions: [{ ...asked, answer }] }] })))
  assert.ok(drawn.filter((page) => /word\d/.test(page)).length >= 3)
  assert.deepEqual(drawn.join('').match(/word\d+/g), answer.split(' '))
})

test('a desk scanner reads the case code and nothing else from the first page; an empty form has no code to read', async () => {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer } })
  const codesOn = async (sheet: FormSheet) => {
    const found = await Promise.all(
      (await drawn(sheet)).map(({ data, width, height }) =>
        readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData),
      ),
    )
    return found.flat().map(({ text, format }) => `${format} ${text}`)
  }
  assert.deepEqual(await codesOn(sheetOf(touristCard, 'zh', ANSWERS)), [`QRCode ${CODE}`])
  assert.deepEqual(await codesOn(sheetOf(touristCard, 'zh')), [])
})

test('a character that no font has is refused, without repeating the answer', async () => {
  const [first] = formSheet().sections
  const asked = first?.questions[1] ?? assert.fail('no question')
  const sheet = formSheet({ sections: [{ title: 'T', condition: '', questions: [{ ...asked, answer: '王𪻐' }] }] })
  await assert.rejects(documents.form(sheet), (error: Error) => /could not be displayed/.test(error.message) && !/王|𪻐/u.test(error.message))
})
