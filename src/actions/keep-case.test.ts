import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AccountOffice, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import { type Actor, heldBySession } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Answers } from '../core/service/definition.ts'
import { withAccount } from './account-sessions.ts'
import { typedColumns } from './case-facts.ts'
import { startFamilyMember, startForPerson } from './further-application.ts'
import { keepCase, useAccountAddress } from './keep-case.ts'
import { readAccount } from './read-account.ts'
import { actorOfToken } from './sessions.ts'
import { startApplication } from './start-application.ts'

let office: AccountOffice

before(async () => {
  office = await openAccountOffice('keep-case')
})
after(() => office.close())

let people = 0
const someone = () => `gulnara.${++people}@example.org`
const said = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)

const ANSWERS = {
  surname: 'EXAMPLE',
  givenNames: 'ANNA',
  birthDate: '1990-05-12',
  passportNumber: 'X1234567',
  nationality: 'PER',
  entryOn: '2027-01-12',
  addressOfStay: 'Hotel Steppe, Almaty',
}

const start = (actor: Actor) => startApplication(office.deps, actor, { service: 'tourist-card', language: 'en', channel: 'portal', answers: {} })

async function fileOf(id: string): Promise<CaseFile> {
  const file = await office.deps.cases.findById(id)
  assert.ok(file)
  return file
}

/** A case that was begun in some browser, with answers in it; `email` is confirmed. */
async function caseElsewhere({
  email = someone(),
  answers = ANSWERS,
  state = 'draft' as CaseFile['state'],
}: {
  email?: string
  answers?: Answers
  state?: CaseFile['state']
} = {}) {
  const started = await start(PUBLIC)
  assert.ok(started.ok)
  const holder = await actorOfToken(office.deps, started.value.token)
  const file = await answered(started.value.caseId, { ...answers, email })
  if (state !== 'draft') await office.pool.query('update case_file set state = $2 where id = $1', [file.id, state])
  return { file: await fileOf(file.id), holder }
}

async function answered(id: string, answers: Answers & { readonly email?: string }): Promise<CaseFile> {
  const at = office.clock.now()
  const actor = { kind: 'applicant', id: '' } as const
  const patch = { ...typedColumns(answers), ...(answers.email ? { email: answers.email, emailConfirmedAt: at } : {}) }
  await office.deps.cases.save(await fileOf(id), { at, patch, events: [{ kind: 'save-answers', actor, at, data: {} }] })
  return fileOf(id)
}

async function overviewOf(actor: Actor) {
  const overview = await readAccount(office.deps, actor)
  assert.ok(overview.ok)
  return overview.value
}

test('What is begun by somebody who is signed in lies in the account: no session, no link, and the address confirmed', async () => {
  const email = someone()
  const { actor, token } = await office.signIn(email)
  const [sent, started] = [office.mails.length, await start(actor)]
  assert.ok(started.ok)
  assert.equal(started.value.token, undefined)
  const file = await fileOf(started.value.caseId)
  assert.deepEqual([file.email, file.answers.email, file.emailConfirmedAt !== undefined], [email, email, true])
  await office.deliver()
  assert.equal(office.mails.length, sent)
  const now = await withAccount(office.deps, PUBLIC, token)
  assert.ok(now.kind === 'applicant' && now.caseIds.includes(file.id))
  assert.deepEqual(heldBySession(now), [], 'and it is gone from this browser when the account is')
  assert.deepEqual(
    (await overviewOf(now)).cases.map(({ file: { code } }) => code),
    [file.code],
  )
})

test('A case of this browser is kept, opens on another device from then on, and twice is once', async () => {
  const email = someone()
  const { file, holder } = await caseElsewhere()
  const here = await office.signIn(email, holder)
  assert.deepEqual(
    (await overviewOf(here.actor)).held.map(({ code }) => code),
    [file.code],
  )
  for (let at = 0; at < 2; at++) assert.equal(said(await keepCase(office.deps, here.actor, { code: file.code })), 'ok')
  const there = await office.signIn(email)
  const overview = await overviewOf(there.actor)
  assert.deepEqual(
    overview.cases.map((one) => one.file.code),
    [file.code],
  )
  assert.deepEqual(overview.held, [])
})

test('Nobody keeps, reuses or turns a case that is not open to them, nor without an account', async () => {
  const { file, holder } = await caseElsewhere()
  const stranger = (await office.signIn(someone())).actor
  for (const act of [keepCase, useAccountAddress, startForPerson]) {
    const [theirs, unknown] = [await act(office.deps, stranger, { code: file.code }), await act(office.deps, stranger, { code: 'TC-2345-6789' })]
    assert.deepEqual(theirs, unknown)
    assert.equal(said(theirs), 'not-found')
    assert.equal(said(await act(office.deps, PUBLIC, { code: file.code })), 'not-found')
    assert.equal(said(await act(office.deps, holder, { code: file.code })), 'not-found', 'open in a browser, but nobody is signed in')
  }
  assert.equal((await fileOf(file.id)).version, file.version)
})

test('A case whose letters come to the address is listed with no name, no answer and no paper, and opens by nothing of that', async () => {
  const email = someone()
  const { file } = await caseElsewhere({ email, state: 'in-review' })
  await caseElsewhere({ email, state: 'draft' })
  const unconfirmed = await caseElsewhere({ email: someone(), state: 'in-review' })
  await office.pool.query('update case_file set email = $2, email_confirmed_at = null where id = $1', [unconfirmed.file.id, email])
  const { actor } = await office.signIn(email.toUpperCase())
  const { found, cases } = await overviewOf(actor)
  assert.deepEqual(found, [{ code: file.code, service: 'tourist-card', state: 'in-review' }])
  assert.deepEqual(cases, [])
  assert.ok(actor.kind === 'applicant' && actor.caseIds.length === 0)
})

test('A twin that opens what it only found is noticed', async () => {
  const email = someone()
  const { file } = await caseElsewhere({ email, state: 'in-review' })
  const { token } = await office.signIn(email)
  const signedIn: typeof office.deps.accounts.signedIn = async (hash, now) => {
    const session = await office.deps.accounts.signedIn(hash, now)
    const found = await office.deps.accounts.casesOfAddress(email, 20)
    return session && { ...session, caseIds: [...session.caseIds, ...found.map(({ id }) => id)] }
  }
  const twin = await withAccount({ ...office.deps, accounts: { ...office.deps.accounts, signedIn } }, PUBLIC, token)
  assert.ok(twin.kind === 'applicant' && twin.caseIds.includes(file.id))
})

test('A person of the account is typed once: everything lasting is filled in, days that lie ahead are asked anew', async () => {
  const email = someone()
  const { file, holder } = await caseElsewhere()
  const { actor } = await office.signIn(email, holder)
  await keepCase(office.deps, actor, { code: file.code })
  const now = (await office.signIn(email)).actor
  assert.deepEqual(
    (await overviewOf(now)).people.map(({ name, birthDate, caseCode }) => [name, birthDate, caseCode]),
    [['EXAMPLE ANNA', '1990-05-12', file.code]],
  )
  office.clock.forward(60)
  const started = await startForPerson(office.deps, now, { code: file.code })
  assert.ok(started.ok, said(started))
  const { answers, ...fresh } = await fileOf(started.value.caseId)
  for (const name of ['surname', 'givenNames', 'birthDate', 'passportNumber', 'addressOfStay'] as const) assert.equal(answers[name], ANSWERS[name], name)
  assert.equal(answers.entryOn, undefined)
  assert.deepEqual([answers.email, fresh.email, fresh.emailConfirmedAt !== undefined], [email, email, true])
  // The newest application of one person counts, and one of somebody else stands beside it.
  await answered(started.value.caseId, { ...answers, passportNumber: 'X7654321' })
  office.clock.forward(60)
  const family = await startFamilyMember(office.deps, (await office.signIn(email)).actor, { code: file.code })
  assert.ok(family.ok)
  const shared = (await fileOf(family.value.caseId)).answers
  assert.deepEqual([shared.surname, shared.passportNumber, shared.addressOfStay, shared.email], [undefined, undefined, ANSWERS.addressOfStay, email])
  await answered(family.value.caseId, { ...shared, surname: 'EXAMPLE', givenNames: 'BERIK', birthDate: '2015-03-02' })
  assert.deepEqual(
    (await overviewOf((await office.signIn(email)).actor)).people.map(({ name, caseCode }) => [name, caseCode]),
    [
      ['EXAMPLE BERIK', family.value.code],
      ['EXAMPLE ANNA', started.value.code],
    ],
  )
})

test('Letters of an open case turn to the account’s address without a second code; its history says so, and a case that is over stays', async () => {
  const email = someone()
  const { file, holder } = await caseElsewhere()
  const { actor } = await office.signIn(email, holder)
  const turned = await useAccountAddress(office.deps, actor, { code: file.code })
  assert.equal(said(turned), 'ok')
  const now = await fileOf(file.id)
  assert.deepEqual([now.email, now.answers.email, now.emailConfirmedAt !== undefined], [email, email, true])
  const kinds = (await office.deps.cases.events(file.id)).map(({ kind }) => kind)
  assert.deepEqual(kinds.slice(-2), ['change-email', 'confirm-email'])
  assert.equal(said(await useAccountAddress(office.deps, actor, { code: file.code })), 'ok', 'twice is once')
  assert.equal((await fileOf(file.id)).version, now.version)
  const over = await caseElsewhere({ state: 'refused' })
  const there = await office.signIn(email, over.holder)
  assert.equal(said(await useAccountAddress(office.deps, there.actor, { code: over.file.code })), 'not-editable')
})
