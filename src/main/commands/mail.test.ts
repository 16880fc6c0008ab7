import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assignToOfficer, type Draft, paidCase } from '../../../test/support/application.ts'
import { eventually, readMail } from '../../../test/support/mailbox.ts'
import { type Product, startProduct } from '../../../test/support/product.ts'
import { deliveryReport, type Report } from '../../../test/support/returned-letters.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { visitor } from '../../../test/support/visitor.ts'

const folder = temporaryFolder('returned-mail')
let product: Product
let paid: Draft
before(async () => {
  product = await startProduct('returned-mail')
  paid = await paidCase(product)
})
after(() => product.stop())

function kept(name: string, report: Report | string): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, typeof report === 'string' ? report : deliveryReport(report))
  return file
}

/** What the command counted. */
async function returned(given: string): Promise<Readonly<Record<string, number>>> {
  const ran = await product.sapar('mail', 'returned', given, '--json')
  assert.deepEqual([ran.code, ran.err], [0, ''])
  const { ok, ...counts } = JSON.parse(ran.out) as Record<string, number>
  assert.equal(ok, true)
  return counts
}

const NONE = { noted: 0, known: 0, unknown: 0, other: 0, unreadable: 0 }
const statusPage = async () => (await paid.person.get(paid.path)).text

test('an applicant whose letters come back reads so on the page of the case, and the officer at the desk, until something arrives', async () => {
  await assignToOfficer(product, paid.code)
  const officer = visitor(product.origin)
  await officer.post('/desk/sign-in/persona', { number: '118' })
  const desk = async () => (await officer.get(`/desk/case/${paid.code}`)).text
  const [page, file] = [/Letters to (\S+) come back/, /Letters come back since/]
  assert.deepEqual([page.exec(await statusPage()), file.exec(await desk())], [null, null])
  await eventually(async () => ((await product.pool.query(WAITING)).rows.length === 0 ? true : undefined), 'sending all letters')
  const { messageId } = await readMail(product, paid.email)
  const report = kept('one.eml', { messageId, recipient: paid.email })
  assert.deepEqual(await returned(report), { ...NONE, noted: 1 })
  assert.deepEqual(await returned(report), { ...NONE, known: 1 }, 'read again')
  assert.equal(page.exec(await statusPage())?.[1], paid.email)
  assert.match(await statusPage(), /\/confirm-email\?change=yes/)
  assert.match(await desk(), file)
  await product.pool.query(LATER_LETTER)
  assert.deepEqual([page.exec(await statusPage()), file.exec(await desk())], [null, null])
})

const WAITING = `select from notice where state = 'queued'`

/** That has reached the same address. */
const LATER_LETTER = `
  insert into notice (id, case_id, kind, language, recipient, message_code, facts, state, attempts, created_at, sent_at)
  select gen_random_uuid(), case_id, kind, language, recipient, 'LATERONE', facts, 'sent', 1, now(), now() + interval '1 day' from notice
  where refused_at is not null limit 1`

test('a Maildir is read whole, each report once, and what is no report of a letter of ours changes nothing', async () => {
  const { rows } = await product.pool.query<{ id: string }>('select id from notice where refused_at is null order by id limit 2')
  const [first = '', second = ''] = rows.map(({ id }) => `<${id}@localhost>`)
  kept('box/new/1', { messageId: first, back: 'letter' })
  kept('box/new/2', { messageId: first })
  kept('box/cur/3:2,S', { messageId: '<0197f2a4-1c3b-7d2e-9f00-0123456789ab@localhost>' })
  kept('box/cur/4:2,S', 'From: anna@example.org\r\nSubject: Thank you\r\n\r\nBye\r\n')
  kept('box/cur/5:2,S', { messageId: '<no-uuid@localhost>' })
  kept('box/tmp/6', { messageId: second })
  kept('box/cur/7:2,S', { messageId: second, action: 'delayed', status: '4.4.1' })
  assert.deepEqual(await returned(path.join(folder, 'box')), { noted: 1, known: 1, unknown: 2, other: 2, unreadable: 0 })
  const noted = await product.pool.query<{ id: string }>('select id from notice where id = any($1) and refused_at is not null', [rows.map(({ id }) => id)])
  assert.deepEqual(
    noted.rows.map(({ id }) => `<${id}@localhost>`),
    [first],
  )
})

test('in words, and refused when there is nothing to read', async () => {
  const ran = await product.sapar('mail', 'returned', kept('word.eml', { messageId: '<x@localhost>', action: 'delayed' }))
  assert.equal(
    ran.out,
    '0 letters came back and are noted, 0 were noted before, 0 are of no letter that we know, 1 messages are no report of a failed letter.\n',
  )
  assert.equal((await product.sapar('mail', 'returned', path.join(folder, 'nothing'))).code, 66)
  assert.equal((await product.sapar('mail', 'returned')).code, 64)
  const huge = kept('huge.eml', 'x'.repeat(26 * 1024 * 1024))
  assert.deepEqual(await returned(huge), { ...NONE, unreadable: 1 })
})
