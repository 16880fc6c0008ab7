import { addDays, type PlainDate } from '../kernel/plain-date.ts'

/** Days before and after a card's last day on which its holder is reminded. */
export interface ReminderSchedule {
  readonly daysBefore: readonly number[]
  readonly daysAfter: readonly number[]
}

/** `before-60` is due sixty days before the last day, `after-7` seven days after it. */
export type ReminderKey = `before-${number}` | `after-${number}`

export interface ReminderStep {
  readonly key: ReminderKey
  readonly on: PlainDate
}

/**
 * A reminder this late is of no use any more. It matters to the last one only: all others are overtaken by the next. Without it, a machine that
 * comes back after a year would write to everybody whose card ended meanwhile.
 */
export const DAYS_TOO_LATE = 30

/** All reminders of a card in the order of their days; a day that is named twice counts once. */
export function reminderSteps(validUntil: PlainDate, { daysBefore, daysAfter }: ReminderSchedule): readonly ReminderStep[] {
  const before = [...new Set(daysBefore)].map((days): ReminderStep => ({ key: `before-${days}`, on: addDays(validUntil, -days) }))
  const after = [...new Set(daysAfter)].map((days): ReminderStep => ({ key: `after-${days}`, on: addDays(validUntil, days) }))
  // Stable: on one and the same day (`before-0`, `after-0`) what was written first comes first.
  return [...before, ...after].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export interface ReminderQuestion {
  readonly validUntil: PlainDate
  readonly on: PlainDate
  readonly schedule: ReminderSchedule
  /** Reminders that are settled: sent, or passed and never to be sent. */
  readonly sent: readonly string[]
  /** The card is renewed, replaced, revoked or annulled. */
  readonly ended?: boolean
  /** The card was given out on this day: its holder needs no reminder that fell before it. */
  readonly since?: PlainDate
}

export interface RemindersDue {
  /** The one to be sent now, if any. */
  readonly send?: ReminderKey
  /** Missed ones that are overtaken: to be remembered as passed. */
  readonly passed: readonly ReminderKey[]
  /** When there is something to do next; undefined when nothing ever will be. */
  readonly next?: PlainDate
}

/**
 * What is due on a day: at most one reminder, the newest of those whose day has come. Older ones that were missed are passed, and nothing older
 * than a settled one is ever sent, so that a clock that jumps, either way, repeats nothing and goes back to nothing.
 */
export function remindersDue({ validUntil, on, schedule, sent, ended = false, since }: ReminderQuestion): RemindersDue {
  const steps = reminderSteps(validUntil, schedule)
  const settled = new Set(sent)
  const next = steps.find((step) => step.on > on && !settled.has(step.key))?.on
  const later = next === undefined ? {} : { next }
  // Nothing is marked, either: should the renewal itself be annulled, the holder is reminded from the next day on.
  if (ended) return { passed: [], ...later }
  const newestSettled = steps.findLastIndex((step) => settled.has(step.key))
  const newestCome = steps.findLastIndex((step) => step.on <= on)
  const newest = steps[newestCome]
  const open = steps.slice(0, newestCome + 1).filter((step) => !settled.has(step.key))
  const useful = newest !== undefined && newestCome > newestSettled && addDays(newest.on, DAYS_TOO_LATE) > on && !(since !== undefined && newest.on < since)
  const passed = open.filter((step) => !(useful && step.key === newest.key)).map((step) => step.key)
  return useful ? { send: newest.key, passed, ...later } : { passed, ...later }
}

/** States in which the card itself is no longer worth a reminder; a suspended or expired one still has to be renewed. */
const ENDED_STATES: readonly string[] = ['replaced', 'revoked', 'annulled']

export function endsReminders(card: { readonly state: string; readonly renewed: boolean }): boolean {
  return card.renewed || ENDED_STATES.includes(card.state)
}
