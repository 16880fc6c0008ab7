import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { readBarcodes } from 'zxing-wasm/reader'
import { dataMatrixSvg, qrSvg } from '../pdf/codes.ts'
import { zxingReader } from './zxing-reader.ts'

/** As long as a seal, with every kind of byte: 0x80 and above are no text. */
const SEAL = Uint8Array.from({ length: 156 }, (_, n) => (n * 37 + 128) % 256)
const TEXT = JSON.stringify({ data: 'x'.repeat(400), sig: 'y'.repeat(300) })

interface Look {
  readonly pointsPerModule: number
  readonly rotation?: number
  readonly blur?: number
}

async function pictureOf(svg: string, { pointsPerModule, rotation = 0, blur }: Look): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg), { density: 72 * pointsPerModule }).flatten({ background: '#fff' })
  const onPaper = await drawn.extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' }).rotate(rotation, { background: '#fff' }).png().toBuffer()
  return (blur === undefined ? sharp(onPaper) : sharp(onPaper).blur(blur)).jpeg({ quality: 60 }).toBuffer()
}

test('both codes of a picture are read byte for byte', async () => {
  const [matrix, qr] = [await pictureOf(await dataMatrixSvg(SEAL), { pointsPerModule: 4 }), await pictureOf(await qrSvg(TEXT), { pointsPerModule: 4 })]
  const { height = 0 } = await sharp(qr).metadata()
  const both = await sharp(matrix)
    .extend({ bottom: height, right: height, background: '#fff' })
    .composite([{ input: qr, gravity: 'southeast' }])
    .png()
    .toBuffer()
  const codes = (await zxingReader().read(both)).toSorted((a, b) => a.bytes.length - b.bytes.length)
  assert.deepEqual(
    codes.map(({ symbology, bytes }) => [symbology, Buffer.from(bytes)]),
    [
      ['DataMatrix', Buffer.from(SEAL)],
      ['QRCode', Buffer.from(TEXT)],
    ],
  )
})

test('a seal of two points a module, askew and out of focus, is read, which the bare reader does not do', async () => {
  const small = await pictureOf(await dataMatrixSvg(SEAL), { pointsPerModule: 2, rotation: 3, blur: 1 })
  const codes = await zxingReader().read(small)
  assert.deepEqual(
    codes.map(({ symbology, bytes }) => [symbology, Buffer.from(bytes)]),
    [['DataMatrix', Buffer.from(SEAL)]],
  )
  assert.deepEqual(await readBarcodes(new Uint8Array(small), { formats: ['DataMatrix'], tryHarder: true }), [])
})

test('a code that is found in both sizes of the picture is given once', async () => {
  for (const svg of [await dataMatrixSvg(SEAL), await qrSvg(SEAL)])
    assert.equal((await zxingReader().read(await pictureOf(svg, { pointsPerModule: 4 }))).length, 1)
})

test('a picture without a code, one too large to be enlarged, and what is no picture give nothing', async () => {
  const white = (width: number) =>
    sharp({ create: { width, height: 60, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
  for (const picture of [await white(300), await white(4400), Buffer.from('no picture'), Buffer.alloc(0)]) {
    assert.deepEqual(await zxingReader().read(picture), [])
  }
})
