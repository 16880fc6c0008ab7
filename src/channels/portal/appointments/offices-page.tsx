import { readNearOffices } from '../../../actions/free-times.ts'
import { renewalOffices } from '../../../actions/holder-card.ts'
import { Button } from '../../ui/components/button.tsx'
import { Grid, PageHeading } from '../../ui/components/layout.tsx'
import { Select } from '../../ui/components/select.tsx'
import { FreePage } from '../frame.tsx'
import type { GuidanceTools } from '../guidance/guidance-tools.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { OfficeCard } from './office-card.tsx'

const SLOTS = 3

/** Every office that renews cards, for whoever wants to know before anything else. */
export async function showOffices(visit: Visit, { lists }: GuidanceTools): Promise<Answer> {
  const { deps } = visit.context
  const offices = renewalOffices(deps.law(), deps.clock.dayOf(deps.clock.now()))
  const found = await readNearOffices(deps, visit.actor, { offices, region: visit.query.region, most: offices.length, slots: SLOTS })
  if (!found.ok) return notFound
  const { words, language, query } = visit
  const title = words('appointment.offices.title')
  return page(
    <FreePage visit={visit} place="find" title={title}>
      <PageHeading title={title} />
      <p>{words('appointment.offices.text')}</p>
      <form method="get" action={`/${language}/offices`} novalidate>
        <Select
          name="region"
          id="region"
          label={{ text: words('appointment.region'), classes: 'govuk-label--s' }}
          optionsHtml={lists.regions?.(language, query.region)}
        />
        <Button text={words('appointment.region-button')} classes="govuk-button--secondary" />
      </form>
      <Grid of="half">
        {found.value.map((near) => (
          <OfficeCard visit={visit} near={near} level={2} />
        ))}
      </Grid>
      <p>
        <a href={`/${language}/appointment`}>{words('appointment.find.link')}</a>
      </p>
    </FreePage>,
  )
}

export function backToOffices(visit: Visit): Answer {
  return go(visit, '/offices')
}
