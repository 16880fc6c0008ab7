import type { VNode } from 'preact'
import { callOffAppointment, openAppointment, receiveVisitor } from '../../actions/appointment-desk.ts'
import { CANCEL_REASONS } from '../../core/appointment/appointment-moves.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import type { HeldAppointment } from '../../actions/ports/appointments.ts'
import { writtenWeekday } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Radios } from '../ui/components/radios.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { appointmentPath, dayPage } from './appointments-page.tsx'
import { DeskPage } from './frame.tsx'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

const codeOf = (visit: Visit) => visit.params.code ?? ''
const ACTS = ['arrive', 'serve', 'miss'] as const

export async function receive(visit: Visit): Promise<Answer> {
  const { deps } = visit.context
  const found = await openAppointment(deps, visit.actor, { code: codeOf(visit) })
  const act = ACTS.find((known) => known === visit.form.act)
  if (!found.ok || !act) return notFound
  const done = await receiveVisitor(deps, visit.actor, { code: codeOf(visit), act })
  if (done.ok) return go(`/appointments?day=${done.value.day}&done=${done.value.code}`)
  return done.code === 'not-found' ? notFound : dayPage(visit, found.value.day, done)
}

export async function showCancel(visit: Visit): Promise<Answer> {
  const found = await openAppointment(visit.context.deps, visit.actor, { code: codeOf(visit) })
  return found.ok ? page(cancelView(visit, found.value)) : notFound
}

export async function cancelIt(visit: Visit): Promise<Answer> {
  const { deps } = visit.context
  const found = await openAppointment(deps, visit.actor, { code: codeOf(visit) })
  if (!found.ok) return notFound
  const done = await callOffAppointment(deps, visit.actor, { code: codeOf(visit), reason: visit.form.reason ?? '' })
  if (done.ok) return go(`/appointments?day=${done.value.day}&done=${done.value.code}`)
  if (done.code === 'not-found') return notFound
  return done.code === 'appointment-reason-missing' ? page(cancelView(visit, found.value, done), 422) : dayPage(visit, found.value.day, done)
}

function cancelView(visit: Visit, appointment: HeldAppointment, problem?: Refusal): VNode {
  const { words, language } = visit
  const title = words('appointment.cancel')
  const error = problem ? words.of(`desk.problem.${problem.code}`, problem.facts) : undefined
  return (
    <DeskPage guest={visit} title={title} at={`${appointmentPath(appointment.code)}/cancel`} place="appointments">
      {error ? <ErrorSummary titleText={words('desk.error-title')} errorList={[{ text: error, href: '#reason' }]} /> : null}
      <StaffHead title={title} />
      <StaffPanel
        id="cancel"
        title={words('appointment.when', { day: writtenWeekday(language, appointment.day), time: appointment.time })}
        note={
          <>
            {appointment.name} <span class="sapar-code">{appointment.code}</span>
          </>
        }
      >
        <form method="post" action={`${appointmentPath(appointment.code)}/cancel`} novalidate>
          <Radios
            name="reason"
            idPrefix="reason"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: words('desk.appointments.reason'), classes: 'govuk-fieldset__legend--s' } }}
            value={visit.form.reason}
            items={CANCEL_REASONS.map((reason) => ({ value: reason, text: words(`appointment.reason.${reason}`) }))}
            errorMessage={error ? { text: error, visuallyHiddenText: words('common.error-prefix') } : undefined}
          />
          <Button classes="sapar-button--big sapar-wide" text={words('desk.appointments.cancel-button')} preventDoubleClick />
        </form>
        <p>
          <a href={`/desk/appointments?day=${appointment.day}`}>{words('desk.appointments.back')}</a>
        </p>
      </StaffPanel>
    </DeskPage>
  )
}
