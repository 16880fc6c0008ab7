import type { Browser, Page } from 'playwright-core'
import { pictureOf, type SealedTestCard } from './border-cards.ts'
import { newPage } from './browser.ts'
import { eventually } from './mailbox.ts'

/** One click of a made-up border officer, who is led to the border's own side. */
export async function signIn(page: Page, origin: string, name = 'Made-up borderOfficer'): Promise<void> {
  await page.goto(`${origin}/desk/sign-in`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL(`${origin}/border`)
}

/** A device in the hands of an officer: signed in, set up, with the newest pack, and ready to lose its network. Its clock shows `at`, where that is given. */
export async function borderDevice(origin: string, on: Browser, { officer, at }: { readonly officer?: string; readonly at?: number } = {}): Promise<Page> {
  const page = await newPage(on, { width: 768 })
  if (at !== undefined) await page.clock.setFixedTime(at)
  await signIn(page, origin, officer)
  await page.getByLabel('Border point').selectOption({ index: 1 })
  await page.getByLabel('Lane').fill('3')
  await page.getByRole('button', { name: 'Set up', exact: true }).click()
  await page.getByRole('heading', { name: 'Scan the card' }).waitFor()
  // The worker keeps the files once it is active.
  await eventually(async () => ((await page.evaluate(() => navigator.serviceWorker.controller?.state)) === 'activated' ? true : undefined), 'the worker')
  return page
}

export async function scan(page: Page, code: Uint8Array | string, format: 'DataMatrix' | 'QRCode' | 'Aztec' = 'DataMatrix'): Promise<void> {
  await page.locator('#picture').setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: await pictureOf(code, format) })
  await page.locator('#zone').waitFor()
}

/** Scans the card and reads the passport as a reader does that types: both lines without a break. */
export async function check(page: Page, card: SealedTestCard, passport = card.passport): Promise<string> {
  await scan(page, card.vds)
  await page.keyboard.insertText(passport.join(''))
  return headline(page)
}

export async function headline(page: Page): Promise<string> {
  await page.locator('[data-headline]').waitFor()
  return (await page.locator('#title').textContent()) ?? ''
}

/** One of the three results, as it is read. */
export const said = async (page: Page, result: 'seal' | 'entry' | 'match') => (await page.locator(`#result-${result}`).innerText()).replace(/\s+/g, ' ')
/** Waits until the device says so: only then the record is on its disk. */
export async function pressRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Face matches: record entry' }).click()
  await page.getByText('The entry is recorded.').waitFor()
}

/** Until nothing waits to be sent any more. */
export function sent(page: Page): Promise<true> {
  return eventually(async () => ((await page.locator('#waiting').count()) === 0 ? true : undefined), 'sending what was recorded')
}
