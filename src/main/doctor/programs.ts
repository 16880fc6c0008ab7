import path from 'node:path'
import type { Documents, LetterSheet } from '../../actions/ports.ts'
import { childPictures } from '../../adapters/image/child-pictures.ts'
import { findBinaries } from '../../adapters/postgres/embedded-binaries.ts'
import { chooseAccount } from '../../adapters/postgres/run-account.ts'
import { touristCard } from '../../countries/kz-demo/tourist-card.ts'
import { instant } from '../../core/kernel/instant.ts'
import { buildClient } from '../../../tools/build-client.mjs'
import type { Config } from '../config.ts'
import { CACHE, FONT_FOLDERS } from '../paths.ts'
import { demoSpecimen } from '../specimen.ts'
import { broken, type Check, good, type Seen, skipped } from './finding.ts'

const REINSTALL = 'npm ci (on this machine: the packages of another platform do not run here)'
/** Latin with marks, Kazakh and Chinese: what names on cards are written in. */
const SAMPLE = 'Ünlü Әлия Қызғалдақ 旅客赵明'
const OLDEST_NODE = 24

/** The parts that come with npm packages, each tried by a small piece of real work. */
export function programChecks(config: Config | undefined): readonly Check[] {
  return [
    { what: 'Node', look: async () => node() },
    {
      what: 'Embedded database',
      look: () => (config?.databaseUrl ? Promise.resolve(skipped('not needed: DATABASE_URL names another one')) : postgres(config)),
    },
    { what: 'Pictures', look: pictures },
    { what: 'Fonts', look: fonts },
    { what: 'Cards, letters', look: documents },
    { what: 'Style sheets', look: styleSheets },
  ]
}

function node(): Seen {
  const { node: version } = process.versions
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return good(version)
  return broken(`${version} is too old`, `npm ci brings Node ${OLDEST_NODE} on Linux x64; elsewhere install it`)
}

async function postgres(config: Config | undefined): Promise<Seen> {
  const account = config ? chooseAccount(path.join(config.dataDir, 'postgres')) : undefined
  try {
    const { major } = await findBinaries({ cacheDir: CACHE, account, log: () => undefined })
    return good(`PostgreSQL ${major} runs${account ? `, as user ${account.uid} since root may not run it` : ''}`)
  } catch (error) {
    return broken((error as Error).message, `${REINSTALL}; or set DATABASE_URL to a PostgreSQL of your own, 15 or newer`)
  }
}

async function pictures(): Promise<Seen> {
  const content = await demoSpecimen('portrait').catch(() => undefined)
  if (!content) return broken('the drawn portrait of the demo is missing', 'restore src/countries/kz-demo/specimens from the release')
  const reader = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 10_000 })
  try {
    const read = await reader.read(content, touristCard.documents[0].picture)
    return read.ok
      ? good(`a portrait of ${read.value[0].width} by ${read.value[0].height} pixels was read and drawn anew`)
      : broken(`sharp does not read a portrait: ${read.code}`, REINSTALL)
  } finally {
    await reader.close()
  }
}

/** Loaded here and not above: where the package is missing, the doctor must be able to say so. */
async function typst(): Promise<Documents> {
  const { typstDocuments } = await import('../../adapters/pdf/typst-documents.ts')
  return typstDocuments({ fontDirs: FONT_FOLDERS })
}

async function fonts(): Promise<Seen> {
  try {
    const missing = (await typst()).missingGlyphs([SAMPLE])
    return missing.length === 0 ? good('Noto Sans for Latin, Cyrillic and Chinese') : broken(`no font draws ${missing.join(' ')}`, 'npm ci')
  } catch (error) {
    return broken(`the fonts cannot be read: ${(error as Error).message}`, 'npm ci (packages @expo-google-fonts/noto-sans and noto-sans-sc)')
  }
}

async function documents(): Promise<Seen> {
  try {
    const pdf = await (await typst()).letter(sampleLetter())
    const isPdf = Buffer.from(pdf.subarray(0, 5)).toString('latin1') === '%PDF-'
    return isPdf ? good(`a test letter with a QR code was set: ${Math.round(pdf.length / 1024)} kB of PDF`) : broken('typst does not write PDF', REINSTALL)
  } catch (error) {
    return broken(`typst does not work: ${(error as Error).message}`, REINSTALL)
  }
}

async function styleSheets(): Promise<Seen> {
  try {
    const { manifest } = await buildClient()
    return good(`${Object.keys(manifest).length} files for the browser are built`)
  } catch (error) {
    return broken(`they cannot be built: ${(error as Error).message}`, `${REINSTALL}; ${CACHE} must be writable`)
  }
}

function sampleLetter(): LetterSheet {
  return {
    demoBand: 'SPECIMEN',
    agency: 'Sapar',
    heading: 'Test page',
    paragraphs: [SAMPLE],
    facts: [],
    closing: [],
    language: 'en',
    documentTitle: 'Test page',
    qrText: 'https://sapar.example',
    qrLabel: 'sapar.example',
    writtenAt: instant('2026-11-01T00:00:00.000Z'),
  }
}
