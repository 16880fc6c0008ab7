import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { writtenMoney } from '../../src/texts/written.ts'
import { money } from '../../src/core/kernel/money.ts'
import { CARD, type Draft, fillForm, must, submit } from '../support/application.ts'
import { bankBook } from '../support/bank-book.ts'
import { openBrowser } from '../support/browser.ts'
import { readPage } from '../support/html-page.ts'
import { eventually } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { declare, expectHeading, fillIn, openWithDraft, payWith, type Traveller } from '../support/traveller.ts'
import { visitor } from '../support/visitor.ts'

const FEE = 30_275_00
const PRICE = writtenMoney('en', money(FEE, 'KZT'))
const CARDS = {
  declined: '4000000000000002',
  insufficient: '4000000000009995',
  secure: '4000000000003220',
  timeout: '4000000000003055',
  lostNews: '4000000000000259',
  twice: '4000000000000341',
}

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('payments'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

/** In front of the check page, with everything filled in. */
async function readyToPay(options: { readonly javaScript?: boolean } = {}): Promise<{ readonly draft: Draft; readonly traveller: Traveller }> {
  const draft = await fillForm(product)
  const traveller = await openWithDraft(browser, draft, { product, ...options })
  await traveller.page.goto(`${product.origin}${draft.path}/check`)
  return { draft, traveller }
}

async function stateOf(draft: Draft): Promise<string> {
  const { rows } = await product.pool.query<{ state: string }>('select state from case_file where code = $1', [draft.code])
  return rows[0]?.state ?? ''
}

const untilPaid = (draft: Draft) => eventually(async () => ((await stateOf(draft)) === 'in-review' ? true : undefined), 'the payment')

/** The day on the leaf beside the page. */
const dueDay = (page: Page) => page.locator('aside .sapar-due time').getAttribute('datetime')

describe('a payment', () => {
  test('that is declined, then lacks money, then goes through, takes the fee once and loses nothing', async () => {
    const { draft, traveller } = await readyToPay()
    const { page, words, press } = traveller
    await declare(traveller)
    let promised: string | null = null
    for (const [number, reason] of [
      [CARDS.declined, 'pay.reason.declined'],
      [CARDS.insufficient, 'pay.reason.insufficient-funds'],
    ] as const) {
      await payWith(page, number)
      await expectHeading(page, words('pay.failed-title', { price: PRICE }))
      assert.ok(await page.getByText(words(reason)).isVisible())
      assert.ok(await page.getByText(words('pay.failed-text')).isVisible())
      assert.deepEqual([await stateOf(draft), (await bankBook(product, draft.code)).captures], ['submitted', []])
      promised = await dueDay(page)
      await press(words('pay.button', { price: PRICE }))
    }
    await payWith(page)
    await expectHeading(page, words('status.in-review.title'))
    assert.deepEqual([promised, await dueDay(page)], ['2026-11-30', '2026-11-30'])
    assert.deepEqual(await bankBook(product, draft.code), { captures: [FEE], refunds: [] })
    assert.equal(await page.getByText(words('timeline.payment-failed'), { exact: true }).count(), 2)
    await traveller.leave()
  })

  test('that asks for a confirmation by the bank waits for it, and a refused one can be tried again', async () => {
    const { draft, traveller } = await readyToPay()
    const { page, words, press } = traveller
    await declare(traveller)
    await payWith(page, CARDS.secure)
    await page.locator('button[value=deny]').click()
    await expectHeading(page, words('pay.failed-title', { price: PRICE }))
    await press(words('pay.button', { price: PRICE }))
    await payWith(page, CARDS.secure)
    assert.deepEqual((await bankBook(product, draft.code)).captures, [])
    await page.locator('button[value=approve]').click()
    await expectHeading(page, words('status.in-review.title'))
    assert.deepEqual((await bankBook(product, draft.code)).captures, [FEE])
    await traveller.leave()
  })

  test('that the bank has not answered yet is not asked for again, and the page goes on by itself', async () => {
    const { draft, traveller } = await readyToPay()
    const { page, words } = traveller
    await declare(traveller)
    await payWith(page, CARDS.timeout)
    await page.goto(`${product.origin}${draft.path}/paid`)
    await expectHeading(page, words('pay.waiting-title'))
    assert.equal(await page.getByRole('button').count(), 0)
    product.forward({ minutes: 10 })
    await expectHeading(page, words('status.in-review.title'))
    assert.deepEqual((await bankBook(product, draft.code)).captures, [FEE])
    await traveller.leave()
  })
})

describe('the fee is taken once', () => {
  for (const javaScript of [true, false]) {
    test(`when the buttons are clicked twice ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const { draft, traveller } = await readyToPay({ javaScript })
      const { page, words } = traveller
      await fillIn(page, { declared: 'yes' })
      await page.locator('main form button[type=submit]').last().dblclick()
      await page.waitForURL(`${product.sandboxOrigin}/**`)
      for (const [name, value] of Object.entries(CARD)) await page.locator(`#${name}`).fill(value)
      await page.locator('form button').first().dblclick()
      await expectHeading(page, words('status.in-review.title'))
      assert.deepEqual(await bankBook(product, draft.code), { captures: [FEE], refunds: [] })
      await traveller.leave()
    })
  }

  test('when ten requests declare and pay at the same moment', async () => {
    const draft = await fillForm(product)
    const pages = await Promise.all(Array.from({ length: 10 }, () => draft.person.post(`${draft.path}/check`, { declared: 'yes' })))
    assert.deepEqual([...new Set(pages.map(({ status }) => status))], [303])
    const opened = [...new Set(pages.map(({ to }) => to ?? ''))].filter((to) => to.startsWith(product.sandboxOrigin))
    assert.equal(opened.length, 1)
    const bank = visitor(product.sandboxOrigin)
    await Promise.all(Array.from({ length: 10 }, () => bank.post(opened[0] ?? '', CARD)))
    await Promise.all(Array.from({ length: 10 }, () => draft.person.get(`${draft.path}/paid`)))
    assert.equal(await stateOf(draft), 'in-review')
    assert.deepEqual(await bankBook(product, draft.code), { captures: [FEE], refunds: [] })
  })

  test('when somebody goes back after paying and sends everything again', async () => {
    const { draft, traveller } = await readyToPay()
    const { page, words } = traveller
    await declare(traveller)
    const payPage = page.url()
    await payWith(page)
    await expectHeading(page, words('status.in-review.title'))
    await page.goBack()
    await page.goto(payPage)
    assert.equal(await page.locator('#number').count(), 0, 'the bank asks for no card again')
    await page.goto(`${product.origin}${draft.path}/check`)
    await expectHeading(page, words('status.in-review.title'))
    for (const path of ['check', 'pay', 'amend']) must(await draft.person.post(`${draft.path}/${path}`, { declared: 'yes' }), 303)
    await visitor(product.sandboxOrigin).post(payPage, CARD)
    assert.equal(await stateOf(draft), 'in-review')
    assert.deepEqual(await bankBook(product, draft.code), { captures: [FEE], refunds: [] })
    await traveller.leave()
  })

  test('when the bank tells its news twice', async () => {
    const draft = await fillForm(product)
    await visitor(product.sandboxOrigin).post(await submit(draft), { ...CARD, number: CARDS.twice })
    await untilPaid(draft)
    assert.deepEqual(await bankBook(product, draft.code), { captures: [FEE], refunds: [] })
    assert.equal(readPage((await draft.person.get(draft.path)).text).text.match(/AST-2026-\d{6}/g)?.length, 2)
  })
})

describe('a tab that is closed at the bank', () => {
  /** Pays, and never comes back. */
  async function payAndVanish(number: string): Promise<Draft> {
    const { draft, traveller } = await readyToPay()
    const { page } = traveller
    await declare(traveller)
    // A route sees only the first request of a chain of redirects: the way back has to be cut at the
    // bank's own answer, or the browser follows it before the tab is closed.
    const answered = Promise.withResolvers<number>()
    await page.route(`${product.sandboxOrigin}/**`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      const answer = await route.fetch({ maxRedirects: 0 })
      await route.abort()
      answered.resolve(answer.status())
    })
    for (const [name, value] of Object.entries({ ...CARD, number })) await page.locator(`#${name}`).fill(value)
    await page.locator('form button').first().click({ noWaitAfter: true })
    assert.equal(await answered.promise, 303)
    await page.context().close()
    return draft
  }

  test('loses nothing: the bank’s own news starts the review', async () => {
    const draft = await payAndVanish(CARD.number)
    await untilPaid(draft)
    assert.deepEqual((await bankBook(product, draft.code)).captures, [FEE])
  })

  test('loses nothing when the news is lost too: the bank is asked', async () => {
    const draft = await payAndVanish(CARDS.lostNews)
    assert.deepEqual((await bankBook(product, draft.code)).captures, [FEE])
    // Without the question nothing would ever be known: this is what the sweep is for.
    assert.equal(await stateOf(draft), 'submitted')
    product.forward({ minutes: 5 })
    await product.runJob('sweep-payments')
    assert.equal(await stateOf(draft), 'in-review')
    const [, due] = await Promise.all([untilPaid(draft), draft.person.get(draft.path)])
    assert.match(readPage(due.text).text, /30 November 2026/)
  })
})
