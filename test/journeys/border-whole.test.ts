import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatTd3, parseMrz } from 'icao-seal/mrz'
import type { Browser, Page } from 'playwright-core'
import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { approveAsOfficer, type Draft, paidCase } from '../support/application.ts'
import { borderDevice, headline, pressRecord, said, scan, sent } from '../support/border-device.ts'
import { openBrowser } from '../support/browser.ts'
import { type Product, startProduct } from '../support/product.ts'
import { renewedCase } from '../support/renewed-cards.ts'
import { openDesk } from '../support/traveller.ts'

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('border-whole'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

interface Seals {
  readonly vds: Buffer
  readonly vds_nc: string
  readonly mrz: readonly string[]
}

async function issued(): Promise<{ readonly draft: Draft; readonly seals: Seals }> {
  const draft = await paidCase(product)
  await approveAsOfficer(product, draft)
  return { draft, seals: await sealsOf(draft) }
}

async function sealsOf(draft: Draft): Promise<Seals> {
  const { rows } = await product.pool.query(
    'select vds, vds_nc, array[mrz_line_1, mrz_line_2, mrz_line_3] as mrz from card_seal join card on card.id = card_seal.card_id join case_file on case_file.id = card.case_id where case_file.code = $1',
    [draft.code],
  )
  return rows[0] ?? assert.fail('the card has no seal')
}

function passport(): readonly string[] {
  const { surname, givenNames, sex, birthDate, nationality, passportNumber, passportExpiresOn } = specimenPerson
  const short = (date: string) => date.slice(2).replaceAll('-', '')
  const zone = formatTd3({
    documentCode: 'P',
    issuingState: nationality,
    primary: surname,
    secondary: givenNames,
    documentNumber: passportNumber,
    nationality,
    birthDate: short(birthDate),
    sex,
    expiryDate: short(passportExpiresOn),
  })
  return zone.ok ? zone.lines : assert.fail(zone.code)
}

interface Reading {
  readonly format: 'DataMatrix' | 'QRCode'
  readonly lines?: readonly string[]
}

/** The passport that a card on three lines was made for, which has the same person in it. */
function passportOf({ mrz }: Seals): readonly string[] {
  const read = parseMrz(mrz)
  assert.ok(read.ok && read.format === 'TD1' && read.valid)
  const zone = formatTd3({ ...read, documentCode: 'P', issuingState: read.nationality, documentNumber: read.optional2, expiryDate: '320101' })
  return zone.ok ? zone.lines : assert.fail(zone.code)
}

async function judge(page: Page, code: Uint8Array | string, { format, lines = passport() }: Reading): Promise<string> {
  await scan(page, code, format)
  await page.locator('#zone').fill(lines.join('\n'))
  return headline(page)
}

async function changeCard(code: string, act: 'revoke' | 'suspend'): Promise<void> {
  const { page, words, press, leave } = await openDesk(browser, product, { number: '107' })
  await page.goto(`${product.origin}/desk/case/${code}`)
  await page.locator(`[name="cardAct"][value="${act}"]`).check({ force: true })
  await page.locator('[name="cardReason"]').fill('Passport reported lost')
  await press(words('desk.card.button'))
  await page.waitForURL(/done=/)
  await leave()
}

test('a card of this agency is let in at its border without a network, once, and is stopped when it was revoked since', async () => {
  const [card, second] = [await issued(), await issued()]
  // The first day on which both are good; the pack is one of that day.
  product.forward({ days: 50, hours: 2 })
  await product.runJob('publish-lists')
  const page = await borderDevice(product.origin, browser, { officer: 'Marat Demo', at: Date.now() })
  await page.context().setOffline(true)
  assert.equal(await judge(page, card.seals.vds, { format: 'DataMatrix' }), 'MAY ENTER')
  assert.match(await said(page, 'seal'), /VALID Signature good\. Signer UTTC/)
  assert.match(await said(page, 'match'), /MATCHES/)
  await pressRecord(page)
  await page.context().setOffline(false)
  await sent(page)
  const { rows } = await product.pool.query('select count(*)::int as crossings from border_crossing')
  assert.equal(rows[0].crossings, 1)
  assert.equal(await judge(page, card.seals.vds_nc, { format: 'QRCode' }), 'STOP')
  assert.match(await said(page, 'entry'), /NO No entry is left/)
  await page.getByRole('button', { name: 'Next traveller' }).click()
  assert.equal(await judge(page, second.seals.vds_nc, { format: 'QRCode' }), 'MAY ENTER')
  await page.getByRole('button', { name: 'Next traveller' }).click()
  await changeCard(second.draft.code, 'revoke')
  await product.runJob('publish-lists')
  await page.getByRole('button', { name: 'Load the newest pack' }).click()
  await page.getByText(/Pack no\.\s\d+ is loaded\./).waitFor()
  await page.context().setOffline(true)
  assert.equal(await judge(page, second.seals.vds, { format: 'DataMatrix' }), 'STOP')
  assert.match(await said(page, 'entry'), /NO The card was revoked/)
  await page.context().close()
})

test('a registration card that was renewed here is let in by both of its codes with its own passport alone, and is stopped by a pack that knows of its suspension', async () => {
  const draft = await renewedCase(product)
  const seals = await sealsOf(draft)
  const lines = passportOf(seals)
  // The card before it is over by then.
  product.forward({ days: 40, hours: 0 })
  await product.runJob('publish-lists')
  const page = await borderDevice(product.origin, browser, { officer: 'Marat Demo', at: Date.now() })
  for (const [code, format] of [
    [seals.vds, 'DataMatrix'],
    [seals.vds_nc, 'QRCode'],
  ] as const) {
    assert.equal(await judge(page, code, { format, lines }), 'MAY ENTER')
    assert.match(await said(page, 'entry'), /YES In date, any number of entries, not revoked/)
    await page.getByRole('button', { name: 'Next traveller' }).click()
  }
  assert.equal(await judge(page, seals.vds, { format: 'DataMatrix' }), 'STOP')
  assert.match(await said(page, 'seal'), /NOT VALID The card belongs to another passport/)
  await page.getByRole('button', { name: 'Next traveller' }).click()
  await changeCard(draft.code, 'suspend')
  await product.runJob('publish-lists')
  await page.getByRole('button', { name: 'Load the newest pack' }).click()
  await page.getByText(/Pack no\.\s\d+ is loaded\./).waitFor()
  await page.context().setOffline(true)
  assert.equal(await judge(page, seals.vds, { format: 'DataMatrix', lines }), 'STOP')
  assert.match(await said(page, 'entry'), /NO The card is suspended/)
  await page.context().close()
})
