import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Draft, fillForm, paidCase, startDraft } from '../../../test/support/application.ts'
import { readPdf } from '../../../test/support/pdf-reader.ts'
import { type Product, startProduct } from '../../../test/support/product.ts'
import { type Seen, visitor } from '../../../test/support/visitor.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'

let product: Product
let begun: Draft
let filled: Draft
let paid: Draft

before(async () => {
  product = await startProduct('paper-form')
  ;[begun, filled, paid] = await Promise.all([startDraft(product), fillForm(product), paidCase(product)])
})
after(() => product.stop())

async function pdfAt(address: string, cookie = ''): Promise<ReturnType<typeof readPdf> & { readonly answer: Response }> {
  const answer = await fetch(`${product.origin}${address}`, { headers: { cookie } })
  assert.equal(answer.status, 200, address)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  return { answer, ...readPdf(new Uint8Array(await answer.arrayBuffer())) }
}

const cookieOf = ({ person }: Draft) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const linkIn = (page: Seen) => /href="([^"]*form\.pdf)"/.exec(page.text)?.[1] ?? assert.fail('no link to the form')

test('anyone finds the empty form on the page of the service, in each language', async () => {
  const stranger = visitor(product.origin)
  for (const language of LANGUAGES) {
    const link = linkIn(await stranger.get(`/${language}/tourist-card`))
    assert.equal(link, `/${language}/tourist-card/form.pdf`)
    const { answer, text, metadata } = await pdfAt(link)
    assert.equal(answer.headers.get('content-disposition'), `attachment; filename="sapar-tourist-card-${language}.pdf"`)
    assert.ok(!/TC-\w{4}-\w{4}/.test(text) && metadata.includes(`<rdf:li>${language === 'zh' ? 'zh-CN' : language}<`))
  }
  assert.equal((await stranger.get('/en/no-such-service/form.pdf')).status, 404)
  assert.equal((await stranger.get('/de/tourist-card/form.pdf')).status, 404)
})

test('the saved page and the check page lead to the form of the case, which tells what there is so far', async () => {
  for (const [draft, page] of [
    [begun, 'saved'],
    [filled, 'saved'],
    [filled, 'check'],
  ] as const) {
    const link = linkIn(await draft.person.get(`${draft.path}/${page}`))
    assert.equal(link, `${draft.path}/form.pdf`)
    const { text, drawn } = await pdfAt(link, cookieOf(draft))
    assert.ok(drawn.every((one) => one.includes(draft.code)))
    assert.equal(text.includes('Hotel Steppe, Abay 12, Almaty'), draft === filled)
    assert.equal(text.includes(draft.email), draft === filled)
  }
})

test('the form can be had in any language and after the payment too, with the names of choices and lists in that language', async () => {
  for (const [language, words] of [
    ['ru', 'Туризм'],
    ['zh', '旅游'],
  ] as const) {
    const { text } = await pdfAt(`/${language}/case/${paid.code}/form.pdf`, cookieOf(paid))
    assert.ok(text.includes(words) && text.includes(paid.code))
  }
})

test('the API hands the form to whoever holds the case, and to nobody else', async () => {
  const [token] = paid.person.cookies.values()
  const ask = (bearer: string | undefined) => fetch(`${product.origin}/api/v1/cases/${paid.code}/form`, { headers: { authorization: `Bearer ${bearer}` } })
  const answer = await ask(token)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  assert.ok(readPdf(new Uint8Array(await answer.arrayBuffer())).text.includes(paid.email))
  const [foreign] = begun.person.cookies.values()
  assert.equal((await ask(foreign)).status, 404)
})
