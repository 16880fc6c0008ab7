import { Proof, ServiceCard, TaskTiles } from './components/home.tsx'
import { Grid } from './components/layout.tsx'
import type { Example } from './gallery-forms.tsx'

/** Parts of the home page. */
export const HOME_EXAMPLES: readonly Example[] = [
  {
    name: 'ServiceCard',
    example: (
      <Grid of="half">
        <ServiceCard
          caption="For travellers"
          title="Tourist card"
          text="An electronic card for stays of up to 90 days."
          facts={[
            { term: 'Fee', value: '30,275 ₸' },
            { term: 'Decision', value: '5 working days' },
          ]}
          action={{ text: 'Apply', href: '#apply' }}
          more={{ text: 'What you will need', href: '#need' }}
        />
      </Grid>
    ),
  },
  {
    name: 'TaskTile',
    example: (
      <TaskTiles
        items={[
          { icon: 'search', href: '#find', text: 'Find my case', note: 'With the code on your receipt.' },
          { icon: 'shield', href: '#check', text: 'Check a card', note: 'Scan the seal.' },
        ]}
      />
    ),
  },
  {
    name: 'Proof',
    example: (
      <Proof
        items={[
          { title: 'The address begins with https://sapar.example', text: 'and with nothing else.' },
          { title: 'The fee is the one published here', text: 'and is paid on this site or at a window.' },
        ]}
      />
    ),
  },
]
