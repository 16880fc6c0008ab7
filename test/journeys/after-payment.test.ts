import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { money } from '../../src/core/kernel/money.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import { writtenMoney, writtenWeekday } from '../../src/texts/written.ts'
import { ANSWERS, assignToOfficer, type Draft, must, paidCase } from '../support/application.ts'
import { bankBook } from '../support/bank-book.ts'
import { openBrowser } from '../support/browser.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { eventually, readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { chooseDecision, codeIn, expectHeading, fillIn, openDesk, openTraveller, openWithDraft, payWith, type Traveller } from '../support/traveller.ts'

const PORTRAIT = path.join(import.meta.dirname, '../samples/portraits/ok-white.jpg')

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('after-payment'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

/** The officer opens a case of their own and chooses what to do with it; the form of the choice is open then. */
async function openAtDesk(draft: Draft, act: 'return' | 'refuse'): Promise<Traveller> {
  await assignToOfficer(product, draft.code)
  const desk = await openDesk(browser, product, { number: '118' })
  await desk.page.getByRole('link', { name: draft.code }).first().click()
  await chooseDecision(desk, act)
  return desk
}

async function tick(desk: Traveller, reason: string, note = ''): Promise<void> {
  await desk.page.locator(`#${reason}`).check({ force: true })
  if (note) await desk.page.locator(`#${reason.replace('reason', 'note')}`).fill(note)
}

describe('a return for correction', () => {
  test('stops the clock, asks for one thing only, and moves the due day when it is done', async () => {
    const draft = await paidCase(product, { language: 'ru' })
    const desk = await openAtDesk(draft, 'return')
    await tick(desk, 'return-reason-F-01', 'The left side of the face is dark.')
    await desk.press(desk.words('desk.decide.return-button'))
    await desk.page.getByText(desk.words('desk.done.returned', { code: draft.code })).waitFor()
    await desk.leave()

    const traveller = await openWithDraft(browser, draft, { product })
    const { page, words, language, press } = traveller
    await readMail(product, draft.email, new RegExp(words.of('country.reason.F-01.title')))
    await page.goto(product.origin + draft.path)
    await expectHeading(page, words('status.returned.title', { count: 1 }))
    assert.ok(
      await page
        .getByRole('strong')
        .filter({ hasText: words('timeline.clock-stopped') })
        .isVisible(),
    )
    assert.ok(await page.getByText(words('status.stopped')).isVisible())
    await page.goto(`${product.origin}${draft.path}/personal`)
    await expectHeading(page, words('status.returned.title', { count: 1 }))
    product.forward({ days: 2 })
    await page.getByRole('button', { name: words('status.correct') }).click()
    assert.ok(await page.getByText('The left side of the face is dark.').isVisible())
    await press(words('correct.send'))
    await page.locator('.govuk-error-summary').waitFor()
    await page.getByRole('link', { name: words('correct.open', { name: words('document.portrait.name') }) }).click()
    await page.locator('input[type=file]').setInputFiles(PORTRAIT)
    await press(words('form.upload.send'))
    await page.getByText(words('correct.renewed')).waitFor()
    await press(words('correct.send'))
    await expectHeading(page, words('status.in-review.title'))
    assert.ok(
      await page
        .getByRole('strong')
        .filter({ hasText: words('timeline.clock-running') })
        .isVisible(),
    )
    const shown = await page.locator('main').innerText()
    // Returned on the day of payment, sent again on Wednesday: the clock stood still for all of Tuesday.
    assert.ok(shown.includes(words('status.in-review.agency', { day: writtenWeekday(language, day('2026-12-01')) })), shown)
    await traveller.leave()
  })
})

describe('a refusal', () => {
  test('gives reasons and remedies, and leads to a new application that begins at the field concerned', async () => {
    const draft = await paidCase(product)
    const desk = await openAtDesk(draft, 'refuse')
    await desk.press(desk.words('desk.decide.refuse-button'))
    await desk.page.locator('.govuk-error-summary').waitFor()
    await tick(desk, 'refuse-reason-P-04')
    await tick(desk, 'refuse-reason-F-01', 'Too dark to compare.')
    await desk.press(desk.words('desk.decide.refuse-button'))
    await desk.page.getByText(desk.words('desk.done.refused', { code: draft.code })).waitFor()
    await desk.leave()

    const letter = await readMail(product, draft.email, /P-04/)
    const [attached] = letter.attachments
    assert.ok(attached?.filename.endsWith('.pdf'))
    assert.ok(!/\/(?:resume|confirm)\//.test(letter.text), 'a letter of decision signs nobody in')
    const file = await product.mail.attachment(letter.id, attached?.position ?? 0)
    const printed = readPdf(file?.content ?? new Uint8Array()).text

    const traveller = await openTraveller(browser, product)
    const { page, words, press } = traveller
    for (const code of ['P-04', 'F-01'] as const) assert.ok(printed.includes(words.of(`country.reason.${code}.title`).split(' ')[0] ?? ''), printed)
    const link = /https?:\S+\/find\S*/.exec(letter.text)?.[0] ?? ''
    await page.goto(link)
    await fillIn(page, { reference: draft.code, passportNumber: 'x40718352', 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' })
    await press(words('find.button'))
    await expectHeading(page, words('status.refused.title'))
    for (const code of ['P-04', 'F-01'])
      for (const part of ['title', 'explain', 'remedy'])
        assert.ok(
          await page
            .getByText(words.of(`country.reason.${code}.${part}`))
            .first()
            .isVisible(),
          `${code} ${part}`,
        )
    await page
      .getByRole('button', { name: words('status.retry') })
      .first()
      .click()
    await expectHeading(page, words.of('page.passport.title'))
    assert.notEqual(codeIn(page), draft.code)
    assert.match(page.url(), /#passportExpiresOn-day$/)
    assert.equal(await page.locator('#passportNumber').inputValue(), 'X40718352')
    await page.goto(page.url().replace(/\/passport#.*/, '/personal'))
    assert.equal(await page.locator('#surname').inputValue(), ANSWERS.personal.surname)
    // The portrait was a reason and is asked for again; the passport page was none and has come along.
    await page.goto(page.url().replace('/personal', '/check'))
    const open = await page.locator('.govuk-error-summary a').allInnerTexts()
    assert.ok(
      open.some((text) => text.includes(words.of('page.portrait.title'))) && !open.some((text) => text.includes(words.of('page.passport-page.title'))),
      open.join(' | '),
    )
    await traveller.leave()
  })
})

describe('a change of the stay', () => {
  const [single, multiple] = [30_275_00, 51_900_00]
  const difference = writtenMoney('zh', money(multiple - single, 'KZT'))

  async function changeTo(traveller: Traveller, draft: Draft, entries: string): Promise<void> {
    await traveller.page.goto(`${product.origin}${draft.path}/stay`)
    await fillIn(traveller.page, { entries })
    await traveller.press(traveller.words('stay.button'))
  }

  test('that costs more is paid first, one that costs less gives the difference back with a credit note', async () => {
    const draft = await paidCase(product, { language: 'zh' })
    const traveller = await openWithDraft(browser, draft, { product })
    const { page, words, press } = traveller
    await changeTo(traveller, draft, 'multiple')
    await expectHeading(page, words('pay.title', { price: difference }))
    await page.goto(product.origin + draft.path)
    await press(words('status.change-drop'))
    assert.ok(await page.getByText(words('timeline.drop-stay-change')).isVisible())
    assert.deepEqual((await bankBook(product, draft.code)).captures, [single])

    await changeTo(traveller, draft, 'multiple')
    await press(words('pay.button', { price: difference }))
    await payWith(page)
    await expectHeading(page, words('status.in-review.title'))
    assert.ok(await page.getByText(words('timeline.change-stay'), { exact: true }).isVisible())
    assert.deepEqual(await bankBook(product, draft.code), { captures: [single, multiple - single], refunds: [] })

    await changeTo(traveller, draft, 'single')
    await eventually(async () => ((await bankBook(product, draft.code)).refunds.length > 0 ? true : undefined), 'the refund')
    assert.deepEqual(await bankBook(product, draft.code), { captures: [single, multiple - single], refunds: [multiple - single] })
    await page.goto(product.origin + draft.path)
    const note = page.getByRole('link', { name: new RegExp(words('status.paper.credit-note')) })
    const [download] = await Promise.all([page.waitForEvent('download'), note.first().click()])
    assert.match(download.suggestedFilename(), /\.pdf$/)
    await traveller.leave()
  })
})

describe('a withdrawal', () => {
  test('needs a tick, ends the case, and a new one starts with the same answers', async () => {
    const draft = await paidCase(product, { language: 'kk' })
    const traveller = await openWithDraft(browser, draft, { product, javaScript: false })
    const { page, words, press } = traveller
    await page.goto(product.origin + draft.path)
    await page.getByRole('link', { name: words('status.can.withdraw') }).click()
    await press(words('withdraw.button'))
    await page.locator('.govuk-error-summary').waitFor()
    await fillIn(page, { confirmed: 'yes' })
    await press(words('withdraw.button'))
    await expectHeading(page, words('status.withdrawn.title'))
    await readMail(product, draft.email, new RegExp(draft.code))
    await press(words('status.retry'))
    await expectHeading(page, words.of('page.contact.title'))
    assert.equal(await page.locator('#email').inputValue(), draft.email)
    await traveller.leave()
  })
})

describe('a supervisor', () => {
  test('gives a named case to an officer for a reason, and the applicant sees who had it', async () => {
    const draft = await paidCase(product)
    const supervisor = await openDesk(browser, product, { number: '107' })
    await supervisor.page.locator('#assign-code').fill(draft.code.toLowerCase())
    await supervisor.page.locator('#assign-staffNumber').selectOption('121')
    await supervisor.press(supervisor.words('desk.assign.button'))
    await supervisor.page.locator('.govuk-error-summary').waitFor()
    await supervisor.page.locator('#assign-reason').fill('The applicant travels for medical treatment')
    await supervisor.press(supervisor.words('desk.assign.button'))
    await supervisor.page.getByText(supervisor.words('desk.done.assigned', { code: draft.code })).waitFor()
    await supervisor.leave()

    const officer = await openDesk(browser, product, { number: '121' })
    await officer.page.getByRole('link', { name: draft.code }).first().click()
    assert.ok(await officer.page.getByText('The applicant travels for medical treatment').first().isVisible())
    await officer.leave()

    const traveller = await openWithDraft(browser, draft, { product })
    await traveller.page.goto(product.origin + draft.path)
    const shown = await traveller.page.locator('main').innerText()
    for (const number of ['107', '121']) assert.ok(shown.includes(traveller.words('status.officer', { number })), number)
    assert.ok(shown.includes(traveller.words('status.glass.assign')))
    assert.ok(!shown.includes('medical treatment'), 'the reason is for the office')
    await traveller.leave()
    must(await draft.person.get(draft.path), 200)
  })
})
