import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Product, startProduct } from '../support/product.ts'
import { BY_POST, renewedCase } from '../support/renewed-cards.ts'

let product: Product
before(async () => { product = await startProduct('collection') })
after(() => product.stop())
test('x', async () => {
  const a = await renewedCase(product, 'DEMO-1002')
  console.log((await a.person.get(a.path)).text.match(/id="paper"[\s\S]*?<\/section>/)?.[0])
  const b = await renewedCase(product, 'DEMO-1003', BY_POST)
  console.log((await b.person.get(b.path)).text.match(/id="paper"[\s\S]*?<\/section>/)?.[0])
  assert.ok(a)
})
