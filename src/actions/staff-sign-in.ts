import type { Actor } from '../core/access/actor.ts'
import { tidyWords } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import type { Passkeys, PasskeyAnswer, PasskeyQuestion } from './ports/passkeys.ts'
import type { StaffMember } from './ports/people.ts'
import { hoursAfter } from './sessions.ts'
import { newToken } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'people' | 'secrets' | 'limits'> & { readonly passkeys: Passkeys }

const IDLE_HOURS = 1
const ABSOLUTE_HOURS = 12
const CHALLENGE_HOURS = 5 / 60

/** A staff session: opaque, short when idle, gone at the end of a working day whatever happens. */
async function openStaffSession(deps: Needs, staffId: string): Promise<string> {
  const token = newToken(deps.chance)
  const at = deps.clock.now()
  await deps.people.openStaffSession({ tokenHash: deps.secrets.seal('staff-session', token), staffId, at, expiresAt: hoursAfter(at, ABSOLUTE_HOURS) })
  return token
}

/** Read at every request, so that a role taken away is gone at the next click. */
export async function staffOfToken(deps: Pick<Deps, 'clock' | 'people' | 'secrets'>, token: string | undefined): Promise<StaffMember | undefined> {
  if (!token) return undefined
  const now = deps.clock.now()
  const member = await deps.people.staffOfSession(deps.secrets.seal('staff-session', token), now, hoursAfter(now, -IDLE_HOURS))
  return member?.active ? member : undefined
}

export function actorOfStaff(member: StaffMember): Actor {
  return { kind: 'staff', id: member.id, number: member.number, officeId: member.officeId, roles: member.roles }
}

export async function endStaffSession(deps: Needs, token: string): Promise<void> {
  await deps.people.closeStaffSession(deps.secrets.seal('staff-session', token))
}

/** One click, for made-up people of the demo only: a member who is not a persona is not found. */
export async function signInAsPersona(deps: Needs, input: { readonly number: string; readonly demo: boolean }): Promise<Result<string, 'not-found'>> {
  const member = input.demo ? await deps.people.staffByNumber(tidyWords(input.number, 20)) : undefined
  return member?.persona && member.active ? ok(await openStaffSession(deps, member.id)) : refuse('not-found')
}

export async function askForPasskey(deps: Needs): Promise<{ readonly id: string; readonly question: PasskeyQuestion }> {
  const at = deps.clock.now()
  const question = await deps.passkeys.askToSignIn()
  const id = deps.chance.uuid(at)
  await deps.people.keepChallenge({ id, challenge: question.challenge, purpose: 'sign-in', expiresAt: hoursAfter(at, CHALLENGE_HOURS) })
  return { id, question }
}

export async function signInWithPasskey(
  deps: Needs,
  input: { readonly challengeId: string; readonly answer: PasskeyAnswer; readonly network: string },
): Promise<Result<string, 'sign-in-failed' | 'too-many-requests'>> {
  const now = deps.clock.now()
  if (!(await deps.limits.spend(`sign-in ${input.network}`, { capacity: 20, perMinute: 5 }, now))) return refuse('too-many-requests')
  const asked = await deps.people.takeChallenge(input.challengeId, now)
  const passkey = asked?.purpose === 'sign-in' ? await deps.people.passkey(input.answer.credentialId) : undefined
  if (!asked || !passkey) return refuse('sign-in-failed')
  const checked = await deps.passkeys.checkSignIn({ challenge: asked.challenge, answer: input.answer, passkey })
  const member = checked.ok ? await deps.people.staffById(passkey.staffId) : undefined
  if (!checked.ok || !member?.active) return refuse('sign-in-failed')
  await deps.people.setPasskeyUsed(passkey.credentialId, checked.counter, now)
  return ok(await openStaffSession(deps, member.id))
}

/** An enrolment link from the command line lets one person make one passkey, once. */
export async function askToEnrol(
  deps: Needs,
  input: { readonly token: string },
): Promise<Result<{ readonly id: string; readonly question: PasskeyQuestion; readonly name: string }, 'link-expired'>> {
  const at = deps.clock.now()
  const enrolment = await deps.people.enrolment(deps.secrets.seal('enrolment', input.token), at)
  const member = enrolment ? await deps.people.staffById(enrolment.staffId) : undefined
  if (!member?.active) return refuse('link-expired')
  const question = await deps.passkeys.askToEnrol({ id: member.id, name: member.number, displayName: member.name })
  const id = deps.chance.uuid(at)
  await deps.people.keepChallenge({ id, challenge: question.challenge, purpose: 'enrol', staffId: member.id, expiresAt: hoursAfter(at, CHALLENGE_HOURS) })
  return ok({ id, question, name: member.name })
}

export async function enrolPasskey(
  deps: Needs,
  input: { readonly token: string; readonly challengeId: string; readonly answer: PasskeyAnswer },
): Promise<Result<string, 'link-expired' | 'sign-in-failed'>> {
  const at = deps.clock.now()
  const tokenHash = deps.secrets.seal('enrolment', input.token)
  const [asked, enrolment] = [await deps.people.takeChallenge(input.challengeId, at), await deps.people.enrolment(tokenHash, at)]
  if (!enrolment) return refuse('link-expired')
  if (asked?.purpose !== 'enrol' || asked.staffId !== enrolment.staffId) return refuse('sign-in-failed')
  const checked = await deps.passkeys.checkEnrolment({ challenge: asked.challenge, answer: input.answer })
  if (!checked.ok) return refuse('sign-in-failed')
  await deps.people.insertPasskey({ ...checked.passkey, staffId: enrolment.staffId }, at)
  await deps.people.setEnrolmentUsed(tokenHash, at)
  return ok(await openStaffSession(deps, enrolment.staffId))
}

/** For the command line: a link to make a passkey, for a new member or in place of a lost one. */
export async function inviteToEnrol(deps: Needs, input: { readonly staffId: string; readonly replaceLost: boolean }): Promise<string> {
  if (input.replaceLost) await deps.people.removePasskeysOf(input.staffId)
  const token = newToken(deps.chance)
  const at = deps.clock.now()
  await deps.people.keepEnrolment({ tokenHash: deps.secrets.seal('enrolment', token), staffId: input.staffId, at, expiresAt: hoursAfter(at, 24) })
  return token
}
