import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mock, test } from 'node:test'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { qrSvg } from './codes.ts'

const ADDRESS = 'https://sapar.example/check/T7K2M94QX'
const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

async function decode(svg: string, pixelsPerModule = 4): Promise<string[]> {
  const width = Number(/width="(\d+)"/.exec(svg)?.[1]) * pixelsPerModule
  const png = await sharp(Buffer.from(svg), { density: 96 * pixelsPerModule })
    .resize({ width })
    .png()
    .toBuffer()
  return (await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] })).map(({ text, ecLevel }) => `${ecLevel} ${text}`)
}

test('the code says the text again, at level M, without asking any server for anything', async () => {
  const asked = mock.method(globalThis, 'fetch', () => Promise.reject(new Error('no network')))
  assert.deepEqual(await decode(await qrSvg(ADDRESS)), [`M ${ADDRESS}`])
  assert.deepEqual(await decode(await qrSvg('https://тексеру.example/карта/T7K2M94QX?тіл=қаз')), ['M https://тексеру.example/карта/T7K2M94QX?тіл=қаз'])
  assert.equal(asked.mock.callCount(), 0)
  asked.mock.restore()
})

test('the code has four white modules around it and lies on white, so that a transparent ground cannot hide it', async () => {
  const svg = await qrSvg(ADDRESS)
  const size = Number(/width="(\d+)"/.exec(svg)?.[1])
  const black = await sharp(Buffer.from(svg)).flatten({ background: '#000' }).toColourspace('b-w').raw().toBuffer()
  const rows = Array.from({ length: size }, (_, y) => [...black.subarray(y * size, (y + 1) * size)])
  assert.equal(rows.length, 37)
  const isFrame = (x: number, y: number): boolean => Math.min(x, y, size - 1 - x, size - 1 - y) < 4
  assert.ok(rows.every((row, y) => row.every((value, x) => !isFrame(x, y) || value === 255)))
  assert.equal(rows.flat().filter((value) => value === 0).length > 300, true)
  // The corner of the first finder pattern: dark, light, dark.
  assert.deepEqual(rows[5]?.slice(4, 11), [0, 255, 255, 255, 255, 255, 0])
})

test('two texts have two codes, the same text the same one, and one that does not fit is refused', async () => {
  assert.equal(await qrSvg(ADDRESS), await qrSvg(ADDRESS))
  assert.notEqual(await qrSvg(ADDRESS), await qrSvg(`${ADDRESS}2`))
  await assert.rejects(qrSvg('x'.repeat(3000)))
})
