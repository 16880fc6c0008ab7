import type { VNode } from 'preact'
import { type AppointmentProof, appointmentCalendar, cancelAppointment, changeAppointment, findAppointment } from '../../../actions/own-appointment.ts'
import { checkField } from '../../../core/form/check-field.ts'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { codeText, problemText } from '../../ui/problem-text.ts'
import { fieldAnchor, FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { CodeInput } from '../guidance/card-proof.tsx'
import { troublePage } from '../trouble.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { appointmentView } from './appointment-view.tsx'
import { BIRTH, LONGEST } from './carried.tsx'
import { timesPage } from './times-page.tsx'

export function showFindAppointment(visit: Visit): Answer {
  return page(findForm(visit))
}

/** Without what was typed there is no appointment to go back to. */
export function backToAppointment(visit: Visit): Answer {
  return go(visit, '/appointment')
}

export async function showAppointment(visit: Visit): Promise<Answer> {
  const proof = proofOf(visit)
  if (!proof) return wrongForm(visit)
  const found = await findAppointment(visit.context.deps, visit.actor, proof)
  return found.ok ? page(appointmentView(visit, found.value)) : refused(visit, found.code)
}

export async function cancel(visit: Visit): Promise<Answer> {
  const proof = proofOf(visit)
  if (!proof) return wrongForm(visit)
  const cancelled = await cancelAppointment(visit.context.deps, visit.actor, proof)
  return cancelled.ok ? page(appointmentView(visit, cancelled.value)) : refused(visit, cancelled.code)
}

export async function change(visit: Visit): Promise<Answer> {
  const { form, words, context, actor } = visit
  const proof = proofOf(visit)
  if (!proof) return wrongForm(visit)
  const office = form.office ?? ''
  const changed = await changeAppointment(context.deps, actor, { ...proof, office, slot: form.slot ?? '' })
  if (changed.ok) return page(appointmentView(visit, changed.value, 'changed'))
  if (changed.field !== 'slot') return refused(visit, changed.code)
  return timesPage(visit, { office, problem: codeText(words, changed) })
}

export async function calendar(visit: Visit): Promise<Answer> {
  const proof = proofOf(visit)
  if (!proof) return wrongForm(visit)
  const file = await appointmentCalendar(visit.context.deps, visit.actor, proof)
  if (!file.ok) return refused(visit, file.code)
  return { kind: 'file', content: new TextEncoder().encode(file.value.content), type: 'text/calendar; charset=utf-8', filename: file.value.filename }
}

function proofOf({ form, network }: Visit): AppointmentProof | undefined {
  const birth = checkField(BIRTH, form, {})
  const code = (form.code ?? '').trim()
  return birth.ok && code !== '' && code.length <= LONGEST ? { code, birthDate: birth.value, network } : undefined
}

function refused(visit: Visit, code: string): Answer {
  const { words } = visit
  if (code === 'not-found') return notFound
  if (code === 'too-many-requests')
    return page(troublePage(visit, { title: words('problem.too-many-requests'), text: words('my-card.later') }), { status: 429 })
  return page(findForm(visit, { code: words.of(`problem.${code}`) }), { status: 422 })
}

interface FindProblems {
  readonly code?: string
}

function wrongForm(visit: Visit): Answer {
  const { form, words } = visit
  const code = (form.code ?? '').trim()
  const atCode = code === '' ? words('appointment.problem.code-missing') : code.length > LONGEST ? words('problem.appointment-not-found') : undefined
  return page(findForm(visit, atCode ? { code: atCode } : {}, true), { status: 422 })
}

function findForm(visit: Visit, problems: FindProblems = {}, checked = false): VNode {
  const { words, language, form } = visit
  const title = words('appointment.find.title')
  const birth = checked ? checkField(BIRTH, form, {}) : undefined
  const atBirth = birth && !birth.ok ? { field: BIRTH.name, code: birth.code, facts: birth.facts } : undefined
  const errors = [
    ...(problems.code ? [{ text: problems.code, href: '#code' }] : []),
    ...(atBirth ? [{ text: problemText(words, atBirth), href: `#${fieldAnchor(BIRTH)}` }] : []),
  ]
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={errors.length > 0} layout="form">
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading title={title} />
      <p>{words('appointment.find.text')}</p>
      <form method="post" action={`/${language}/appointment`} novalidate>
        <CodeInput visit={visit} name="code" label={words('appointment.code')} hint={words('appointment.code-hint')} problem={problems.code} width={20} />
        <FieldView field={BIRTH} words={words} typed={form} problem={atBirth} lists={{}} />
        <Button text={words('appointment.find.button')} preventDoubleClick />
      </form>
      <p>
        <a href={`/${language}/offices`}>{words('appointment.offices.title')}</a>
      </p>
    </FreePage>
  )
}
