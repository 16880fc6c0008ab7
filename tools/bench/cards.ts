import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import type { CardSheet } from '../../src/actions/ports.ts'
import type { LawBook } from '../../src/actions/ports/law.ts'
import { reencode } from '../../src/adapters/image/reencode.ts'
import { portraitFiles } from '../../src/adapters/pdf/portrait-files.ts'
import { type CardCodes, cardCodes } from '../../src/adapters/pdf/codes.ts'
import { typesetter } from '../../src/adapters/pdf/typesetter.ts'
import type { Language } from '../../src/core/kernel/language.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { createLetters } from '../../src/letters/letters.ts'
import { sampleCard, sampleCase } from '../../src/letters/sample-case.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { FONT_FOLDERS, PROJECT } from '../../src/main/paths.ts'
import { createTexts } from '../../src/texts/words.ts'

/** CPU milliseconds for one card, one number a round. */
export interface CardRounds {
  readonly typst: readonly number[]
  /** The same portrait on every card: what typst remembers of a picture is not typical of an agency, and shows how much the picture costs. */
  readonly samePortrait: readonly number[]
  readonly codes: readonly number[]
  readonly portraitBytes: number
  readonly pdfBytes: number
}

const CARDS = 40
const WARM_UP = 10
const LANGUAGES: readonly Language[] = ['en', 'ru', 'kk', 'zh']

/** Cards in four languages in turn, each with a number, names and a portrait of its own, as the product issues them one after the other. */
export async function measureCards(law: LawBook, rounds: number): Promise<CardRounds> {
  const typeset = typesetter(FONT_FOLDERS)
  const portraits = await drawPortraits(law, rounds * CARDS + WARM_UP)
  const sheets = portraits.map((portrait, index) => sheetOf(law, portrait, index))
  const one = portraits[0] ?? new Uint8Array()
  let pdfBytes = 0
  const card = ({ portraitJpeg, seal: _seal, ...texts }: CardSheet, drawn: CardCodes | undefined, portrait = portraitJpeg) => {
    pdfBytes = typeset({ template: 'card.typ', sheet: { ...texts, ...drawn }, files: portraitFiles(portrait), createdAt: sheetTime }).length
  }
  const codes = await Promise.all(sheets.map(({ seal }) => cardCodes(seal)))
  for (let index = 0; index < WARM_UP; index++) card(sheets[index] as CardSheet, codes[index])
  const result = { typst: [] as number[], samePortrait: [] as number[], codes: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const begin = WARM_UP + round * CARDS
    const own = sheets.slice(begin, begin + CARDS)
    result.typst.push(await cpuMs(async () => own.forEach((sheet, index) => card(sheet, codes[begin + index]))))
    result.samePortrait.push(
      await cpuMs(async () => own.forEach((sheet, index) => card({ ...sheet, cardNumber: `S${sheet.cardNumber.slice(1)}` }, codes[begin + index], one))),
    )
    result.codes.push(
      await cpuMs(async () => {
        for (const { seal } of own) await cardCodes(seal)
      }),
    )
  }
  const bytes = portraits.map((portrait) => portrait.length)
  return { ...result, portraitBytes: bytes.reduce((sum, size) => sum + size, 0) / bytes.length, pdfBytes }
}

/** As long as real ones, and different for every card. */
function sealOf(index: number): CardSheet['seal'] {
  return {
    vds: Uint8Array.from({ length: 167 }, (_, n) => (n * 37 + index) % 251),
    vdsNc: JSON.stringify({ data: `${index}${'x'.repeat(420)}`, sig: 'y'.repeat(650) }),
  }
}

const sheetTime = instant('2026-12-18T05:06:07.000Z')

async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / CARDS
}

/** Different pictures by the product's own re-encoding at its own size: the sample, a little darker or brighter each time. */
async function drawPortraits(law: LawBook, count: number): Promise<readonly Uint8Array[]> {
  const sample = readFileSync(path.join(PROJECT, 'test/samples/portraits/ok-white.jpg'))
  const limits = law.definitions[0]?.documents.find((document) => document.id === 'portrait')?.picture
  if (!limits) throw new Error('no portrait is asked for')
  const portraits: Uint8Array[] = []
  for (let index = 0; index < count; index++) {
    const varied = await sharp(sample)
      .linear(0.9 + (0.2 * index) / count, index % 7)
      .resize({ height: limits.maxSide })
      .jpeg({ quality: 95 })
      .toBuffer()
    const picture = await reencode(varied, limits)
    if (!picture.ok) throw new Error(picture.code)
    portraits.push(picture.value[0].jpeg)
  }
  return portraits
}

function sheetOf(law: LawBook, portrait: Uint8Array, index: number): CardSheet {
  const letters = createLetters({ texts: createTexts(countryTexts), law: () => law, publicOrigin: 'https://sapar.example' })
  const language = LANGUAGES[index % LANGUAGES.length] ?? 'en'
  const number = `T${String(index).padStart(8, '2')}`
  const file = sampleCase(language)
  const answers = {
    ...file.answers,
    surname: `SPECIMEN ${String.fromCodePoint(65 + (index % 26))}${String.fromCodePoint(65 + ((index >> 3) % 26))}`,
    passportNumber: `X${1_000_000 + index}`,
  }
  return letters.cardSheet({ ...sampleCard, number }, { ...file, answers }, { portrait, law, seal: sealOf(index) })
}
