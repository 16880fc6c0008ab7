import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { LANGUAGES, type Language } from '../../src/core/kernel/language.ts'
import { openBrowser } from '../support/browser.ts'
import { readMail } from '../support/mailbox.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { type Product, startProduct } from '../support/product.ts'
import { approveAtTheDesk, isCheckedByItsCard, codeIn, declare, expectHeading, fillIn, openTraveller, payWith, type Traveller } from '../support/traveller.ts'

/** One of the languages makes the whole way without a script. */
const WITHOUT_JAVASCRIPT: Language = 'ru'
const EMAIL = 'anna@example.org'

interface Proof {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
}

let product: Product
let browser: Browser
/** How many fields each renewal asked to be typed, a date counted as one. */
const typedFields: number[] = []

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('renewal'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

for (const language of LANGUAGES) {
  const javaScript = language !== WITHOUT_JAVASCRIPT
  test(`a registration card is renewed in ${language}${javaScript ? '' : ' without JavaScript'}`, async () => {
    const traveller = await openTraveller(browser, product, { language, javaScript })
    const card = (await (await fetch(`${product.origin}/dev/cards.json`, { method: 'POST' })).json()) as Proof
    const first = await renew(traveller, card, { confirms: true })
    assert.match(first.number, /^R[A-Z0-9]{8}$/)
    assert.ok(first.text.includes(card.passportNumber) && first.text.includes('IRUTO'), 'the card shows its three lines')
    await traveller.leave()
  })
}

test('an unchanged renewal asks for three fields to be typed', () => {
  assert.equal(typedFields.length, LANGUAGES.length)
  const median = typedFields.toSorted((a, b) => a - b)[Math.floor(typedFields.length / 2)] ?? 99
  assert.ok(median <= 3, typedFields.join(', '))
})

/** From the search for one's card to the new card. */
async function renew(traveller: Traveller, card: Proof, { confirms }: { readonly confirms: boolean }) {
  const { page, words } = traveller
  let typed = await findTheCard(traveller, card)
  if (confirms) {
    await expectHeading(page, words('confirm-email.title'))
    await confirmByLink(traveller, codeIn(page))
  }
  const code = codeIn(page)
  typed += await fillTheForm(traveller)
  typedFields.push(typed)
  await expectHeading(page, words('check.title'))
  await declare(traveller)
  await payWith(page)
  await page.waitForURL(`${product.origin}/${traveller.language}/case/${code}?paid=yes`)
  await approveAtTheDesk(browser, {
    product,
    code,
    look: isCheckedByItsCard,
    language: traveller.language,
    javaScript: traveller.language !== WITHOUT_JAVASCRIPT,
  })
  return fetchTheCard(traveller)
}

/** Number, birth date and passport number: the three that somebody types. */
async function findTheCard({ page, words, language, press }: Traveller, { number, birthDate, passportNumber }: Proof): Promise<number> {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  await page.goto(`${product.origin}/${language}/my-card`)
  await expectHeading(page, words('my-card.title'))
  await fillIn(page, { number, 'birthDate-day': day, 'birthDate-month': String(Number(month)), 'birthDate-year': year })
  await press(words('my-card.button'))
  await fillIn(page, { passportNumber })
  await press(words('my-card.renew-button'))
  return 3
}

/** Fills in what is not prefilled and goes on; answers how many fields had to be typed. Choices and ticks are not typed. */
async function goOn({ page, words, press }: Traveller, answers: Readonly<Record<string, string>>): Promise<number> {
  let typed = 0
  for (const [name, value] of Object.entries(answers)) {
    const typedInto = await page
      .locator(`main [name="${name}"]`)
      .first()
      .evaluate((element) => !['radio', 'checkbox', 'select-one'].includes((element as HTMLInputElement).type))
    if (typedInto) typed += 1
    await fillIn(page, { [name]: value })
  }
  await press(words('common.continue'))
  return typed
}

/** The link of the letter does what the code would, without typing. */
async function confirmByLink({ page, press, words }: Traveller, code: string): Promise<void> {
  const letter = await readMail(product, EMAIL, new RegExp(`${code}[\\s\\S]*/confirm/|/confirm/[\\s\\S]*${code}`))
  await page.goto(/https?:\S+\/confirm\/\S+/.exec(letter.text)?.[0] ?? '')
  await press(words('confirm-email.link-button'))
}

async function fillTheForm(traveller: Traveller): Promise<number> {
  const { page, words, press } = traveller
  await expectHeading(page, words.of('page.passport-kept.title'))
  let typed = await goOn(traveller, { passportKept: 'same', blankPages: 'yes' })
  await expectHeading(page, words.of('page.portrait.title'))
  await press(words('form.upload.specimen'))
  await expectHeading(page, words.of('page.home.title'))
  typed += await goOn(traveller, { housing: 'own' })
  await expectHeading(page, words.of('page.residence.title'))
  await press(words('form.upload.specimen'))
  // There may be further pages of a lease.
  await page.getByText(words('form.upload.add')).waitFor()
  await press(words('common.continue'))
  return typed
}

async function fetchTheCard({ page, words, language }: Traveller): Promise<{ readonly number: string; readonly text: string }> {
  await page.reload()
  const again = page.getByRole('link', { name: words('status.look-again') })
  if (language === WITHOUT_JAVASCRIPT) while ((await again.count()) > 0) await again.click()
  await expectHeading(page, words('status.issued.title'))
  // Everybody renews a card of their own.
  assert.equal(await page.getByRole('button', { name: words('status.can.family') }).count(), 0)
  const link = page.getByRole('link', { name: words('status.download-card') }).first()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return { number: /sapar-(\w+)\.pdf/.exec(download.suggestedFilename())?.[1] ?? '', text: readPdf(Buffer.concat(chunks)).text }
}
