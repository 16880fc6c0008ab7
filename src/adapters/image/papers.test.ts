import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { coloredPages, nestedBomb, pdfOf, stream } from '../../../test/support/made-pdf.ts'
import type { PictureLimits } from '../../actions/ports.ts'
import { childPictures } from './child-pictures.ts'

const PAPER: PictureLimits = {
  maxBytes: 10_000_000,
  minWidth: 600,
  minHeight: 600,
  maxSide: 1200,
  maxPixels: 40_000_000,
  accepts: ['jpeg', 'png', 'webp', 'heic', 'pdf'],
  maxPages: 3,
}
const shared = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 30_000 })
const hurried = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 2_000 })
after(() => Promise.all([shared.close(), hurried.close()]))

const sample = (name: string): Promise<Buffer> => readFile(new URL(`../../../test/samples/uploads/${name}`, import.meta.url))
const RED = '1 0 0'
const GREEN = '0 1 0'
const BLUE = '0 0 1'

async function outcome(content: Uint8Array, limits = PAPER, pictures = shared): Promise<string> {
  const result = await pictures.read(content, limits)
  return result.ok ? result.value.map(({ sniffed, width, height }) => `${sniffed} ${width}x${height}`).join(', ') : result.code
}

async function colorsOf(content: Uint8Array): Promise<string[]> {
  const result = await shared.read(content, PAPER)
  assert.ok(result.ok, result.ok ? '' : result.code)
  const dominant = await Promise.all(result.value.map(({ jpeg }) => sharp(jpeg).stats()))
  return dominant.map(({ channels }) => channels.map(({ mean }) => (mean > 128 ? 1 : 0)).join(' '))
}

test('the pages of a PDF become pictures, in order and as long as asked for', async () => {
  assert.equal(await outcome(coloredPages([RED, GREEN, BLUE])), 'pdf 848x1200, pdf 848x1200, pdf 848x1200')
  assert.deepEqual(await colorsOf(coloredPages([RED, GREEN, BLUE])), [RED, GREEN, BLUE])
})

test('a photo of a phone is read, upright and without what it carried', async () => {
  assert.equal(await outcome(await sample('ok-white.heic')), 'heic 820x1054')
  const read = await shared.read(await sample('ok-white.heic'), PAPER)
  assert.ok(read.ok)
  const { format, exif, xmp, icc } = await sharp(read.value[0].jpeg).metadata()
  assert.deepEqual({ format, exif, xmp, icc }, { format: 'jpeg', exif: undefined, xmp: undefined, icc: undefined })
})

test('scripts and files in a PDF go no further than its pixels', async () => {
  const read = await shared.read(await sample('js.pdf'), PAPER)
  assert.ok(read.ok, read.ok ? '' : read.code)
  assert.ok(Buffer.from(await sample('js.pdf')).includes('JavaScript'), 'the sample carries one')
  for (const word of ['JavaScript', '%PDF', 'app.alert']) assert.ok(!Buffer.from(read.value[0].jpeg).includes(word), word)
})

test('what is asked for decides: a portrait may be no PDF, and a plain picture no photo of a phone', async () => {
  const plain: PictureLimits = { maxBytes: 10_000_000, minWidth: 413, minHeight: 531, maxSide: 1200, maxPixels: 40_000_000 }
  assert.equal(await outcome(coloredPages([RED]), plain), 'file-type-not-allowed')
  assert.equal(await outcome(await sample('ok-white.heic'), plain), 'file-type-not-allowed')
  assert.equal(await outcome(coloredPages([RED]), { ...PAPER, accepts: ['jpeg', 'heic'] }), 'file-type-not-allowed')
})

test('a PDF that cannot be taken gets its own code', async () => {
  const locked = pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'])
  const encrypted = Buffer.from(locked)
    .toString('latin1')
    .replace('/Size 3', `/Size 3/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>`)
  assert.equal(await outcome(Buffer.from(encrypted, 'latin1')), 'pdf-locked')
  assert.equal(await outcome(locked), 'file-not-readable', 'no page')
  assert.equal(await outcome(coloredPages(Array.from({ length: 4 }, () => RED))), 'pdf-too-many-pages')
  assert.equal(await outcome(coloredPages([RED]).subarray(0, 200)), 'file-not-readable')
  assert.equal(await outcome(Buffer.from('%PDF-1.7 and nothing else')), 'file-not-readable')
  assert.equal(await outcome(coloredPages([RED], '0 0 0.01 842')), 'file-not-readable', 'a page as thin as a hair')
})

test('the size of a page is a number in a file, and costs nothing: a kilometre is drawn no larger than a sheet', async () => {
  assert.equal(await outcome(coloredPages([BLUE], '0 0 14400 14400')), 'pdf 1200x1200')
  assert.equal(await outcome(coloredPages([BLUE], '0 0 2834645 2834645')), 'pdf 1200x1200')
})

test('ten thousand pages are counted and not drawn', async () => {
  assert.equal(await outcome(coloredPages(Array.from({ length: 10_000 }, () => RED))), 'pdf-too-many-pages')
})

test('a drawing within a drawing within a drawing is given up in time, and the next file is read', async () => {
  const bomb = nestedBomb(12, 40)
  assert.ok(bomb.length < 10_000)
  assert.equal(await outcome(bomb, PAPER, hurried), 'picture-takes-too-long')
  assert.equal(await outcome(coloredPages([GREEN]), PAPER, hurried), 'pdf 848x1200')
})

test('a picture of many pixels within a PDF is drawn at the size asked for, or given up, but never at its own', async () => {
  const line = '\u0000'.repeat(10)
  const huge = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    stream('600 0 0 842 0 0 cm /I Do'),
    stream(line, '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8'),
  ])
  const answer = await outcome(huge, PAPER, hurried)
  assert.ok(['pdf 848x1200', 'picture-takes-too-long', 'picture-check-unavailable', 'file-not-readable'].includes(answer), answer)
  assert.equal(await outcome(coloredPages([GREEN]), PAPER, hurried), 'pdf 848x1200', 'the next one is read')
})

test('a HEIC file cut off, or one in name alone, is not readable', async () => {
  const whole = await sample('ok-white.heic')
  assert.equal(await outcome(whole.subarray(0, whole.length / 2)), 'file-not-readable')
  assert.equal(await outcome(Buffer.concat([whole.subarray(0, 12), Buffer.alloc(2000, 7)])), 'file-not-readable')
  assert.equal(await outcome(whole, { ...PAPER, maxPixels: 800_000 }), 'picture-too-many-pixels')
  assert.equal(await outcome(whole, { ...PAPER, minHeight: 2000 }), 'picture-too-small')
})
