import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { axeViolations, hasHorizontalScroll, openBrowser } from '../support/browser.ts'
import { readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { approveAtTheDesk, isCheckedByItsCard, codeIn, declare, expectHeading, fillIn, openTraveller, payWith, type Traveller } from '../support/traveller.ts'

const EMAIL = 'anna@example.org'
const ADDRESS = 'registration-card-address'
const LOST = 'registration-card-lost'
const CORRECTION = 'registration-card-correction'

interface Proof {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
}

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('holder-changes'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

const newHeldCard = async (): Promise<Proof> => (await fetch(`${product.origin}/dev/cards.json`, { method: 'POST' })).json() as Promise<Proof>

test('a new address comes on a new card without JavaScript; that card is stolen then, and is bad before anything is filled in or paid', async () => {
  const held = await newHeldCard()
  const moving = await openTraveller(browser, product, { language: 'ru', javaScript: false })
  const number = await move(moving, held)
  assert.match(number, /^R[A-Z0-9]{8}$/)
  await expectOnCheckPage(moving, number, 'valid')
  await moving.leave()
  const robbed = await openTraveller(browser, product, { language: 'en', width: 360 })
  await reportStolen(robbed, { ...held, number })
  await robbed.leave()
})

test('a wrong letter on a card of another register is sent without a fee and without a page to pay', async () => {
  const traveller = await openTraveller(browser, product, { language: 'zh', width: 360 })
  const { page, words, press } = traveller
  await chooseWay(traveller, await newHeldCard(), CORRECTION)
  await press(words('my-card.change-button'))
  await confirmAddress(traveller)
  await expectHeading(page, words.of('page.wrong-letter.title'))
  await looksGood(traveller)
  await fillIn(page, { whatIsWrong: 'HANNA', givenNames: 'HANNA' })
  await press(words('common.continue'))
  await expectHeading(page, words.of('page.passport-page.title'))
  await press(words('form.upload.specimen'))
  await page.locator('[name=word-givenNames]').first().waitFor({ state: 'attached' })
  await standBy(traveller, ['givenNames', 'passportNumber'])
  await expectHeading(page, words.of('page.portrait.title'))
  await press(words('form.upload.specimen'))
  await expectHeading(page, words('check.title-free'))
  await looksGood(traveller)
  await fillIn(page, { declared: 'yes' })
  await press(words('check.submit-free'))
  await expectHeading(page, words('status.in-review.title'))
  await looksGood(traveller)
  await traveller.leave()
})

test('a card that is not needed any more is cancelled on one page, and a second press says the same', async () => {
  const traveller = await openTraveller(browser, product, { language: 'kk', width: 360 })
  const { page, words, press } = traveller
  const card = await newHeldCard()
  await chooseWay(traveller, card, 'cancel')
  await press(words('my-card.cancel.button'))
  await page.getByText(words('my-card.cancel.confirm-required')).first().waitFor()
  await fillIn(page, { confirmed: 'yes' })
  await press(words('my-card.cancel.button'))
  await expectHeading(page, words('my-card.cancel.title'))
  await looksGood(traveller)
  await findCard(traveller, card)
  await expectHeading(page, words('my-card.state.cancelled'))
  assert.equal(await page.locator('#changes').count(), 0)
  await traveller.leave()
})

/** The card's page, by what somebody types. */
async function findCard({ page, words, language, press }: Traveller, { number, birthDate }: Proof): Promise<void> {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  await page.goto(`${product.origin}/${language}/my-card`)
  await fillIn(page, { number, 'birthDate-day': day, 'birthDate-month': String(Number(month)), 'birthDate-year': year })
  await press(words('my-card.button'))
}

/** The page of one way, with the passport number typed. */
async function chooseWay(traveller: Traveller, card: Proof, way: string): Promise<void> {
  const { page, words, press } = traveller
  await findCard(traveller, card)
  await fillIn(page, { way })
  await press(words('my-card.change-button'))
  await expectHeading(page, way === 'cancel' ? words('my-card.cancel.name') : words.of(`service.${way}.name`))
  await fillIn(page, { passportNumber: card.passportNumber })
}

async function confirmAddress({ page, press, words }: Traveller): Promise<void> {
  await expectHeading(page, words('confirm-email.title'))
  const code = codeIn(page)
  const letter = await readMail(product, EMAIL, new RegExp(`${code}[\\s\\S]*/confirm/|/confirm/[\\s\\S]*${code}`))
  await page.goto(/https?:\S+\/confirm\/\S+/.exec(letter.text)?.[0] ?? '')
  await press(words('confirm-email.link-button'))
}

/** From the old card to the number of the new one. */
async function move(traveller: Traveller, card: Proof): Promise<string> {
  const { page, words, press } = traveller
  await chooseWay(traveller, card, ADDRESS)
  await press(words('my-card.change-button'))
  await confirmAddress(traveller)
  const code = codeIn(page)
  await expectHeading(page, words.of('page.portrait.title'))
  await press(words('form.upload.specimen'))
  await expectHeading(page, words.of('page.new-home.title'))
  await fillIn(page, { region: 'KZ-75', address: '7 Other street, Almaty', housing: 'own' })
  await press(words('common.continue'))
  await expectHeading(page, words.of('page.residence.title'))
  await press(words('form.upload.specimen'))
  await page.getByText(words('form.upload.add')).waitFor()
  await press(words('common.continue'))
  await expectHeading(page, words.of('page.collection.title'))
  await fillIn(page, { collection: 'self-print' })
  await press(words('common.continue'))
  await expectHeading(page, words('check.title'))
  await declare(traveller)
  await payWith(page)
  await page.waitForURL(`${product.origin}/ru/case/${code}?paid=yes`)
  await approveAtTheDesk(browser, { product, code, look: isCheckedByItsCard })
  return fetchTheNumber(traveller)
}

async function fetchTheNumber({ page, words }: Traveller): Promise<string> {
  await page.reload()
  const again = page.getByRole('link', { name: words('status.look-again') })
  while ((await again.count()) > 0) await again.click()
  await expectHeading(page, words('status.issued.title'))
  const link = page.getByRole('link', { name: words('status.download-card') }).first()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return /sapar-(\w+)\.pdf/.exec(download.suggestedFilename())?.[1] ?? ''
}

async function expectOnCheckPage({ page, words, language }: Traveller, number: string, verdict: 'valid' | 'not-valid'): Promise<void> {
  await page.goto(`${product.origin}/${language}/check/${number}`)
  await page
    .getByText(words(`card-check.verdict.${verdict}`))
    .first()
    .waitFor()
}

/** The report, what the world hears of it, and the way on to a new card. */
async function reportStolen(traveller: Traveller, card: Proof): Promise<void> {
  const { page, words, press } = traveller
  await chooseWay(traveller, card, LOST)
  await fillIn(page, { said: 'stolen', confirmed: 'yes', passportNumber: 'X0000000' })
  await press(words('my-card.report-button'))
  await page.getByText(words('problem.no-match.passportNumber')).first().waitFor()
  await looksGood(traveller)
  await fillIn(page, { passportNumber: card.passportNumber })
  await press(words('my-card.report-button'))
  await expectHeading(page, words('my-card.blocked.title'))
  await looksGood(traveller)
  const blocked = page.url()
  await expectOnCheckPage(traveller, card.number, 'not-valid')
  await page.goto(blocked)
  await page.getByRole('button', { name: words('my-card.blocked.new-button') }).click()
  await expectHeading(page, words.of('page.passport-kept.title'))
  await looksGood(traveller)
  await fillIn(page, { passportKept: 'same' })
  await press(words('common.continue'))
  await expectHeading(page, words('check.title'))
}

/** The specimen's page says otherwise than what was typed: the holder stands by it, and an officer looks. */
async function standBy({ page, words, press }: Traveller, fields: readonly string[]): Promise<void> {
  for (const field of fields) await fillIn(page, { [`word-${field}`]: 'typed' })
  await press(words('passport.confirm'))
}

async function looksGood({ page }: Traveller): Promise<void> {
  assert.deepEqual(await axeViolations(page), [])
  assert.equal(await hasHorizontalScroll(page), false)
}
