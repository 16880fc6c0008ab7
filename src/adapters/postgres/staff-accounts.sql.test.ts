import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { StaffMember } from '../../actions/ports/people.ts'
import { found, madeCase, minute, openStores, type StoreTest } from '../../../test/support/stores.ts'
import { postgresPeople } from './people.ts'
import { postgresStaffAccounts } from './staff-accounts.sql.ts'

let stores: StoreTest
before(async () => {
  stores = await openStores('staff-accounts')
})
after(() => stores.close())

const hash = () => randomUUID().replaceAll('-', '').repeat(2)

async function hired(number: string): Promise<StaffMember> {
  const member: StaffMember = { id: randomUUID(), number, name: 'N. N.', officeId: 'ast', roles: ['officer'], active: true, persona: false, language: 'en' }
  await postgresPeople({ pool: stores.pool }).insertStaff(member, minute(0))
  return member
}

test('the list tells of passkeys, invitations and cases in hand, by number', async () => {
  const people = postgresPeople({ pool: stores.pool })
  const accounts = postgresStaffAccounts({ pool: stores.pool })
  const [second, first] = [await hired('12'), await hired('11')]
  await people.insertPasskey({ credentialId: 'key', staffId: first.id, publicKey: new Uint8Array([1]), counter: 0, transports: [] }, minute(0))
  await people.keepEnrolment({ tokenHash: hash(), staffId: second.id, at: minute(0), expiresAt: minute(9) })
  const file = await madeCase(stores.cases)
  await stores.cases.save(await found(stores.cases, file.id), { at: minute(1), patch: { assignedTo: first.id }, events: [] })
  const told = async (now: number) => (await accounts.list(minute(now))).map(({ number, passkeys, invited, cases }) => ({ number, passkeys, invited, cases }))
  assert.deepEqual(await told(1), [
    { number: '11', passkeys: 1, invited: false, cases: 1 },
    { number: '12', passkeys: 0, invited: true, cases: 0 },
  ])
  assert.equal((await told(9))[1]?.invited, false)
})

test('ending access ends the sessions and the invitations of one member and of nobody else', async () => {
  const people = postgresPeople({ pool: stores.pool })
  const accounts = postgresStaffAccounts({ pool: stores.pool })
  const members = [await hired('21'), await hired('22')]
  const tokens = await Promise.all(
    members.map(async ({ id: staffId }) => {
      const [session, other, enrolment] = [hash(), hash(), hash()]
      for (const tokenHash of [session, other]) await people.openStaffSession({ tokenHash, staffId, at: minute(0), expiresAt: minute(60) })
      await people.keepEnrolment({ tokenHash: enrolment, staffId, at: minute(0), expiresAt: minute(60) })
      return { session, enrolment }
    }),
  )
  assert.equal(await accounts.endAccess(members[0]?.id ?? '', minute(1)), 2)
  assert.equal(await accounts.endAccess(members[0]?.id ?? '', minute(1)), 0)
  const alive = await Promise.all(
    tokens.map(async ({ session, enrolment }) => [
      (await people.staffOfSession(session, minute(2), minute(0))) !== undefined,
      (await people.enrolment(enrolment, minute(2))) !== undefined,
    ]),
  )
  assert.deepEqual(alive, [
    [false, false],
    [true, true],
  ])
})

test('a new invitation can take the place of an older one; a member can be turned off and on again', async () => {
  const people = postgresPeople({ pool: stores.pool })
  const accounts = postgresStaffAccounts({ pool: stores.pool })
  const { id: staffId } = await hired('31')
  const tokenHash = hash()
  await people.keepEnrolment({ tokenHash, staffId, at: minute(0), expiresAt: minute(60) })
  assert.equal(await accounts.voidInvitations(staffId, minute(1)), 1)
  assert.equal(await people.enrolment(tokenHash, minute(2)), undefined)
  for (const active of [false, true]) {
    await accounts.setActive(staffId, active)
    assert.equal((await people.staffById(staffId))?.active, active)
  }
})
