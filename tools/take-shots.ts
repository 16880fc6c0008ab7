import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { LANGUAGES, type Language } from '../src/core/kernel/language.ts'
import { hasHorizontalScroll, newPage, openBrowser } from '../test/support/browser.ts'
import { SHOTS, type Shot } from '../test/support/shot-list.ts'

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    only: { type: 'string', default: '' },
    languages: { type: 'string', default: LANGUAGES.join(',') },
    widths: { type: 'string', default: '360,768,1280' },
    out: { type: 'string', default: '.cache/shots' },
  },
})

const shots = SHOTS.filter(({ name }) => name.includes(values.only))
const languages = LANGUAGES.filter((language) => values.languages.split(',').includes(language))
const widths = values.widths.split(',').map(Number)

mkdirSync(values.out, { recursive: true })
const browser = await openBrowser()
let failed = 0
for (const shot of shots) for (const language of languages) for (const width of widths) if (!(await take(browser, shot, { language, width }))) failed++
await browser.close()
process.stdout.write(`${shots.length * languages.length * widths.length - failed} pictures in ${values.out}, ${failed} failed\n`)
process.exit(failed > 0 || shots.length === 0 ? 1 : 0)

/** Says what was taken and what is wrong with it; false when there is no picture of the page. */
async function take(from: Browser, shot: Shot, { language, width }: { readonly language: Language; readonly width: number }): Promise<boolean> {
  const page = await newPage(from, { language, width })
  const file = path.join(values.out, `${shot.name}-${language}-${width}.png`)
  let status = 0
  page.on('response', (answer) => {
    if (answer.request().isNavigationRequest()) status = answer.status()
  })
  try {
    await shot.open(page, { base: values.base, language })
    await page.screenshot({ path: file, fullPage: true })
    process.stdout.write(`${file} ${status}${(await hasHorizontalScroll(page)) ? ' scrolls sideways' : ''}\n`)
    return true
  } catch (error) {
    process.stdout.write(`${file} ${error instanceof Error ? error.message : error}\n`)
    return false
  } finally {
    await page.context().close()
  }
}
