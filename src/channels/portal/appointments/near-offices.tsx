import type { VNode } from 'preact'
import { type NearOffice, readNearOffices } from '../../../actions/free-times.ts'
import type { MyCard } from '../../../actions/my-card.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Grid, Section } from '../../ui/components/layout.tsx'
import type { Visit } from '../visit.ts'
import { OfficeCard } from './office-card.tsx'

const SHOWN = 3
const SLOTS = 3

/** The offices that are nearest to the holder of a card, with times at which it can be renewed. */
export async function nearOfficesFor(visit: Visit, { offices, region, window }: Pick<MyCard, 'offices' | 'region' | 'window'>) {
  const found = await readNearOffices(visit.context.deps, visit.actor, { offices, region, most: SHOWN, slots: SLOTS, from: window.opensOn })
  return found.ok ? found.value : []
}

/** Where to go in person, and when there is room. */
export function NearOffices({ visit, near, mine }: { readonly visit: Visit; readonly near: readonly NearOffice[]; readonly mine: MyCard }): VNode {
  const { words, language } = visit
  const { lateness } = mine
  // No day that can be booked by now is one on which the card can be renewed.
  const opens = lateness.kind === 'not-open' && near.every(({ next }) => next.length === 0) ? lateness.opensOn : undefined
  return (
    <Section id="where" title={words('appointment.near')}>
      <p>{opens ? words('appointment.near-later', { day: writtenDay(language, opens) }) : words('appointment.near-text')}</p>
      <Grid of="thirds">
        {near.map((one) => (
          <OfficeCard visit={visit} near={one} level={3} later={opens !== undefined} />
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
