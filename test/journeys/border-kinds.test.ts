import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addDays, day } from '../../src/core/kernel/plain-date.ts'
import { type BorderApp, openBorderApp } from '../support/border-app.ts'
import { type CardWish, OTHER_PASSPORT, validity } from '../support/border-cards.ts'
import { borderDevice, check, headline, pressRecord, said, scan, sent } from '../support/border-device.ts'
import { axeViolations, hasHorizontalScroll, openBrowser } from '../support/browser.ts'

const DAY_MS = 86_400_000
/** Ahead of UTC, all year. */
const ALMATY_MS = 5 * 3_600_000

let world: BorderApp
let browser: Browser

before(async () => {
  world = await openBorderApp('border-kinds')
  const statuses = [
    { slot: 131, status: 'suspended' },
    { slot: 132, status: 'revoked' },
  ] as const
  await world.publish(world.state.content(1, { statuses }))
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await world.close()
})

/** A device that was set up on this world and has lost its network since. */
async function offline(): Promise<Page> {
  const page = await borderDevice(world.origin, browser)
  await page.context().setOffline(true)
  return page
}

const registration = (slot: number, wish: Partial<CardWish> = {}) => world.state.card({ kind: 'registration-card', slot, ...wish })
const next = (page: Page) => page.getByRole('button', { name: 'Next traveller' }).click()
const facts = async (page: Page) => (await page.locator('.b-facts').innerText()).replace(/\s+/g, ' ')

test('a registration card lets its holder in and in again without a network, by either of its codes, and out again', async () => {
  const page = await offline()
  const card = await registration(111)
  for (let entry = 0; entry < 2; entry += 1) {
    assert.equal(await check(page, card), 'MAY ENTER')
    assert.match(await said(page, 'seal'), /VALID Signature good. Signer UTRC 0C/)
    assert.match(await said(page, 'entry'), /YES In date, any number of entries, not revoked/)
    assert.match(await said(page, 'match'), /MATCHES/)
    assert.match(await facts(page), /Kind of card Registration card .* Valid until .* Stay until .*, the card’s last day/)
    assert.doesNotMatch(await facts(page), /days, leave by/)
    await pressRecord(page)
  }
  await scan(page, card.vdsNc, 'QRCode')
  await page.locator('#zone').fill(card.passport.join('\n'))
  assert.equal(await headline(page), 'MAY ENTER')
  await next(page)
  // Of another card nothing is known here: whoever lives here may have come in before there was a device.
  await page.getByRole('radio', { name: 'Exit' }).check()
  assert.equal(await check(page, await registration(112)), 'MAY LEAVE')
  assert.match(await said(page, 'entry'), /YES The card is valid until/)
  await page.context().setOffline(false)
  await sent(page)
  const { rows } = await world.pool.query('select direction, verdict from border_crossing where card_number = $1', [card.number])
  assert.deepEqual(
    rows,
    Array.from({ length: 2 }, () => ({ direction: 'entry', verdict: 'VALID' })),
  )
  await page.context().close()
})

test('two devices that let the same holder in without a network keep both entries, which use up a single entry and nothing of a registration card', async () => {
  const [first, second] = [await offline(), await offline()]
  const cards = [await world.state.card({ slot: 161 }), await registration(162)]
  for (const page of [first, second])
    for (const card of cards) {
      assert.equal(await check(page, card), 'MAY ENTER')
      await pressRecord(page)
    }
  // The first has sent its own before it asks what the second saw.
  for (const page of [first, second, first]) {
    await page.context().setOffline(false)
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/border/sync') && answer.ok())
    await page.getByRole('button', { name: 'Send now' }).click()
    await answered
    await sent(page)
  }
  const { rows } = await world.pool.query('select count(*)::int as entries from border_crossing where card_number = any($1) group by card_number', [
    cards.map(({ number }) => number),
  ])
  assert.deepEqual(rows, [{ entries: 2 }, { entries: 2 }])
  for (const page of [first, second]) {
    await page.context().setOffline(true)
    const headlines: string[] = []
    for (const card of cards) {
      headlines.push(await check(page, card))
      if (card === cards[1]) assert.match(await facts(page), /Entries 2 used, no limit/)
      await next(page)
    }
    assert.deepEqual(headlines, ['STOP', 'MAY ENTER'])
    await page.context().close()
  }
})

test('the last day of a registration card ends with the day of the agency', async () => {
  // Midnight in Almaty, the next one from now; a card ends on the day that ends with it.
  const midnight = Math.ceil((Date.now() + ALMATY_MS) / DAY_MS) * DAY_MS - ALMATY_MS
  const card = await registration(124, { validUntil: addDays(day(new Date(midnight + ALMATY_MS).toISOString().slice(0, 10)), -1) })
  const pack = Buffer.from(await world.state.written(world.state.content(60, validity(midnight))))
  for (const [at, expected] of [
    [midnight - 1000, 'MAY ENTER'],
    [midnight, 'STOP'],
  ] as const) {
    const page = await borderDevice(world.origin, browser, { at })
    await page.context().setOffline(true)
    await page.locator('#pack-file').setInputFiles({ name: 'pack.bin', mimeType: 'application/octet-stream', buffer: pack })
    await page.getByText('Pack no. 60 is loaded.').waitFor()
    assert.equal(await check(page, card), expected)
    assert.match(await said(page, 'entry'), expected === 'STOP' ? /NO The card ended on/ : /YES In date/)
    await page.context().close()
  }
})

test('each state of a registration card has its own answer, and so has the passport of somebody else', async () => {
  const page = await offline()
  const { today } = world.state
  const cards: readonly (readonly [slot: number, wish: Partial<CardWish>, headline: string, entry: RegExp])[] = [
    [121, {}, 'MAY ENTER', /YES In date/],
    [122, { validUntil: addDays(today, -2) }, 'STOP', /NO The card ended on/],
    [131, {}, 'STOP', /NO The card is suspended/],
    [132, {}, 'STOP', /NO The card was revoked or replaced/],
    // No list of the pack is for that month.
    [133, { validUntil: addDays(today, 200) }, 'CHECK FIRST', /ASK No list here knows this card/],
  ]
  for (const [slot, wish, expected, entry] of cards) {
    assert.equal(await check(page, await registration(slot, wish)), expected, String(slot))
    assert.match(await said(page, 'entry'), entry)
    await next(page)
  }
  assert.equal(await check(page, await registration(123), OTHER_PASSPORT), 'STOP')
  assert.match(await said(page, 'seal'), /NOT VALID The card belongs to another passport/)
  await page.context().close()
})

test('a card that gives no right to enter lets nobody in by either code, and says what to look at', async () => {
  const page = await offline()
  await page.setViewportSize({ width: 360, height: 780 })
  const card = await world.state.card({ kind: 'border-zone-pass', slot: 141 })
  for (const [code, format] of [
    [card.vds, 'DataMatrix'],
    [card.vdsNc, 'QRCode'],
  ] as const) {
    await scan(page, code, format)
    await page.locator('#zone').fill(card.passport.join('\n'))
    assert.equal(await headline(page), 'STOP')
    assert.match(await said(page, 'seal'), /1\. Seal VALID/)
    assert.match(await said(page, 'entry'), /NO This card gives no right to enter\. Ask for another paper\./)
    assert.match(await facts(page), /Check instead .*Registration card \/ visa .* Kind of card Border zone pass/)
    assert.equal(await page.getByRole('button', { name: /record|desk/i }).count(), 0)
    assert.deepEqual(await axeViolations(page), [])
    assert.equal(await hasHorizontalScroll(page), false)
    await next(page)
  }
  await page.getByRole('radio', { name: 'Exit' }).check()
  assert.equal(await check(page, card), 'CHECK FIRST')
  assert.match(await said(page, 'entry'), /ASK This card says nothing about the stay/)
  assert.equal(await page.getByRole('button', { name: /record/i }).count(), 0)
  await page.context().close()
})

test('a device that an earlier release set up goes on reading cards for a visit, and asks about every other until it was in touch', async () => {
  const page = await offline()
  await forgetKinds(page)
  await page.reload()
  assert.equal(await check(page, await world.state.card({ slot: 151 })), 'MAY ENTER')
  await next(page)
  for (const kind of ['registration-card', 'border-zone-pass'] as const) {
    const card = await world.state.card({ kind, slot: 152 })
    for (const code of [card.vds, card.vdsNc]) {
      await scan(page, code, typeof code === 'string' ? 'QRCode' : 'DataMatrix')
      await page.locator('#zone').fill(card.passport.join('\n'))
      assert.equal(await headline(page), 'CHECK FIRST', kind)
      await next(page)
    }
  }
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/border/enrol') && answer.ok())
  await page.context().setOffline(false)
  await renewed
  await page.getByText('Everything is sent.').waitFor()
  await page.context().setOffline(true)
  assert.equal(await check(page, await registration(153)), 'MAY ENTER')
  await page.context().close()
})

/** What the device keeps of its setup, as it was before there were kinds. */
function forgetKinds(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sapar-border')
        opening.addEventListener('error', () => reject(new Error('the device has no storage')))
        opening.addEventListener('success', () => {
          const facts = opening.result.transaction('facts', 'readwrite').objectStore('facts')
          const asked = facts.get('setup')
          asked.addEventListener('success', () => {
            const { cards: _new, ...old } = asked.result
            facts.put(old, 'setup').addEventListener('success', () => resolve())
          })
        })
      }),
  )
}
