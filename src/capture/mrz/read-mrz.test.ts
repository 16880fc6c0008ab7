import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { seededChance } from '../../../packages/icao-seal/fuzz/random.ts'
import { pagePress, photographedPage, somePage } from '../../../tools/capture/passport-pages.ts'
import type { Level, PassportPage } from '../../../tools/capture/passport-pages.ts'
import { quarterTurn, shrinkTo } from '../pixels.ts'
import type { Grey } from '../pixels.ts'
import { CLARITY, readMrz } from './read-mrz.ts'
import type { MrzReading, MrzResult } from './reading.ts'

const press = pagePress()

async function photo(level: Level, seed: number, change: Partial<PassportPage> = {}): Promise<{ readonly page: Grey; readonly lines: readonly string[] }> {
  const chance = seededChance(seed)
  const printed = { ...somePage(chance), ...change }
  return { page: await decoded(await photographedPage(press, printed, { chance, level })), lines: printed.lines }
}

async function decoded(content: Uint8Array): Promise<Grey> {
  const { data, info } = await sharp(content).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

function readingOf(result: MrzResult): MrzReading {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const outcome = (result: MrzResult): string => (result.ok ? 'read' : result.code)

const easy = await photo('L2', 5)

test('pages that nobody looked at before are read, with perspective, noise and another weight of the type', async () => {
  for (const { page, lines } of [easy, await photo('L3', 11)]) {
    const reading = readingOf(readMrz(page))
    assert.deepEqual(reading.lines, lines)
    assert.equal(reading.checksPass, true)
    assert.deepEqual([reading.confidence[0].length, reading.confidence[1].length], [44, 44])
    assert.ok(reading.pixelsPerCharacter > 10 && reading.pixelsPerCharacter < 24, `${reading.pixelsPerCharacter}`)
  }
})

test('a page is read whichever way up it lies, and its corners follow the text', () => {
  const upright = readingOf(readMrz(easy.page))
  const quarter = quarterTurn(easy.page)
  const half = quarterTurn(quarter)
  for (const [page, turn] of [
    [quarter, 90],
    [half, 180],
  ] as const) {
    const turned = readingOf(readMrz(page))
    assert.deepEqual(turned.lines, easy.lines)
    assert.ok(Math.abs(((turned.angle - upright.angle - turn + 900) % 360) - 180) < 1, `${turned.angle} after ${turn}`)
    const [[x, y]] = upright.corners
    const { width, height } = easy.page
    const place = turn === 90 ? ([height - 1 - y, x] as const) : ([width - 1 - x, height - 1 - y] as const)
    assert.ok(Math.hypot(turned.corners[0][0] - place[0], turned.corners[0][1] - place[1]) < 6, `${turned.corners[0]} for ${place}`)
  }
})

test('a page too small to read is said to be too small', () => {
  const { width } = easy.page
  const cell = readingOf(readMrz(easy.page)).pixelsPerCharacter
  const small = readMrz(shrinkTo(easy.page, Math.round((width * 7) / cell)))
  assert.equal(outcome(small), 'mrz-too-small')
  assert.deepEqual(small.ok ? {} : Object.keys(small.facts), ['pixelsPerCharacter', 'least'])
})

function grained(level: (x: number, y: number) => number, grain = 40): Grey {
  const chance = seededChance(3)
  const [width, height] = [800, 620]
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => level(at % width, Math.floor(at / width)) + chance.below(grain)) }
}

test('what holds no machine readable zone is refused', async () => {
  const words = Array.from(
    { length: 14 },
    (_, row) => `<text x="60" y="${60 + row * 40}" font-size="26">The holder of this passport may enter and stay, line ${row}, as it says here.</text>`,
  )
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="640"><rect width="100%" height="100%" fill="#fff"/>${words.join('')}</svg>`
  const portrait = await sharp(new URL('../../../test/samples/portraits/ok-white.jpg', import.meta.url).pathname).toBuffer()
  const pictures = {
    noise: grained(() => 60, 180),
    'rows of bars': grained((x, y) => (y % 36 < 14 && x % 12 < 6 ? 40 : 200)),
    'a page of text': await decoded(Buffer.from(text)),
    'a portrait': await decoded(portrait),
    'a point': { width: 1, height: 1, data: new Uint8Array(1) },
    'a thin strip': { width: 900, height: 12, data: new Uint8Array(900 * 12).fill(200) },
  }
  for (const [name, page] of Object.entries(pictures)) assert.match(outcome(readMrz(page)), /^mrz-not-(?:found|clear)$/, name)
})

test('a page that cannot be read surely is refused, and without that refusal it would be read wrong', async () => {
  const trusting = { likeness: 0, uncertain: 88, clear: 0, tie: -1, smudge: 2 }
  const { page, lines } = await photo('L4', 25)
  const careless = readingOf(readMrz(page, trusting))
  assert.notDeepEqual(careless.lines, lines)
  assert.equal(outcome(readMrz(page, CLARITY)), 'mrz-not-clear')
})
