import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskApp, openDeskApp, STAFF } from '../../../test/support/desk-app.ts'
import { readPage } from '../../../test/support/html-page.ts'

let desk: DeskApp
before(async () => {
  desk = await openDeskApp('desk-overrule')
})
after(() => desk.close())

const WORD = { document: 'portrait', rule: 'blurred', reason: 'The camera is soft, the face is clear' }

test('an officer sees what the applicant saw, says why it is otherwise, and both stand there afterwards', async () => {
  const { code } = await desk.caseInReview('assigned')
  const officer = await desk.signIn('assigned')
  const before = readPage((await desk.get(`/desk/case/${code}`, officer)).body).text
  assert.ok(before.includes('The photo is not sharp') && before.includes('Limit: at least 1.25'), before)
  const said = await desk.post(`/desk/case/${code}/overrule`, officer, WORD)
  assert.equal(said.statusCode, 303)
  const after = readPage((await desk.get(`/desk/case/${code}`, officer)).body).text
  assert.ok(after.includes('The photo is not sharp'), 'the finding stays')
  assert.ok(after.includes(`Overruled by officer ${STAFF.assigned.number}: ${WORD.reason}`))
  assert.ok(after.includes('All rules are met or overruled'))
})

test('without a reason, or with an endless one, nothing is overruled, and the words stand at the field with what was typed', async () => {
  const { code } = await desk.caseInReview('assigned')
  const officer = await desk.signIn('assigned')
  for (const reason of ['', '   ', 'x'.repeat(301)]) {
    const { statusCode, body } = await desk.post(`/desk/case/${code}/overrule`, officer, { ...WORD, reason })
    assert.equal(statusCode, 422)
    assert.ok(readPage(body).describedBy('overrule-blurred').length > 1, 'hint and error')
    assert.ok(body.includes(`value="${reason}"`) || reason.trim() === '')
  }
  assert.ok(!readPage((await desk.get(`/desk/case/${code}`, officer)).body).text.includes('Overruled by'))
})

test('a rule that found nothing, and a document without findings, cannot be overruled', async () => {
  const { code } = await desk.caseInReview('assigned')
  const officer = await desk.signIn('assigned')
  for (const word of [
    { ...WORD, rule: 'roll' },
    { ...WORD, rule: 'nothing' },
    { ...WORD, document: 'passportPage' },
    { ...WORD, document: '' },
  ])
    assert.equal((await desk.post(`/desk/case/${code}/overrule`, officer, word)).statusCode, 404, JSON.stringify(word))
})

test('how often each rule is overruled is counted for supervisors', async () => {
  const { body } = await desk.get('/desk/photo-rules', await desk.signIn('supervisor'))
  const cells = [...body.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim())
  assert.deepEqual(cells, ['1.0.0', '3', '1', '33 %'])
  assert.ok(body.includes('The photo is not sharp'))
})
