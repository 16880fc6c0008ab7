import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { newAddress } from '../support/account-holder.ts'
import { paidCase } from '../support/application.ts'
import { addVirtualAuthenticator, axeViolations, openBrowser } from '../support/browser.ts'
import { visitorFields } from '../support/form-fields.ts'
import { eventually, newestMail, readCode } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { codeIn, declare, expectHeading, fillIn, openTraveller, openWithDraft, payWith, type Traveller } from '../support/traveller.ts'

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('account'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

/** Asks for a code, reads the letter, types it; the browser stands in the account then. */
async function signIn({ page, words, press, language }: Traveller, email: string): Promise<void> {
  const before = await newestMail(product, email)
  await page.goto(`${product.origin}/${language}`)
  await page.getByRole('link', { name: words('common.nav.account') }).click()
  await expectHeading(page, words('account.sign-in'))
  await fillIn(page, { email })
  await press(words('account.send-code'))
  await expectHeading(page, words('account.code-title'))
  await fillIn(page, { digits: await readCode(product, email, before) })
  await press(words('account.code-button'))
  await expectHeading(page, words('account.title'))
}

async function openPlace({ page, words }: Traveller, title: 'account.title' | 'account.contact' | 'account.devices' | 'account.close'): Promise<void> {
  await page
    .getByRole('complementary')
    .getByRole('link', { name: words(title), exact: true })
    .click()
  await expectHeading(page, words(title))
}

const textOf = (page: Page) => page.locator('main').innerText()

describe('an account', () => {
  test('without JavaScript holds what is begun in it, opens it on another device, and is left and closed', async () => {
    const email = newAddress()
    const here = await openTraveller(browser, product, { language: 'kk', javaScript: false, width: 360 })
    const { page, words, press } = here
    await signIn(here, email)
    assert.deepEqual(await axeViolations(page), [])
    assert.match(await textOf(page), new RegExp(words('account.applications-none')))
    await page.getByRole('button', { name: words('account.start') }).click()
    await page.goto(`${product.origin}/kk/tourist-card/eligibility?nationality=UTO&daysOfStay=20&entryOn=2027-01-12`)
    await page.locator('form[action$="/start"] button').click()
    // The address is there, and needs no second code.
    await expectHeading(page, words.of('page.contact.title'))
    assert.equal(await page.locator('#email').inputValue(), email)
    await press(words('common.continue'))
    await expectHeading(page, words.of('page.passport-page.title'))
    const code = codeIn(page)
    const there = await openTraveller(browser, product, { language: 'kk', javaScript: false })
    await signIn(there, email)
    await there.page.getByRole('link', { name: words('saved.continue') }).click()
    assert.equal(codeIn(there.page), code)
    // One device ends the other, whose next page asks to sign in.
    await there.page.goto(`${product.origin}/kk/account/devices`)
    await there.press(words('account.end-others'))
    await there.page.getByText(words('account.done.ended')).waitFor()
    await page.goto(`${product.origin}/kk/account`)
    await expectHeading(page, words('account.sign-in'))
    await page.goto(`${product.origin}/kk/case/${code}/check`)
    await expectHeading(page, words('trouble.not-found.title'))
    await here.leave()
    await openPlace(there, 'account.close')
    await there.press(words('account.close-button'))
    await there.page.locator('.govuk-error-summary').waitFor()
    await fillIn(there.page, { confirmed: 'yes' })
    await there.press(words('account.close-button'))
    await there.page.getByText(words('account.closed')).waitFor()
    await there.page.goto(`${product.origin}/kk/account/devices`)
    await expectHeading(there.page, words('account.sign-in'))
    await there.leave()
  })

  test('takes in a case of this browser with its receipt, and signing out leaves nothing open', async () => {
    const draft = await paidCase(product, { language: 'zh' })
    const traveller = await openWithDraft(browser, draft, { product })
    const { page, words, press } = traveller
    await page.goto(product.origin + draft.path)
    await page.getByRole('link', { name: words('account.keep-by-signing-in') }).click()
    await signIn(traveller, newAddress())
    await page.getByRole('button', { name: words('account.keep') }).click()
    await page.getByText(words('account.done.kept')).waitFor()
    const receipt = page.getByRole('link', { name: /AST-2026-/ })
    const [download] = await Promise.all([page.waitForEvent('download'), receipt.click()])
    assert.match(download.suggestedFilename(), /\.pdf$/)
    await press(words('account.sign-out'))
    await page.getByText(words('account.signed-out')).waitFor()
    await page.goto(product.origin + draft.path)
    await expectHeading(page, words('trouble.not-found.title'))
    await traveller.leave()
  })

  test('lists an application whose letters come to its address, and opens it by its three facts only', async () => {
    const draft = await paidCase(product, { language: 'ru' })
    const traveller = await openTraveller(browser, product, { language: 'ru' })
    const { page, words, press } = traveller
    await signIn(traveller, draft.email)
    const listed = await textOf(page)
    assert.ok(listed.includes(draft.code) && !listed.includes(specimenPerson.surname) && !listed.includes('AST-2026'))
    await page.getByRole('link', { name: `${words('account.open')} ${draft.code}` }).click()
    await expectHeading(page, words('find.title'))
    assert.equal(await page.locator('[name=reference]').inputValue(), draft.code)
    await fillIn(page, { passportNumber: specimenPerson.passportNumber, ...visitorFields({ birthDate: specimenPerson.birthDate }) })
    await press(words('find.button'))
    await expectHeading(page, words('status.in-review.title'))
    await press(words('account.keep-case'))
    await page.getByText(words('account.done.kept')).waitFor()
    await traveller.leave()
  })

  test('gets a new address once codes came back from both sides, and a telephone', async () => {
    const [old, fresh] = [newAddress(), newAddress()]
    const traveller = await openTraveller(browser, product)
    const { page, words } = traveller
    await signIn(traveller, old)
    const before = await newestMail(product, old)
    await openPlace(traveller, 'account.contact')
    await page.getByText(words('account.change-email'), { exact: true }).click()
    await page.locator('#email-value').fill(fresh)
    await page
      .getByRole('button', { name: words('account.send-codes') })
      .first()
      .click()
    await page.getByText(words('account.done.codes')).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    const codes = { new: await readCode(product, fresh, 0), old: await readCode(product, old, before) }
    // The code of the wrong side is said to be wrong at its field, and is not lost.
    await confirmSide(page, 'email-new', codes.old)
    await page.locator('#email-new-error').waitFor()
    assert.equal(await page.locator('#email-new').inputValue(), codes.old)
    await confirmSide(page, 'email-new', codes.new)
    await page.getByText(words('account.done.half')).waitFor()
    await confirmSide(page, 'email-old', codes.old)
    await page.getByText(words('account.done.changed')).waitFor()
    assert.match(await textOf(page), new RegExp(fresh.replaceAll('.', '\\.')))
    await page.getByText(words('account.add-phone'), { exact: true }).click()
    await page.locator('#phone-value').fill('+7 701 765 43 21')
    await page.getByRole('button', { name: words('account.send-code'), exact: true }).click()
    await page.locator('#phone-new').waitFor()
    await confirmSide(page, 'phone-new', await codeOnPhone('+77017654321'))
    await page.getByText(words('account.done.changed')).waitFor()
    assert.match(await textOf(page), /\+77017654321/)
    await traveller.leave()
  })

  test('is opened by a passkey that was made in it, until the passkey is taken out', async () => {
    const email = newAddress()
    const traveller = await openTraveller(browser, product)
    const { page, words, press } = traveller
    const device = await addVirtualAuthenticator(page)
    await signIn(traveller, email)
    await openPlace(traveller, 'account.devices')
    await press(words('account.passkey-make'))
    await page.getByText(words('account.done.passkey')).waitFor()
    assert.equal(await device.count(), 1)
    assert.deepEqual(await axeViolations(page), [])
    await press(words('account.sign-out'))
    await page.getByText(words('account.signed-out')).waitFor()
    await press(words('account.passkey-button'))
    await expectHeading(page, words('account.title'))
    await openPlace(traveller, 'account.devices')
    assert.match(await textOf(page), new RegExp(`Chrome, Linux\\s+${words.of('account.way.passkey')}`))
    await page.getByRole('button', { name: words('account.remove') }).click()
    await page.getByText(words('account.done.passkey-removed')).waitFor()
    await press(words('account.sign-out'))
    await press(words('account.passkey-button'))
    await page.locator('.govuk-error-summary').getByText(words('account.passkey-wrong')).waitFor()
    await traveller.leave()
  })

  test('renews a card of another register with not one field typed, from the card to the payment', async () => {
    const traveller = await openTraveller(browser, product, { width: 360 })
    const { page, words, press } = traveller
    // The register has this address for the demo's cards: no passport number is asked for.
    await signIn(traveller, 'anna@example.org')
    await page.getByRole('button', { name: words('account.add-card') }).click()
    await fillIn(page, { number: 'demo 1002', ...visitorFields({ birthDate: specimenPerson.birthDate }) })
    await press(words('account.add-card-button'))
    await page.getByText(words('account.done.card')).waitFor()
    // What has changed is told on the card's own page, without its number and birth date being typed again.
    await page.getByRole('button', { name: `${words('my-card.change')} DEMO-1002` }).click()
    await fillIn(page, { way: 'registration-card-address' })
    await press(words('my-card.change-button'))
    await expectHeading(page, words.of('service.registration-card-address.name'))
    await page.goto(`${product.origin}/en/account`)
    await page.getByRole('button', { name: `${words('account.renew')} DEMO-1002` }).click()
    await expectHeading(page, words.of('page.passport-kept.title'))
    await fillIn(page, { passportKept: 'same', blankPages: 'yes' })
    await press(words('common.continue'))
    await expectHeading(page, words.of('page.portrait.title'))
    await press(words('form.upload.specimen'))
    await expectHeading(page, words.of('page.home.title'))
    // All of it is there from the register; what it never knew is chosen, not typed.
    for (const name of ['region', 'address', 'category']) assert.notEqual(await page.locator(`[name=${name}]`).first().inputValue(), '', name)
    await fillIn(page, { housing: 'own' })
    await press(words('common.continue'))
    await expectHeading(page, words.of('page.residence.title'))
    const code = codeIn(page)
    await page.goto(`${product.origin}/en/account`)
    await page.getByRole('button', { name: `${words('account.renew-go-on')} DEMO-1002` }).click()
    await expectHeading(page, words.of('page.residence.title'))
    assert.equal(codeIn(page), code)
    // What somebody who works has to show.
    for (const paper of ['residence', 'work', 'health'] as const) {
      await expectHeading(page, words.of(`page.${paper}.title`))
      await press(words('form.upload.specimen'))
      // There may be further pages of it.
      await page.getByText(words('form.upload.add')).waitFor()
      await press(words('common.continue'))
    }
    await expectHeading(page, words('check.title'))
    await declare(traveller)
    await payWith(page)
    await page.waitForURL(`${product.origin}/en/case/${code}?paid=yes`)
    await page.goto(`${product.origin}/en/account`)
    assert.ok((await textOf(page)).includes(code))
    await traveller.leave()
  })
})

async function confirmSide(page: Page, id: string, digits: string): Promise<void> {
  await page.locator(`#${id}`).fill(digits)
  await page.locator(`form:has(#${id}) button`).click()
}

/** As a newcomer reads it: on the demo's page of text messages. */
async function codeOnPhone(phone: string): Promise<string> {
  return eventually(async () => {
    const shown = await (await fetch(`${product.origin}/dev/sms?lang=en`)).text()
    return new RegExp(`${phone.replace('+', '\\+')}.*?code is (\\d{6})`, 's').exec(shown)?.[1]
  }, 'a text message with a code')
}
