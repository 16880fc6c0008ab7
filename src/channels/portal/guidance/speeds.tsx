import type { VNode } from 'preact'
import type { SpeedPromise } from '../../../actions/price.ts'
import { addDays, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { leafOf, writtenDay } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Icon } from '../../ui/components/icon.tsx'
import { Grid } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { StateTag } from '../../ui/components/state-tag.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import type { ResultProps } from './result-props.ts'
import { sum } from './facts.ts'
import { daysOffWithin, openYears, writtenDayOff } from './holidays.ts'

/** Each speed with its decision day if paid today, the last safe day to pay, and the price; then what the days leave out. */
export function Speeds(props: ResultProps): VNode {
  const { visit, found } = props
  const { words } = visit
  const entryKnown = Boolean(found.answers.entryOn)
  const columns = [
    { label: words('speed.column') },
    { label: words('speed.decision') },
    ...(entryKnown ? [{ label: words('speed.last-day') }] : []),
    { label: words('speed.single'), number: true },
    { label: words('speed.multiple'), number: true },
  ]
  return (
    <>
      <DataTable caption={words('speed.title')} columns={columns} rows={found.single.map((promise) => row(props, promise, entryKnown))} rowHeader={0} />
      <NotCounted {...props} />
    </>
  )
}

function row({ visit, rules, found }: ResultProps, promise: SpeedPromise, entryKnown: boolean): readonly Text[] {
  const { words } = visit
  const several = found.multiple.find((other) => other.speed === promise.speed)
  const days = rules.definition.terms.workingDays[promise.speed] ?? 0
  const last = promise.tooLate ? (
    <StateTag tone="bad" icon>
      {words('speed.too-late')}
    </StateTag>
  ) : promise.lastSafeDay ? (
    <Day visit={visit} day={promise.lastSafeDay} />
  ) : (
    ''
  )
  return [
    <TwoLines first={words.of(`speed.${promise.speed}`)} second={words('unit.working-days', { count: days })} />,
    <Day visit={visit} day={promise.decisionOn} />,
    ...(entryKnown ? [last] : []),
    sum(visit, promise.price),
    several ? sum(visit, several.price) : '',
  ]
}

function Day({ visit: { language }, day }: { readonly visit: ResultProps['visit']; readonly day: PlainDate }): VNode {
  return <TwoLines first={writtenDay(language, day)} second={leafOf(language, day).weekday} />
}

function NotCounted({ visit, rules, found }: ResultProps): VNode {
  const { words } = visit
  const { calendar } = rules.law
  const entryOn = found.answers.entryOn as PlainDate | undefined
  const stretches = found.single.flatMap((promise): (readonly [PlainDate, PlainDate])[] => [
    [rules.today, promise.decisionOn],
    ...(entryOn && promise.lastSafeDay && !promise.tooLate ? [[promise.lastSafeDay, addDays(entryOn, -1)] as const] : []),
  ])
  const off = daysOffWithin(calendar, stretches)
  const open = openYears(calendar, [...found.single.map((promise) => promise.decisionOn), ...(entryOn ? [entryOn] : [])])
  return (
    <>
      <p class="sapar-small sapar-muted">
        {off.length > 0 ? words('speed.not-counted', { days: off.map((day) => writtenDayOff(visit, day)).join(', ') }) : words('speed.weekends')}{' '}
        <a href={`/${visit.language}/fees-and-rules#counting`}>{words('status.how-we-count')}</a>
      </p>
      {open.map((year) => (
        <Notice tone="warn">{words('speed.open-year', { year: String(year) })}</Notice>
      ))}
    </>
  )
}

/** Carries what was told here into a new application. Speed and entries can be changed there. */
export function StartForm({ visit, rules, found }: ResultProps): VNode {
  const { words, language } = visit
  const carried = ['nationality', 'travelDocument', 'daysOfStay', 'entryOn'].filter((name) => found.answers[name])
  return (
    <form method="post" action={`/${language}/${rules.definition.id}/start`} class="sapar-flow">
      {carried.map((name) => (
        <input type="hidden" name={name} value={found.answers[name]} />
      ))}
      <Choices visit={visit} found={found} />
      <ButtonGroup>
        <Button preventDoubleClick>
          {words('eligibility.start')} <Icon name="arrow" />
        </Button>{' '}
        <a href={`/${language}/tourist-card`}>{words('eligibility.about')}</a>
      </ButtonGroup>
      <p class="sapar-small sapar-muted">{words('eligibility.start-note')}</p>
    </form>
  )
}

/** Speed and entries, each with the days and sums that follow from it. A speed that comes too late is not offered. */
function Choices({ visit, found }: Pick<ResultProps, 'visit' | 'found'>): VNode {
  const { words, language } = visit
  const open = found.single.filter((promise) => !promise.tooLate)
  const from = (promised: readonly SpeedPromise[]) =>
    promised
      .filter((promise) => open.some((one) => one.speed === promise.speed))
      .map((promise) => `${words.of(`speed.${promise.speed}`)}: ${sum(visit, promise.price)}`)
      .join(' · ')
  return (
    <Grid of="thirds">
      <div>
        <Radios
          name="speed"
          idPrefix="speed-choice"
          fieldset={{ legend: { text: words('field.speed.label'), classes: 'govuk-fieldset__legend--s' } }}
          value={open[0]?.speed}
          items={open.map((promise) => ({
            value: promise.speed,
            text: words.of(`speed.${promise.speed}`),
            hint: { text: `${words('form.decision-by')}: ${writtenDay(language, promise.decisionOn)}` },
          }))}
        />
      </div>
      <div>
        <Radios
          name="entries"
          idPrefix="entries-choice"
          fieldset={{ legend: { text: words('field.entries.label'), classes: 'govuk-fieldset__legend--s' } }}
          value="single"
          items={[
            { value: 'single', text: words('speed.single'), hint: { text: from(found.single) } },
            { value: 'multiple', text: words('speed.multiple'), hint: { text: from(found.multiple) } },
          ]}
        />
      </div>
    </Grid>
  )
}
