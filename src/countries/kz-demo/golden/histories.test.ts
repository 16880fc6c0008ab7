import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dueDay } from '../../../core/calendar/clock.ts'
import { clockOf, type CaseEvent, foldState } from '../../../core/case/history.ts'
import type { Instant } from '../../../core/kernel/instant.ts'
import { day } from '../../../core/kernel/plain-date.ts'
import { calendar } from '../calendar.ts'
import { touristCard } from '../tourist-card.ts'

interface History {
  readonly title: string
  readonly speed: keyof typeof touristCard.terms.workingDays
  readonly events: readonly Pick<CaseEvent, 'at' | 'kind'>[]
  readonly ends: string
  readonly dueOn: string | null
}

const folder = new URL('./histories/', import.meta.url)
const dayInAstana = (moment: Instant) => day(new Date(Date.parse(moment) + 5 * 3_600_000).toISOString().slice(0, 10))
const files = readdirSync(folder).filter((file) => file.endsWith('.history.json'))

test('there are histories to replay', () => assert.ok(files.length >= 9))

for (const file of files) {
  const history = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as History
  test(history.title, () => {
    const state = foldState(history.events)
    assert.ok(state.ok, JSON.stringify(state))
    assert.equal(state.value, history.ends)
    const { startedAt, stops } = clockOf(history.events)
    const days = stops.map((stop) => ({ from: dayInAstana(stop.from), ...(stop.to ? { to: dayInAstana(stop.to) } : {}) }))
    const due = startedAt ? dueDay(calendar, { startedOn: dayInAstana(startedAt), workingDays: touristCard.terms.workingDays[history.speed], stops: days }) : undefined
    assert.equal(due ?? null, history.dueOn)
  })
}
