import type { Page } from 'playwright-core'
import { newAddress } from './account-holder.ts'

/** Sends the page's own form as it stands: pages of questions answer with everything that is wrong. */
export async function sendForm(page: Page): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main form button[type=submit], main form button:not([type])').first().click({ noWaitAfter: true }),
  ])
}

/** One of the demo's own cards, which has been late for some days. */
export async function lookUpDemoCard(page: Page): Promise<void> {
  for (const [name, value] of Object.entries({ number: 'DEMO-1003', 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' }))
    await page.locator(`main [name="${name}"]`).fill(value)
  await sendForm(page)
}

export async function askForCode(page: Page): Promise<void> {
  await page.locator('#email').fill(newAddress())
  await sendForm(page)
}

export async function openAndSend(page: Page, link: string, button: string): Promise<void> {
  await page.locator(link).first().click()
  await Promise.all([page.waitForNavigation(), page.locator(button).click({ noWaitAfter: true })])
}

/** Chooses and sends what is still missing its reasons or its tick. */
export async function decide(page: Page, act: 'approve' | 'refuse'): Promise<void> {
  await page.locator(`input[name=decision][value=${act}]`).check({ force: true })
  await Promise.all([page.waitForNavigation(), page.locator(`#${act}-form button[data-prevent-double-click]`).click({ noWaitAfter: true })])
}
