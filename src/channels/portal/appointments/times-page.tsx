import type { VNode } from 'preact'
import { type OfficeSlots, readOfficeSlots } from '../../../actions/free-times.ts'
import { writeSlot } from '../../../core/appointment/slots.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { writtenShortDay, writtenWeekday } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading, Section } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, notFound, page, type Visit } from '../visit.ts'
import { Carried, carriesFacts } from './carried.tsx'
import { OfficeFacts } from './office-card.tsx'

export function showTimes(visit: Visit): Promise<Answer> {
  return timesPage(visit, { office: visit.params.office ?? '' })
}

interface TimesOf {
  readonly office: string
  /** What is wrong with the time that was chosen. */
  readonly problem?: string
}

/** Days of an office and the times of one of them. Whoever has an appointment changes it here. */
export async function timesPage(visit: Visit, { office, problem }: TimesOf): Promise<Answer> {
  const found = await readOfficeSlots(visit.context.deps, visit.actor, { office })
  return found.ok ? page(view(visit, found.value, problem), problem ? { status: 422 } : {}) : notFound
}

interface Props {
  readonly visit: Visit
  readonly slots: OfficeSlots
}

function view(visit: Visit, slots: OfficeSlots, problem: string | undefined): VNode {
  const { words, language } = visit
  const title = words('appointment.times.title')
  const name = slots.office.name[language]
  return (
    <FreePage visit={visit} place="find" title={`${title} ${name}`} hasProblems={problem !== undefined} layout="form">
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: '#slot' }]} /> : null}
      <PageHeading caption={name} title={title} />
      <OfficeFacts visit={visit} office={slots.office} week={slots.week} />
      {slots.days.length === 0 ? <p id="slot">{words('appointment.none')}</p> : null}
      {slots.days.length === 0 ? null : <Days visit={visit} slots={slots} />}
      {slots.days.length === 0 ? null : <Times visit={visit} slots={slots} problem={problem} />}
      <p>
        <a href={`/${language}/offices`}>{words('appointment.offices.title')}</a>
      </p>
    </FreePage>
  )
}

/** The day that was asked for, or that of the time that was chosen; the first that has room otherwise. */
function dayShown({ visit, slots }: Props): PlainDate | undefined {
  const wanted = visit.form.day ?? visit.form.slot?.slice(0, 10) ?? visit.query.day
  return slots.days.find(({ day }) => day === wanted)?.day ?? slots.days[0]?.day
}

/** Links where nothing is known of anybody; otherwise buttons, which take along what was typed. */
function Days(props: Props): VNode {
  const { visit, slots } = props
  const { words, language } = visit
  const shown = dayShown(props)
  const action = `/${language}/offices/${slots.office.id}`
  const carries = carriesFacts(visit)
  const list = (
    <ul class="sapar-days">
      {slots.days.map(({ day, slots: free }) => {
        const same = { class: 'sapar-days__day', 'aria-current': day === shown ? ('true' as const) : undefined }
        const text = <DayText visit={visit} day={day} count={free.length} />
        return (
          <li>
            {carries ? (
              <button {...same} type="submit" name="day" value={day}>
                {text}
              </button>
            ) : (
              <a {...same} href={`${action}?day=${day}#times`}>
                {text}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <Section id="days" title={words('appointment.days')}>
      {carries ? <DaysForm visit={visit} action={`${action}#times`} list={list} /> : list}
    </Section>
  )
}

function DayText({ visit, day, count }: { readonly visit: Visit; readonly day: PlainDate; readonly count: number }): VNode {
  return (
    <>
      {writtenShortDay(visit.language, day)} <span class="sapar-muted">{visit.words('appointment.day-free', { count })}</span>
    </>
  )
}

function DaysForm({ visit, action, list }: { readonly visit: Visit; readonly action: string; readonly list: VNode }): VNode {
  return (
    <form method="post" action={action} novalidate>
      <Carried visit={visit} />
      {list}
    </form>
  )
}

function Times(props: Props & { readonly problem: string | undefined }): VNode {
  const { visit, slots, problem } = props
  const { words, language, form } = visit
  const day = dayShown(props)
  const times = slots.days.find((one) => one.day === day)?.slots ?? []
  const changes = Boolean(form.code)
  return (
    <form method="post" action={`/${language}${changes ? '/appointment/change' : '/my-card/appointment'}`} novalidate>
      <Carried visit={visit} />
      <input type="hidden" name="office" value={slots.office.id} />
      <input type="hidden" name="day" value={day} />
      <Radios
        name="slot"
        idPrefix="slot"
        classes="sapar-times"
        fieldset={{
          legend: {
            text: <span id="times">{words('appointment.times', { day: day ? writtenWeekday(language, day) : '' })}</span>,
            classes: 'govuk-fieldset__legend--m',
          },
        }}
        hint={{ text: words('appointment.times-hint') }}
        items={times.map((slot) => ({ value: writeSlot(slot), text: slot.time }))}
        value={form.slot}
        errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
      />
      <Button text={words(changes ? 'appointment.change-to' : 'appointment.continue')} preventDoubleClick />
    </form>
  )
}
