import type { VNode } from 'preact'
import { type AppointmentDay, type AppointmentRow, readAppointments } from '../../actions/appointment-desk.ts'
import type { AppointmentState } from '../../core/appointment/appointment-moves.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { readCaseCode } from '../../core/kernel/code.ts'
import { addDays } from '../../core/kernel/plain-date.ts'
import { writtenWeekday } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { DataTable, TwoLines } from '../ui/components/data-table.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Input } from '../ui/components/input.tsx'
import { Hidden } from '../ui/components/layout.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { StateTag, type StateTone } from '../ui/components/state-tag.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { DeskPage } from './frame.tsx'
import { paperPath } from './paper-view.ts'
import { type Answer, notFound, page, type Visit } from './visit.ts'

export const appointmentPath = (code: string) => `/desk/appointments/${code}`

/** Who is expected at the clerk's office on a day. */
export function showAppointments(visit: Visit): Promise<Answer> {
  return dayPage(visit, visit.query.day)
}

export async function dayPage(visit: Visit, day: string | undefined, problem?: Refusal): Promise<Answer> {
  const found = await readAppointments(visit.context.deps, visit.actor, { day })
  return found.ok ? page(view(visit, found.value, problem), problem ? 422 : 200) : notFound
}

function view(visit: Visit, shown: AppointmentDay, problem: Refusal | undefined): VNode {
  const { words, language, query } = visit
  const title = words('desk.appointments.title', { day: writtenWeekday(language, shown.day) })
  const done = readCaseCode(query.done ?? '')
  return (
    <DeskPage guest={visit} title={title} at="/desk/appointments" place="appointments">
      {problem ? (
        <ErrorSummary titleText={words('desk.error-title')} errorList={[{ text: words.of(`desk.problem.${problem.code}`, problem.facts), href: '#list' }]} />
      ) : null}
      {done ? <Notice tone="good">{words('desk.appointments.done', { code: done })}</Notice> : null}
      <StaffHead title={title} />
      <OtherDay visit={visit} shown={shown} />
      <StaffPanel id="list" title={words('desk.nav.appointments')} note={words('desk.appointments.count', { count: shown.rows.length })}>
        {shown.rows.length === 0 ? <p>{words('desk.appointments.none')}</p> : <Rows visit={visit} shown={shown} />}
      </StaffPanel>
    </DeskPage>
  )
}

function OtherDay({ visit, shown }: { readonly visit: Visit; readonly shown: AppointmentDay }): VNode {
  const { words } = visit
  const to = (days: number) => `/desk/appointments?day=${addDays(shown.day, days)}`
  return (
    <StaffPanel id="other-day" title={words('desk.appointments.other-day')}>
      <form class="sapar-desk-form" method="get" action="/desk/appointments" novalidate>
        <Input
          name="day"
          type="date"
          id="day"
          label={{ text: words('desk.appointments.day'), classes: 'govuk-label--s' }}
          value={shown.day}
          classes="govuk-input--width-10"
        />
        <div class="govuk-button-group">
          <Button text={words('desk.appointments.show')} classes="govuk-button--secondary" />
          <a href={to(-1)}>{words('desk.appointments.earlier')}</a>
          <a href={to(1)}>{words('desk.appointments.later')}</a>
        </div>
      </form>
    </StaffPanel>
  )
}

function Rows({ visit, shown }: { readonly visit: Visit; readonly shown: AppointmentDay }): VNode {
  const { words } = visit
  const column = (name: 'time' | 'name' | 'of' | 'state' | 'act', quiet = false) => ({ label: words(`desk.appointments.${name}`), quiet })
  return (
    <DataTable
      caption={words('desk.nav.appointments')}
      stack="tablet"
      rowHeader={0}
      columns={[column('time', true), column('name'), column('of'), column('state', true), column('act', true)]}
      rows={shown.rows.map((row) => [
        row.time,
        <TwoLines first={row.name} second={words(`appointment.purpose.${row.purpose}`)} />,
        <TwoLines first={<span class="sapar-code">{row.reference}</span>} second={<span class="sapar-code">{row.code}</span>} />,
        <AppointmentTag visit={visit} state={row.state} />,
        <Acts visit={visit} row={row} />,
      ])}
    />
  )
}

const TONES = { confirmed: 'soon', arrived: 'today', served: 'good', 'no-show': 'stopped', cancelled: 'plain' } as const satisfies Record<
  AppointmentState,
  StateTone
>
const ICONS = { confirmed: true, arrived: true, served: true, 'no-show': true, cancelled: 'cross' } as const

function AppointmentTag({ visit, state }: { readonly visit: Visit; readonly state: AppointmentState }): VNode {
  return (
    <StateTag tone={TONES[state]} icon={ICONS[state]}>
      {visit.words(`desk.appointments.state.${state}`)}
    </StateTag>
  )
}

function Acts({ visit, row }: { readonly visit: Visit; readonly row: AppointmentRow }): VNode | null {
  const { words } = visit
  const posts = row.acts.filter((act) => act !== 'cancel')
  const toHandOver = row.state === 'served' || row.state === 'cancelled' ? undefined : row.paperItem
  if (row.acts.length === 0 && !toHandOver) return null
  return (
    <form class="govuk-button-group" method="post" action={`${appointmentPath(row.code)}/visit`}>
      {posts.map((act) => (
        <Button name="act" value={act} classes="govuk-button--secondary" preventDoubleClick>
          {words(`desk.appointments.${act}`)}
          <Hidden>
            : {row.time}, {row.name}
          </Hidden>
        </Button>
      ))}
      {toHandOver ? (
        <a href={`/desk${paperPath(toHandOver)}`}>
          {words('desk.appointments.hand-over')}
          <Hidden>
            : {row.time}, {row.name}
          </Hidden>
        </a>
      ) : null}
      {row.acts.includes('cancel') ? (
        <a href={`${appointmentPath(row.code)}/cancel`}>
          {words('desk.appointments.cancel')}
          <Hidden>
            : {row.time}, {row.name}
          </Hidden>
        </a>
      ) : null}
    </form>
  )
}
