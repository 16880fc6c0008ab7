import type { VNode } from 'preact'
import {
  bookCollection,
  cancelCollection,
  changeCollection,
  collectionCalendar,
  type CollectionVisit,
  readCollectionVisit,
} from '../../../actions/collection-appointment.ts'
import type { OfficeSlots } from '../../../actions/free-times.ts'
import { writtenDay } from '../../../texts/written.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading, Section } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { codeText } from '../../ui/problem-text.ts'
import { AppointmentLeaf } from '../appointments/appointment-leaf.tsx'
import { OfficeFacts } from '../appointments/office-card.tsx'
import { Days, Times } from '../appointments/time-choice.tsx'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { FreePage } from '../frame.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { visitPath } from './visit-panel.tsx'

const codeOf = ({ params }: Visit) => params.code ?? ''
const back = (visit: Visit, done?: string) => go(visit, `${casePath({ code: codeOf(visit) })}${done ? `?visit=${done}` : ''}#paper`)

/** Times at the office where the card waits: for who has none yet, and for another one. */
export async function showVisitTimes(visit: Visit, problem?: string): Promise<Answer> {
  const found = await readCollectionVisit(visit.context.deps, visit.actor, { code: codeOf(visit) })
  if (!found.ok) return notFound
  const { slots, booked } = found.value ?? {}
  if (!found.value || !slots || (booked && !booked.open)) return back(visit)
  return page(timesView(visit, { ...found.value, slots }, problem), problem ? { status: 422 } : {})
}

/** Books, or changes what the page has shown as booked. */
export async function saveVisit(visit: Visit): Promise<Answer> {
  const { form, actor, words } = visit
  const { deps } = visit.context
  const input = { code: codeOf(visit), slot: form.slot ?? '' }
  const changes = form.change === 'yes'
  const done = changes ? await changeCollection(deps, actor, input) : await bookCollection(deps, actor, input)
  if (done.ok) return back(visit, changes ? 'changed' : 'booked')
  if (done.code === 'not-found') return notFound
  if (done.code === 'not-waiting' || done.code === 'appointment-over') return back(visit)
  return showVisitTimes(visit, done.code === 'has-appointment' ? words('appointment.problem.has-collection') : codeText(words, done))
}

export async function showVisitCancel(visit: Visit): Promise<Answer> {
  const found = await readCollectionVisit(visit.context.deps, visit.actor, { code: codeOf(visit) })
  if (!found.ok) return notFound
  return found.value?.booked?.open ? page(cancelView(visit, found.value, found.value.booked)) : back(visit)
}

export async function saveVisitCancel(visit: Visit): Promise<Answer> {
  const done = await cancelCollection(visit.context.deps, visit.actor, { code: codeOf(visit) })
  if (!done.ok && done.code === 'not-found') return notFound
  return back(visit, done.ok ? 'cancelled' : undefined)
}

export async function visitCalendar(visit: Visit): Promise<Answer> {
  const file = await collectionCalendar(visit.context.deps, visit.actor, { code: codeOf(visit) })
  if (!file.ok) return notFound
  return { kind: 'file', content: new TextEncoder().encode(file.value.content), type: 'text/calendar; charset=utf-8', filename: file.value.filename }
}

type Shown = CollectionVisit & { readonly slots: OfficeSlots }

function timesView(visit: Visit, collection: Shown, problem: string | undefined): VNode {
  const { words, language } = visit
  const { file, slots, booked, until } = collection
  const title = words('appointment.collection.title')
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      hasProblems={problem !== undefined}
      layout="form"
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}#paper`} />}
    >
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: '#slot' }]} /> : null}
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      {booked ? (
        <Section id="booked" title={words('appointment.collection.yours')} size="s">
          <AppointmentLeaf visit={visit} appointment={booked} />
        </Section>
      ) : null}
      <Section id="office" title={slots.office.name[language]} size="s">
        <OfficeFacts visit={visit} office={slots.office} week={slots.week} />
      </Section>
      <Notice title={words('appointment.collection.until', { until: writtenDay(language, until) })}>
        {words(booked ? 'appointment.collection.walk-in' : 'appointment.collection.offer')}
      </Notice>
      <Choice visit={visit} collection={collection} problem={problem} />
    </FreePage>
  )
}

function Choice({ visit, collection, problem }: { readonly visit: Visit; readonly collection: Shown; readonly problem: string | undefined }): VNode {
  const { words } = visit
  const { slots, booked } = collection
  const here = visitPath(visit, collection)
  if (slots.days.length === 0) return <p id="slot">{words('appointment.collection.none')}</p>
  return (
    <>
      <Days visit={visit} slots={slots} here={here} />
      <Times visit={visit} slots={slots} problem={problem} action={here} button={words(booked ? 'appointment.change-to' : 'appointment.book.button')}>
        {booked ? <input type="hidden" name="change" value="yes" /> : null}
      </Times>
    </>
  )
}

function cancelView(visit: Visit, collection: CollectionVisit, booked: NonNullable<CollectionVisit['booked']>): VNode {
  const { words, language } = visit
  const { file } = collection
  const title = words('appointment.collection.cancel')
  const home = `/${language}${casePath(file)}#paper`
  return (
    <FreePage visit={visit} place="find" title={title} layout="form" before={<BackLink text={words('common.back')} href={home} />}>
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <AppointmentLeaf visit={visit} appointment={booked} />
      <p>{words('appointment.collection.stays')}</p>
      <form method="post" action={`${visitPath(visit, collection)}/cancel`} novalidate>
        <ButtonGroup>
          <Button text={words('appointment.cancel')} preventDoubleClick />
          <a href={home}>{words('appointment.collection.keep')}</a>
        </ButtonGroup>
      </form>
    </FreePage>
  )
}
