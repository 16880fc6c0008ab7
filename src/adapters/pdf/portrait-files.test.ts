import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { portraitFiles } from './portrait-files.ts'

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c8d2dc' } })

test('the size of the portrait is read from its frame header, also of a progressive one and behind metadata', async () => {
  const pictures = [
    drawn(820, 1054).jpeg(),
    drawn(413, 531).jpeg({ progressive: true }),
    drawn(1062, 1366)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'x'.repeat(3000) } })
      .withIccProfile('p3'),
  ]
  for (const picture of pictures) {
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    const files = portraitFiles(data)
    const svg = Buffer.from(files['portrait.svg']).toString('utf8')
    assert.match(svg, new RegExp(`viewBox="0 0 ${info.width} ${info.height}"><image width="${info.width}" height="${info.height}" `))
    assert.ok(svg.includes('href="portrait.jpg"'))
    assert.deepEqual(Buffer.from(files['portrait.jpg']), data)
  }
})

test('bytes that are no JPEG, or end before their frame header, are refused', async () => {
  const jpeg = await drawn(100, 100).jpeg().toBuffer()
  const png = await drawn(100, 100).png().toBuffer()
  for (const bytes of [png, Buffer.alloc(0), Buffer.from([0xff, 0xd8]), jpeg.subarray(0, 12), Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(40)])]) {
    assert.throws(() => portraitFiles(bytes), /no JPEG/)
  }
})
