import type { VNode } from 'preact'
import { promises } from '../../../actions/price.ts'
import type { CalendarYear } from '../../../core/calendar/calendar.ts'
import { partsOf } from '../../../core/kernel/plain-date.ts'
import { leafOf, writtenDay, writtenWeekday } from '../../../texts/written.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Details } from '../../ui/components/details.tsx'
import { List, Section, Small } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import type { Visit } from '../visit.ts'
import type { Rules } from './facts.ts'

interface Props {
  readonly visit: Visit
  readonly rules: Rules
}

/** How a due day comes about, with today as the example. */
export function Counting({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const { law, definition, today } = rules
  const { terms } = definition
  const examples = promises(law, definition, { answers: {}, on: today }).map(({ speed, decisionOn }) =>
    words('counting.example', { speed: words.of(`speed.${speed}`), day: writtenWeekday(language, decisionOn) }),
  )
  return (
    <Section id="counting" title={words('counting.title')}>
      <List
        items={[
          words('counting.term', { standard: terms.workingDays.standard ?? 0, express: terms.workingDays.express ?? 0 }),
          words('counting.first-day'),
          words('counting.days-off'),
          words('counting.last-day'),
          words('counting.stop'),
          words('counting.moved'),
        ]}
      />
      <p>{words('counting.today', { day: writtenWeekday(language, today) })}</p>
      <List items={examples} />
    </Section>
  )
}

/** Days off of this year and the next. */
export function Calendars({ visit, rules }: Props): VNode {
  const { words, language } = visit
  const { calendar } = rules.law
  const { year } = partsOf(rules.today)
  const years = calendar.years.filter((one) => one.year === year || one.year === year + 1)
  return (
    <Section id="calendar" title={words('calendar.title')}>
      {years.map((one) => (
        <YearTable visit={visit} year={one} />
      ))}
      <Small>{words('calendar.version', { version: calendar.version, day: writtenDay(language, calendar.publishedOn) })}</Small>
      <Details summaryText={words('fees.source')}>
        <p lang="en">{calendar.source}</p>
      </Details>
    </Section>
  )
}

function YearTable({ visit, year }: { readonly visit: Visit; readonly year: CalendarYear }): VNode {
  const { words, language } = visit
  const off = year.daysOff.map((day) => ({
    date: day.date,
    name: day.name?.[language] ?? '',
    kind: day.estimated ? `${words.of(`kind.${day.kind}`)}, ${words('kind.estimated')}` : words.of(`kind.${day.kind}`),
  }))
  const worked = year.workedWeekendDays.map((date) => ({ date, name: words('kind.worked'), kind: words('kind.worked-text') }))
  const rows = [...off, ...worked]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((day) => [writtenDay(language, day.date), leafOf(language, day.date).weekday, day.name, day.kind])
  return (
    <>
      {year.confirmed ? null : <Notice tone="warn">{words('speed.open-year', { year: String(year.year) })}</Notice>}
      <DataTable
        caption={words('calendar.year', { year: String(year.year) })}
        captionVisible
        columns={[
          { label: words('calendar.day') },
          { label: words('calendar.weekday'), quiet: true },
          { label: words('calendar.name'), quiet: true },
          { label: words('calendar.kind'), quiet: true },
        ]}
        rows={rows}
        rowHeader={0}
      />
    </>
  )
}
