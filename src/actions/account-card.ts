import type { Actor } from '../core/access/actor.ts'
import { tidyDocumentNumber } from '../core/form/check-field.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { recipientKey } from './account-letters.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'

type Needs = Pick<Deps, 'clock' | 'limits' | 'accounts' | 'heldCards'>

const NETWORK_TRIES = { capacity: 20, perMinute: 2 }
const ACCOUNT_TRIES = { capacity: 10, perMinute: 0.1 }

/**
 * Puts a card that another register issued into the account, by its number and its holder's birth date. Where the register has the verified address of
 * the account, that is enough; otherwise the passport number is asked for. One answer for every way of being wrong.
 */
export async function addHeldCard(
  deps: Needs,
  actor: Actor,
  input: { readonly number: string; readonly birthDate: PlainDate; readonly passportNumber: string; readonly network: string },
): Promise<Result<'added', 'not-found' | 'too-many-requests' | 'card-not-found'>> {
  const account = await ownAccount(deps, actor, 'add-held-card')
  if (!account.ok) return account
  const { id, email } = account.value
  const now = deps.clock.now()
  const may =
    (await deps.limits.spend(`add-held-card-net ${input.network}`, NETWORK_TRIES, now)) && (await deps.limits.spend(`add-held-card ${id}`, ACCOUNT_TRIES, now))
  if (!may) return refuse('too-many-requests', {}, 'number')
  const card = await deps.heldCards.findByNumber(input.number)
  const passport = tidyDocumentNumber(input.passportNumber)
  const proved =
    (card?.email !== undefined && recipientKey(card.email) === recipientKey(email)) || (passport !== '' && card?.answers.passportNumber === passport)
  if (!card || card.answers.birthDate !== input.birthDate || !proved) return refuse('card-not-found', {}, 'number')
  await deps.accounts.addHeldCard(id, card.id, now)
  return ok('added')
}

export async function removeHeldCard(deps: Pick<Deps, 'accounts'>, actor: Actor, input: { readonly id: string }): Promise<Result<true, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'add-held-card')
  if (!account.ok) return account
  await deps.accounts.removeHeldCard(account.value.id, input.id)
  return ok(true)
}
