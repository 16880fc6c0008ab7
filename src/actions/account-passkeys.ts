import type { Actor } from '../core/access/actor.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { newLetter } from './account-letters.ts'
import { openAccountSession, ownAccount } from './account-sessions.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { AccountPasskey, Device } from './ports/accounts.ts'
import type { PasskeyAnswer, PasskeyQuestion, Passkeys } from './ports/passkeys.ts'
import { minutesAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'accounts' | 'secrets' | 'limits'> & { readonly passkeys: Passkeys }

const CHALLENGE_MINUTES = 5
/** More keys than a person has devices. */
export const MOST_PASSKEYS = 10
const NETWORK_TRIES = { capacity: 20, perMinute: 5 }

export interface AskedPasskey {
  readonly id: string
  readonly question: PasskeyQuestion
}

async function keep(deps: Needs, question: PasskeyQuestion, accountId?: string): Promise<AskedPasskey> {
  const at = deps.clock.now()
  const id = deps.chance.uuid(at)
  await deps.accounts.keepAccountChallenge({
    id,
    challenge: question.challenge,
    expiresAt: minutesAfter(at, CHALLENGE_MINUTES),
    ...(accountId ? { accountId } : {}),
  })
  return { id, question }
}

/** The question names nobody: the device says whose passkey it has. */
export async function askForAccountPasskey(
  deps: Needs,
  actor: Actor,
  input: { readonly network: string },
): Promise<Result<AskedPasskey, 'not-found' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'sign-in-to-account')
  if (!allowed.ok) return allowed
  if (!(await deps.limits.spend(`account-question ${input.network}`, NETWORK_TRIES, deps.clock.now()))) return refuse('too-many-requests')
  return ok(await keep(deps, await deps.passkeys.askToSignIn()))
}

/** Answers the token of a new session. One answer for every way of being wrong. */
export async function signInWithAccountPasskey(
  deps: Needs,
  actor: Actor,
  input: { readonly challengeId: string; readonly answer: PasskeyAnswer; readonly network: string; readonly device: Device },
): Promise<Result<string, 'not-found' | 'sign-in-failed' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'sign-in-to-account')
  if (!allowed.ok) return allowed
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`account-passkey ${input.network}`, NETWORK_TRIES, now))) return refuse('too-many-requests')
  const asked = await deps.accounts.takeAccountChallenge(input.challengeId, now)
  // A question that was to make a passkey is no question to sign in.
  const passkey = asked && !asked.accountId ? await deps.accounts.accountPasskey(input.answer.credentialId) : undefined
  if (!asked || !passkey) return refuse('sign-in-failed')
  const checked = await deps.passkeys.checkSignIn({ challenge: asked.challenge, answer: input.answer, passkey })
  if (!checked.ok) return refuse('sign-in-failed')
  await deps.accounts.setAccountPasskeyUsed(passkey.credentialId, checked.counter, now)
  return ok(await openAccountSession(deps, { accountId: passkey.accountId, way: 'passkey', device: input.device }))
}

export async function listPasskeys(deps: Pick<Deps, 'accounts'>, actor: Actor): Promise<readonly AccountPasskey[]> {
  const account = await ownAccount(deps, actor, 'read-account')
  return account.ok ? deps.accounts.passkeysOfAccount(account.value.id) : []
}

export async function askToAddPasskey(deps: Needs, actor: Actor): Promise<Result<AskedPasskey, 'not-found' | 'too-many-passkeys'>> {
  const account = await ownAccount(deps, actor, 'change-passkeys')
  if (!account.ok) return account
  const { id, email } = account.value
  const known = await deps.accounts.passkeysOfAccount(id)
  if (known.length >= MOST_PASSKEYS) return refuse('too-many-passkeys')
  const question = await deps.passkeys.askToEnrol({ id, name: email, displayName: email, known: known.map(({ credentialId }) => credentialId) })
  return ok(await keep(deps, question, id))
}

export async function addPasskey(
  deps: Needs,
  actor: Actor,
  input: { readonly challengeId: string; readonly answer: PasskeyAnswer; readonly device: Device; readonly language: Language },
): Promise<Result<true, 'not-found' | 'sign-in-failed' | 'too-many-passkeys'>> {
  const account = await ownAccount(deps, actor, 'change-passkeys')
  if (!account.ok) return account
  const { id: accountId } = account.value
  const createdAt = deps.clock.now()
  const asked = await deps.accounts.takeAccountChallenge(input.challengeId, createdAt)
  if (asked?.accountId !== accountId) return refuse('sign-in-failed')
  if ((await deps.accounts.passkeysOfAccount(accountId)).length >= MOST_PASSKEYS) return refuse('too-many-passkeys')
  const checked = await deps.passkeys.checkEnrolment({ challenge: asked.challenge, answer: input.answer })
  if (!checked.ok) return refuse('sign-in-failed')
  await deps.accounts.addPasskey({ ...checked.passkey, accountId, ...input.device, createdAt })
  // Whoever got hold of an open session must not stay in by a key of their own unnoticed.
  const recipient = { what: 'email', to: account.value.email } as const
  const letter = newLetter(deps, { kind: 'account-changed', recipient, language: input.language, at: createdAt }, { contact: 'passkey' })
  await deps.accounts.send([letter], createdAt)
  return ok(true)
}

export async function removePasskey(deps: Pick<Deps, 'accounts'>, actor: Actor, input: { readonly credentialId: string }): Promise<Result<true, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'change-passkeys')
  if (!account.ok) return account
  await deps.accounts.removePasskey(account.value.id, input.credentialId)
  return ok(true)
}
