import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../../src/core/kernel/language.ts'
import { type BorderApp, openBorderApp } from '../support/border-app.ts'
import { OTHER_PASSPORT } from '../support/border-cards.ts'
import { borderDevice, headline, scan } from '../support/border-device.ts'
import { axeViolations, hasHorizontalScroll, openBrowser } from '../support/browser.ts'

let world: BorderApp
let browser: Browser

before(async () => {
  world = await openBorderApp('border-look')
  await world.publish(world.state.content(1))
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await world.close()
})

for (const language of LANGUAGES)
  test(`the screens are wide enough, tall enough for gloves and free of barriers in ${language}, by day and by night`, async () => {
    const page = await borderDevice(world.origin, browser)
    await page.setViewportSize({ width: 360, height: 780 })
    let looked = 0
    const look = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        assert.deepEqual(await axeViolations(page), [])
        assert.equal(await hasHorizontalScroll(page), false)
        assert.deepEqual(await smallTargets(page), [])
        looked += 1
      }
    }
    await page.locator('#language').selectOption(language)
    await look()
    const card = await world.state.card({ slot: 81 + LANGUAGES.indexOf(language) })
    await scan(page, card.vds)
    await look()
    for (const passport of [card.passport, OTHER_PASSPORT]) {
      await page.locator('#zone').fill(passport.join('\n'))
      await headline(page)
      await look()
      await page.reload()
      await scan(page, card.vds)
    }
    await page.locator('.b-button').nth(1).click()
    await headline(page)
    await look()
    await page.locator('.b-foot .b-button').first().click()
    await look()
    assert.equal(looked, 12)
    assert.equal(await page.evaluate(() => document.documentElement.lang), language === 'zh' ? 'zh-Hans' : language)
    await page.context().close()
  })
/** What a glove would miss: less than 56 pixels high. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, summary, textarea, a.b-button, label.b-button, input:not([type="file"])')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 56)
      .map((element) => element.outerHTML.slice(0, 100)),
  )
}
