import type { VNode } from 'preact'
import { addWorkingDays, workingDaysBetween } from '../../core/calendar/working-days.ts'
import { addDays, type PlainDate } from '../../core/kernel/plain-date.ts'
import { writtenShortDay } from '../../texts/written.ts'
import type { DueKind } from '../ui/components/staff-queue.tsx'
import { StateTag, type StateTone } from '../ui/components/state-tag.tsx'
import type { Guest } from './visit.ts'

export const DUE_KINDS: readonly DueKind[] = ['late', 'today', 'soon', 'later', 'stopped']

/** Today and the next day that is worked: what "due tomorrow" means on a Friday. */
export interface DeskDays {
  readonly today: PlainDate
  readonly next: PlainDate
}

export function daysOf({ context }: Guest): DeskDays {
  const { clock, law } = context.deps
  const today = clock.dayOf(clock.now())
  return { today, next: addWorkingDays(law().calendar, today, 1) }
}

export interface Promised {
  readonly state?: string | undefined
  readonly dueOn?: PlainDate | undefined
}

/** The same bounds as the counts of the queue. Undefined when the agency owes no day. */
export function dueKind(days: DeskDays, { state, dueOn }: Promised): DueKind | undefined {
  if (state === 'returned') return 'stopped'
  if (state !== 'in-review') return undefined
  if (!dueOn || dueOn > days.next) return 'later'
  if (dueOn < days.today) return 'late'
  return dueOn === days.today ? 'today' : 'soon'
}

const TONES: Readonly<Record<DueKind, StateTone>> = { late: 'late', today: 'today', soon: 'soon', later: 'plain', stopped: 'stopped' }

/** Colour, icon and word; nothing for a case that is decided. */
export function DueTag({ guest, promised }: { readonly guest: Guest; readonly promised: Promised }): VNode | null {
  const kind = dueKind(daysOf(guest), promised)
  if (!kind) return null
  return (
    <StateTag tone={TONES[kind]} icon={kind === 'later' ? 'calendar' : true}>
      {dueWords(guest, kind, promised.dueOn)}
    </StateTag>
  )
}

function dueWords(guest: Guest, kind: DueKind, dueOn: PlainDate | undefined): string {
  const { words, language, context } = guest
  const { today, next } = daysOf(guest)
  switch (kind) {
    case 'late':
      return words('desk.due.late', { days: dueOn ? Math.max(1, workingDaysBetween(context.deps.law().calendar, dueOn, today)) : 1 })
    case 'today':
      return words('desk.due.today')
    case 'soon':
      return addDays(today, 1) === next ? words('desk.due.tomorrow') : words('desk.due.next')
    case 'later':
      return dueOn ? writtenShortDay(language, dueOn) : words('desk.due.none')
    case 'stopped':
      return words('desk.due.stopped')
  }
}

/** The smaller line under the tag: the day itself, or how far away it is. */
export function dueNote(guest: Guest, promised: Promised): string {
  const { words, language, context } = guest
  const days = daysOf(guest)
  const kind = dueKind(days, promised)
  if (!kind || kind === 'stopped' || !promised.dueOn) return ''
  if (kind !== 'later') return writtenShortDay(language, promised.dueOn)
  return words('desk.due.in', { days: workingDaysBetween(context.deps.law().calendar, days.today, promised.dueOn) })
}
