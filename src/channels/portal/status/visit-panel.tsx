import type { VNode } from 'preact'
import type { CollectionVisit } from '../../../actions/collection-appointment.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { Code } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { AppointmentLeaf } from '../appointments/appointment-leaf.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

interface Props {
  readonly visit: Visit
  readonly collection: CollectionVisit
}

/** The time booked to fetch the card, or the offer to book one. */
export function VisitPanel({ visit, collection }: Props): VNode | null {
  const { words } = visit
  const { booked, slots } = collection
  const base = visitPath(visit, collection)
  if (booked) return <Booked visit={visit} collection={collection} booked={booked} />
  const cancelled = visit.query.visit === 'cancelled' ? <Notice tone="good">{words('notice.appointment-cancelled.heading.holder')}</Notice> : null
  if (!slots || slots.days.length === 0) return cancelled
  return (
    <>
      {cancelled}
      <p>{words('appointment.collection.offer')}</p>
      <Button text={words('appointment.collection.book')} href={base} classes="govuk-button--secondary" />
    </>
  )
}

export function visitPath({ language }: Visit, { file }: Pick<CollectionVisit, 'file'>): string {
  return `/${language}${casePath(file)}/paper/appointment`
}

function Booked({ visit, collection, booked }: Props & { readonly booked: NonNullable<CollectionVisit['booked']> }): VNode {
  const { words, query } = visit
  const base = visitPath(visit, collection)
  const done = (['booked', 'changed'] as const).find((what) => what === query.visit)
  return (
    <>
      {done ? (
        <Notice tone="good" title={words(`appointment.${done}.title`)}>
          {words(booked.email ? 'appointment.booked.mail' : 'appointment.booked.no-mail')}
        </Notice>
      ) : null}
      <h3 class="sapar-heading-s">{words('appointment.collection.yours')}</h3>
      <AppointmentLeaf visit={visit} appointment={booked} />
      <p>
        {words('appointment.code')}: <Code>{booked.code}</Code>
      </p>
      {booked.open ? (
        <ButtonGroup>
          <Button text={words('appointment.change')} href={base} classes="govuk-button--secondary" />
          <a href={`${base}.ics`}>{words('appointment.calendar')}</a>
          <a href={`${base}/cancel`}>{words('appointment.cancel')}</a>
        </ButtonGroup>
      ) : null}
      <p>{words('appointment.collection.walk-in')}</p>
    </>
  )
}
