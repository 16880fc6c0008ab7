import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildClient } from '../../tools/build-client.mjs'
import { assetUrls } from '../../src/channels/ui/assets.ts'
import { serveAssets } from '../../src/channels/ui/http/serve-assets.ts'
import { simpleWebAuthnPasskeys } from '../../src/adapters/passkey/simple-web-authn.ts'
import { freePort } from '../../src/main/free-port.ts'
import { axeViolations, newPage, openBrowser, watchContext } from '../support/browser.ts'
import { type DeskApp, openDeskApp } from '../support/desk-app.ts'

let desk: DeskApp
let browser: Browser
let origin: string

before(async () => {
  origin = `http://localhost:${await freePort(0)}`
  const client = await buildClient()
  desk = await openDeskApp('desk-keys', { origin, assets: assetUrls(client.manifest), passkeys: simpleWebAuthnPasskeys({ origin, name: 'Sapar' }) })
  serveAssets(desk.app, client.dir)
  await desk.app.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await desk.close()
})

async function officer(javaScript = true): Promise<Page> {
  const page = await newPage(browser, { javaScript })
  await page.goto(`${origin}/desk/sign-in`)
  await page.getByRole('button', { name: /Made-up assigned,/ }).click()
  await page.waitForURL(`${origin}/desk`)
  return page
}

const chosen = (page: Page) => page.locator('.sapar-decide input:checked').getAttribute('value')

test('an officer takes, returns and sends a case by keys alone, and no key acts while words are typed', async () => {
  const file = await desk.caseInReview()
  const page = await officer()
  const watched = watchContext(page.context(), [origin])
  await page.keyboard.press('n')
  await page.waitForURL(`${origin}/desk/case/${file.code}`)
  assert.deepEqual(await axeViolations(page), [])
  await page.keyboard.press('a')
  assert.equal(await chosen(page), 'approve')
  await page.keyboard.press('r')
  assert.equal(await chosen(page), 'return')
  await page.locator('#return-reason-F-02').check()
  await page.locator('#return-note-F-02').fill('')
  await page.locator('#return-note-F-02').pressSequentially('after a nap, far away')
  assert.equal(await chosen(page), 'return')
  assert.equal(await page.locator('#return-note-F-02').inputValue(), 'after a nap, far away')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/desk\?done=returned/)
  assert.equal((await desk.deps.cases.findById(file.id))?.state, 'returned')
  assert.deepEqual([watched.strangers, watched.complaints], [[], []])
  await page.context().close()
})

test('keys that are switched off stay off, on every page and after a new start', async () => {
  await desk.caseInReview('assigned')
  const page = await officer()
  assert.ok(await page.locator('kbd').first().isVisible())
  await page.getByRole('button', { name: 'Single keys' }).click()
  assert.ok(!(await page.locator('kbd').first().isVisible()))
  await page.reload()
  await page.keyboard.press('n')
  assert.equal(page.url(), `${origin}/desk`)
  await page.getByRole('button', { name: 'Single keys' }).click()
  await page.keyboard.press('n')
  await page.waitForURL(/\/desk\/case\//)
  await page.context().close()
})

test('without a script there are no keys, and every act works by its button', async () => {
  const file = await desk.caseInReview('assigned')
  const page = await officer(false)
  assert.equal(await page.locator('kbd').first().isVisible(), false)
  await page.goto(`${origin}/desk/case/${file.code}`)
  await page.locator('label:has([value=refuse])').click()
  await page.locator('#refuse-reason-A-01').check()
  await page.locator('#refuse-note-A-01').fill('Altered page')
  await page.getByRole('button', { name: 'Show the letter first' }).click()
  await page.locator('.sapar-letter').first().waitFor()
  assert.equal(await page.locator('#refuse-note-A-01').inputValue(), 'Altered page')
  await page.getByRole('button', { name: 'Refuse the application' }).click()
  await page.waitForURL(/done=refused/)
  assert.equal((await desk.deps.cases.findById(file.id))?.state, 'refused')
  await page.context().close()
})
