import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { visibleCase, visibleEvents } from '../core/access/fields.ts'
import { held, type LedCase, ledCase, paid, quietWorld, returned, SYSTEM, value, work } from '../../test/support/model-office.ts'
import { confirm, fillForm, PUBLIC, takeLetters } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { resubmitApplication } from './resubmit-application.ts'
import { sendNotice } from '../jobs/send-notice.ts'
import { approveCase, refuseCase, returnCase } from './decide-case.ts'
import { assignCase } from './desk-queue.ts'
import { readDocument } from './documents.ts'
import { changeEmail, confirmEmail, sendEmailCode } from './email.ts'
import { findCase, recoverReference, resumeByLink } from './find-case.ts'
import { retryApplication } from './further-application.ts'
import { issueCard } from './issue-card.ts'
import { readCase } from './read-case.ts'
import { saveAnswers } from './save-answers.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const DAY = 24 * 3_600_000
const codeOf = (result: { readonly ok: boolean; readonly code?: string }) => result.code ?? 'ok'
const linkIn = (to: string) =>
  /\/resume\/(\w+)/.exec(world.mail.taken.findLast((mail) => mail.to === to && mail.text.includes('/resume/'))?.text ?? '')?.[1] ?? assert.fail('no link')
const digitsIn = (text: string) => /(?<!\d)(\d{3}) ?(\d{3})(?!\d)/.exec(text)?.slice(1).join('') ?? assert.fail('no code')
const recipients = async (led: LedCase, kind: string) =>
  (await world.cases.notices(led.it.id)).filter((notice) => notice.kind === kind).map(({ recipient }) => recipient)

/** The newest letter of this case that no worker has taken yet. */
async function waitingNotice(led: LedCase): Promise<string> {
  const own = (await world.cases.notices(led.it.id)).map(({ id }) => id)
  return (await world.jobs.waiting()).findLast(({ data }) => own.includes(data.noticeId ?? ''))?.data.noticeId ?? assert.fail('no letter waits')
}

test('letters go to the last confirmed address until a newer one is confirmed', async () => {
  const led = await ledCase(world, 'submitted')
  const old = led.it.answers.email ?? ''
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'not.yet@example.org' }))
  await paid(world, led)
  assert.deepEqual(await recipients(led, 'paid'), [old])
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'nor.this@example.org' }))
  value(await approveCase(world.deps, await held(world, led), { code: led.code, samePerson: true }))
  value(await issueCard(world.deps, SYSTEM, { caseId: led.it.id }))
  assert.deepEqual(await recipients(led, 'issued'), [old])
  for (let tries = 0; tries < 3 && !(await led.file()).emailConfirmedAt; tries++) await confirm(world, led.it, led.owner)
  const file = await led.file()
  assert.deepEqual([file.email, file.confirmedEmail], ['nor.this@example.org', undefined])
})

test('a link back to the draft dies with the address that it was sent to, and one that waits is not sent any more', async () => {
  const led = await ledCase(world, 'draft')
  const old = led.it.answers.email ?? ''
  await takeLetters(world, led.it)
  const token = linkIn(old)
  assert.ok((await resumeByLink(world.deps, PUBLIC, { token })).ok)
  world.mail.behave('down')
  const typed = (email: string) => ({ code: led.code, page: 'contact', typed: { ...led.it.answers, email } })
  value(await saveAnswers(world.deps, led.owner, typed('stranger@example.org')))
  value(await saveAnswers(world.deps, led.owner, typed('right@example.org')))
  world.mail.behave('well')
  await takeLetters(world, led.it)
  assert.equal(codeOf(await resumeByLink(world.deps, PUBLIC, { token })), 'link-expired')
  assert.ok((await resumeByLink(world.deps, PUBLIC, { token: linkIn('right@example.org') })).ok)
  assert.ok(!world.mail.taken.some(({ to }) => to === 'stranger@example.org'))
})

test('a letter that is sent twice carries the same code, and a code stays good while its successor is not sent', async () => {
  const led = await ledCase(world, 'draft')
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'twice@example.org' }))
  const sent: string[] = []
  const dying = { ...world.deps.mail, send: async (mail: Parameters<typeof world.mail.send>[0]) => void sent.push(mail.text) }
  const noticeId = await waitingNotice(led)
  const lost = { ...world.deps, mail: dying, cases: { ...world.deps.cases, setNoticeSent: () => Promise.reject(new Error('died')) } }
  await assert.rejects(sendNotice(lost, SYSTEM, { noticeId }), /died/)
  await sendNotice({ ...world.deps, mail: dying }, SYSTEM, { noticeId })
  const digits = sent.map(digitsIn)
  assert.equal(digits.length, 2)
  assert.equal(digits[0], digits[1])
  world.mail.behave('down')
  value(await sendEmailCode(world.deps, led.owner, { code: led.code }))
  await takeLetters(world, led.it)
  world.mail.behave('well')
  assert.ok((await confirmEmail(world.deps, led.owner, { code: led.code, digits: digits[0] ?? '' })).ok)
})

test('a code is good at the moment its letter leaves, however quickly it is read', async () => {
  const led = await ledCase(world, 'draft')
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'quick@example.org' }))
  const answers: string[] = []
  const send = async (mail: Parameters<typeof world.mail.send>[0]) => {
    const digits = digitsIn(mail.text)
    answers.push(codeOf(await confirmEmail(world.deps, led.owner, { code: led.code, digits })))
  }
  await sendNotice({ ...world.deps, mail: { ...world.deps.mail, send } }, SYSTEM, { noticeId: await waitingNotice(led) })
  assert.deepEqual(answers, ['ok'])
})

test('fifty guesses at once are worth no more than five', async () => {
  const led = await ledCase(world, 'draft')
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'guessed@example.org' }))
  await takeLetters(world, led.it)
  const guesses = Array.from({ length: 50 }, (_, n) => confirmEmail(world.deps, led.owner, { code: led.code, digits: String(n).padStart(6, '9') }))
  const codes = (await Promise.all(guesses)).map(codeOf)
  assert.equal(codes.filter((code) => code === 'code-wrong').length, 4, 'and the fifth wrong one uses the code up')
  assert.equal(codes.filter((code) => code === 'code-used-up').length, 46)
})

test('a new try after the end goes to the address that was confirmed, and is found by its passport at once', async () => {
  const led = await ledCase(world, 'in-review')
  value(await changeEmail(world.deps, led.owner, { code: led.code, email: 'mistyped@example.org' }))
  value(await refuseCase(world.deps, await held(world, led), { code: led.code, reasons: [{ code: 'A-01' }] }))
  const { caseId } = value(await retryApplication(world.deps, led.owner, { code: led.code }))
  const draft = await world.cases.findById(caseId)
  assert.equal(draft?.email, led.it.answers.email)
  const asked = { nationality: 'PER', passportNumber: `${led.it.answers.passportNumber?.toLowerCase()}`.replace(/^x/, 'x‐ '), network: 'n1' }
  value(await recoverReference(world.deps, PUBLIC, { ...asked, email: led.it.answers.email ?? '' }))
  assert.equal((await world.cases.notices(caseId)).filter(({ kind }) => kind === 'reference-reminder').length, 1)
})

test('nobody fills a mailbox by asking for a lost reference, from wherever they ask', async () => {
  const led = await ledCase(world, 'submitted')
  const { email = '', passportNumber = '' } = led.it.answers
  for (let ask = 0; ask < 8; ask++) value(await recoverReference(world.deps, PUBLIC, { email, nationality: 'PER', passportNumber, network: `net-${ask}` }))
  assert.equal((await recipients(led, 'reference-reminder')).length, 3)
})

test('what is no reference uses up nobody’s tries, and a blocked network not those of a reference', async () => {
  const led = await ledCase(world, 'submitted')
  const ask = (reference: string, network: string, birthDate = '1990-05-12') =>
    findCase(world.deps, PUBLIC, { reference, birthDate, passportNumber: led.it.answers.passportNumber ?? '', network })
  for (let n = 0; n < 40; n++) await ask('nonsense', 'loud')
  assert.equal(codeOf(await ask('nonsense', 'quiet')), 'no-match')
  for (let n = 0; n < 40; n++) await ask(`x${n}`, 'loud')
  for (let n = 0; n < 20; n++) assert.equal(codeOf(await ask(led.code, 'loud', '1980-01-01')), 'too-many-requests')
  assert.equal(codeOf(await ask(led.code, 'quiet')), 'ok')
})

test('every look of an official into a file is noted, pictures too, whoever else is changing the case', async () => {
  const led = await ledCase(world, 'in-review')
  const { supervisor } = world.staff
  const openings = async () => (await world.cases.events(led.it.id)).filter(({ kind }) => kind === 'open-file').length
  assert.ok((await readDocument(world.deps, supervisor, { code: led.code, document: 'portrait' })).ok)
  assert.equal(await openings(), 1)
  world.forward(3_600_000)
  let lost = 5
  const crowded = {
    ...world.deps,
    cases: {
      ...world.deps.cases,
      save: async (...act: Parameters<typeof world.cases.save>) => (lost-- > 0 ? ('changed-meanwhile' as const) : world.cases.save(...act)),
    },
  }
  assert.ok((await readCase(crowded, supervisor, { code: led.code })).ok)
  assert.equal(await openings(), 2)
  world.forward(3_600_000)
  const hopeless = { ...world.deps, cases: { ...world.deps.cases, save: async () => 'changed-meanwhile' as const } }
  await assert.rejects(readCase(hopeless, supervisor, { code: led.code }), /could not be noted/)
})

test('a draft is seen by nobody of the agency', async () => {
  const led = await ledCase(world, 'draft')
  for (const actor of [world.staff.supervisor, world.staff.auditor, ...world.staff.officers]) {
    assert.equal(codeOf(await readCase(world.deps, actor, { code: led.code })), 'not-found')
    assert.equal(codeOf(await readDocument(world.deps, actor, { code: led.code, document: 'portrait' })), 'not-found')
  }
})

test('nobody gives a case to themselves', async () => {
  const led = await ledCase(world, 'in-review')
  const both = { ...world.staff.supervisor, roles: ['officer', 'supervisor'] as const }
  assert.equal(codeOf(await assignCase(world.deps, both, { code: led.code, staffNumber: both.number, reason: 'It is quicker' })), 'officer-unknown')
})

test('what the law keeps back is told to the applicant in no field, while the desk sees it', async () => {
  const led = await ledCase(world, 'in-review')
  value(await refuseCase(world.deps, await held(world, led), { code: led.code, reasons: [{ code: 'S-01', target: 'surname', note: 'He is on the list' }] }))
  const file = await led.file()
  const events = await world.cases.events(led.it.id)
  const shown = JSON.stringify([visibleCase('applicant', file), visibleEvents('applicant', events, new Set(['S-01']))])
  assert.doesNotMatch(shown, /S-01|on the list|A test/)
  assert.match(JSON.stringify([visibleCase('officer', file), visibleEvents('officer', events, new Set(['S-01']))]), /S-01/)
})

test('an officer gives only the reasons of the service, each once, and never asks for an answer that the price is made of', async () => {
  const led = await ledCase(world, 'in-review')
  const officer = await held(world, led)
  const narrow = {
    ...world.deps,
    law: () => ({ ...world.law, definitions: world.law.definitions.map((definition) => ({ ...definition, reasons: ['N-02', 'F-01'] })) }),
  }
  assert.equal(codeOf(await refuseCase(narrow, officer, { code: led.code, reasons: [{ code: 'A-01' }] })), 'reason-unknown')
  for (const target of ['entries', 'daysOfStay', 'speed'])
    assert.equal(codeOf(await returnCase(world.deps, officer, { code: led.code, reasons: [{ code: 'N-02', target }] })), 'target-missing')
  const twice = [{ code: 'F-01' }, { code: 'F-01', note: 'again\u0000\ud800' }]
  assert.equal(value(await returnCase(world.deps, officer, { code: led.code, reasons: twice })).returned?.length, 1)
})

test('a returned case always has a way on: what has become wrong by itself may be put right, and nothing else', async () => {
  const led = await ledCase(world, 'in-review')
  await returned(world, led, [{ code: 'N-02', target: 'nationality' }])
  world.forward(61 * DAY - 40 * DAY)
  world.forward(40 * DAY)
  const trip = (changes: Readonly<Record<string, string>>) =>
    saveAnswers(world.deps, led.owner, { code: led.code, page: 'trip', typed: { ...led.it.answers, entryOn: '2027-03-01', ...changes } })
  value(await trip({ entries: 'multiple', purpose: 'business' }))
  const { answers } = await led.file()
  assert.deepEqual([answers.entryOn, answers.entries, answers.purpose], ['2027-03-01', 'single', 'tourism'])
  value(await saveAnswers(world.deps, led.owner, { code: led.code, page: 'personal', typed: { ...led.it.answers, nationality: 'NGA', surname: 'OTHER' } }))
  assert.deepEqual([(await led.file()).answers.nationality, (await led.file()).answers.surname], ['NGA', 'EXAMPLE'])
  assert.equal(codeOf(await resubmitApplication(world.deps, led.owner, { code: led.code })), 'not-complete')
  Object.assign(led.it.answers, { nationality: 'NGA', entryOn: '2027-03-01' })
  value(await fillForm(world, led.it, led.owner))
  assert.equal(value(await resubmitApplication(world.deps, led.owner, { code: led.code })).state, 'in-review')
})

test('what cannot be printed is not approved, so that no case goes to and fro between desk and press', async () => {
  const led = await ledCase(world, 'in-review')
  const officer = await held(world, led)
  const noLines = { ...world.deps, law: () => ({ ...world.law, issuingState: '??' }) }
  assert.equal(codeOf(await approveCase(noLines, officer, { code: led.code, samePerson: true })), 'mrz-not-possible')
  world.missing = 'X'
  assert.equal(codeOf(await approveCase(world.deps, officer, { code: led.code, samePerson: true })), 'glyph-missing')
  world.missing = ''
  value(await approveCase(world.deps, officer, { code: led.code, samePerson: true }))
  await work(world)
  assert.equal((await led.file()).state, 'issued')
})
