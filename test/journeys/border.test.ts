import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type BorderApp, openBorderApp } from '../support/border-app.ts'
import { OTHER_PASSPORT, pictureOf, validity } from '../support/border-cards.ts'
import { borderDevice, check, headline, pressRecord, said, scan, sent, signIn } from '../support/border-device.ts'
import sharp from 'sharp'
import { addDays } from '../../src/core/kernel/plain-date.ts'
import { axeViolations, openBrowser, watchContext } from '../support/browser.ts'
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

/** A device that was set up on this world. */
const device = (on = browser) => borderDevice(world.origin, on)

describe('with the network off', () => {
  test('a device that was set up starts, reads a card, lets its holder in and sends the entry once when the network is back', async () => {
    const page = await device()
    const watched = watchContext(page.context(), [world.origin])
    const card = await world.state.card({ slot: 11 })
    const before = await world.crossings()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('Offline').waitFor()
    assert.match(await page.locator('#pack').innerText(), /Pack: 1 h \d+ min old \(no\.\s1\)\s+Fresh until/)
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

describe('killed in the middle of sending', () => {
  /** Records an entry whose batch the server keeps; the device is closed before it learns so, and opened again. */
  async function recordAndKill(slot: number): Promise<{ readonly added: number; readonly batches: number }> {
    const page = await device()
    const card = await world.state.card({ slot })
    const [crossings, batches] = [await world.crossings(), world.batches()]
    world.breakAfterKeeping(true)
    assert.equal(await check(page, card), 'MAY ENTER')
    await pressRecord(page)
    await eventually(async () => ((await world.crossings()) > crossings ? true : undefined), 'keeping the batch')
    const context = page.context()
    await page.close({ runBeforeUnload: false })
    world.breakAfterKeeping(false)
    const again = await context.newPage()
    await again.goto(`${world.origin}/border`)
    await again.getByRole('heading', { name: 'Scan the card' }).waitFor()
    await again.getByText('Last contact').waitFor()
    await sent(again)
    await context.close()
    return { added: (await world.crossings()) - crossings, batches: world.batches() - batches }
  }

  test('the same batch goes again, and the server has it once', async () => {
    const { added, batches } = await recordAndKill(21)
    assert.ok(batches >= 2, `${batches} batches`)
    assert.equal(added, 1)
  })

  test('a server that forgets the names which devices give is noticed', async () => {
    world.forgetIds(true)
    const { added } = await recordAndKill(22).finally(() => world.forgetIds(false))
    assert.ok(added > 1, `${added} crossings of one entry`)
  })

  test('nothing leaves the outbox while the server is out of reach, however often it is tried', async () => {
    const page = await device()
    const cards = await Promise.all([23, 24, 25].map((slot) => world.state.card({ slot })))
    await page.context().setOffline(true)
    for (const card of cards) {
      assert.equal(await check(page, card), 'MAY ENTER')
      await pressRecord(page)
      await page.getByText('The entry is recorded.').waitFor()
      await page.getByRole('button', { name: 'Send now' }).click()
      await page.reload()
    }
    assert.match(await page.locator('#waiting').innerText(), /: 3/)
    assert.equal(await world.crossingsOf(cards), 0)
    await page.context().setOffline(false)
    await sent(page)
    assert.equal(await world.crossingsOf(cards), 3)
    await page.context().close()
  })
})

describe('packs', () => {
  const takeFile = async (page: Page, file: Uint8Array) =>
    page.locator('#pack-file').setInputFiles({ name: 'pack.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(file) })
  const packLine = (page: Page) => page.locator('#pack').innerText()

  test('a revoked card is refused without a network by a pack that is newer than the revocation', async () => {
    const page = await device()
    const card = await world.state.card({ slot: 31 })
    assert.equal(await check(page, card), 'MAY ENTER')
    await page.getByRole('button', { name: 'Next traveller' }).click()
    const statuses = [
      { slot: 31, status: 'revoked' },
      { slot: 32, status: 'suspended' },
    ] as const
    await world.publish(world.state.content(2, { statuses }))
    await page.getByRole('button', { name: 'Load the newest pack' }).click()
    await page.getByText('Pack no. 2 is loaded.').waitFor()
    await page.context().setOffline(true)
    await page.reload()
    assert.equal(await check(page, card), 'STOP')
    assert.match(await said(page, 'seal'), /VALID/)
    assert.match(await said(page, 'entry'), /NO The card was revoked/)
    await page.getByRole('button', { name: 'Next traveller' }).click()
    assert.equal(await check(page, await world.state.card({ slot: 32 })), 'STOP')
    assert.match(await said(page, 'entry'), /NO The card is suspended/)
    await page.context().close()
  })

  test('a pack older than the one before, a forged one and no pack at all are refused, and the good one stays', async () => {
    const page = await device()
    await page.context().setOffline(true)
    const [line] = (await packLine(page)).match(/no\.\s\d+/) ?? []
    await takeFile(page, await world.state.written(world.state.content(0)))
    await page.getByText('older than one that this device had').waitFor()
    const forged = await world.state.written(world.state.content(90))
    forged[forged.length - 20] = (forged[forged.length - 20] ?? 0) ^ 1
    await takeFile(page, forged)
    await page.getByText('the signature of this pack is wrong').waitFor()
    await takeFile(page, Buffer.from('no pack'))
    await page.getByText('this file is not a pack').waitFor()
    await takeFile(page, await world.state.written(world.state.content(91, validity(Date.now() - 20 * 86_400_000))))
    await page.getByText('past its last day').waitFor()
    assert.ok((await packLine(page)).includes(line ?? '?'))
    await page.context().close()
  })

  test('a stale pack raises an alarm and lets nobody pass by one tap; the desk answers under its number', async () => {
    const page = await device()
    const card = await world.state.card({ slot: 41 })
    await takeFile(page, await world.state.written(world.state.content(60, validity(Date.now() - 30 * 3_600_000))))
    await page.locator('.b-pack--stale[role="alert"]').waitFor()
    assert.match(await packLine(page), /Too old since/)
    assert.equal(await check(page, card), 'CHECK FIRST')
    assert.match(await said(page, 'seal'), /VALID/)
    assert.match(await said(page, 'entry'), /ASK Revoked after .* Not known here/)
    assert.deepEqual(await axeViolations(page), [])
    assert.equal(await page.getByRole('button', { name: /record entry/i }).count(), 0)
    await page.getByRole('button', { name: 'Enter the desk’s answer' }).click()
    await page.getByRole('button', { name: /The desk says: good/ }).click()
    await page.getByText('Enter the staff number').waitFor()
    await page.getByLabel('Staff number').fill('118')
    await page.getByRole('button', { name: /The desk says: good/ }).click()
    await page.getByText('The entry is recorded.').waitFor()
    await sent(page)
    const { rows } = await world.pool.query('select verdict, pack_sequence from border_crossing where card_number = $1', [card.number])
    assert.deepEqual(rows, [{ verdict: 'VALID/pack-stale/desk-118', pack_sequence: rows[0]?.pack_sequence }])
    assert.equal(Number(rows[0]?.pack_sequence), 60)
    await page.context().close()
  })

  test('an expired pack lets nobody in, whatever the card says', async () => {
    const page = await device()
    const card = await world.state.card({ slot: 51 })
    await page.context().setOffline(true)
    await page.clock.setFixedTime(Date.now() + 20 * 86_400_000)
    await page.reload()
    await page.locator('.b-pack--expired[role="alert"]').waitFor()
    assert.equal(await check(page, card), 'STOP')
    assert.match(await said(page, 'entry'), /NO The pack is too old to tell/)
    assert.equal(await page.getByRole('button', { name: /record/i }).count(), 0)
    await page.context().close()
  })

  test('a card past its last day has a valid seal and lets nobody in', async () => {
    const page = await device()
    const card = await world.state.card({ slot: 52, validUntil: addDays(world.state.today, -2) })
    assert.equal(await check(page, card), 'STOP')
    assert.match(await said(page, 'seal'), /1\. Seal VALID/)
    assert.match(await said(page, 'entry'), /NO The card ended on/)
    await page.context().close()
  })
})

describe('whoever leaves', () => {
  test('is recorded as an exit, and an entry on another device is known', async () => {
    const [first, second] = [await device(), await device()]
    const card = await world.state.card({ slot: 61, entries: 'multiple' })
    assert.equal(await check(first, card), 'MAY ENTER')
    await pressRecord(first)
    await sent(first)
    const answered = second.waitForResponse(/\/border\/sync$/)
    await second.getByRole('button', { name: 'Send now' }).click()
    await answered
    await second.getByText('Everything is sent.').waitFor()
    await second.context().setOffline(true)
    await second.getByRole('radio', { name: 'Exit' }).check()
    assert.equal(await check(second, card), 'MAY LEAVE')
    assert.match(await said(second, 'entry'), /YES Entered .* in time/)
    await second.getByRole('button', { name: 'Record exit' }).click()
    await second.getByText('The exit is recorded.').waitFor()
    await second.context().setOffline(false)
    await sent(second)
    const { rows } = await world.pool.query('select direction from border_crossing where card_number = $1 order by serial', [card.number])
    assert.deepEqual(rows, [{ direction: 'entry' }, { direction: 'exit' }])
    await Promise.all([first, second].map((page) => page.context().close()))
  })
})

/** A film of one frame, as Chromium's made-up camera shows it: 8 bits of grey, no colour. */
async function filmOf(code: Uint8Array): Promise<Buffer> {
  const [width, height] = [640, 480]
  const picture = await pictureOf(code, 'DataMatrix')
  const grey = await sharp(picture)
    .resize({ width: 320 })
    .rotate(8, { background: '#fff' })
    .resize(width, height, { fit: 'contain', background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer()
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 10 }, () => frame)])
}

test('the camera finds the code of a card that is held a little askew, and is off afterwards', async () => {
  const card = await world.state.card({ slot: 71 })
  const folder = mkdtempSync(path.join(tmpdir(), 'sapar-film-'))
  const film = path.join(folder, 'card.y4m')
  writeFileSync(film, await filmOf(card.vds))
  const filming = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`])
  try {
    const page = await device(filming)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Start the camera' }).click()
    await page.getByRole('heading', { name: 'Read the passport' }).waitFor()
    await page.keyboard.insertText(card.passport.join(''))
    assert.equal(await headline(page), 'MAY ENTER')
  } finally {
    await filming.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a record names the officer who is on duty, also after another one took over the device', async () => {
  const member = {
    id: randomUUID(),
    number: '152',
    name: 'Made-up relief',
    officeId: 'AST',
    roles: ['border-officer'],
    active: true,
    persona: true,
    language: 'en',
  } as const
  await world.desk.deps.people.insertStaff(member, world.desk.clock.now())
  const page = await device()
  const card = await world.state.card({ slot: 91 })
  await page.context().clearCookies()
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/border/enrol') && answer.ok())
  await signIn(page, world.origin, 'Made-up relief')
  await renewed
  await page.getByText('Everything is sent.').waitFor()
  await page.context().setOffline(true)
  await check(page, card)
  await pressRecord(page)
  await page.context().setOffline(false)
  await sent(page)
  const { rows } = await world.pool.query('select staff_id from border_crossing where card_number = $1', [card.number])
  assert.deepEqual(rows, [{ staff_id: member.id }])
  await page.context().close()
})
