import type { VNode } from 'preact'
import { type OfficeSlots, readOfficeSlots } from '../../../actions/free-times.ts'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, notFound, page, type Visit } from '../visit.ts'
import { Carried, carriesFacts, lastDayIn } from './carried.tsx'
import { OfficeFacts } from './office-card.tsx'
import { Days, Times } from './time-choice.tsx'

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
  if (!found.ok) return notFound
  const lastDay = lastDayIn(visit)
  const days = found.value.days.filter(({ day }) => lastDay === undefined || day <= lastDay)
  return page(view(visit, { ...found.value, days }, problem), problem ? { status: 422 } : {})
}

function view(visit: Visit, slots: OfficeSlots, problem: string | undefined): VNode {
  const { words, language } = visit
  const title = words('appointment.times.title')
  const name = slots.office.name[language]
  const fetches = lastDayIn(visit) !== undefined
  return (
    <FreePage visit={visit} place="find" title={`${title} ${name}`} hasProblems={problem !== undefined} layout="form">
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: '#slot' }]} /> : null}
      <PageHeading caption={name} title={title} />
      <OfficeFacts visit={visit} office={slots.office} week={slots.week} />
      {slots.days.length === 0 ? (
        <p id="slot">{words(fetches ? 'appointment.collection.none' : 'appointment.none')}</p>
      ) : (
        <Choice {...{ visit, slots, problem }} />
      )}
      {fetches ? null : (
        <p>
          <a href={`/${language}/offices`}>{words('appointment.offices.title')}</a>
        </p>
      )}
    </FreePage>
  )
}

function Choice({ visit, slots, problem }: { readonly visit: Visit; readonly slots: OfficeSlots; readonly problem: string | undefined }): VNode {
  const { words, language, form } = visit
  const changes = Boolean(form.code)
  const carried = <Carried visit={visit} />
  return (
    <>
      <Days visit={visit} slots={slots} here={`/${language}/offices/${slots.office.id}`} carried={carriesFacts(visit) ? carried : undefined} />
      <Times
        visit={visit}
        slots={slots}
        problem={problem}
        action={`/${language}${changes ? '/appointment/change' : '/my-card/appointment'}`}
        button={words(changes ? 'appointment.change-to' : 'appointment.continue')}
      >
        {carried}
        <input type="hidden" name="office" value={slots.office.id} />
      </Times>
    </>
  )
}
