import type { VNode } from 'preact'
import type { BookedAppointment } from '../../../actions/slot-taking.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { writtenWeekday } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Code, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { CardFacts } from '../guidance/card-proof.tsx'
import type { Visit } from '../visit.ts'
import { AppointmentLeaf, officeName } from './appointment-leaf.tsx'

/** `keepUntil`: the last day on which the card waits that is to be fetched. */
export type ShownAppointment = BookedAppointment & { readonly open: boolean; readonly keepUntil?: PlainDate }

interface Props {
  readonly visit: Visit
  readonly appointment: ShownAppointment
}

/** An appointment, to whoever has shown that it is theirs. `done`: what has just become of it. */
export function appointmentView(visit: Visit, appointment: ShownAppointment, done?: 'booked' | 'changed'): VNode {
  const { words } = visit
  const title = done ? words(`appointment.${done}.title`) : words.of(`appointment.title.${appointment.state}`)
  return (
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading caption={<Code>{appointment.reference}</Code>} title={title} />
      {done ? (
        <Verdict
          tone="good"
          title={
            <>
              {words('appointment.code')}: <Code>{appointment.code}</Code>
            </>
          }
        />
      ) : null}
      {appointment.open ? <AppointmentLeaf visit={visit} appointment={appointment} /> : null}
      <Facts visit={visit} appointment={appointment} />
      {done ? <p>{words(appointment.email ? 'appointment.booked.mail' : 'appointment.booked.no-mail')}</p> : null}
      {appointment.open ? <ToBring visit={visit} appointment={appointment} /> : null}
      {appointment.open ? <Acts visit={visit} appointment={appointment} /> : <Again visit={visit} appointment={appointment} />}
    </FreePage>
  )
}

function Facts({ visit, appointment }: Props): VNode {
  const { words, language, context } = visit
  const { code, day, time, officeId, purpose, reason, open } = appointment
  const office = context.deps.law().offices.find(({ id }) => id === officeId)
  const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } })
  return (
    <SummaryList
      rows={[
        ...(reason ? [row(words('desk.appointments.state.cancelled'), words.of(`appointment.reason.${reason}`))] : []),
        ...(open ? [] : [row(words('notice.appointment.when'), words('appointment.when', { day: writtenWeekday(language, day), time }))]),
        row(words('notice.paper.office'), officeName(visit, appointment)),
        ...(office?.address ? [row(words('notice.paper.address'), office.address[language])] : []),
        row(words('notice.appointment.for'), words(`appointment.purpose.${purpose}`)),
        row(words('appointment.code'), <Code>{code}</Code>),
      ]}
    />
  )
}

function ToBring({ visit, appointment }: Props): VNode {
  const { words } = visit
  const fetches = appointment.purpose === 'collection'
  const things = fetches
    ? [words('notice.appointment.bring.card-passport'), words('notice.appointment.bring.pick-up-code')]
    : [words('notice.appointment.bring.passport'), words('notice.appointment.bring.card')]
  return (
    <Section id="bring" title={words('notice.appointment.bring')} size="s">
      <List items={[...things, words('notice.appointment.bring.code')]} />
      <p>{words('notice.appointment.yours')}</p>
      {fetches ? <p>{words('appointment.collection.walk-in')}</p> : null}
    </Section>
  )
}

/** Each is a form, so that neither the code nor the birth date stands in an address. */
function Acts({ visit, appointment }: Props): VNode {
  const { words, language } = visit
  const base = `/${language}/appointment`
  return (
    <Section id="keep" title={words('appointment.keep')} size="s">
      <form class="sapar-flow" method="post" action={`${base}/calendar`} novalidate>
        <CardFacts form={visit.form} />
        <input type="hidden" name="code" value={appointment.code} />
        {appointment.keepUntil ? <input type="hidden" name="until" value={appointment.keepUntil} /> : null}
        <div class="sapar-button-group">
          <Button text={words('appointment.calendar')} classes="govuk-button--secondary" />
          <Button
            text={words('appointment.change')}
            classes="govuk-button--secondary"
            attributes={{ formaction: `/${language}/offices/${appointment.officeId}` }}
          />
        </div>
        <p>{words('appointment.cancel-text')}</p>
        <Button text={words('appointment.cancel')} classes="govuk-button--secondary" attributes={{ formaction: `${base}/cancel` }} preventDoubleClick />
      </form>
    </Section>
  )
}

function Again({ visit, appointment }: Props): VNode {
  const { words, language } = visit
  const fetches = appointment.purpose === 'collection'
  const text = words(fetches ? 'common.nav.find' : 'appointment.offices.title')
  return <Button href={`/${language}${fetches ? '/find' : '/offices'}`} text={text} classes="govuk-button--secondary" />
}
