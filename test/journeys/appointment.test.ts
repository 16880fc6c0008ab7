import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, hasHorizontalScroll, openBrowser } from '../support/browser.ts'
import { readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { expectHeading, fillIn, openDesk, openTraveller, type Traveller } from '../support/traveller.ts'

const EMAIL = 'anna@example.org'

interface Proof {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
}

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('appointment'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

const newHeldCard = async (): Promise<Proof> => (await fetch(`${product.origin}/dev/cards.json`, { method: 'POST' })).json() as Promise<Proof>

function bornOn({ birthDate }: Proof) {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  return { 'birthDate-day': String(Number(day)), 'birthDate-month': String(Number(month)), 'birthDate-year': year }
}

async function looksGood({ page }: Traveller): Promise<void> {
  assert.deepEqual(await axeViolations(page), [])
  assert.equal(await hasHorizontalScroll(page), false)
}

const codeOn = async (page: Page) => /AP-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''

/** Neither what was typed nor the code stands in an address. */
function saysNothing(page: Page, { number, birthDate, passportNumber }: Proof): void {
  for (const secret of [number, birthDate, passportNumber, 'AP-']) assert.ok(!page.url().includes(secret), page.url())
}

test('from the card to the nearest office: booked, saved to the calendar, changed to another day, and called off by the office with its reason', async () => {
  const traveller = await openTraveller(browser, product, { language: 'en' })
  const { page, words, press } = traveller
  const card = await newHeldCard()
  await page.goto(`${product.origin}/en/my-card`)
  await fillIn(page, { number: card.number, ...bornOn(card) })
  await press(words('my-card.button'))
  await page.locator('#office-AST button[name=slot]').first().click()
  await expectHeading(page, words('appointment.book.title'))
  assert.equal(await page.locator('main input:visible').count(), 1, 'only the passport number is left to be typed')
  await fillIn(page, { passportNumber: card.passportNumber })
  await press(words('appointment.book.button'))
  await expectHeading(page, words('appointment.booked.title'))
  await looksGood(traveller)
  const code = await codeOn(page)
  const mail = await readMail(product, EMAIL)
  assert.ok(mail.text.includes(code))
  const [download] = await Promise.all([page.waitForEvent('download'), press(words('appointment.calendar'))])
  assert.equal(download.suggestedFilename(), `${code}.ics`)
  await press(words('appointment.change'))
  await expectHeading(page, words('appointment.times.title'))
  await page.locator('.sapar-days button').nth(2).click()
  await page.locator('input[name=slot]').last().check({ force: true })
  await looksGood(traveller)
  await press(words('appointment.change-to'))
  await expectHeading(page, words('appointment.changed.title'))
  assert.equal(await codeOn(page), code)
  saysNothing(page, card)
  await calledOff(code, card)
  await find(traveller, code, card)
  await expectHeading(page, words('appointment.title.cancelled'))
  await page.getByText(words('appointment.reason.too-few-staff')).waitFor()
  await traveller.leave()
})

/** By the clerk of the office, on the day of the appointment. */
async function calledOff(code: string, card: Proof): Promise<void> {
  const clerk = await openDesk(browser, product, { number: '150', width: 1280 })
  const { page, words, press } = clerk
  await page.getByRole('link', { name: words('desk.nav.appointments') }).click()
  const row = page.locator('tr', { hasText: code })
  for (let days = 0; days < 14 && (await row.count()) === 0; days++) await page.getByRole('link', { name: words('desk.appointments.later') }).click()
  assert.ok((await row.innerText()).includes(card.number))
  await row.getByRole('link').click()
  await press(words('desk.appointments.cancel-button'))
  await page.getByText(words('desk.problem.appointment-reason-missing')).first().waitFor()
  await fillIn(page, { reason: 'too-few-staff' })
  await press(words('desk.appointments.cancel-button'))
  await page.getByText(words('desk.appointments.done', { code })).waitFor()
  await looksGood(clerk)
  await clerk.leave()
}

test('without JavaScript and on a phone: a time from the list of offices, a slip of the pen, the booking, and its end', async () => {
  const traveller = await openTraveller(browser, product, { language: 'ru', javaScript: false, width: 360 })
  const { page, words, press } = traveller
  const card = await newHeldCard()
  await page.goto(`${product.origin}/ru/offices`)
  await fillIn(page, { region: 'KZ-61' })
  await press(words('appointment.region-button'))
  await page.locator('#office-SHY .sapar-link-button').click()
  await expectHeading(page, words('appointment.times.title'))
  await page.locator('.sapar-days a').nth(1).click()
  await press(words('appointment.continue'))
  await page.getByText(words('problem.slot-missing')).first().waitFor()
  await page.locator('input[name=slot]').first().check({ force: true })
  await press(words('appointment.continue'))
  await fillIn(page, { number: card.number, ...bornOn(card), passportNumber: 'X0000000' })
  await press(words('appointment.book.button'))
  await page.getByText(words('problem.no-match.passportNumber')).first().waitFor()
  await looksGood(traveller)
  await fillIn(page, { passportNumber: card.passportNumber })
  await press(words('appointment.book.button'))
  await expectHeading(page, words('appointment.booked.title'))
  const code = await codeOn(page)
  await find(traveller, code.toLowerCase(), card)
  await press(words('appointment.cancel'))
  await expectHeading(page, words('appointment.title.cancelled'))
  await looksGood(traveller)
  saysNothing(page, card)
  await traveller.leave()
})

async function find({ page, words, language, press }: Traveller, code: string, card: Proof): Promise<void> {
  await page.goto(`${product.origin}/${language}/appointment`)
  await fillIn(page, { code, ...bornOn(card) })
  await press(words('appointment.find.button'))
}
