import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { childCapture } from '../../src/adapters/image/child-capture.ts'
import { TOURIST_CARD_PHOTO } from '../../src/countries/kz-demo/photo-specs.ts'
import { childUse } from '../capture/child-use.ts'
import { besideCaptures } from './beside-captures.ts'

const SAMPLES = path.resolve(import.meta.dirname, '../../test/samples/portraits')
const rounds = Number(process.argv[2] ?? 3)

interface Row {
  readonly what: string
  readonly pictures: number
  readonly cpuMs: number
  readonly peakMb: number
}

const capture = childCapture({ workers: 1, timeoutMs: 60_000 })
try {
  const portraits = await samplePortraits()
  // The first photo pays for loading the networks, which a child does once.
  await capture.portrait(portraits[0] ?? new Uint8Array(), TOURIST_CARD_PHOTO)
  const all = Array.from({ length: rounds }, () => portraits).flat()
  const photo = await measured('portrait', all, (content) => capture.portrait(content, TOURIST_CARD_PHOTO))
  const crop = await measured('crop', portraits, (content) => capture.crop(content, TOURIST_CARD_PHOTO))
  const phone = await measured('portrait of 13 megapixels', [await enlarged(portraits[0])], (content) => capture.portrait(content, TOURIST_CARD_PHOTO))
  const passport = await measured('passport page', await samplePages(), (content) => capture.passportPage(content))
  for (const row of [photo, crop, phone, passport])
    process.stdout.write(`${row.what.padEnd(28)} ${row.pictures} pictures, median ${row.cpuMs} ms CPU, peak ${row.peakMb} MB\n`)
  const beside = await besideCaptures(rounds)
  process.stdout.write(
    `form page: median ${beside.aloneMs} ms alone, ${beside.besideMs} ms beside ten photos at once (${beside.photos} photos were looked at meanwhile)\n`,
  )
  const figures = {
    photoCpuMs: photo.cpuMs,
    photoRssMb: Math.max(photo.peakMb, phone.peakMb),
    cropCpuMs: crop.cpuMs,
    phoneCpuMs: phone.cpuMs,
    mrzCpuMs: passport.cpuMs,
    mrzRssMb: passport.peakMb,
    formPageBesideTen: Math.round((beside.besideMs / beside.aloneMs) * 100) / 100,
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await capture.close()
}

function samplePages(): Promise<readonly Uint8Array[]> {
  const names = ['mrz-01-L1.jpg', 'mrz-10-L0.jpg']
  return Promise.all(
    Array.from({ length: rounds }, () => names)
      .flat()
      .map((name) => readFile(path.join(SAMPLES, '../mrz', name))),
  )
}

async function samplePortraits(): Promise<readonly Uint8Array[]> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.jpg')).toSorted()
  return Promise.all(names.map((name) => readFile(path.join(SAMPLES, name))))
}

/** As a phone writes it: many pixels. */
function enlarged(portrait: Uint8Array | undefined): Promise<Uint8Array> {
  return sharp(portrait).resize({ width: 3200 }).jpeg({ quality: 88 }).toBuffer()
}

async function measured(what: string, pictures: readonly Uint8Array[], look: (content: Uint8Array) => Promise<{ readonly ok: boolean }>): Promise<Row> {
  const costs: number[] = []
  let peakMb = 0
  for (const content of pictures) {
    const before = childUse()
    const { ok } = await look(content)
    const after = childUse()
    // A child that was replaced takes its figures with it.
    if (after.cpuMs >= before.cpuMs) costs.push(after.cpuMs - before.cpuMs)
    peakMb = Math.max(peakMb, after.peakMb)
    if (!ok && what !== 'crop') process.stdout.write(`${what}: refused\n`)
  }
  const sorted = costs.toSorted((a, b) => a - b)
  return { what, pictures: pictures.length, cpuMs: sorted[Math.floor(sorted.length / 2)] ?? 0, peakMb }
}
