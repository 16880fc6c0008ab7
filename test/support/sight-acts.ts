import type { Page } from 'playwright-core'
import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { newAddress } from './account-holder.ts'

/** Sends the page's own form as it stands: pages of questions answer with everything that is wrong. */
export async function sendForm(page: Page): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator('main form button[type=submit], main form button:not([type])').first().click({ noWaitAfter: true }),
  ])
}

/** One of the demo's own cards, which has been late for some days. */
export async function lookUpDemoCard(page: Page, number = 'DEMO-1003'): Promise<void> {
  for (const [name, value] of Object.entries({ number, 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' }))
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

/** The page of one way when something has changed, as the answer to what is typed on the first page: looking a card up is limited, and not needed for it. */
export async function chooseWay(page: Page, way: string): Promise<void> {
  await page
    .locator('main form')
    .first()
    .evaluate((form: HTMLFormElement, chosen) => {
      form.action = `${form.action}/change`
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'way', value: chosen }))
    }, way)
  await lookUpDemoCard(page, 'DEMO-1001')
}

/** What it says when nothing is filled in. */
export async function sendWay(page: Page, way: string): Promise<void> {
  await chooseWay(page, way)
  await Promise.all([page.waitForNavigation(), page.locator(`form[action$="/my-card/change/${way}"] button`).click({ noWaitAfter: true })])
}

/** The first time that is free at the office. */
export async function chooseTime(page: Page): Promise<void> {
  await page.locator('input[name=slot]').first().check({ force: true })
  await sendForm(page)
}

/** The same card takes the same time again, which is the same appointment. */
export async function bookDemoCard(page: Page): Promise<void> {
  await chooseTime(page)
  await page.locator('#passportNumber').fill(specimenPerson.passportNumber)
  await lookUpDemoCard(page, 'DEMO-1002')
}

/** At the desk, the next day on which somebody is expected. */
export async function toBookedDay(page: Page): Promise<void> {
  for (let days = 0; days < 12 && (await page.locator('#list table').count()) === 0; days++) await page.locator('#other-day a').last().click()
}
