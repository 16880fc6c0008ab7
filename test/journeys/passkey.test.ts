import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildClient } from '../../tools/build-client.mjs'
import { inviteToEnrol } from '../../src/actions/staff-sign-in.ts'
import { simpleWebAuthnPasskeys } from '../../src/adapters/passkey/simple-web-authn.ts'
import { assetUrls } from '../../src/channels/ui/assets.ts'
import { serveAssets } from '../../src/channels/ui/http/serve-assets.ts'
import { freePort } from '../../src/main/free-port.ts'
import { addVirtualAuthenticator, type Authenticator, axeViolations, newPage, openBrowser, watchContext } from '../support/browser.ts'
import { type DeskApp, openDeskApp } from '../support/desk-app.ts'

let desk: DeskApp
let browser: Browser
let origin: string

before(async () => {
  const port = await freePort(0)
  origin = `http://localhost:${port}`
  const client = await buildClient()
  desk = await openDeskApp('passkey', { origin, assets: assetUrls(client.manifest), passkeys: simpleWebAuthnPasskeys({ origin, name: 'Sapar' }) })
  serveAssets(desk.app, client.dir)
  await desk.app.listen({ port, host: '127.0.0.1' })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await desk.close()
})

interface Device {
  readonly page: Page
  readonly passkeys: Authenticator
  readonly watched: ReturnType<typeof watchContext>
}

/** A browser with a passkey device of its own. */
async function device(): Promise<Device> {
  const page = await newPage(browser)
  const watched = watchContext(page.context(), [origin])
  return { page, passkeys: await addVirtualAuthenticator(page), watched }
}

const invite = (replaceLost = false) => inviteToEnrol(desk.deps, { staffId: desk.members.assigned.id, replaceLost })

async function enrol({ page }: Device, token: string): Promise<void> {
  await page.goto(`${origin}/desk/enrol/${token}`)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.waitForURL(`${origin}/desk`)
}

async function signOut({ page }: Device): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in$/)
}

const pressSignIn = ({ page }: Device) => page.getByRole('button', { name: 'Sign in with passkey' }).click()

describe('a passkey', () => {
  test('is made from a link that works once, and signs in from then on without a word typed', async () => {
    const at = await device()
    const token = await invite()
    await at.page.goto(`${origin}/desk/enrol/${token}`)
    assert.deepEqual(await axeViolations(at.page), [])
    await enrol(at, token)
    assert.equal(await at.passkeys.count(), 1)
    assert.match((await at.page.locator('header').textContent()) ?? '', /Made-up assigned/)
    const again = await at.page.request.get(`${origin}/desk/enrol/${token}`)
    assert.equal(again.status(), 410)
    await signOut(at)
    assert.deepEqual(await axeViolations(at.page), [])
    await pressSignIn(at)
    await at.page.waitForURL(`${origin}/desk`)
    assert.deepEqual([at.watched.strangers, at.watched.complaints], [[], []])
    await at.page.context().close()
  })

  test('needs the person, not only the device', async () => {
    const at = await device()
    await enrol(at, await invite())
    await signOut(at)
    await at.passkeys.setVerified(false)
    await pressSignIn(at)
    await at.page.getByRole('alert').waitFor()
    assert.match((await at.page.getByRole('alert').textContent()) ?? '', /did not give a passkey/)
    assert.match(at.page.url(), /sign-in$/)
    await at.passkeys.setVerified(true)
    await pressSignIn(at)
    await at.page.waitForURL(`${origin}/desk`)
    await at.page.context().close()
  })

  test('that was lost is replaced by a new link, and is worth nothing from then on', async () => {
    const [old, fresh] = [await device(), await device()]
    await enrol(old, await invite())
    await signOut(old)
    await enrol(fresh, await invite(true))
    await pressSignIn(old)
    await old.page.getByText('The passkey was not accepted').waitFor()
    await signOut(fresh)
    await pressSignIn(fresh)
    await fresh.page.waitForURL(`${origin}/desk`)
    await Promise.all([old, fresh].map(({ page }) => page.context().close()))
  })

  test('whose answer somebody recorded signs nobody in a second time', async () => {
    const at = await device()
    await enrol(at, await invite())
    await signOut(at)
    const sent = at.page.waitForRequest((request) => request.method() === 'POST' && request.url() === `${origin}/desk/sign-in`)
    await pressSignIn(at)
    const recorded = (await sent).postData() ?? ''
    await at.page.waitForURL(`${origin}/desk`)
    assert.match(recorded, /credential=%7B/)
    const replayed = await desk.app.inject({
      method: 'POST',
      url: '/desk/sign-in',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      payload: recorded,
    })
    assert.equal(replayed.statusCode, 422)
    assert.equal(replayed.headers['set-cookie'], undefined)
    await at.page.context().close()
  })

  test('without a script is explained, and the made-up people of the demo still sign in', async () => {
    const page = await newPage(browser, { javaScript: false })
    await page.goto(`${origin}/desk/sign-in`)
    assert.ok(await page.locator('noscript .sapar-notice').isVisible())
    await page.getByRole('button', { name: 'Sign in with passkey' }).click()
    await page.getByText('The passkey was not accepted').waitFor()
    await page.getByRole('button', { name: /Made-up supervisor,/ }).click()
    await page.waitForURL(`${origin}/desk`)
    await page.context().close()
  })
})
