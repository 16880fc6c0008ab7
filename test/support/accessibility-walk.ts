import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'
import { axeViolations, brokenWords, hasHorizontalScroll, newPage, openBrowser } from './browser.ts'
import { type CaseStates, makeCaseStates } from './case-states.ts'
import { type Product, startProduct } from './product.ts'
import { ACCOUNT_SIGHTS } from './account-sights.ts'
import { CASE_SIGHTS, openSight, PUBLIC_SIGHTS, type Sight, type SightPlace, STAFF_SIGHTS } from './sights.ts'

const WIDTHS = [1280, 320]
const GROUPS: readonly (readonly [string, readonly Sight[], number])[] = [
  ['every public page', PUBLIC_SIGHTS, 30],
  ['every page of the form and of a case', CASE_SIGHTS, 45],
  ['every page of an account', ACCOUNT_SIGHTS, 12],
  ['every page of the desk and for developers', STAFF_SIGHTS, 20],
]

/**
 * Looks at every page in these languages, on a desk and on a small phone: no rule of WCAG 2.2 AA and no word broken, nothing wider than the window.
 * The languages share the cases, which take long to make. A look of the desk shows up on the page of a case, so each group is seen in all languages
 * before the next.
 */
export function walkEveryPage(languages: readonly Language[]): void {
  let product: Product
  let browser: Browser
  let states: CaseStates

  const ends: (() => Promise<void>)[] = []
  // Whatever was begun is ended, also when the next failed: an open browser would keep this process for ever.
  after(async () => {
    for (const end of ends.toReversed()) await end()
  })
  before(async () => {
    browser = await openBrowser()
    ends.push(() => browser.close())
    product = await startProduct(`accessible-${languages.join('-')}`)
    ends.push(() => product.stop())
    states = await makeCaseStates(product)
    // A state of a moment, and one that needs a week: the pages only read the state.
    for (const state of ['approved', 'lapsed'] as const)
      await product.pool.query('update case_file set state = $2 where code = $1', [states[state].code, state])
    await product.pool.query(ON_ITS_WAY, [states.ready.code, states.astray.code])
  })

  for (const [name, sights, least] of GROUPS) {
    for (const language of languages) {
      test(`${name} is accessible and fits the window in ${language}`, async () => {
        await product.pool.query(AFTER_AN_HOUR)
        const seen = sights.filter((sight) => language === 'en' || !sight.once)
        assert.ok(seen.length >= least, `only ${seen.length} pages`)
        const page = await newPage(browser, { language, checked: true })
        const found: string[] = []
        // A page that only says "later" is not the page that was meant.
        page.on('response', (answer) => answer.status() === 429 && found.push(`${new URL(answer.url()).pathname}: was asked too often`))
        for (const sight of seen) found.push(...(await look(page, { origin: product.origin, language, states }, sight)))
        await page.context().close()
        assert.deepEqual(found, [])
      })
    }
  }
}

/** What one network may ask is for the tests of the limits, not for a walk in its second language. */
const AFTER_AN_HOUR = 'delete from rate_bucket'

/** What the card bureau would have told by now: the first lies at the office, the second is lost in the post. The letters about the first came back. */
const ON_ITS_WAY = `
  with returned as (update notice n set refused_at = now() + interval '1 hour' from case_file c where c.id = n.case_id and c.code = $1),
  batch as (insert into print_batch (number, made_at, items, file) values (1, now(), 2, '') returning number)
  update paper_item i set batch = batch.number, keep_until = case when i.method = 'pick-up' then date '2026-12-23' end,
    tracking = case when i.method = 'post' then 'RR123456785KZ' end,
    state = case when i.method = 'pick-up' then 'at-office' else 'lost' end,
    days = '{"printed": "2026-11-23", "at-office": "2026-11-23", "posted": "2026-11-23", "lost": "2026-11-23"}'
  from batch, case_file c where c.id = i.case_id and c.code in ($1, $2)`

async function look(page: Page, place: SightPlace, sight: Sight): Promise<readonly string[]> {
  await openSight(page, place, sight)
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const where = `${sight.name} at ${width} px`
    if (await hasHorizontalScroll(page)) found.push(`${where}: scrolls sideways`)
    found.push(...(await brokenWords(page)).map((word) => `${where}: breaks the word ${word}`))
    found.push(...(await axeViolations(page)).map((violation) => `${where}: ${violation}`))
  }
  return found
}
