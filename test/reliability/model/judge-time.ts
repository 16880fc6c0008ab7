import type { CaseEvent } from '../../../src/core/case/history.ts'
import type { WorkCalendar } from '../../../src/core/calendar/calendar.ts'
import type { World } from './world.ts'

const DAY = 86_400_000
/** Astana has had one offset since March 2024, and the model lives after that. */
const OFFSET = 5 * 3_600_000

function dayOf(moment: number): string {
  return new Date(moment + OFFSET).toISOString().slice(0, 10)
}

/** The due day once more, by another way: day for day on the machine's own calendar, from the history alone. Undefined while the clock stands. */
export function dueDayByHand(calendar: WorkCalendar, events: readonly CaseEvent[], workingDays: number): string | undefined {
  const off = new Set(calendar.years.flatMap((year) => year.daysOff.map(({ date }) => date as string)))
  const worked = new Set(calendar.years.flatMap((year) => year.workedWeekendDays as readonly string[]))
  let begun: string | undefined
  let stoppedOn: string | undefined
  const stood = new Set<string>()
  for (const { kind, at } of events) {
    const today = dayOf(Date.parse(at))
    if (kind === 'report-mistake' || (kind === 'confirm-payment' && begun === undefined)) {
      begun = today
      stood.clear()
    }
    if (kind === 'return') stoppedOn = today
    if (kind === 'resubmit' && stoppedOn !== undefined) {
      for (let day = Date.parse(stoppedOn); day < Date.parse(today); day += DAY) stood.add(new Date(day).toISOString().slice(0, 10))
      stoppedOn = undefined
    }
  }
  if (begun === undefined || stoppedOn !== undefined) return undefined
  let left = workingDays
  let day = Date.parse(begun)
  while (left > 0) {
    day += DAY
    const date = new Date(day).toISOString().slice(0, 10)
    const weekend = [0, 6].includes(new Date(day).getUTCDay())
    if ((weekend ? worked.has(date) : !off.has(date)) && !stood.has(date)) left--
  }
  return new Date(day).toISOString().slice(0, 10)
}

/** Due days, and what time takes away. Only in calm, with every sweep done. */
export async function judgeTime(world: World): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const it of world.people.filter(({ gone }) => !gone)) {
    const file = await world.cases.findById(it.id)
    if (!file) continue
    const events = await world.cases.events(it.id)
    if (file.state === 'in-review') {
      const byHand = dueDayByHand(world.law.calendar, events, file.speed === 'express' ? 1 : 5)
      if (file.dueOn !== byHand) wrong.push(`${it.code}: due on ${file.dueOn}, by hand on ${byHand}`)
      world.tally.add('due days compared')
    }
    const now = Date.parse(world.deps.clock.now())
    const forgotten = file.state === 'draft' && now - Date.parse(file.updatedAt) > 31 * DAY
    if (forgotten) wrong.push(`${it.code}: a draft of ${file.updatedAt.slice(0, 10)} is still there`)
    const unpaid = file.state === 'submitted' && now - Date.parse(file.submittedAt ?? '') > 10 * DAY
    const uncorrected = file.state === 'returned' && now - Date.parse(file.correctBy ?? '') > 3 * DAY
    if (unpaid || uncorrected) wrong.push(`${it.code}: ${file.state} for longer than the law allows`)
    if (file.state === 'approved') wrong.push(`${it.code}: approved, and its card does not come`)
  }
  return wrong
}

/** Every file that is kept is one that a row points at, and the other way round. */
export async function judgeFiles(world: World): Promise<readonly string[]> {
  const rows = new Set(await rowsOfFiles(world))
  const kept = new Set(world.files.stored.keys())
  const lost = [...rows].filter((key) => !kept.has(key))
  const left = [...kept].filter((key) => !rows.has(key) && !world.remembered.orphans.has(key))
  return [...lost.map(() => 'a file that a row points at is gone'), ...left.map(() => 'a file is kept that no row points at')]
}

export async function rowsOfFiles({ pool }: World): Promise<readonly string[]> {
  const { rows } = await pool.query<{ key: string }>(
    'select original_key as key from case_document union select shown_key from case_document union select pdf_key from card',
  )
  return rows.map(({ key }) => key)
}
