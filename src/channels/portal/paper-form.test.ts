import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Draft, fillForm, paidCase, startDraft } from '../../../test/support/application.ts'
import { readPdf } from '../../../test/support/pdf-reader.ts'
import { type Product, startProduct } from '../../../test/support/product.ts'
import { type Seen, visitor } from '../../../test/support/visitor.ts'
import { specimenPerson } from '../../countries/kz-demo/specimens.ts'
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

const cookieOf = ({ person }: Pick<Draft, 'person'>) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
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

test('a renewal that has only begun has a form with the card and what it says of its holder; empty, it has room for the card', async () => {
  const holder = visitor(product.origin)
  const { birthDate, passportNumber, surname } = specimenPerson
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const card = { number: 'DEMO-1002', 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year }
  const { to = '' } = await holder.post('/en/my-card/renew', { ...card, passportNumber })
  const [path = assert.fail(to)] = /^\/en\/case\/RC-\w{4}-\w{4}/.exec(to) ?? []
  const { text } = await pdfAt(`${path}/form.pdf`, cookieOf({ person: holder }))
  for (const known of ['The card you renew', card.number, surname, passportNumber, '12 May 1990']) assert.ok(text.includes(known), known)
  assert.equal(linkIn(await holder.post('/en/my-card', card)), '/en/registration-card-renewal/form.pdf')
  for (const language of LANGUAGES) {
    const link = linkIn(await holder.get(`/${language}/my-card`))
    const empty = await pdfAt(link)
    assert.ok(!empty.text.includes(card.number) && !empty.text.includes(surname) && empty.drawn.length >= 2)
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
