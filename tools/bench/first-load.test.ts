import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LANGUAGES } from '../../src/core/kernel/language.ts'
import { touristCard } from '../../src/countries/kz-demo/tourist-card.ts'
import { type Draft, startDraft } from '../../test/support/application.ts'
import { type Product, startProduct } from '../../test/support/product.ts'
import { firstLoadOf } from './first-load.ts'

const MOST = 25_000
/** Those with questions and those that ask for a file, which carry a script of their own. */
const PAGES = touristCard.pages.filter((page) => page.kind !== 'confirm-email' && !('when' in page)).map((page) => page.id)

let product: Product
let draft: Draft

before(async () => {
  product = await startProduct('first-load')
  draft = await startDraft(product)
})
after(() => product.stop())

test('the first load of every form page, with all that it names, is at most 25 kB over the wire in every language', async () => {
  const cookie = [...draft.person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const loads = new Map<string, number>()
  for (const language of LANGUAGES) {
    for (const page of PAGES) {
      const parts = await firstLoadOf({ url: `${product.origin}${draft.path.replace('/en/', `/${language}/`)}/${page}`, cookie })
      // A page without its styles or scripts would be light for the wrong reason.
      for (const [part, size] of Object.entries(parts)) assert.ok(size > 100, `${language} ${page}: ${size} bytes of ${part}`)
      loads.set(
        `${language} ${page}`,
        Object.values(parts).reduce((sum, size) => sum + size, 0),
      )
    }
  }
  assert.deepEqual(
    [...loads].filter(([, size]) => size > MOST),
    [],
  )
  assert.ok(loads.size >= 16, String(loads.size))
  assert.ok(Math.max(...loads.values()) > 15_000, 'the pages are lighter than their styles alone')
})
