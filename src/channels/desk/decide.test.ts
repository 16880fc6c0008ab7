import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK_ORIGIN, type DeskApp, openDeskApp, STAFF } from '../../../test/support/desk-app.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'
import type { Cases } from '../../actions/ports/cases.ts'
import type { CaseFile } from '../../core/case/case-file.ts'

let desk: DeskApp
let officer: string

before(async () => {
  desk = await openDeskApp('desk-decide')
  officer = await desk.signIn('assigned')
})
after(() => desk.close())

type Form = Readonly<Record<string, string | readonly string[]>>

async function attempt(act: string, form: Form, file?: CaseFile) {
  const held = file ?? (await desk.caseInReview('assigned'))
  const answer = await desk.post(`/desk/case/${held.code}/${act}`, officer, form)
  return { held, status: answer.statusCode, body: answer.body, now: await desk.deps.cases.findById(held.id) }
}

/** The words of the error summary, and of each message at its place. */
function told(body: string): { readonly summary: string; readonly places: readonly string[] } {
  const plain = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const summary = plain(/<ul class="govuk-list govuk-error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? '')
  return { summary, places: [...body.matchAll(/<p [^>]*class="govuk-error-message"[^>]*>(.*?)<\/p>/gs)].map((found) => plain(found[1] ?? '')) }
}

const WALL = 'Please <b>stand</b> before a "white" wall'

test('without a reason nothing is returned or refused, and what was typed stays', async () => {
  for (const act of ['return', 'refuse']) {
    const { status, body, now } = await attempt(act, { 'note-F-02': WALL })
    assert.equal(status, 422)
    assert.deepEqual(told(body), { summary: 'Choose at least one reason.', places: ['Error: Choose at least one reason.'] })
    assert.ok(body.includes('Please &lt;b>stand&lt;/b> before a &quot;white&quot; wall</textarea>'), 'the note is kept, and written as text')
    assert.match(body, new RegExp(`name="decision" value="${act}" checked`))
    assert.equal(now?.state, 'in-review')
  }
})

test('a reason that leaves its place open asks for it at the reason', async () => {
  const { status, body } = await attempt('return', { reason: ['F-02', 'N-02'], 'note-N-02': 'Lima / Peru', 'target-N-02': '' })
  assert.equal(status, 422)
  assert.equal(told(body).summary, 'Choose which answer or document this reason is about.')
  assert.ok(body.includes('href="#return-target-N-02"') && body.includes('id="return-target-N-02-error"'))
  assert.match(body, /id="return-reason-N-02" name="reason" value="N-02" checked/)
  assert.match(body, /id="return-reason-F-02" name="reason" value="F-02" checked/)
  assert.ok(body.includes('Lima / Peru</textarea>'))
})

test('a card is approved only by somebody who says that they looked', async () => {
  const { status, body, now } = await attempt('approve', {})
  assert.equal(status, 422)
  assert.ok(body.includes('href="#same-person"') && /id="same-person"[^>]*aria-describedby="approve-problem"/.test(body))
  assert.equal(now?.state, 'in-review')
})

test('a character that no font can draw is named, and the tick stays', async () => {
  desk.undrawable.add('Q')
  const { status, body } = await attempt('approve', { samePerson: 'yes' })
  desk.undrawable.clear()
  assert.equal(status, 422)
  assert.match(told(body).summary, /No font has these characters: Q\./)
  assert.match(body, /id="same-person" name="samePerson" value="yes" checked/)
})

test('a case cannot be sent back for ever', async () => {
  const held = await desk.caseInReview('assigned')
  const max = desk.deps.law().definitions[0]?.terms.maxReturns ?? 0
  assert.ok(max >= 1)
  for (let count = 0; count < max; count++) {
    const file = await desk.deps.cases.findById(held.id)
    const events = (['return', 'resubmit'] as const).map((kind) => ({ kind, at: desk.clock.now(), actor: { kind: 'staff' as const, id: '118' }, data: {} }))
    assert.equal(await desk.deps.cases.save(file as CaseFile, { at: desk.clock.now(), patch: {}, events }), 'saved')
  }
  const { status, body } = await attempt('return', { reason: 'F-02' }, held)
  assert.equal(status, 422)
  assert.match(told(body).summary, new RegExp(`returned ${max} times? at most`))
})

test('whoever was slower is told so, and sends the same form again', async () => {
  const held = await desk.caseInReview('assigned')
  const cases = desk.deps.cases as { save: Cases['save'] }
  const { save } = cases
  // Not while the file is opened: what could not be noted is not shown.
  cases.save = async (...act: Parameters<typeof save>) => (act[1].events.some(({ kind }) => kind === 'open-file') ? save(...act) : 'changed-meanwhile')
  const first = await attempt('refuse', { reason: 'A-01', 'note-A-01': 'Altered page' }, held)
  cases.save = save
  assert.equal(first.status, 422)
  assert.match(told(first.body).summary, /has changed meanwhile/)
  assert.ok(first.body.includes('Altered page</textarea>'))
  const again = await attempt('refuse', { reason: 'A-01', 'note-A-01': 'Altered page' }, first.held)
  assert.equal(again.status, 303)
  assert.equal(again.now?.state, 'refused')
})

test('the letter is shown as it would be sent, and nothing happens', async () => {
  const { status, body, now, held } = await attempt('return', { reason: 'F-02', 'note-F-02': WALL, preview: 'yes' })
  assert.equal(status, 200)
  assert.match(body, /class="sapar-letter sapar-letter--text"[^>]*lang="ru"/)
  assert.match(body, /class="sapar-letter sapar-letter--text"[^>]*lang="en"/)
  assert.ok(body.includes('Здравствуйте') && body.includes('Hello'), 'in the language of the applicant, and in that of the officer')
  assert.equal(now?.state, 'in-review')
  assert.deepEqual(await desk.deps.cases.notices(held.id), [])
  const sent = await attempt('return', { reason: 'F-02', 'note-F-02': WALL }, held)
  assert.equal(sent.status, 303)
  assert.deepEqual(
    (await desk.deps.cases.notices(held.id)).map(({ kind, language }) => [kind, language]),
    [['returned', 'ru']],
  )
})

test('the officer reads the true reason where the applicant gets a general one, and adds no words to it', async () => {
  const held = await desk.caseInReview('assigned')
  const { body } = await desk.get(`/desk/case/${held.code}`, officer)
  assert.ok(body.includes('Public order or security'))
  assert.ok(!body.includes('id="refuse-note-S-01"') && body.includes('id="refuse-note-A-01"'))
})

test('each act offers the reasons of the service that may be given in it, and no other is taken', async () => {
  const held = await desk.caseInReview('assigned')
  const { body } = await desk.get(`/desk/case/${held.code}`, officer)
  const { reasons, definitions } = desk.deps.law()
  for (const act of ['return', 'refuse'] as const) {
    const offered = [...body.matchAll(new RegExp(`id="${act}-reason-([A-Z]-\\d+)"`, 'g'))].map((found) => found[1])
    const allowed = (definitions[0]?.reasons ?? []).filter((code) => reasons.some((rule) => rule.code === code && (rule.use === act || rule.use === 'both')))
    assert.ok(offered.length >= 9)
    assert.deepEqual(offered, allowed)
  }
  const wrong = await attempt('return', { reason: 'S-01' }, held)
  assert.equal(wrong.status, 422)
  assert.equal(told(wrong.body).summary, 'This reason cannot be given here. Choose another.')
})

test('a supervisor gives a case to an officer of the office for a reason, from the case and from the queue', async () => {
  const cookie = await desk.signIn('supervisor')
  const held = await desk.caseInReview('assigned')
  const give = async (form: Form, path = `/desk/case/${held.code}/assign`) => desk.post(path, cookie, form)
  assert.match(told((await give({ staffNumber: STAFF.colleague.number, reason: ' ' })).body).summary, /Write the reason/)
  for (const staffNumber of ['', STAFF.officerElsewhere.number, STAFF.auditor.number]) {
    const { body } = await give({ staffNumber, reason: 'On leave' })
    assert.match(told(body).summary, /Choose an officer of your office/)
    assert.ok(body.includes('On leave</textarea>'))
  }
  const unknown = await give({ code: 'TC-2222-2222', staffNumber: STAFF.colleague.number, reason: 'On leave' }, '/desk/assign')
  assert.ok(told(unknown.body).summary.includes('no such case in your office') && unknown.body.includes('value="TC-2222-2222"'))
  const given = await give({ code: held.code, staffNumber: STAFF.colleague.number, reason: 'On leave' }, '/desk/assign')
  assert.equal(given.headers.location, `/desk?done=assigned&case=${held.code}`)
  assert.equal((await desk.deps.cases.findById(held.id))?.assignedTo, desk.members.colleague.id)
  const event = (await desk.deps.cases.events(held.id)).findLast(({ kind }) => kind === 'assign')
  assert.deepEqual(event?.data, { to: STAFF.colleague.number, reason: 'On leave' })
  assert.equal(event?.actor.id, STAFF.supervisor.number)
})

test('two officers who ask at once get two cases, the one that is due first first', async () => {
  const first = await desk.caseInReview()
  const second = await desk.caseInReview()
  const cookies = [officer, await desk.signIn('colleague')]
  const taken = await Promise.all(cookies.map(async (cookie) => String((await desk.post('/desk/next', cookie)).headers.location)))
  assert.deepEqual(taken.sort(), [first, second].map(({ code }) => `/desk/case/${code}`).sort())
  assert.equal((await desk.post('/desk/next', officer)).headers.location, '/desk?empty=yes')
  assert.ok((await desk.get('/desk?empty=yes', officer)).body.includes('No case is waiting'))
})

test('a failure of ours tells nothing internal, and is told to the operator', async () => {
  const people = desk.deps.people as { staffOfSession: unknown }
  const { staffOfSession } = people
  people.staffOfSession = () => Promise.reject(new Error('connection to 10.0.0.7 refused'))
  const { statusCode, body } = await desk.get('/desk?lang=ru', officer)
  people.staffOfSession = staffOfSession
  assert.equal(statusCode, 500)
  assert.ok(body.includes('<html lang="ru">') && !body.includes('10.0.0.7'))
  assert.equal(desk.troubles.length, 1)
})

test('a wrong address, a parameter written twice and a body that is no form are answered with a page', async () => {
  const held = await desk.caseInReview('assigned')
  const raw = (payload: string, type: string) =>
    desk.app.inject({ method: 'POST', url: `/desk/case/${held.code}/return`, headers: { cookie: officer, origin: DESK_ORIGIN, 'content-type': type }, payload })
  const answers = await Promise.all([
    ...['/desk/find?code=a&code=b', '/desk?done=approved&case=a&case=b', '/desk?lang=en&lang=ru', '/desk/case/%00', '/desk/nowhere'].map((path) =>
      desk.get(path, officer),
    ),
    raw('x='.padEnd(70_000, 'a'), 'application/x-www-form-urlencoded'),
    raw('<a/>', 'text/xml'),
    raw('{', 'application/json'),
  ])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [422, 200, 200, 404, 404, 413, 415, 400],
  )
  for (const { body } of answers) assert.match(body, /^<!doctype html>/)
  assert.equal((await desk.deps.cases.findById(held.id))?.state, 'in-review')
})

test('every page of the desk has all its words in every language', async () => {
  const held = await desk.caseInReview('assigned')
  const supervisor = await desk.signIn('supervisor')
  const auditor = await desk.signIn('auditor')
  const pages: readonly (readonly [string, string])[] = [
    ['/desk/sign-in', ''],
    ['/desk', officer],
    [`/desk/case/${held.code}`, officer],
    ['/desk/messages', officer],
    ['/desk', supervisor],
    [`/desk/case/${held.code}`, supervisor],
    ['/desk', auditor],
    [`/desk/case/${held.code}`, auditor],
    ['/desk/nowhere', officer],
    ['/desk/enrol/unknown', ''],
  ]
  for (const language of LANGUAGES) {
    for (const [path, cookie] of pages) {
      const { body } = await desk.get(`${path}?lang=${language}`, cookie)
      const text = body.replace(/<[^>]+>/g, ' ')
      assert.equal(/\b(?:desk|country|field|problem|document|service|status|common)\.[a-z]+[\w.-]*/.exec(text)?.[0], undefined, `${path} in ${language}`)
      assert.ok(body.includes(`<html lang="${language === 'zh' ? 'zh-Hans' : language}">`))
    }
  }
})
