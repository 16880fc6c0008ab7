import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { codeFrom } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { mobileNumber } from '../core/reminder/mobile-number.ts'
import { quietHours } from '../core/reminder/quiet-hours.ts'
import { endsReminders, type ReminderSchedule, remindersDue } from '../core/reminder/reminders-due.ts'
import type { LawBook } from './ports/law.ts'
import type { CardReminders, HolderToRemind, NewReminder, ReminderBatch, ReminderChannel } from './ports/reminders.ts'
import { clocksOf } from './change-whereabouts.ts'
import { servicesOn } from './case-facts.ts'
import type { Deps } from './deps.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'law' | 'reminders' | 'heldReminders' | 'sms'>

const BATCH = 500

/**
 * Plans the reminders whose day has come, each in one transaction with the notice and the job that send it. Runs again and again, in as many
 * processes as there are: a reminder is planned once. Answers how many messages were planned.
 */
export async function remindHolders(deps: Needs, actor: Actor): Promise<number> {
  if (!may(actor, 'remind-holders')) return 0
  const at = deps.clock.now()
  const on = deps.clock.dayOf(at)
  let total = 0
  for (const { kind, schedule } of kindsWithReminders(deps.law(), on)) {
    const batch = { kind, on, at, limit: BATCH }
    const decided = (card: HolderToRemind) => decide(deps, { card, schedule, on, at })
    total += await allOf(batch, (next) => deps.reminders.remind(next, decided))
    total += await allOf(batch, (next) => deps.heldReminders.remind(next, decided))
  }
  return total
}

type Remind = (batch: ReminderBatch) => Promise<{ readonly looked: number; readonly planned: number }>

async function allOf(batch: ReminderBatch, remind: Remind): Promise<number> {
  for (let total = 0; ; ) {
    const { looked, planned } = await remind(batch)
    total += planned
    if (looked < batch.limit) return total
  }
}

/** Kinds of card whose holders are reminded, by the definition in force today, for cards of every version: a reminder is a service to the holder, not a term of the application. */
function kindsWithReminders(law: LawBook, on: PlainDate): readonly { readonly kind: string; readonly schedule: ReminderSchedule }[] {
  const schedules = servicesOn(law, on).flatMap(({ card, reminders }) => (reminders ? [[card.kind, reminders] as const] : []))
  return [...new Map(schedules)].map(([kind, schedule]) => ({ kind, schedule }))
}

interface Looked {
  readonly card: HolderToRemind
  readonly schedule: ReminderSchedule
  readonly on: PlainDate
  readonly at: Instant
}

function decide(deps: Needs, looked: Looked): CardReminders {
  const { card, schedule, on } = looked
  const { send, passed, next } = remindersDue({
    validUntil: card.validUntil,
    on,
    schedule,
    sent: card.settled,
    ended: endsReminders(card),
    since: deps.clock.dayOf(card.issuedAt),
  })
  const channels: readonly ReminderChannel[] = deps.sms ? ['email', 'sms'] : ['email']
  const reminders = channels.flatMap((channel): readonly NewReminder[] => [
    ...passed.map((key) => ({ key, channel, state: 'passed' as const })),
    ...(send ? [plan(deps, looked, { key: send, channel })] : []),
  ])
  return next ? { reminders, next } : { reminders }
}

/** One message to one address; where the holder has none that takes messages, it is written down that this reminder failed. */
function plan(deps: Needs, { card, at }: Looked, { key, channel }: Pick<NewReminder, 'key' | 'channel'>): NewReminder {
  const recipient = channel === 'email' ? card.email : mobileNumber(card.phone ?? '')
  if (!recipient || card.refused.includes(recipient)) return { key, channel, state: 'failed' }
  const plannedFor = quietHours(at, clocksOf(deps.law(), card.staysIn))
  const notice = {
    id: deps.chance.uuid(at),
    kind: 'card-reminder',
    language: card.language,
    recipient,
    messageCode: codeFrom(deps.chance.bytes(64), 8),
    facts: { cardNumber: card.number, validUntil: card.validUntil, ...(card.reached.includes(channel) ? {} : { firstReminder: true }) },
  }
  return { key, channel, state: 'planned', notice, plannedFor }
}
