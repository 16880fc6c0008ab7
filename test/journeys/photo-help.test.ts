import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { PortraitFinding } from '../../src/core/photo/judge-portrait.ts'
import type { MeasureUnit } from '../../src/core/photo/portrait-measures.ts'
import { TOURIST_CARD_PHOTO } from '../../src/countries/kz-demo/photo-specs.ts'
import { startDraft } from '../support/application.ts'
import { axeViolations, openBrowser } from '../support/browser.ts'
import { type Product, startProduct } from '../support/product.ts'
import { visitor } from '../support/visitor.ts'
import { expectHeading, openWithDraft, type Traveller, type TravellerOptions } from '../support/traveller.ts'

const PORTRAITS = path.resolve(import.meta.dirname, '../samples/portraits')
/** What only a page may load on which a photo was chosen. */
const HEAVY = /\/assets\/(?:photo-|tfjs|blazeface|facemesh|iris)|\/photo-help\//

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('photo-help'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

interface AtThePortrait extends Traveller {
  readonly asked: string[]
}

/** On the page of the portrait, with a list of all that is asked for from then on. */
async function atThePortrait(options: TravellerOptions = {}): Promise<AtThePortrait> {
  const draft = await startDraft(product, options.language ? { language: options.language } : {})
  const traveller = await openWithDraft(browser, draft, { product, ...options })
  const { page, words } = traveller
  await page.addInitScript(keepAnswers)
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.goto(`${product.origin}${draft.path}/portrait`)
  await expectHeading(page, words.of('page.portrait.title'))
  return { ...traveller, asked }
}

/** Runs in the page: what the worker answers is written down. */
function keepAnswers(): void {
  const kept = globalThis as unknown as { answers: unknown[] }
  kept.answers = []
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function post(this: Worker, ...message: [unknown]) {
    this.addEventListener('message', ({ data }) => kept.answers.push(data.looked?.findings), { once: true })
    return postMessage.apply(this, message)
  }
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path.join(PORTRAITS, name))
}

/** What the device finds on a photo that is chosen now. */
async function findingsFor(page: Page, photo: Photo): Promise<readonly PortraitFinding[]> {
  const before = await page.evaluate(() => (globalThis as unknown as { answers: unknown[] }).answers.length)
  await page.locator('input[type=file]').setInputFiles({ name: photo.name, mimeType: photo.type, buffer: photo.content })
  await page.waitForFunction((count) => (globalThis as unknown as { answers: unknown[] }).answers.length > count, before)
  return page.evaluate(() => (globalThis as unknown as { answers: PortraitFinding[][] }).answers.at(-1) ?? [])
}

const help = (page: Page) => page.locator('.sapar-photo-help')

test('a photo with a defect is told before anything was sent, and the server then says the same', async () => {
  const traveller = await atThePortrait()
  const { page, words, press, asked } = traveller
  assert.deepEqual(
    asked.filter((address) => HEAVY.test(address)),
    [],
    'nothing is loaded before a photo was chosen',
  )
  await choose(page, 'head-small.jpg')
  await help(page).locator('li').first().waitFor()
  assert.equal(await help(page).locator('p').innerText(), words('photo.help.bad', { count: 1 }))
  assert.deepEqual(await help(page).locator('li').allInnerTexts(), [`${words('photo.rule.head-small.bad')}\n${words('photo.rule.head-small.fix')}`])
  assert.equal(await help(page).locator('svg path.sapar-measure--bad').count(), 1)
  assert.deepEqual(await axeViolations(page), [])
  assert.ok(!asked.some((address) => !address.startsWith('GET')), asked.join('\n'))
  await press(words('common.continue'))
  await page.locator('#to-mend').waitFor()
  assert.deepEqual(await page.locator('section[aria-labelledby=to-mend] .sapar-finding__rule').allInnerTexts(), [words('photo.rule.head-small.bad')])
  await traveller.leave()
})

test('a photo without a defect is called good; another choice takes the word away, and no other page loads anything of it', async () => {
  const traveller = await atThePortrait({ language: 'ru', width: 360 })
  const { page, words, asked, press } = traveller
  await choose(page, 'ok-white.jpg')
  await page.getByText(words('photo.help.good')).waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') })
  await help(page).waitFor({ state: 'hidden' })
  await choose(page, 'ok-white.jpg')
  await page.getByText(words('photo.help.good')).waitFor()
  await press(words('common.continue'))
  await page.waitForURL((url) => !url.pathname.endsWith('/portrait'))
  await page.goto(`${product.origin}${path.posix.dirname(new URL(page.url()).pathname)}/passport-page`)
  asked.length = 0
  await page.locator('input[type=file]').setInputFiles(path.join(PORTRAITS, 'ok-white.jpg'))
  await page.goto(`${product.origin}/ru`)
  assert.deepEqual(
    asked.filter((address) => HEAVY.test(address)),
    [],
  )
  await traveller.leave()
})

interface Photo {
  readonly name: string
  readonly type: string
  readonly content: Buffer
  /** Two programs scaled it, or laid it over white, each a little differently. */
  readonly redrawn?: true
}

/** By how much a value may differ then. */
const ROUGHLY: Readonly<Record<MeasureUnit, number>> = { count: 0, share: 0.01, px: 1, B: 0, ratio: 0.01, L: 1, grey: 1, dE: 1, index: 0.1, deg: 0.2 }

async function photosToCompare(): Promise<readonly Photo[]> {
  const names = ['ok-white', 'bg-blue', 'dark', 'roll-15', 'two-faces', 'no-face', 'sunglasses-synth'].map((name) => `${name}.jpg`)
  const read = (name: string) => readFile(path.join(PORTRAITS, name))
  const samples = await Promise.all(names.map(async (name) => ({ name, type: 'image/jpeg', content: await read(name) })))
  const [good, small] = [await read('ok-white.jpg'), await read('head-small.jpg')]
  const enlarged = (height: number) => sharp(good).resize({ height }).jpeg({ quality: 92 }).toBuffer()
  return [
    ...samples,
    {
      name: 'turned by its metadata',
      type: 'image/jpeg',
      content: await sharp(small).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer(),
    },
    { name: 'on nothing', type: 'image/png', content: await sharp(good).ensureAlpha(0.9).png().toBuffer(), redrawn: true },
    { name: 'webp', type: 'image/webp', content: await sharp(small).webp({ quality: 92 }).toBuffer() },
    { name: '13 megapixels', type: 'image/jpeg', content: await enlarged(4100), redrawn: true },
  ]
}

test('the browser finds what the server finds, by the same numbers', async () => {
  // Loaded only now: the networks' library keeps a busy machine so long that a product which starts meanwhile would lose its database.
  const { checkPortrait } = await import('../../src/adapters/image/check-portrait.ts')
  const { loadFaceModels } = await import('../../src/adapters/image/face/load-face-models.ts')
  const [traveller, models, photos] = [await atThePortrait(), await loadFaceModels(), await photosToCompare()]
  const { page } = traveller
  let compared = 0
  for (const photo of photos) {
    const there = await checkPortrait(new Uint8Array(photo.content), TOURIST_CARD_PHOTO, models)
    assert.ok(there.ok)
    const here = await findingsFor(page, photo)
    const verdicts = (findings: readonly PortraitFinding[]) => findings.map(({ rule, passes, shown }) => ({ rule, passes, shown }))
    assert.deepEqual(verdicts(here), verdicts(there.value.findings), photo.name)
    for (const [index, { measure, unit, value }] of here.entries()) {
      const other = there.value.findings[index]?.value ?? Number.NaN
      assert.ok(Math.abs(value - other) <= (photo.redrawn ? ROUGHLY[unit] : 1e-9), `${photo.name}: ${measure} ${value} ${other}`)
      compared += 1
    }
  }
  assert.ok(compared > 200, String(compared))
  await traveller.leave()
})

test('the limits and words are for the holder of the case alone, and for a portrait alone', async () => {
  const { person, path: address } = await startDraft(product)
  const seen = await person.get(`${address}/photo-help/portrait`)
  assert.deepEqual([seen.status, JSON.parse(seen.text).spec], [200, JSON.parse(JSON.stringify(TOURIST_CARD_PHOTO))])
  assert.equal((await person.get(`${address}/photo-help/passportPage`)).status, 404)
  assert.equal((await visitor(product.origin).get(`${address}/photo-help/portrait`)).status, 404)
})

test('without JavaScript nothing of it is there', async () => {
  const traveller = await atThePortrait({ javaScript: false })
  const { page, asked } = traveller
  await choose(page, 'head-small.jpg')
  assert.equal(await help(page).count(), 0)
  assert.ok(!asked.some((address) => HEAVY.test(address)))
  await traveller.leave()
})

test('whoever saves data is not helped, and asked for nothing', async () => {
  const traveller = await atThePortrait()
  const { page, asked } = traveller
  await page.evaluate(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }))
  await choose(page, 'head-small.jpg')
  // What was asked for before this is told before this.
  await page.evaluate(() => fetch(location.href))
  assert.equal(await help(page).count(), 0)
  assert.ok(!asked.some((address) => HEAVY.test(address)))
  await traveller.leave()
})

test('where the networks cannot be had the help just does not appear, and the photo is sent', async () => {
  const { page, words, press } = await atThePortrait()
  let refused = 0
  await page.context().route(/\/assets\/iris-\w+\.bin/, (route) => {
    refused += 1
    return route.fulfill({ status: 500, body: '' })
  })
  await choose(page, 'head-small.jpg')
  await page.getByText(words('photo.help.measuring')).waitFor()
  await help(page).waitFor({ state: 'hidden' })
  assert.equal(refused, 1)
  await press(words('common.continue'))
  await page.locator('#to-mend').waitFor()
  await page.context().close()
})

test('sending does not wait for the measuring', async () => {
  const traveller = await atThePortrait()
  const { page, words, press } = traveller
  await page.context().route(/\/assets\/iris-\w+\.bin/, () => undefined)
  await choose(page, 'head-small.jpg')
  await page.getByText(words('photo.help.measuring')).waitFor()
  await press(words('common.continue'))
  await page.locator('#to-mend').waitFor()
  await traveller.leave()
})
