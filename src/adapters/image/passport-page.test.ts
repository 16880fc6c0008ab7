import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import sharp from 'sharp'
import { readPassportPage } from './passport-page.ts'
import { allowThreeLoaders } from './reencode.ts'

allowThreeLoaders()

const sample = (name: string): Promise<Buffer> => readFile(new URL(`../../../test/samples/${name}`, import.meta.url))
const PAGE = await sample('mrz/mrz-10-L0.jpg')
const LINES = ['P<CHNWANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<', '7520130806CHN9901281M3108181<<<<<<<<<<<<<<<8']

async function outcome(content: Uint8Array): Promise<string> {
  const read = await readPassportPage(content)
  return read.ok ? read.value.lines.join(' ') : read.code
}

test('a passport page gives its two lines, the fields for a form, and nothing that is uncertain', async () => {
  const read = await readPassportPage(PAGE)
  assert.ok(read.ok)
  const { lines, fields, uncertain, repaired, checksPass, angle } = read.value
  assert.deepEqual(lines, LINES)
  const { primary, secondary, documentNumber, nationality, birthDate, sex, expiryDate } = fields
  assert.deepEqual(
    [primary, secondary, documentNumber, nationality, birthDate, sex, expiryDate],
    ['WANG', 'XIAOMING', '752013080', 'CHN', '990128', 'M', '310818'],
  )
  assert.deepEqual([uncertain, repaired, checksPass, angle], [[], undefined, true, 0])
})

test('a page that the telephone says is lying is set upright first', async () => {
  const lying = await sharp(PAGE).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
  const read = await readPassportPage(lying)
  assert.deepEqual(read.ok && [read.value.lines, read.value.angle], [LINES, 0])
})

test('a file that is no picture, holds no zone or is too large in pixels gets its own code', async () => {
  assert.equal(await outcome(await sample('uploads/html-renamed.jpg')), 'file-type-not-allowed')
  assert.equal(await outcome(await sample('uploads/ok-white.heic')), 'file-type-not-allowed')
  assert.equal(await outcome(await sample('uploads/bomb-30000x30000.png')), 'picture-too-many-pixels')
  assert.equal(await outcome(await sample('uploads/truncated.jpg')), 'file-not-readable')
  assert.equal(await outcome(PAGE.subarray(0, 20)), 'file-not-readable')
  assert.equal(await outcome(await sample('portraits/ok-white.jpg')), 'mrz-not-found')
})
