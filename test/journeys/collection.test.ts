import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { writeCaseCode } from '../../src/core/kernel/code.ts'
import type { PlainDate } from '../../src/core/kernel/plain-date.ts'
import { writtenDay } from '../../src/texts/written.ts'
import type { Draft } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { readMail } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { BY_POST, renewedCase } from '../support/renewed-cards.ts'
import { expectHeading, fillIn, openDesk, openWithDraft, type Traveller } from '../support/traveller.ts'

let product: Product
let browser: Browser
let folder: string
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sapar-bureau-'))
  ;[product, browser] = await Promise.all([startProduct('collection'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Line {
  readonly batch: number
  readonly item: string
}

/** What a run of the export gave to the bureau: the batches of the folder, and the items of each. */
async function give(name: string): Promise<readonly Line[]> {
  const into = path.join(folder, name)
  const ran = await product.sapar('bureau', 'export', into)
  assert.equal(ran.code, 0, ran.err)
  return readdirSync(into)
    .filter((file) => file.endsWith('.jws'))
    .flatMap((file) => {
      const [, ...body] = readFileSync(path.join(into, file), 'utf8').split('\n')
      const { about, items } = JSON.parse(body.join('\n')) as { about: { batch: number }; items: readonly { item: string }[] }
      return items.map(({ item }) => ({ batch: about.batch, item }))
    })
}

/** The bureau's status file, read as it would be at night. */
async function tell(...lines: readonly string[]) {
  const file = path.join(folder, 'status.csv')
  writeFileSync(file, ['batch,item,status,day,tracking', ...lines, ''].join('\n'))
  const { code, out } = await product.sapar('bureau', 'import', file, '--json', '--errors', path.join(folder, 'errors.csv'))
  return { code, ...(JSON.parse(out) as Record<'taken' | 'known' | 'unknown' | 'contradictory', number>) }
}

/** A day in Astana, so many days ago. */
const dayAgo = (days = 0) => new Date(Date.now() + 5 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10) as PlainDate
const line = ({ batch, item }: Line, status: string, tracking = '', ago = 0) => `${batch},${item},${status},${dayAgo(ago)},${tracking}`

async function paperOf({ code }: Draft): Promise<{ readonly item: string; readonly state: string; readonly code: string }> {
  const found = await product.pool.query(
    `select number as item, state, pick_up_code as code from paper_item where case_id = (select id from case_file where code = $1) and state <> 'void'`,
    [code],
  )
  return found.rows[0]
}

function ofCase(lines: readonly Line[], item: string): Line {
  return lines.find((one) => one.item === item) ?? assert.fail(`${item} was not given to the bureau`)
}

async function openCollection(item: string): Promise<Traveller> {
  const desk = await openDesk(browser, product, { number: '150', javaScript: false })
  await desk.page.getByRole('link', { name: desk.words('desk.nav.collection') }).click()
  await desk.page.locator('#find').fill(item)
  await desk.press(desk.words('desk.paper.find.button'))
  return desk
}

test('a holder without JavaScript changes the way to the card twice, and fetches it at the window with code, passport and signature', async () => {
  const draft = await renewedCase(product)
  const holder = await openWithDraft(browser, draft, { product, javaScript: false })
  const { page, words, press } = holder
  const go = () => press(words('common.continue'))
  await page.goto(product.origin + draft.path)
  assert.ok(await page.getByText(words('paper.now.to-print')).isVisible())

  // To an address in Germany, once with a postal code that none there has.
  await page.getByRole('link', { name: words('paper.change') }).click()
  await expectHeading(page, words.of('page.collection.title'))
  await fillIn(page, { collection: 'post' })
  await go()
  await expectHeading(page, words.of('page.post-country.title'))
  await fillIn(page, { postCountry: 'DEU' })
  await go()
  await expectHeading(page, words.of('page.postal-address.title'))
  assert.equal(await page.locator('[name=postRegion]').count(), 0, 'addresses in Germany have no region')
  await fillIn(page, { ...BY_POST[2], postCode: '1' })
  await press(words('paper.choose.save'))
  await page.locator('.govuk-error-summary').waitFor()
  assert.equal(await page.locator('[name=postStreet]').inputValue(), BY_POST[2].postStreet, 'nothing typed is lost')
  await fillIn(page, { postCode: BY_POST[2].postCode })
  await press(words('paper.choose.save'))
  await page.getByText('10117 Berlin').waitFor()

  // And back to the office.
  await page.getByRole('link', { name: words('paper.change') }).click()
  await fillIn(page, { collection: 'pick-up' })
  await go()
  await expectHeading(page, words.of('page.pick-up-office.title'))
  await fillIn(page, { pickUpOffice: 'AST' })
  await press(words('paper.choose.save'))
  await page.getByText(words('paper.now.to-print')).waitFor()

  const { item, code } = await paperOf(draft)
  const given = ofCase(await give('window'), item)
  assert.equal((await tell(line(given, 'printed'), line(given, 'at-office'))).taken, 2)
  const letter = await readMail(product, draft.email, new RegExp(words('notice.paper-ready.heading')))
  const written = `${code.slice(0, 4)}-${code.slice(4)}`
  assert.ok(letter.text.includes(written))
  await page.reload()
  assert.ok(await page.getByText(written).isVisible())

  const desk = await openCollection(written.toLowerCase())
  assert.equal(await desk.page.locator('#pick-up-code').inputValue(), written.toLowerCase(), 'the code that led here is in its place')
  assert.ok(!desk.page.url().includes(code), 'and in no address')
  await desk.press(desk.words('desk.paper.hand-over.button'))
  await desk.page.locator('.govuk-error-summary').waitFor()
  await desk.page.locator('#same-person').check({ force: true })
  await desk.page.locator('#signed').check({ force: true })
  await desk.press(desk.words('desk.paper.hand-over.button'))
  await desk.page.getByText(desk.words('desk.paper.done.handed-over', { item })).waitFor()
  await desk.leave()

  await page.reload()
  assert.ok(await page.getByText(words('paper.now.collected')).isVisible())
  await holder.leave()
})

/** A card that lies at the office, and its pick-up code as it is written. */
async function readyCase(name: string) {
  const draft = await renewedCase(product)
  const { item, code } = await paperOf(draft)
  const given = ofCase(await give(name), item)
  assert.equal((await tell(line(given, 'at-office'))).taken, 1)
  return { draft, item, written: `${code.slice(0, 4)}-${code.slice(4)}` }
}

test('a holder without JavaScript and on a phone books a time for the card, changes it, and a clerk is led from it to the hand-over', async () => {
  const { draft, item, written } = await readyCase('visit')
  const holder = await openWithDraft(browser, draft, { product, javaScript: false, width: 360 })
  const { page, words, press } = holder
  await page.goto(product.origin + draft.path)
  assert.ok(await page.getByText(words('appointment.collection.offer')).isVisible(), 'an appointment is an offer')
  await page.getByRole('button', { name: words('appointment.collection.book') }).click()
  await expectHeading(page, words('appointment.collection.title'))
  await press(words('appointment.book.button'))
  await page.getByText(words('problem.slot-missing')).first().waitFor()
  await page.locator('.sapar-days a').nth(1).click()
  await page.locator('input[name=slot]').first().check({ force: true })
  await press(words('appointment.book.button'))
  await page.getByText(words('appointment.booked.title')).waitFor()
  const booked = /AP-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  assert.ok(!page.url().includes(booked))
  const letter = await readMail(product, draft.email, new RegExp(words('notice.appointment-booked.heading')))
  assert.ok(letter.text.includes(booked) && letter.text.includes(words('notice.appointment.bring.pick-up-code')))
  assert.ok(!letter.text.includes(written), 'the pick-up code stands in its own letter')

  // Another time; then off and on again.
  await page.getByRole('button', { name: words('appointment.change') }).click()
  await page.locator('input[name=slot]').nth(1).check({ force: true })
  await press(words('appointment.change-to'))
  await page.getByText(words('appointment.changed.title')).waitFor()
  assert.ok(await page.getByText(booked).isVisible(), 'the code stays')
  await page.getByRole('link', { name: words('appointment.cancel') }).click()
  await press(words('appointment.cancel'))
  await page.getByText(words('notice.appointment-cancelled.heading.holder')).waitFor()
  await page.getByRole('button', { name: words('appointment.collection.book') }).click()
  await page.locator('input[name=slot]').last().check({ force: true })
  await press(words('appointment.book.button'))
  await page.getByText(words('appointment.booked.title')).waitFor()
  const again = /AP-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''

  // Days before it, the holder comes all the same, and is served as before.
  const desk = await openDesk(browser, product, { number: '150', javaScript: false })
  await desk.page.getByRole('link', { name: desk.words('desk.nav.appointments') }).click()
  const row = desk.page.locator('tr', { hasText: again })
  for (let days = 0; days < 14 && (await row.count()) === 0; days++) await desk.page.getByRole('link', { name: desk.words('desk.appointments.later') }).click()
  assert.ok((await row.innerText()).includes(desk.words('appointment.purpose.collection')))
  await row.getByRole('link', { name: desk.words('desk.appointments.hand-over') }).click()
  await expectHeading(desk.page, desk.words('desk.paper.title', { item }))
  await fillIn(desk.page, { code: written })
  await desk.page.locator('#same-person').check({ force: true })
  await desk.page.locator('#signed').check({ force: true })
  await desk.press(desk.words('desk.paper.hand-over.button'))
  await desk.page.getByText(desk.words('desk.paper.done.handed-over', { item })).waitFor()
  await desk.leave()
  await page.reload()
  assert.ok(await page.getByText(words('paper.now.collected')).isVisible())
  assert.equal(await page.getByText(again).count(), 0)
  const last = await readMail(product, draft.email, new RegExp(words('appointment.reason.card-collected')))
  assert.ok(last.text.includes(words('notice.appointment-cancelled.heading.office')))
  await holder.leave()
})

test('posted cards: the bureau answers twice, in the wrong order and about strangers; one is lost, and another takes its place', async () => {
  const [lost, other] = await Promise.all([renewedCase(product, BY_POST), renewedCase(product, BY_POST)])
  const first = await give('post')
  assert.deepEqual(await give('post'), first, 'written again it is the same')
  const [paper, second] = [await paperOf(lost), await paperOf(other)]
  const [mine, theirs] = [ofCase(first, paper.item), ofCase(first, second.item)]
  assert.ok(readdirSync(path.join(folder, 'post/sheets')).includes(`${mine.item}.pdf`))
  const stranger = `1,${writeCaseCode('PI', '22222229')},posted,${dayAgo()},`
  const night = [
    line(theirs, 'delivered'),
    line(mine, 'posted', 'RR111111111KZ', 20),
    line(theirs, 'posted', 'RR222222222KZ'),
    line(mine, 'printed'),
    line(mine, 'posted', 'RR111111111KZ', 20),
    stranger,
  ]
  const report = await tell(...night)
  assert.deepEqual([report.code, report.taken, report.known], [1, 4, 1])
  assert.deepEqual([(await tell(...night)).taken, (await paperOf(other)).state], [0, 'delivered'])

  const holder = await openWithDraft(browser, lost, { product })
  const { page, words, press, language } = holder
  await page.goto(product.origin + lost.path)
  assert.ok(await page.getByText('RR111111111KZ').isVisible())
  assert.equal(await page.getByRole('button', { name: words('paper.missing.button') }).count(), 0, 'it may still come')
  assert.ok(
    await page
      .getByText(writtenDay(language, dayAgo(-1)))
      .first()
      .isVisible(),
  )
  product.forward({ days: 1 })
  await page.reload()
  await press(words('paper.missing.button'))
  await page.getByText(words('paper.now.lost')).waitFor()

  const desk = await openDesk(browser, product, { number: '150' })
  await desk.page.goto(`${product.origin}/desk/collection`)
  await desk.page.locator('#lost').getByRole('link', { name: mine.item }).click()
  await desk.press(desk.words('desk.paper.reissue.button'))
  await desk.page.locator('.govuk-error-summary').waitFor()
  await desk.page.locator('[name=how][value=as-before]').check({ force: true })
  await desk.press(desk.words('desk.paper.reissue.button'))
  await desk.page.getByText(desk.words('desk.paper.done.reissued', { item: mine.item })).waitFor()
  await desk.leave()

  const again = await paperOf(lost)
  assert.notEqual(again.item, mine.item)
  const next = ofCase(await give('again'), again.item)
  assert.ok(!(await give('again')).some(({ item }) => item === mine.item), 'the lost one is not given out again')
  // The first turns up after all: it no longer counts, and the bureau is told so.
  assert.equal((await tell(line(mine, 'delivered'))).contradictory, 1)
  assert.equal((await tell(line(next, 'posted', 'RR333333333KZ'), line(next, 'delivered'))).taken, 2)
  await page.reload()
  assert.ok(await page.getByText(words('paper.now.delivered')).isVisible())
  await readMail(product, lost.email, new RegExp(words('notice.paper-reissued.heading')))
  await holder.leave()
})

test('an officer reads which office a card is fetched at, by its name, and nothing of another way that was thought of before', async () => {
  const [fetched, posted] = [await renewedCase(product), await renewedCase(product, BY_POST)]
  const officer = await openDesk(browser, product, { number: '107' })
  const { page, words } = officer
  const answers = async ({ code }: Draft) => {
    await page.goto(`${product.origin}/desk/case/${code}`)
    return page.locator('#answers').innerText()
  }
  assert.match(await answers(fetched), new RegExp(`${words.of('page.pick-up-office.title')}[\\s\\S]*Astana office`))
  const shown = await answers(posted)
  assert.ok(shown.includes('Lindenweg 7') && !shown.includes(words.of('page.pick-up-office.title')))
  await officer.leave()
})
