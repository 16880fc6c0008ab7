import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { daysBetween } from '../core/kernel/plain-date.ts'
import { mobileNumber } from '../core/reminder/mobile-number.ts'
import { quietHours } from '../core/reminder/quiet-hours.ts'
import { servicesOn } from '../actions/case-facts.ts'
import { clocksOf } from '../actions/change-whereabouts.ts'
import type { Deps } from '../actions/deps.ts'
import type { NoticeFacts } from '../actions/ports/letters.ts'
import { isRefusedForGood } from '../actions/ports/refused-for-good.ts'
import type { HeldReminder } from '../actions/ports/reminders.ts'
import { deliverReminder } from './send-reminder.ts'

type Needs = Pick<Deps, 'clock' | 'law' | 'letters' | 'mail' | 'sms' | 'heldReminders' | 'publicOrigin'>

/** Sends a reminder about a card of another register, if it still says something true; otherwise as `sendReminder`. */
export async function sendHeldReminder(deps: Needs, actor: Actor, input: { readonly reminderId: string }): Promise<Result<'sent' | 'dropped', 'not-found'>> {
  if (!may(actor, 'send-notice')) return refuse('not-found')
  const reminder = await deps.heldReminders.find(input.reminderId)
  if (!reminder) return refuse('not-found')
  if (reminder.state !== 'planned') return ok(reminder.state)
  const now = deps.clock.now()
  if (reminder.overtaken || reminder.card.state !== 'active' || reminder.recipient !== addressOf(reminder)) return settled(deps, reminder, 'dropped')
  if (quietHours(now, clocksOf(deps.law(), reminder.staysIn)) !== now) throw new Error('it is night where the holder is')
  try {
    await deliverReminder(deps, reminder, factsOf(deps, reminder))
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
    return settled(deps, reminder, 'refused')
  }
  return settled(deps, reminder, 'sent')
}

async function settled(deps: Needs, { id }: HeldReminder, state: 'sent' | 'dropped' | 'refused'): Promise<Result<'sent' | 'dropped', never>> {
  await deps.heldReminders.settle(id, state, deps.clock.now())
  return ok(state === 'sent' ? 'sent' : 'dropped')
}

function addressOf({ channel, addressNow }: HeldReminder): string | undefined {
  return channel === 'sms' ? mobileNumber(addressNow ?? '') : addressNow
}

/** In the name of the service that renews such a card. */
function factsOf(deps: Needs, { card, language, messageCode, firstReminder }: HeldReminder): NoticeFacts {
  const today = deps.clock.dayOf(deps.clock.now())
  const service = servicesOn(deps.law(), today).find(({ card: { kind }, validity }) => kind === card.kind && validity.kind === 'renewal')
  const name = [card.answers.surname, card.answers.givenNames].filter(Boolean).join(' ')
  return {
    kind: 'card-reminder',
    language,
    messageCode,
    publicOrigin: deps.publicOrigin,
    caseCode: '',
    service: service?.id ?? card.kind,
    cardNumber: card.number,
    validUntil: card.validUntil,
    daysLeft: daysBetween(today, card.validUntil),
    firstReminder,
    ...(name ? { name } : {}),
  }
}
