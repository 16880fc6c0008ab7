import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import type { Picture, PictureLimits } from '../../actions/ports.ts'
import { childPictures } from './child-pictures.ts'
import type { ChildPicturesOptions } from './child-pictures.ts'

const LIMITS: PictureLimits = { maxBytes: 8_000_000, minWidth: 413, minHeight: 531, maxSide: 1200, maxPixels: 40_000_000 }

const scripts = await mkdtemp(path.join(tmpdir(), 'pictures-'))
const opened: { close(): Promise<void> }[] = []
after(async () => {
  for (const pictures of opened) await pictures.close()
  await rm(scripts, { recursive: true })
})

function openPictures(options: Partial<ChildPicturesOptions> = {}): ReturnType<typeof childPictures> {
  const pictures = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 30_000, ...options })
  opened.push(pictures)
  return pictures
}

const shared = openPictures({ workers: 2 })

const sample = (name: string): Promise<Buffer> => readFile(new URL(`../../../test/samples/${name}`, import.meta.url))

async function outcome(content: Uint8Array, limits: PictureLimits = LIMITS): Promise<string> {
  const result = await shared.read(content, limits)
  return result.ok ? `${result.value[0].sniffed} ${result.value[0].width}x${result.value[0].height}` : result.code
}

async function pictureOf(content: Uint8Array, limits: PictureLimits = LIMITS): Promise<Picture> {
  const result = await shared.read(content, limits)
  assert.ok(result.ok, result.ok ? '' : result.code)
  return result.value[0]
}

const plain = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: '#c8d8dc' } })

/** A child that does what `body` says before, or instead of, what the real one does. */
async function misbehaving(name: string, body: string): Promise<URL> {
  const file = path.join(scripts, `${name}.ts`)
  const reencode = JSON.stringify(new URL('./reencode.ts', import.meta.url).href)
  const real = JSON.stringify(new URL('./picture-child.ts', import.meta.url).href)
  const sharpEntry = JSON.stringify(import.meta.resolve('sharp'))
  await writeFile(file, `const REENCODE = ${reencode}, REAL = ${real}, SHARP = ${sharpEntry}\n${body}\n`)
  return pathToFileURL(file)
}

test('every sample upload gets its own answer', async () => {
  const expected: Record<string, string> = {
    'uploads/bomb-30000x30000.png': 'picture-too-many-pixels',
    'uploads/exif-gps.jpg': 'jpeg 820x1054',
    'uploads/html-renamed.jpg': 'file-type-not-allowed',
    'uploads/js.pdf': 'file-type-not-allowed',
    'uploads/ok-white.heic': 'file-type-not-allowed',
    'uploads/polyglot-jpeg-html.jpg': 'jpeg 820x1054',
    'uploads/truncated.jpg': 'file-not-readable',
    'portraits/ok-white.jpg': 'jpeg 820x1054',
    'portraits/lowres.jpg': 'picture-too-small',
    'mrz/mrz-10-L0.jpg': 'jpeg 1200x846',
  }
  const names = Object.keys(expected)
  // All at once: a refusal of one must not touch another.
  const answers = await Promise.all(names.map(async (name) => [name, await outcome(await sample(name))] as const))
  assert.deepEqual(Object.fromEntries(answers), expected)
})

test('made-up bad uploads get their own answers', async () => {
  const frames = [await plain(500, 600).png().toBuffer(), await plain(500, 600).negate().png().toBuffer()]
  const png = await plain(500, 600).png().toBuffer()
  assert.equal(await outcome(new Uint8Array(0)), 'file-empty')
  assert.equal(await outcome(new Uint8Array(20_000_000)), 'file-too-large')
  assert.equal(await outcome(Buffer.from('my portrait')), 'file-type-not-allowed')
  assert.equal(await outcome(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="700"/>')), 'file-type-not-allowed')
  assert.equal(await outcome(await plain(500, 600).gif().toBuffer()), 'file-type-not-allowed')
  assert.equal(await outcome(await plain(500, 600).tiff().toBuffer()), 'file-type-not-allowed')
  assert.equal(
    await outcome(
      await sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
    ),
    'file-type-not-allowed',
  )
  assert.equal(await outcome(png.subarray(0, png.length / 2)), 'file-not-readable')
  assert.equal(await outcome(Buffer.concat([png.subarray(0, 8), Buffer.alloc(500, 7)])), 'file-not-readable')
  assert.equal(await outcome(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'file-not-readable')
})

test('a picture over the limit of pixels is refused by its header, and one under it is read', async () => {
  const forty = await plain(8000, 5000).png().toBuffer()
  assert.equal(await outcome(forty, { ...LIMITS, maxPixels: 39_999_999 }), 'picture-too-many-pixels')
  assert.equal(await outcome(forty), 'png 1200x750')
})

test('a refusal says the numbers that explain it', async () => {
  const small = await shared.read(await sample('portraits/lowres.jpg'), LIMITS)
  assert.deepEqual(small.ok ? {} : small.facts, { width: 240, height: 308, minWidth: 413, minHeight: 531 })
  const large = await shared.read(new Uint8Array(9_000_000), LIMITS)
  assert.deepEqual(large.ok ? {} : large.facts, { bytes: 9_000_000, maxBytes: 8_000_000 })
})

test('PNG, WebP, CMYK, 16 bit and transparent pictures all become plain sRGB JPEG', async () => {
  const source = plain(600, 700)
  const alpha = await sharp({ create: { width: 600, height: 700, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const inputs = [
    await source.clone().png().toBuffer(),
    await source.clone().webp({ lossless: true }).toBuffer(),
    await source.clone().toColourspace('cmyk').jpeg().toBuffer(),
    await source.clone().toColourspace('rgb16').png().toBuffer(),
    await source.clone().toColourspace('b-w').png().toBuffer(),
    alpha,
  ]
  for (const input of inputs) {
    const { format, space, channels, depth, hasAlpha } = await sharp((await pictureOf(input)).jpeg).metadata()
    assert.deepEqual({ format, space, channels, depth, hasAlpha }, { format: 'jpeg', space: 'srgb', channels: 3, depth: 'uchar', hasAlpha: false })
  }
  // What is transparent becomes white, not black.
  assert.deepEqual(
    [
      ...(
        await sharp((await pictureOf(alpha)).jpeg)
          .raw()
          .toBuffer()
      ).subarray(0, 3),
    ],
    [255, 255, 255],
  )
})

test('colours of a wide-gamut phone are converted, not just relabelled', async () => {
  const wide = await plain(600, 700).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
  const [before] = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
  const [after] = await sharp((await pictureOf(wide)).jpeg)
    .raw()
    .toBuffer()
  assert.ok(before !== undefined && after !== undefined)
  assert.notEqual(before, 0xc8)
  assert.ok(Math.abs(after - 0xc8) <= 1, `${before} became ${after}`)
})

test('a picture on its side comes out upright, and a large one at the longest side asked for', async () => {
  const lying = await plain(900, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { width, height, jpeg } = await pictureOf(lying)
  assert.deepEqual([width, height], [600, 900])
  assert.equal((await sharp(jpeg).metadata()).orientation, undefined)
  assert.equal(await outcome(await plain(3000, 4000).jpeg().toBuffer()), 'jpeg 900x1200')
})

/** Words that a picture may not carry out again, and the kinds of metadata found. */
async function leftovers(jpeg: Uint8Array): Promise<string[]> {
  const { exif, xmp, iptc, icc, comments } = await sharp(jpeg).metadata()
  const words = ['<script', '<html', 'Exif', 'GPS', 'Photoshop', 'http'].filter((word) => Buffer.from(jpeg).includes(word))
  return [...words, ...Object.entries({ exif, xmp, iptc, icc, comments }).flatMap(([kind, value]) => (value ? [kind] : []))]
}

test('metadata and the page hidden in a picture are gone', async () => {
  for (const name of ['uploads/exif-gps.jpg', 'uploads/polyglot-jpeg-html.jpg']) {
    const original = await sample(name)
    assert.notDeepEqual(await leftovers(original), [], 'the search finds what the sample carries')
    assert.deepEqual(await leftovers((await pictureOf(original)).jpeg), [])
  }
})

test('a drawing that slips past the first look is still refused by the decoder, and only by it', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="700"><rect width="600" height="700"/></svg>')
  const child = (block: string): string => `
    const { default: sharp } = await import(SHARP)
    const { allowThreeLoaders } = await import(REENCODE)
    ${block}
    process.on('message', async ({ content }: { content: Uint8Array }) => {
      const read = await sharp(content).jpeg().toBuffer().then((jpeg: Uint8Array) => ({ ok: true, value: { jpeg } }), () => ({ ok: false, code: 'file-not-readable' }))
      process.send?.({ result: read, retires: false })
    })
    process.send?.('ready')`
  const blocked = openPictures({ script: await misbehaving('no-sniff', child('allowThreeLoaders()')) })
  const open = openPictures({ script: await misbehaving('no-sniff-no-block', child('')) })
  const [refused, accepted] = [await blocked.read(svg, LIMITS), await open.read(svg, LIMITS)]
  assert.equal(refused.ok ? 'read' : refused.code, 'file-not-readable')
  assert.equal(accepted.ok, true, 'without the block it would be read')
})

test('a child that crashes costs its own picture alone, and the next one gets a new child', async () => {
  const marker = path.join(scripts, 'crashed')
  const script = await misbehaving(
    'crash-once',
    `const { existsSync, writeFileSync } = await import('node:fs')
     const marker = ${JSON.stringify(marker)}
     if (existsSync(marker)) await import(REAL)
     else { process.on('message', () => { writeFileSync(marker, ''); process.abort() }); process.send?.('ready') }`,
  )
  const pictures = openPictures({ script })
  const good = await sample('portraits/ok-white.jpg')
  const answers = await Promise.all([pictures.read(good, LIMITS), pictures.read(good, LIMITS), pictures.read(good, LIMITS)])
  assert.deepEqual(
    answers.map((answer) => (answer.ok ? 'read' : answer.code)),
    ['picture-check-unavailable', 'read', 'read'],
  )
})

test('a child that cannot start, hangs or grows is given up, and the queue goes on', async () => {
  const good = await sample('portraits/ok-white.jpg')
  const bodies = [
    ['cannot-start', `throw new Error('no image library')`, 'picture-check-unavailable'],
    ['hangs', `process.on('message', () => undefined); process.send?.('ready')`, 'picture-takes-too-long'],
    ['spins', `process.on('message', () => { for (;;); }); process.send?.('ready')`, 'picture-takes-too-long'],
  ] as const
  for (const [name, body, code] of bodies) {
    const pictures = openPictures({ script: await misbehaving(name, body), timeoutMs: 200 })
    const answers = await Promise.all([pictures.read(good, LIMITS), pictures.read(good, LIMITS)])
    assert.deepEqual(
      answers.map((answer) => (answer.ok ? 'read' : answer.code)),
      [code, code],
      name,
    )
  }
  const cramped = openPictures({ memoryMb: 40 })
  const answer = await cramped.read(await plain(6000, 6000).png().toBuffer(), LIMITS)
  assert.equal(answer.ok ? 'read' : answer.code, 'picture-check-unavailable', 'over its memory')
})

test('more pictures than may wait are turned away, and none that waits is lost', async () => {
  const pictures = openPictures({ queueLimit: 3 })
  const good = await sample('portraits/ok-white.jpg')
  const answers = await Promise.all(Array.from({ length: 10 }, () => pictures.read(good, LIMITS)))
  assert.equal(answers.filter((answer) => answer.ok).length, 4)
  assert.equal(answers.filter((answer) => !answer.ok && answer.code === 'picture-check-unavailable').length, 6)
})

test('the child sees nothing of the environment of its parent', async () => {
  const script = await misbehaving(
    'tells-environment',
    `process.on('message', () => process.send?.({ result: { ok: false, code: 'x', facts: { names: Object.keys(process.env).join() } }, retires: false })); process.send?.('ready')`,
  )
  process.env['SAPAR_MASTER_KEY_OF_A_TEST'] = 'secret'
  const answer = await openPictures({ script }).read(Buffer.from('x'), LIMITS)
  delete process.env['SAPAR_MASTER_KEY_OF_A_TEST']
  const names = answer.ok ? '' : String(answer.facts['names'])
  assert.ok(names.includes('MALLOC_ARENA_MAX'))
  assert.ok(!names.includes('SAPAR'))
})

test('after closing, pictures are turned away', async () => {
  const pictures = openPictures()
  await pictures.close()
  const answer = await pictures.read(await sample('portraits/ok-white.jpg'), LIMITS)
  assert.equal(answer.ok ? 'read' : answer.code, 'picture-check-unavailable')
})
