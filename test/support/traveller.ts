import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'
import { countryTexts } from '../../src/main/country-texts.ts'
import { createTexts, type Words } from '../../src/texts/words.ts'
import { ANSWERS, CARD, type Draft } from './application.ts'
import { newPage, watchContext } from './browser.ts'
import { readCode } from './mailbox.ts'
import { type Product } from './product.ts'

const texts = createTexts(countryTexts)

/** Somebody in front of a browser. */
export interface Traveller {
  readonly page: Page
  readonly language: Language
  readonly words: Words
  readonly product: Product
  /** Presses the button with these words. */
  press(text: string): Promise<void>
  /** Fails when a page asked a stranger for something or complained. */
  leave(): Promise<void>
}

export interface TravellerOptions {
  readonly language?: Language
  readonly javaScript?: boolean
  readonly width?: number
}

export async function openTraveller(browser: Browser, product: Product, options: TravellerOptions = {}): Promise<Traveller> {
  const { language = 'en' } = options
  const page = await newPage(browser, options)
  const { strangers, complaints } = watchContext(page.context(), [product.origin, product.sandboxOrigin])
  return {
    page,
    language,
    words: texts(language),
    product,
    press: (text) => page.getByRole('button', { name: text, exact: true }).click(),
    async leave() {
      await page.context().close()
      // A page that says what is wrong is told to the browser as a failed one; that is no complaint of the page.
      assert.deepEqual({ strangers, complaints: complaints.filter((text) => !/status of (?:404|410|422|429)/.test(text)) }, { strangers: [], complaints: [] })
    },
  }
}

/** Fills in every field of the page that has a name of these. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${name}"]`)
    const kind = await control.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName))
    // The label lies over the button, and takes the click as a person's would.
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
    else if (kind === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** The case that the address names. */
export function codeIn(page: Page): string {
  return /\/case\/([^/?]+)/.exec(page.url())?.[1] ?? ''
}

export async function expectHeading(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor()
}

/** From the form's first page to its last; the browser stands on the check page then. */
export async function fillTheForm(traveller: Traveller, email: string): Promise<void> {
  const { page, words, press, product } = traveller
  const next = () => press(words('common.continue'))
  await expectHeading(page, words.of('page.contact.title'))
  await fillIn(page, { ...ANSWERS.contact, email })
  await next()
  await expectHeading(page, words('confirm-email.title'))
  await fillIn(page, { digits: await readCode(product, email) })
  await next()
  await expectHeading(page, words.of('page.passport-page.title'))
  await press(words('form.upload.specimen'))
  // What was read is looked at, and then stands in the form already.
  await press(words('passport.confirm'))
  for (const id of ['passport', 'personal'] as const) {
    await expectHeading(page, words.of(`page.${id}.title`))
    await fillIn(page, ANSWERS[id])
    await next()
  }
  await expectHeading(page, words.of('page.portrait.title'))
  await press(words('form.upload.specimen'))
  await expectHeading(page, words.of('page.trip.title'))
  await fillIn(page, ANSWERS.trip)
  await next()
  await expectHeading(page, words('check.title'))
}

/** Declares; the browser stands on the bank's page then. */
export async function declare({ page, product }: Traveller): Promise<void> {
  await fillIn(page, { declared: 'yes' })
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(`${product.sandboxOrigin}/**`)
}

/** Pays on the bank's page. */
export async function payWith(page: Page, number: string = CARD.number): Promise<void> {
  for (const [name, value] of Object.entries({ ...CARD, number })) await page.locator(`#${name}`).fill(value)
  await page.locator('form button').first().click()
}

/** One of the made-up people at the desk, in a browser of their own. */
export async function openDesk(browser: Browser, product: Product, options: TravellerOptions & { readonly number: string }): Promise<Traveller> {
  const member = await openTraveller(browser, product, options)
  // The desk speaks its people's own language until they choose another.
  await member.page.goto(`${product.origin}/desk/sign-in?lang=${member.language}`)
  await member.page.getByRole('button', { name: member.words('desk.number', { number: options.number }) }).click()
  await member.page.getByRole('button', { name: member.words('desk.sign-out') }).waitFor()
  // The key that presses a button may stand behind its words.
  return { ...member, press: (text) => member.page.getByRole('button', { name: text }).first().click() }
}

/** The browser of somebody whose session began elsewhere: in these tests over HTTP, which is quicker than filling in a form. */
export async function openWithDraft(
  browser: Browser,
  draft: Draft,
  { product, ...options }: TravellerOptions & { readonly product: Product },
): Promise<Traveller> {
  const traveller = await openTraveller(browser, product, { language: draft.language, ...options })
  const cookies = [...draft.person.cookies].map(([name, value]) => ({ name, value, url: product.origin }))
  await traveller.page.context().addCookies(cookies)
  return traveller
}

export interface Approval extends TravellerOptions {
  readonly product: Product
  readonly code: string
  /** What the officer looks at before deciding. */
  readonly look: (desk: Traveller) => Promise<void>
}

/** The officer takes what is due first and approves it. */
export async function approveAtTheDesk(browser: Browser, { product, code, look, ...options }: Approval): Promise<void> {
  const desk = await openDesk(browser, product, { number: '118', ...options })
  const { page, words, press } = desk
  await press(words('desk.next.take'))
  await page.waitForURL(`${product.origin}/desk/case/${code}`)
  await look(desk)
  await chooseDecision(desk, 'approve')
  await page.locator('#same-person').check({ force: true })
  await press(words('desk.decide.approve-button'))
  await page.getByText(words('desk.done.approved', { code })).waitFor()
  await desk.leave()
}

/** A renewal or a change is checked by the card that it follows, and not as a visit. */
export async function isCheckedByItsCard({ page, words }: Traveller): Promise<void> {
  const shown = await page.locator('main').innerText()
  assert.ok(shown.includes(words('desk.check.renewed-card')) && !shown.includes(words('desk.check.eligibility')))
}

/** Which decision the officer is about to take; its form is open then. */
export async function chooseDecision({ page }: Traveller, act: 'approve' | 'return' | 'refuse'): Promise<void> {
  await page.locator(`input[name=decision][value=${act}]`).check({ force: true })
}
