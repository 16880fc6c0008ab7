import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, newPage, openBrowser } from '../../test/support/browser.ts'
import { demoLetters, ORIGIN } from '../../test/support/demo-letters.ts'
import type { NoticeKind } from '../actions/ports/letters.ts'
import { LANGUAGES } from '../core/kernel/language.ts'
import { sampleNotice } from './sample-facts.ts'

/** Together they have every kind of block. */
const KINDS: readonly NoticeKind[] = ['confirm-email', 'returned', 'issued', 'refused']

const { letters } = await demoLetters()
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser.close())

async function sticksOut(page: Page, html: string): Promise<number> {
  await page.setContent(html)
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

test('letters fit a narrow phone and a wide window, are readable in light and dark, and break no rule of accessibility', async () => {
  let looked = 0
  for (const [width, colorScheme] of [
    [320, 'light'],
    [600, 'dark'],
  ] as const) {
    const page = await newPage(browser, { width })
    await page.emulateMedia({ colorScheme })
    for (const kind of KINDS) {
      for (const language of LANGUAGES) {
        const { html } = letters.notice(sampleNotice(kind, language, ORIGIN))
        assert.ok((await sticksOut(page, html)) <= 0, `${kind} ${language} at ${width}`)
        assert.deepEqual(await axeViolations(page), [], `${kind} ${language} ${colorScheme}`)
        looked++
      }
    }
    await page.context().close()
  }
  assert.equal(looked, 32)
})

test('a letter that does not fit, or whose colours do not turn, would be noticed', async () => {
  const { html } = letters.notice(sampleNotice('returned', 'ru', ORIGIN))
  const page = await newPage(browser, { width: 320 })
  const wide = html.replaceAll('overflow-wrap:anywhere;word-break:break-word;', 'white-space:nowrap;')
  assert.ok((await sticksOut(page, wide)) > 0)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setContent(html.replace('.ink, .h1', '.h1'))
  assert.match((await axeViolations(page)).join(' '), /color-contrast/)
  await page.context().close()
})
