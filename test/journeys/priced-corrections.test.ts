import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { money } from '../../src/core/kernel/money.ts'
import { writtenMoney } from '../../src/texts/written.ts'
import { assignToOfficer, type Draft, pay, submit } from '../support/application.ts'
import { bankBook } from '../support/bank-book.ts'
import { openBrowser } from '../support/browser.ts'
import { eventually, readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { fillRenewal } from '../support/renewed-cards.ts'
import { approveAtTheDesk, chooseDecision, expectHeading, fillIn, isCheckedByItsCard, openDesk, openWithDraft, payWith } from '../support/traveller.ts'

// Of a renewal in Astana: 3.8 times the index for an adult, 4.2 for a worker, 2.8 for a pensioner.
const [ADULT, WORKER, PENSIONER] = [16_435_00, 18_165_00, 12_110_00]
const tenge = (minor: number) => writtenMoney('en', money(minor, 'KZT'))

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('priced-corrections'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

/** Paid as an adult; the officer names the category, and reads at the reason that the fee depends on it. */
async function returnedForItsCategory(): Promise<Draft> {
  const draft = await fillRenewal(product)
  await pay(draft, await submit(draft))
  await assignToOfficer(product, draft.code)
  const desk = await openDesk(browser, product, { number: '118' })
  await desk.page.getByRole('link', { name: draft.code }).first().click()
  await chooseDecision(desk, 'return')
  await desk.page.locator('#return-reason-C-01').check({ force: true })
  assert.ok(await desk.page.locator('.sapar-reason:has(#return-reason-C-01)').getByText(desk.words('desk.reasons.priced')).isVisible())
  await desk.press(desk.words('desk.decide.return-button'))
  await desk.page.getByText(desk.words('desk.done.returned', { code: draft.code })).waitFor()
  await desk.leave()
  return draft
}

test('a wrong category is corrected in the case: the difference is paid once, and the card is issued', async () => {
  const draft = await returnedForItsCategory()
  const traveller = await openWithDraft(browser, draft, { product, javaScript: false })
  const { page, words, press } = traveller
  await page.goto(`${product.origin}${draft.path}/correct`)
  assert.ok(await page.getByText(words('correct.priced')).isVisible())
  await page.getByRole('link', { name: words('correct.open', { name: words.of('field.category.short') }) }).click()
  assert.equal(await page.locator('[name=region]').count(), 0, 'only what was asked for is open')
  await fillIn(page, { category: 'worker' })
  await press(words('common.continue'))
  for (const paper of ['work', 'health']) {
    await page.getByRole('link', { name: words('correct.open-page', { page: words.of(`page.${paper}.title`) }) }).click()
    await press(words('form.upload.specimen'))
    await page.goto(`${product.origin}${draft.path}/correct`)
  }
  const change = await page.locator('main').innerText()
  for (const shown of [tenge(ADULT), tenge(WORKER), words.of('field.category.option.adult'), words.of('field.category.option.worker')])
    assert.ok(change.includes(shown), change)
  const difference = tenge(WORKER - ADULT)
  await press(words('correct.send-and-pay', { price: difference }))
  // At the bank the tab is closed: nothing is lost, and the page of the case says what there is to do.
  await page.goto(product.origin + draft.path)
  await expectHeading(page, words('status.difference.title', { price: difference }))
  assert.ok(await page.getByText(words('status.stopped-difference')).isVisible())
  await page.goto(`${product.origin}${draft.path}/home`)
  await expectHeading(page, words('status.difference.title', { price: difference }))
  await readMail(product, draft.email, new RegExp(words('notice.difference-asked.heading')))
  await page.getByRole('button', { name: words('pay.button', { price: difference }) }).click()
  await press(words('pay.button', { price: difference }))
  await payWith(page)
  await expectHeading(page, words('status.in-review.title'))
  // Back, and sent once more: the case is with the officer, and nothing is charged again.
  await draft.person.post(`${draft.path}/correct`, {})
  await draft.person.post(`${draft.path}/pay`, {})
  assert.deepEqual(await bankBook(product, draft.code), { captures: [ADULT, WORKER - ADULT], refunds: [] })
  const told = await page.locator('main').innerText()
  assert.ok(told.includes(words('letters.fact.fee-change', { old: tenge(ADULT), now: tenge(WORKER) })), told)
  await readMail(product, draft.email, new RegExp(words('notice.fee-corrected.heading')))
  await traveller.leave()
  await approveAtTheDesk(browser, {
    product,
    code: draft.code,
    look: async (desk) => {
      const panel = await desk.page.locator('#corrected-price').innerText()
      for (const shown of [tenge(ADULT), tenge(WORKER)]) assert.ok(panel.includes(shown), panel)
      await isCheckedByItsCard(desk)
    },
  })
  await eventually(async () => ((await draft.person.get(`${draft.path}/card.pdf`)).status === 200 ? true : undefined), 'making the card')
})

test('a category that costs less gives the difference back, with a credit note that names both fees', async () => {
  const draft = await returnedForItsCategory()
  const traveller = await openWithDraft(browser, draft, { product })
  const { page, words, press } = traveller
  await page.goto(`${product.origin}${draft.path}/home`)
  await fillIn(page, { category: 'pensioner' })
  await press(words('common.continue'))
  await page.getByRole('link', { name: words('correct.open-page', { page: words.of('page.pension.title') }) }).click()
  await press(words('form.upload.specimen'))
  await page.goto(`${product.origin}${draft.path}/correct`)
  assert.ok(await page.getByText(words('correct.less', { amount: tenge(ADULT - PENSIONER) })).isVisible())
  await press(words('correct.send'))
  await expectHeading(page, words('status.in-review.title'))
  await eventually(async () => ((await bankBook(product, draft.code)).refunds.length > 0 ? true : undefined), 'the refund')
  assert.deepEqual(await bankBook(product, draft.code), { captures: [ADULT], refunds: [ADULT - PENSIONER] })
  await page.goto(product.origin + draft.path)
  await page
    .getByRole('link', { name: new RegExp(words('status.paper.credit-note')) })
    .first()
    .waitFor()
  const told = await page.locator('main').innerText()
  assert.ok(told.includes(words('timeline.fee-back', { amount: tenge(ADULT - PENSIONER) })), told)
  await traveller.leave()
})
