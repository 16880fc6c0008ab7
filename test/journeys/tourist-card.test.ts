import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import { writtenMoney, writtenWeekday } from '../../src/texts/written.ts'
import { money } from '../../src/core/kernel/money.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import { ANSWERS } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { approveAtTheDesk, codeIn, declare, expectHeading, fillIn, fillTheForm, openTraveller, payWith, type Traveller } from '../support/traveller.ts'

/** One of the languages makes the whole way without a script. */
const WITHOUT_JAVASCRIPT: Language = 'kk'
const FEE = money(30_275_00, 'KZT')

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('whole-card'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

describe('a tourist card', () => {
  for (const language of LANGUAGES) {
    const javaScript = language !== WITHOUT_JAVASCRIPT
    test(`is applied for, paid, decided, issued and checked in ${language}${javaScript ? '' : ' without JavaScript'}`, async () => {
      const email = `whole.${language}@example.org`
      const traveller = await openTraveller(browser, product, { language, javaScript })
      await startFromHome(traveller)
      await fillTheForm(traveller, email)
      const code = codeIn(traveller.page)
      await checkTheAnswers(traveller)
      await declare(traveller)
      await payWith(traveller.page)
      await seeThePromise(traveller, code)
      await approveAtTheDesk(browser, { product, code, look: looksAtTheTwoPictures, language, javaScript })
      const number = await fetchTheCard(traveller)
      await checkTheCard(traveller, number)
      assert.ok((await readMail(product, email, new RegExp(number))).attachments.some((file) => file.filename.endsWith('.pdf')))
      await traveller.leave()
    })
  }
})

async function startFromHome({ page, words, language, product, press }: Traveller): Promise<void> {
  await page.goto(`${product.origin}/`)
  assert.equal(new URL(page.url()).pathname, `/${language}`, 'the browser is met in its language')
  await fillIn(page, { nationality: 'UTO', daysOfStay: '45' })
  await press(words('home.check-now'))
  await expectHeading(page, words('eligibility.title.apply', { days: 45 }))
  assert.ok((await page.locator('main').innerText()).includes(writtenMoney(language, FEE)))
  await press(words('eligibility.start'))
}

/** What was told to the eligibility check is filled in already, and every answer stands there to be compared. */
async function checkTheAnswers({ page, words, language }: Traveller): Promise<void> {
  const shown = await page.locator('main').innerText()
  for (const text of [ANSWERS.personal.surname ?? '', ANSWERS.passport.passportNumber ?? '', ANSWERS.trip.addressOfStay ?? '', words('check.given')])
    assert.ok(shown.includes(text), text)
  assert.ok((await page.locator('aside').innerText()).includes(writtenMoney(language, FEE)))
}

/** Paid on Monday the 23rd: the fifth working day is the 30th. */
async function seeThePromise({ page, words, language, product }: Traveller, code: string): Promise<void> {
  await page.waitForURL(`${product.origin}/${language}/case/${code}?paid=yes`)
  await expectHeading(page, words('status.in-review.title'))
  assert.ok((await page.locator('main').innerText()).includes(words('status.in-review.agency', { day: writtenWeekday(language, day('2026-11-30')) })))
  assert.ok(await page.getByText(words('status.paid-thanks')).isVisible())
  const shown = await page.locator('main').innerText()
  assert.ok(shown.includes(words('timeline.now.queue')) && shown.includes(words('status.glass-nobody')) && !shown.includes(words('timeline.now.review')))
}

/** Nobody else's case is waiting here. */
async function looksAtTheTwoPictures({ page }: Traveller): Promise<void> {
  await expectHeading(page, 'UTOPIA ANNA MARIA')
  assert.equal(await page.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length), 2)
}

/** The card is made meanwhile: the page asks again by itself, or with a link where there is no script. */
async function fetchTheCard({ page, words, language }: Traveller): Promise<string> {
  await page.reload()
  const again = page.getByRole('link', { name: words('status.look-again') })
  if (language === WITHOUT_JAVASCRIPT) while ((await again.count()) > 0) await again.click()
  await expectHeading(page, words('status.issued.title'))
  assert.ok((await page.locator('main').innerText()).includes(words('status.officer', { number: '118' })))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: words('status.download-card') })
      .first()
      .click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  const { text, pages } = readPdf(Buffer.concat(chunks))
  assert.ok(pages > 0)
  for (const part of ['V<UTOUTOPIA<<ANNA<MARIA', 'X40718352']) assert.ok(text.includes(part), part)
  return /sapar-(T[A-Z0-9]{8})\.pdf/.exec(download.suggestedFilename())?.[1] ?? ''
}

/** A stranger with the number learns validity and initials, and no more. */
async function checkTheCard({ page, words, language, product, press }: Traveller, number: string): Promise<void> {
  await page.goto(`${product.origin}/${language}/check`)
  await fillIn(page, { number })
  await press(words('card-check.button'))
  await expectHeading(page, words('card-check.verdict.not-yet-valid'))
  const shown = await page.locator('body').innerText()
  assert.ok(shown.includes('A. U.'), shown)
  for (const secret of ['UTOPIA', 'ANNA', 'X40718352', '1990']) assert.ok(!shown.includes(secret), secret)
}
