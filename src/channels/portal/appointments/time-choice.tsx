import type { ComponentChildren, VNode } from 'preact'
import type { OfficeSlots } from '../../../actions/free-times.ts'
import { writeSlot } from '../../../core/appointment/slots.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { writtenShortDay, writtenWeekday } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import type { Visit } from '../visit.ts'

export interface ChoiceProps {
  readonly visit: Visit
  readonly slots: OfficeSlots
}

/** The day that was asked for, or that of the time that was chosen; the first that has room otherwise. */
export function dayShown({ visit, slots }: ChoiceProps): PlainDate | undefined {
  const wanted = visit.form.day ?? visit.form.slot?.slice(0, 10) ?? visit.query.day
  return slots.days.find(({ day }) => day === wanted)?.day ?? slots.days[0]?.day
}

export interface DaysProps extends ChoiceProps {
  /** Address of this page. */
  readonly here: string
  /** What was typed goes along in the form, where anything was; otherwise the days are links. */
  readonly carried?: VNode | undefined
}

/** Each day with free times, and how many. */
export function Days(props: DaysProps): VNode {
  const { visit, slots, here, carried } = props
  const shown = dayShown(props)
  const list = (
    <ul class="sapar-days">
      {slots.days.map(({ day, slots: free }) => {
        const same = { class: 'sapar-days__day', 'aria-current': day === shown ? ('true' as const) : undefined }
        const text = <DayText visit={visit} day={day} count={free.length} />
        return (
          <li>
            {carried ? (
              <button {...same} type="submit" name="day" value={day}>
                {text}
              </button>
            ) : (
              <a {...same} href={`${here}?day=${day}#times`}>
                {text}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <Section id="days" title={visit.words('appointment.days')}>
      {carried ? (
        <form method="post" action={`${here}#times`} novalidate>
          {carried}
          {list}
        </form>
      ) : (
        list
      )}
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

export interface TimesProps extends ChoiceProps {
  /** Where the chosen time goes, with `children` beside it. */
  readonly action: string
  readonly button: string
  readonly problem?: string | undefined
  readonly children?: ComponentChildren
}

/** The times of the day that is shown. */
export function Times(props: TimesProps): VNode {
  const { visit, slots, action, button, problem, children } = props
  const { words, language, form } = visit
  const day = dayShown(props)
  const times = slots.days.find((one) => one.day === day)?.slots ?? []
  return (
    <form method="post" action={action} novalidate>
      {children}
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
      <Button text={button} preventDoubleClick />
    </form>
  )
}
