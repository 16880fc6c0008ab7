import type { VNode } from 'preact'
import { type NearOffice, readNearOffices } from '../../../actions/free-times.ts'
import { Grid, Section } from '../../ui/components/layout.tsx'
import type { Visit } from '../visit.ts'
import { OfficeCard } from './office-card.tsx'

const SHOWN = 3
const SLOTS = 3

/** The offices that are nearest to a region, for a page that shows them beside something else. */
export async function nearOfficesFor(visit: Visit, { offices, region }: { readonly offices: readonly string[]; readonly region?: string | undefined }) {
  const found = await readNearOffices(visit.context.deps, visit.actor, { offices, region, most: SHOWN, slots: SLOTS })
  return found.ok ? found.value : []
}

/** Where to go in person, and when there is room. */
export function NearOffices({ visit, near }: { readonly visit: Visit; readonly near: readonly NearOffice[] }): VNode {
  const { words, language } = visit
  return (
    <Section id="where" title={words('appointment.near')}>
      <p>{words('appointment.near-text')}</p>
      <Grid of="thirds">
        {near.map((one) => (
          <OfficeCard visit={visit} near={one} level={3} />
        ))}
      </Grid>
      <p>
        <a href={`/${language}/appointment`}>{words('appointment.find.link')}</a>
      </p>
    </Section>
  )
}

export function OfficesLink({ visit }: { readonly visit: Visit }): VNode {
  return (
    <p>
      <a href={`/${visit.language}/offices`}>{visit.words('appointment.offices.title')}</a>
    </p>
  )
}
