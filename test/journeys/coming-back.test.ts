import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { ANSWERS, fillForm, paidCase, startDraft } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { readCode, readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { codeIn, expectHeading, fillIn, openTraveller, openWithDraft } from '../support/traveller.ts'

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('coming-back'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

const facts = { passportNumber: 'X40718352', 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' }

async function resumeLink(email: string): Promise<string> {
  const { text } = await readMail(product, email, /\/resume\//)
  return /https?:\S+\/resume\/\S+/.exec(text)?.[0] ?? ''
}

describe('somebody who comes back', () => {
  test('opens the draft on another device with the link of the letter, and goes on where something is open', async () => {
    const draft = await startDraft(product, { language: 'kk' })
    await draft.person.post(`${draft.path}/contact`, { email: draft.email })
    const traveller = await openTraveller(browser, product, { language: 'kk', width: 360 })
    const { page, words, press } = traveller
    await page.goto(await resumeLink(draft.email))
    await expectHeading(page, words('resume.title'))
    await press(words('resume.button'))
    await expectHeading(page, words('check.title'))
    assert.equal(codeIn(page), draft.code)
    assert.ok((await page.locator('.govuk-error-summary a').count()) > 3, 'what is open is listed, with the way there')
    await page.locator('.govuk-error-summary a').first().click()
    await expectHeading(page, words('confirm-email.title'))
    await traveller.leave()
  })

  test('opens a paid case with its code, birth date and passport number, typed in any way', async () => {
    const draft = await paidCase(product)
    const traveller = await openTraveller(browser, product, { language: 'ru' })
    const { page, words, press } = traveller
    await page.goto(`${product.origin}/ru`)
    await page
      .getByRole('link', { name: words('common.nav.find') })
      .first()
      .click()
    await fillIn(page, { ...facts, reference: draft.code.toLowerCase().replaceAll('-', ' '), passportNumber: 'x 4071-8352' })
    await press(words('find.button'))
    await expectHeading(page, words('status.in-review.title'))
    await traveller.leave()
  })

  test('without the code gets it by e-mail, and the page says the same to everybody', async () => {
    const draft = await fillForm(product)
    const traveller = await openTraveller(browser, product)
    const { page, words, press } = traveller
    const answers: string[] = []
    for (const email of ['nobody@example.org', draft.email]) {
      await page.goto(`${product.origin}/en/find`)
      await page.getByRole('link', { name: words('find.lost') }).click()
      await fillIn(page, { email, nationality: 'UTO', passportNumber: 'X40718352' })
      await press(words('find.lost-button'))
      await expectHeading(page, words('find.lost-done'))
      answers.push(await page.locator('main').innerText())
    }
    assert.equal(answers[0], answers[1])
    await readMail(product, draft.email, new RegExp(draft.code))
    const { rows } = await product.pool.query("select count(*) as n from sandbox.mail where recipient = 'nobody@example.org'")
    assert.deepEqual(rows, [{ n: 0 }])
    await traveller.leave()
  })

  test('with a wrong address gives another one: the code goes there, and the old code is worth nothing', async () => {
    const draft = await startDraft(product)
    await draft.person.post(`${draft.path}/contact`, { email: draft.email })
    const traveller = await openWithDraft(browser, draft, { product })
    const { page, words, press } = traveller
    await page.goto(`${product.origin}${draft.path}/confirm-email`)
    const old = await readCode(product, draft.email)
    await page.getByText(words('confirm-email.trouble')).click()
    await fillIn(page, { email: `right.${draft.email}` })
    await press(words('confirm-email.change'))
    await page.getByText(words('confirm-email.sent')).waitFor()
    const right = await readCode(product, `right.${draft.email}`)
    if (old !== right) {
      await fillIn(page, { digits: old })
      await press(words('common.continue'))
      await page.locator('.govuk-error-summary').waitFor()
    }
    await fillIn(page, { digits: right })
    await press(words('common.continue'))
    await expectHeading(page, words.of('page.passport-page.title'))
    await traveller.leave()
  })

  test('confirms the address by the link of the letter on another device as well', async () => {
    const draft = await startDraft(product)
    await draft.person.post(`${draft.path}/contact`, { email: draft.email })
    await draft.person.get(`${draft.path}/confirm-email`)
    const { text } = await readMail(product, draft.email, /\/confirm\//)
    const traveller = await openTraveller(browser, product)
    const { page, words, press } = traveller
    await page.goto(/https?:\S+\/confirm\/\S+/.exec(text)?.[0] ?? '')
    await press(words('confirm-email.link-button'))
    await expectHeading(page, words('confirm-email.done'))
    await page.goto(`${product.origin}${draft.path}/personal`)
    await expectHeading(page, words('trouble.not-found.title'))
    await traveller.leave()
    const own = await openWithDraft(browser, draft, { product })
    await own.page.goto(`${product.origin}${draft.path}/confirm-email`)
    await expectHeading(own.page, words('confirm-email.done'))
    await own.leave()
  })

  test('for a further family member finds the shared answers filled in, and the personal ones empty', async () => {
    const draft = await paidCase(product, { language: 'zh' })
    const traveller = await openWithDraft(browser, draft, { product })
    const { page, words, press } = traveller
    await page.goto(product.origin + draft.path)
    await press(words('status.can.family'))
    await expectHeading(page, words.of('page.contact.title'))
    assert.notEqual(codeIn(page), draft.code)
    assert.equal(await page.locator('#email').inputValue(), draft.email)
    const address = page.url().replace('/contact', '')
    await page.goto(`${address}/trip`)
    assert.equal(await page.locator('#addressOfStay').inputValue(), ANSWERS.trip.addressOfStay)
    assert.equal(await page.locator('#entryPoint').inputValue(), ANSWERS.trip.entryPoint)
    await page.goto(`${address}/personal`)
    for (const id of ['surname', 'givenNames', 'birthDate-day', 'occupation']) assert.equal(await page.locator(`#${id}`).inputValue(), '', id)
    // Both cases are open in the same browser.
    await page.goto(product.origin + draft.path)
    await expectHeading(page, words('status.in-review.title'))
    await traveller.leave()
  })

  test('too late with the link of a letter is led to the other way', async () => {
    const draft = await fillForm(product)
    const link = await resumeLink(draft.email)
    const traveller = await openTraveller(browser, product)
    const { page, words, press } = traveller
    // A link that was used is no link into a case that was submitted meanwhile.
    await draft.person.post(`${draft.path}/check`, { declared: 'yes' })
    const fresh = await startDraft(product)
    await fresh.person.post(`${fresh.path}/contact`, { email: fresh.email })
    const second = await resumeLink(fresh.email)
    product.forward({ days: 31 })
    for (const old of [link, second, `${product.origin}/en/resume/nonsense`]) {
      await page.goto(old)
      await press(words('resume.button'))
      await expectHeading(page, words('resume.expired'))
    }
    await page
      .locator('main')
      .getByRole('button', { name: words('common.nav.find') })
      .click()
    await expectHeading(page, words('find.title'))
    await traveller.leave()
  })
})
