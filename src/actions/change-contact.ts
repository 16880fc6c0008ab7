import type { Actor } from '../core/access/actor.ts'
import { checkField } from '../core/form/check-field.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { mobileNumber } from '../core/reminder/mobile-number.ts'
import { answerCode, type CodeRefusal } from './account-codes.ts'
import { newCode, newLetter, type Recipient, recipientKey } from './account-letters.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'
import type { Account, Contact, ContactChange } from './ports/accounts.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'accounts' | 'secrets' | 'limits' | 'sms'>

/** Both sides have this long. */
export const CHANGE_HOURS = 24
const ACCOUNT_CHANGES = { capacity: 6, perMinute: 0.1 }
const RECIPIENT_SENDS = { capacity: 3, perMinute: 0.05 }

export type Side = 'old' | 'new'

/**
 * A new address or telephone. One code goes to the new side and, where the account has one of that kind, one to the old side; the account changes when
 * both came back within a day. Whether another account has the new address is not looked at before its owner has proved to be its owner.
 */
export async function startContactChange(
  deps: Needs,
  actor: Actor,
  input: { readonly what: Contact; readonly value: string; readonly language: Language },
): Promise<Result<ContactChange, 'not-found' | 'required' | 'email-shape' | 'phone-shape' | 'phone-country' | 'nothing-different' | 'too-many-requests'>> {
  const account = await ownAccount(deps, actor, 'change-contact')
  if (!account.ok || (input.what === 'phone' && !deps.sms)) return refuse('not-found')
  const checked = input.what === 'email' ? checkedEmail(input.value) : checkedPhone(input.value)
  if (!checked.ok) return checked
  const old = account.value[input.what]
  if (old !== undefined && recipientKey(old) === recipientKey(checked.value)) return refuse('nothing-different', {}, input.what)
  const at = deps.clock.now()
  const change: ContactChange = {
    id: deps.chance.uuid(at),
    accountId: account.value.id,
    what: input.what,
    value: checked.value,
    // The first telephone has no side that could confirm it.
    ...(old === undefined ? { oldConfirmedAt: at } : {}),
    createdAt: at,
    expiresAt: hoursAfter(at, CHANGE_HOURS),
  }
  if (!(await maySend(deps, change))) return refuse('too-many-requests', {}, input.what)
  await deps.accounts.startChange(change)
  const sides: readonly Side[] = old === undefined ? ['new'] : ['old', 'new']
  await deps.accounts.ask(
    sides.map((side) => sideCode(deps, { change, account: account.value, side, language: input.language })),
    at,
  )
  return ok(change)
}

function checkedEmail(value: string): Result<string, 'required' | 'email-shape'> {
  const checked = checkField({ name: 'email', kind: 'email', required: true }, { email: value }, {})
  return checked.ok ? ok(checked.value) : refuse(checked.code === 'required' ? 'required' : 'email-shape', checked.facts, 'email')
}

/** Without the country nobody can tell whose telephone it is. */
function checkedPhone(value: string): Result<string, 'required' | 'phone-shape' | 'phone-country'> {
  const checked = checkField({ name: 'phone', kind: 'phone', required: true }, { phone: value }, {})
  if (!checked.ok) return refuse(checked.code === 'required' ? 'required' : 'phone-shape', checked.facts, 'phone')
  const number = mobileNumber(checked.value)
  return number ? ok(number) : refuse('phone-country', {}, 'phone')
}

/** Limits of the account, and of whoever would get the messages: nobody's telephone is made to ring through this form. */
async function maySend(deps: Needs, { accountId, value }: ContactChange): Promise<boolean> {
  const now = deps.clock.now()
  return (
    (await deps.limits.spend(`contact-change ${accountId}`, ACCOUNT_CHANGES, now)) &&
    (await deps.limits.spend(`contact-to ${deps.secrets.seal('limit', recipientKey(value))}`, RECIPIENT_SENDS, now))
  )
}

function sideCode(
  deps: Needs,
  { change, account, side, language }: { readonly change: ContactChange; readonly account: Account; readonly side: Side; readonly language: Language },
) {
  const recipient: Recipient = { what: change.what, to: side === 'new' ? change.value : (account[change.what] ?? '') }
  return newCode(deps, { purpose: side, recipient, language, at: deps.clock.now(), changeId: change.id }, { contact: change.what, side })
}

/** What is to be changed now, with the sides that still have to answer. */
export async function openChanges(deps: Pick<Deps, 'clock' | 'accounts'>, actor: Actor): Promise<readonly ContactChange[]> {
  const account = await ownAccount(deps, actor, 'change-contact')
  if (!account.ok) return []
  const now = deps.clock.now()
  return (await deps.accounts.changesOf(account.value.id)).filter(({ expiresAt }) => expiresAt > now)
}

/** The code of one side once more. */
export async function sendSideAgain(
  deps: Needs,
  actor: Actor,
  input: { readonly what: Contact; readonly side: Side; readonly language: Language },
): Promise<Result<true, 'not-found' | 'too-many-requests'>> {
  const account = await ownAccount(deps, actor, 'change-contact')
  const change = (await openChanges(deps, actor)).find(({ what }) => what === input.what)
  if (!account.ok || !change || isConfirmed(change, input.side)) return refuse('not-found')
  if (!(await maySend(deps, change))) return refuse('too-many-requests', {}, input.side)
  await deps.accounts.ask([sideCode(deps, { change, account: account.value, side: input.side, language: input.language })], deps.clock.now())
  return ok(true)
}

export function isConfirmed({ oldConfirmedAt, newConfirmedAt }: ContactChange, side: Side): boolean {
  return (side === 'old' ? oldConfirmedAt : newConfirmedAt) !== undefined
}

/** One side answers. `done`: the other one had answered before, and the account has the new value; both sides are told. */
export async function confirmSide(
  deps: Needs,
  actor: Actor,
  input: { readonly what: Contact; readonly side: Side; readonly digits: string; readonly language: Language },
): Promise<Result<'done' | 'half', 'not-found' | 'address-taken' | CodeRefusal>> {
  const account = await ownAccount(deps, actor, 'change-contact')
  const change = (await openChanges(deps, actor)).find(({ what }) => what === input.what)
  if (!account.ok || !change) return refuse('not-found')
  if (!isConfirmed(change, input.side)) {
    const codes = (await deps.accounts.codesOfChange(change.id)).filter(({ purpose }) => purpose === input.side)
    const answered = await answerCode(deps, codes, input.digits)
    if (!answered.ok) return answered
    await deps.accounts.confirmSide(change.id, input.side, deps.clock.now())
  }
  const now = deps.clock.now()
  const finished = await deps.accounts.finishChange(change.id, now)
  if (finished === 'taken') return refuse('address-taken', {}, input.side)
  if (finished === 'open') return ok('half')
  await tellBoth(deps, { account: account.value, change, language: input.language })
  return ok('done')
}

async function tellBoth(
  deps: Needs,
  { account, change, language }: { readonly account: Account; readonly change: ContactChange; readonly language: Language },
): Promise<void> {
  const at = deps.clock.now()
  const old = account[change.what]
  // Whoever got hold of a telephone cannot hide a change from the mailbox of the account.
  const recipients: readonly Recipient[] = [
    ...(old === undefined ? [] : [{ what: change.what, to: old }]),
    { what: change.what, to: change.value },
    ...(change.what === 'phone' ? [{ what: 'email' as const, to: account.email }] : []),
  ]
  await deps.accounts.send(
    recipients.map((recipient) => newLetter(deps, { kind: 'account-changed', recipient, language, at }, { contact: change.what })),
    at,
  )
}

export async function dropContactChange(deps: Pick<Deps, 'accounts'>, actor: Actor, input: { readonly what: Contact }): Promise<Result<true, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'change-contact')
  if (!account.ok) return account
  await deps.accounts.dropChange(account.value.id, input.what)
  return ok(true)
}
