import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type AccountOffice, DEVICE, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import type { Actor } from '../core/access/actor.ts'
import {
  addPasskey,
  askForAccountPasskey,
  askToAddPasskey,
  type AskedPasskey,
  listPasskeys,
  MOST_PASSKEYS,
  removePasskey,
  signInWithAccountPasskey,
} from './account-passkeys.ts'
import { withAccount } from './account-sessions.ts'
import type { Passkeys } from './ports/passkeys.ts'

let office: AccountOffice

before(async () => {
  office = await openAccountOffice('account-passkeys')
})
after(() => office.close())

let people = 0
const someone = () => `dana.${++people}@example.org`

/** Devices as far as actions see them: an answer names its key, and repeats the question it was asked. What a real one signs, the journey tries. */
const passkeys: Passkeys = {
  askToSignIn: async () => ({ challenge: randomUUID(), options: {} }),
  checkSignIn: async ({ challenge, answer, passkey }) =>
    answer.response.repeats === challenge && answer.credentialId === passkey.credentialId ? { ok: true, counter: passkey.counter + 1 } : { ok: false },
  askToEnrol: async () => ({ challenge: randomUUID(), options: {} }),
  checkEnrolment: async ({ challenge, answer }) =>
    answer.response.repeats === challenge
      ? { ok: true, passkey: { credentialId: answer.credentialId, publicKey: new Uint8Array([1]), counter: 0, transports: ['internal'] } }
      : { ok: false },
}
const deps = () => ({ ...office.deps, passkeys })
const answerTo = ({ id, question }: AskedPasskey, credentialId: string) => ({
  challengeId: id,
  answer: { credentialId, response: { repeats: question.challenge } },
  device: DEVICE,
  network: 'net',
  language: 'en' as const,
})

async function askToAdd(actor: Actor): Promise<AskedPasskey> {
  const asked = await askToAddPasskey(deps(), actor)
  assert.ok(asked.ok, asked.ok ? '' : asked.code)
  return asked.value
}

async function askToSignIn(): Promise<AskedPasskey> {
  const asked = await askForAccountPasskey(deps(), PUBLIC, { network: `net-${randomUUID()}` })
  assert.ok(asked.ok)
  return asked.value
}

async function withKey(): Promise<{ readonly actor: Actor; readonly email: string; readonly key: string }> {
  const [email, key] = [someone(), randomUUID()]
  const { actor } = await office.signIn(email)
  assert.ok((await addPasskey(deps(), actor, answerTo(await askToAdd(actor), key))).ok)
  return { actor, email, key }
}

const said = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)

test('A passkey opens the account that made it, on its own, and the owner hears that it was made', async () => {
  const { actor, email, key } = await withKey()
  const sent = office.mails.length
  await office.deliver()
  assert.deepEqual(
    office.mails.slice(sent).map(({ to, subject }) => [to, subject]),
    [[email, 'Sapar: a passkey was added to your account']],
  )
  const signed = await signInWithAccountPasskey(deps(), PUBLIC, answerTo(await askToSignIn(), key))
  assert.ok(signed.ok)
  const again = await withAccount(office.deps, PUBLIC, signed.value)
  assert.ok(actor.kind === 'applicant' && again.kind === 'applicant')
  assert.equal(again.account?.id, actor.account?.id)
  const [kept] = await listPasskeys(office.deps, actor)
  assert.equal(kept?.counter, 1)
  assert.ok(kept?.usedAt)
})

test('Each question is answered once and within its minutes, and one to make a passkey is none to sign in', async () => {
  const { actor, key } = await withKey()
  const asked = await askToSignIn()
  assert.equal(said(await signInWithAccountPasskey(deps(), PUBLIC, answerTo(asked, key))), 'ok')
  assert.equal(said(await signInWithAccountPasskey(deps(), PUBLIC, answerTo(asked, key))), 'sign-in-failed', 'recorded and sent again')
  const late = await askToSignIn()
  office.clock.forward(5 * 60 + 1)
  assert.equal(said(await signInWithAccountPasskey(deps(), PUBLIC, answerTo(late, key))), 'sign-in-failed')
  assert.equal(said(await signInWithAccountPasskey(deps(), PUBLIC, answerTo(await askToAdd(actor), key))), 'sign-in-failed')
  assert.equal(said(await addPasskey(deps(), actor, answerTo(await askToSignIn(), randomUUID()))), 'sign-in-failed')
})

test('An unknown passkey, a wrong answer and a question that never was are one and the same answer', async () => {
  const { key } = await withKey()
  const asked = await askToSignIn()
  const wrong = [
    await signInWithAccountPasskey(deps(), PUBLIC, answerTo(await askToSignIn(), randomUUID())),
    await signInWithAccountPasskey(deps(), PUBLIC, { ...answerTo(asked, key), answer: { credentialId: key, response: { repeats: 'x' } } }),
    await signInWithAccountPasskey(deps(), PUBLIC, { ...answerTo(asked, key), challengeId: randomUUID() }),
  ]
  for (const one of wrong) assert.deepEqual(one, wrong[0])
})

test('A twin that keeps its questions lets a recorded answer in again, and is noticed', async () => {
  const { key } = await withKey()
  const asked = await askToSignIn()
  const twin = { ...deps(), accounts: { ...office.deps.accounts, takeAccountChallenge: async () => ({ challenge: asked.question.challenge }) } }
  for (let at = 0; at < 2; at++) assert.equal(said(await signInWithAccountPasskey(twin, PUBLIC, answerTo(asked, key))), 'ok')
})

test('Nobody gives a passkey to another’s account, nor takes one from it', async () => {
  const [mine, theirs] = [await withKey(), await withKey()]
  const asked = await askToAdd(theirs.actor)
  assert.equal(said(await addPasskey(deps(), mine.actor, answerTo(asked, randomUUID()))), 'sign-in-failed', 'a question that another account was asked')
  await removePasskey(office.deps, mine.actor, { credentialId: theirs.key })
  assert.equal((await listPasskeys(office.deps, theirs.actor)).length, 1)
  for (const act of [askToAddPasskey(deps(), PUBLIC), removePasskey(office.deps, PUBLIC, { credentialId: theirs.key })])
    assert.equal(said(await act), 'not-found')
  assert.deepEqual(await listPasskeys(office.deps, PUBLIC), [])
})

test('A passkey that was removed opens nothing, and there are never more of them than a person needs', async () => {
  const { actor, key } = await withKey()
  assert.ok((await removePasskey(office.deps, actor, { credentialId: key })).ok)
  assert.equal(said(await signInWithAccountPasskey(deps(), PUBLIC, answerTo(await askToSignIn(), key))), 'sign-in-failed')
  for (let at = 0; at < MOST_PASSKEYS; at++) assert.equal(said(await addPasskey(deps(), actor, answerTo(await askToAdd(actor), randomUUID()))), 'ok')
  assert.equal(said(await askToAddPasskey(deps(), actor)), 'too-many-passkeys')
})
