import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { EmailCheck, People, StaffMember } from '../../actions/ports/people.ts'
import { madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresPeople } from './people.ts'
import { ensureStaff } from './staff.sql.ts'

let stores: StoreTest
let people: People
before(async () => {
  stores = await openStores('people')
  people = postgresPeople({ pool: stores.pool })
})
after(() => stores.close())

const hash = () => randomUUID().replaceAll('-', '').repeat(2)

test('a session opens its cases until it ends, and is touched at most once a minute', async () => {
  const tokenHash = hash()
  const caseIds = [(await madeCase(stores.cases)).id, (await madeCase(stores.cases)).id].toSorted()
  await people.openSession({ tokenHash, caseIds, at: minute(0), expiresAt: minute(9) })
  const seen = async () =>
    (
      await stores.pool.query<{ seen_at: string }>('select distinct seen_at from applicant_session where token_hash = $1', [Buffer.from(tokenHash, 'hex')])
    ).rows.map((row) => row.seen_at)
  assert.deepEqual(await people.casesOfSession(tokenHash, minute(1)), caseIds)
  assert.deepEqual(await seen(), [minute(0)])
  assert.deepEqual(await people.casesOfSession(tokenHash, minute(3)), caseIds)
  assert.deepEqual(await seen(), [minute(3)])
  assert.deepEqual(await people.casesOfSession(tokenHash, minute(9)), [])
  assert.deepEqual(await people.casesOfSession(hash(), minute(1)), [])
  await people.openSession({ tokenHash, caseIds, at: minute(9), expiresAt: minute(20) })
  assert.deepEqual(await people.casesOfSession(tokenHash, minute(10)), caseIds)
  await people.closeSession(tokenHash)
  assert.deepEqual(await people.casesOfSession(tokenHash, minute(1)), [])
})

test('a resume link is found by its hash alone', async () => {
  const { id: caseId } = await madeCase(stores.cases)
  const tokenHash = hash()
  const email = 'a@example.org'
  await people.keepResumeLink({ tokenHash, caseId, email, at: minute(0), expiresAt: minute(9) })
  assert.deepEqual(await people.resumeLink(tokenHash), { caseId, email, expiresAt: minute(9) })
  await people.keepResumeLink({ tokenHash, caseId, email, at: minute(5), expiresAt: minute(14) })
  assert.deepEqual(await people.resumeLink(tokenHash), { caseId, email, expiresAt: minute(14) })
  assert.equal(await people.resumeLink(hash()), undefined)
})

test('the checks of an address come newest first; tries are counted down to nothing, also twenty at once', async () => {
  const { id: caseId } = await madeCase(stores.cases)
  const check = (n: number): EmailCheck => ({ id: randomUUID(), caseId, email: 'a@example.org', codeHash: hash(), attemptsLeft: 5, expiresAt: minute(30 + n) })
  const [first, second, linkHash] = [check(0), check(1), hash()]
  await people.keepEmailCheck({ ...first, linkHash: hash(), at: minute(0) })
  await people.keepEmailCheck({ ...second, linkHash, at: minute(1) })
  assert.deepEqual(await people.emailChecks(caseId), [second, first])
  assert.deepEqual(await people.emailCheckByLink(linkHash), second)
  assert.deepEqual(await people.emailChecks(randomUUID()), [])
  assert.equal(await people.emailCheckByLink(hash()), undefined)
  const left = await Promise.all(Array.from({ length: 20 }, () => people.spendEmailAttempt(second.id)))
  assert.deepEqual(
    left.toSorted((a, b) => (b ?? -1) - (a ?? -1)),
    [4, 3, 2, 1, 0, ...Array.from({ length: 15 }, () => undefined)],
  )
  assert.equal(await people.spendEmailAttempt(randomUUID()), undefined)
  await people.keepEmailCheck({ ...second, linkHash, at: minute(1) })
  assert.equal((await people.emailChecks(caseId))[0]?.attemptsLeft, 0)
  await people.setEmailConfirmed(second.id, minute(2))
  await people.setEmailConfirmed(second.id, minute(3))
  assert.deepEqual((await people.emailChecks(caseId))[0], { ...second, attemptsLeft: 0, confirmedAt: minute(2) })
})

let numbers = 0
function member(changes: Partial<StaffMember> = {}): StaffMember {
  numbers += 1
  return {
    id: randomUUID(),
    number: `D-${String(numbers).padStart(3, '0')}`,
    name: 'Example',
    officeId: 'ast',
    roles: ['officer', 'auditor'],
    active: true,
    persona: false,
    language: 'en',
    ...changes,
  }
}

test('staff are found by id, number and office; personas only while they are active', async () => {
  const [officer, persona, gone] = [member({ officeId: 'o1' }), member({ officeId: 'o1', persona: true, roles: [] }), member({ persona: true, active: false })]
  for (const one of [officer, persona, gone]) await people.insertStaff(one, minute(0))
  assert.deepEqual(await people.staffById(officer.id), officer)
  assert.deepEqual(await people.staffByNumber(persona.number), persona)
  assert.deepEqual(await people.staffOfOffice('o1'), [officer, persona])
  assert.deepEqual(await people.personas(), [persona])
  assert.equal(await people.staffById(randomUUID()), undefined)
  assert.equal(await people.staffByNumber('none'), undefined)
  await assert.rejects(people.insertStaff({ ...member(), number: officer.number }, minute(0)), { code: '23505' })
})

test('seeding the demo people twice changes nothing; a made-up one follows the list, a real one is left alone', async () => {
  const [persona, real] = [member({ persona: true }), member()]
  assert.equal(await ensureStaff(stores.pool, [persona, real], minute(0)), 2)
  assert.equal(await ensureStaff(stores.pool, [persona, real], minute(1)), 0)
  const renamed = [persona, real].map((one) => ({ ...one, id: randomUUID(), name: 'Other', roles: ['clerk' as const] }))
  assert.equal(await ensureStaff(stores.pool, renamed, minute(2)), 1)
  assert.deepEqual(await people.staffByNumber(persona.number), { ...persona, name: 'Other', roles: ['clerk'] })
  assert.equal(await ensureStaff(stores.pool, [{ ...real, persona: true }], minute(3)), 0)
  assert.deepEqual(await people.staffByNumber(real.number), real)
})

test('a staff session ends by time, by idleness, by leaving, or with the person', async () => {
  const officer = member()
  await people.insertStaff(officer, minute(0))
  const tokenHash = hash()
  await people.openStaffSession({ tokenHash, staffId: officer.id, at: minute(0), expiresAt: minute(60) })
  assert.deepEqual(await people.staffOfSession(tokenHash, minute(10), minute(0)), officer)
  // Touched: idleness is counted from minute 10 on.
  assert.deepEqual(await people.staffOfSession(tokenHash, minute(30), minute(10)), officer)
  assert.equal(await people.staffOfSession(tokenHash, minute(50), minute(31)), undefined)
  assert.deepEqual(await people.staffOfSession(tokenHash, minute(50), minute(30)), officer)
  assert.equal(await people.staffOfSession(tokenHash, minute(60), minute(30)), undefined)
  assert.equal(await people.staffOfSession(hash(), minute(10), minute(0)), undefined)
  await stores.pool.query('update staff set active = false where id = $1', [officer.id])
  assert.equal(await people.staffOfSession(tokenHash, minute(51), minute(30)), undefined)
  await stores.pool.query('update staff set active = true where id = $1', [officer.id])
  await people.closeStaffSession(tokenHash)
  assert.equal(await people.staffOfSession(tokenHash, minute(51), minute(30)), undefined)
})

test('passkeys keep their bytes, and the counter never turns back', async () => {
  const officer = member()
  await people.insertStaff(officer, minute(0))
  const passkey = {
    credentialId: randomUUID(),
    staffId: officer.id,
    publicKey: Buffer.from([0, 255, 128]),
    counter: 3_000_000_000,
    transports: ['internal', 'hybrid'],
  }
  await people.insertPasskey(passkey, minute(0))
  assert.deepEqual(await people.passkey(passkey.credentialId), passkey)
  await Promise.all([9, 7, 8].map((more) => people.setPasskeyUsed(passkey.credentialId, passkey.counter + more, minute(1))))
  assert.deepEqual(await people.passkeysOf(officer.id), [{ ...passkey, counter: passkey.counter + 9 }])
  assert.equal(await people.removePasskeysOf(officer.id), 1)
  assert.equal(await people.removePasskeysOf(officer.id), 0)
  assert.equal(await people.passkey(passkey.credentialId), undefined)
})

test('a challenge is answered once, by one of twenty who try at the same time', async () => {
  const officer = member()
  await people.insertStaff(officer, minute(0))
  const challenge = { id: randomUUID(), challenge: 'abc', purpose: 'enrol' as const, staffId: officer.id, expiresAt: minute(5) }
  await people.keepChallenge(challenge)
  const answers = await Promise.all(Array.from({ length: 20 }, () => people.takeChallenge(challenge.id, minute(1))))
  assert.deepEqual(
    answers.filter((answer) => answer !== undefined),
    [{ challenge: 'abc', purpose: 'enrol', staffId: officer.id }],
  )
  const anonymous = { id: randomUUID(), challenge: 'def', purpose: 'sign-in' as const, expiresAt: minute(5) }
  await people.keepChallenge(anonymous)
  assert.deepEqual(await people.takeChallenge(anonymous.id, minute(1)), { challenge: 'def', purpose: 'sign-in' })
  await people.keepChallenge({ ...anonymous, id: challenge.id })
  assert.equal(await people.takeChallenge(challenge.id, minute(5)), undefined)
  assert.equal(await people.takeChallenge(challenge.id, minute(1)), undefined)
})

test('an enrolment is good until it is used or too old', async () => {
  const officer = member()
  await people.insertStaff(officer, minute(0))
  const tokenHash = hash()
  await people.keepEnrolment({ tokenHash, staffId: officer.id, at: minute(0), expiresAt: minute(9) })
  assert.deepEqual(await people.enrolment(tokenHash, minute(8)), { staffId: officer.id })
  assert.equal(await people.enrolment(tokenHash, minute(9)), undefined)
  await people.setEnrolmentUsed(tokenHash, minute(1))
  assert.equal(await people.enrolment(tokenHash, minute(2)), undefined)
})
