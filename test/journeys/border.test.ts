import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type BorderApp, openBorderApp } from '../support/border-app.ts'
import { OTHER_PASSPORT, pictureOf, type SealedTestCard, validity } from '../support/border-cards.ts'
import { axeViolations, hasHorizontalScroll, newPage, openBrowser, watchContext } from '../support/browser.ts'
import { eventually } from '../support/mailbox.ts'

let world: BorderApp
let browser: Browser

before(async () => {
  world = await openBorderApp('border')
  await world.publish(world.state.content(1))
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await world.close()
})

/** A device in the hands of an officer: signed in, set up, with the newest pack, and ready to lose its network. */
async function device(): Promise<Page> {
  const page = await newPage(browser, { width: 768 })
  await page.goto(`${world.origin}/desk/sign-in`)
  await page.getByRole('button', { name: /Made-up borderOfficer/ }).click()
  await page.waitForURL(`${world.origin}/border`)
  await page.getByLabel('Border point').selectOption({ index: 1 })
  await page.getByLabel('Lane').fill('3')
  await page.getByRole('button', { name: 'Set up', exact: true }).click()
  await page.getByRole('heading', { name: 'Scan the card' }).waitFor()
  // The worker keeps the files once it is active.
  await eventually(async () => ((await page.evaluate(() => navigator.serviceWorker.controller?.state)) === 'activated' ? true : undefined), 'the worker')
  return page
}

async function scan(page: Page, code: Uint8Array | string, format: 'DataMatrix' | 'QRCode' | 'Aztec' = 'DataMatrix'): Promise<void> {
  await page.locator('#picture').setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: await pictureOf(code, format) })
  await page.getByRole('heading', { name: 'Read the passport' }).waitFor()
}

/** Scans the card and reads the passport as a reader does that types: both lines without a break. */
async function check(page: Page, card: SealedTestCard, passport = card.passport): Promise<string> {
  await scan(page, card.vds)
  await page.keyboard.insertText(passport.join(''))
  return headline(page)
}

async function headline(page: Page): Promise<string> {
  await page.locator('[data-headline]').waitFor()
  return (await page.locator('#title').textContent()) ?? ''
}

const said = async (page: Page, result: 'seal' | 'entry' | 'match') => (await page.locator(`#result-${result}`).innerText()).replace(/\s+/g, ' ')
const pressRecord = (page: Page) => page.getByRole('button', { name: 'Face matches: record entry' }).click()
const waiting = async (page: Page) => (await page.locator('#waiting').count()) === 0
const sent = (page: Page) => eventually(async () => ((await waiting(page)) ? true : undefined), 'sending what was recorded')

describe('with the network off', () => {
  test('a device that was set up starts, reads a card, lets its holder in and sends the entry once when the network is back', async () => {
    const page = await device()
    const watched = watchContext(page.context(), [world.origin])
    const card = await world.state.card({ slot: 11 })
    const before = await world.crossings()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('Offline').waitFor()
    assert.match(await page.locator('#pack').innerText(), /Pack: 1 h \d+ min old \(no\. 1\)\s+Fresh until/)
    assert.equal(await check(page, card), 'MAY ENTER')
    assert.match(await said(page, 'seal'), /VALID Signature good. Signer UTTC 0A/)
    assert.match(await said(page, 'entry'), /YES In date, entry 1 of 1, not revoked/)
    assert.match(await said(page, 'match'), /MATCHES/)
    assert.deepEqual(await axeViolations(page), [])
    await pressRecord(page)
    await page.getByText('The entry is recorded.').waitFor()
    assert.match(await page.locator('#waiting').innerText(), /Waiting to be sent: 1/)
    assert.equal(await world.crossings(), before)
    await page.context().setOffline(false)
    await sent(page)
    assert.equal(await world.crossings(), before + 1)
    // The single entry is used up, here and at once.
    assert.equal(await check(page, card), 'STOP')
    assert.match(await said(page, 'entry'), /NO No entry is left/)
    assert.deepEqual(watched.strangers, [])
    assert.deepEqual(
      watched.complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(text)),
      [],
    )
    await page.context().close()
  })

  test('all three symbols and both codes of a card are read', async () => {
    const page = await device()
    await page.context().setOffline(true)
    const card = await world.state.card({ slot: 12 })
    for (const [code, format] of [
      [card.vds, 'QRCode'],
      [card.vds, 'Aztec'],
      [card.vdsNc, 'QRCode'],
    ] as const) {
      await scan(page, code, format)
      await page.locator('#zone').fill(card.passport.join('\n'))
      assert.equal(await headline(page), 'MAY ENTER', format)
      await page.getByRole('button', { name: 'Next traveller' }).click()
    }
    for (const pasted of [Buffer.from(card.vds).toString('hex'), card.vdsNc]) {
      await page.locator('summary').click()
      await page.locator('#pasted').fill(pasted)
      await page.getByRole('button', { name: 'Read it' }).click()
      await page.locator('#zone').fill(card.passport.join('\n'))
      assert.equal(await headline(page), 'MAY ENTER')
      await page.getByRole('button', { name: 'Next traveller' }).click()
    }
    await page.context().close()
  })

  test('a changed seal and the passport of somebody else both stop, each for its own reason', async () => {
    const page = await device()
    await page.context().setOffline(true)
    const card = await world.state.card({ slot: 13 })
    assert.equal(await check(page, card, OTHER_PASSPORT), 'STOP')
    assert.match(await said(page, 'seal'), /NOT VALID The card belongs to another passport/)
    assert.match(await page.locator('.b-facts').innerText(), /SEAL_PASSPORT_MISMATCH/)
    assert.match(await page.locator('.b-differs').innerText(), /E12345678\s+G98765432/)
    assert.equal(await page.getByRole('button', { name: /record/ }).count(), 0)
    await page.getByRole('button', { name: 'Next traveller' }).click()
    const forged = card.vds.slice()
    forged[60] = (forged[60] ?? 0) ^ 1
    assert.equal(await check(page, { ...card, vds: forged }), 'STOP')
    assert.match(await page.locator('.b-facts').innerText(), /INVALID_SIGNATURE|WRONG_FORMAT/)
    await page.context().close()
  })
})
