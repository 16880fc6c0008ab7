import { Button, ButtonGroup } from './components/button.tsx'
import { DataTable, TwoLines } from './components/data-table.tsx'
import { Finding, Findings, Pair, Portrait } from './components/finding.tsx'
import { Facts } from './components/home.tsx'
import { Icon } from './components/icon.tsx'
import { Card, Code, Lead, List, PageHeading, Small } from './components/layout.tsx'
import { Timeline, Turn } from './components/progress.tsx'
import { DueDay, PriceList, Steps } from './components/promise.tsx'
import { StateTag, type StateTone } from './components/state-tag.tsx'
import { Notice, RemedyBlock, Verdict } from './components/verdict.tsx'
import type { Example } from './gallery-forms.tsx'

const TONES: readonly StateTone[] = ['good', 'warn', 'bad', 'info', 'plain']

const picture = (label: string, box: string) => (
  <svg viewBox={box} role="img" aria-label={label}>
    <rect width="350" height="450" fill="#e9eef0" />
    <path d="M62 450c4-62 46-84 104-92h78c58 8 90 34 96 92z" fill="#54707d" />
    <ellipse cx="205" cy="222" rx="78" ry="103" fill="#c3d0d6" />
  </svg>
)

/** What govuk-frontend does not have, of the public pages. */
export const OWN_EXAMPLES: readonly Example[] = [
  {
    name: 'PageHeading, Lead, Small, List, Code',
    example: (
      <div class="sapar-flow">
        <PageHeading
          level={3}
          caption="Step 2 of 6"
          title={
            <>
              Case <Code>TC-7K2M-94QX</Code>
            </>
          }
        />
        <Lead>A sentence that opens a page.</Lead>
        <List items={['One thing', 'Another thing']} />
        <Small>A note in smaller type.</Small>
      </div>
    ),
  },
  {
    name: 'Steps',
    example: (
      <Card title="Your application" level={3}>
        <Steps
          items={[
            { text: 'Do you need a card', state: 'done', href: '#steps', stateText: 'done' },
            { text: 'Personal details', state: 'now' },
            { text: 'Payment', state: 'next' },
          ]}
        />
      </Card>
    ),
  },
  {
    name: 'DueDay',
    example: (
      <DueDay datetime="2026-12-21" month="December" number="21" weekday="Monday">
        3 working days left. 16 December is a holiday and not counted.
      </DueDay>
    ),
  },
  {
    name: 'PriceList',
    example: (
      <PriceList
        items={[
          { label: 'Card, one entry', amount: '30,275 ₸', note: '7 × monthly index 4,325 ₸' },
          { label: 'Express', amount: 'not chosen' },
        ]}
        total={{ label: 'Total', amount: '30,275 ₸' }}
      />
    ),
  },
  {
    name: 'Turn',
    example: (
      <Turn
        sides={[
          { who: 'You', what: 'Nothing to do now' },
          { who: 'It is our turn', what: 'Decision by Monday 21 December', now: true },
        ]}
      />
    ),
  },
  {
    name: 'Timeline',
    example: (
      <Timeline
        items={[
          { state: 'done', title: 'You applied and paid 30,275 ₸', time: 'Thursday 10 December, 15:04', datetime: '2026-12-10' },
          {
            state: 'stopped',
            title: 'We returned the photo to you',
            tag: <StateTag tone="warn">Clock stopped</StateTag>,
            time: 'Friday 11 December',
            children: <p>You kept your place in the queue.</p>,
          },
          { state: 'now', title: 'A case officer is checking your application', time: 'Now, working day 2 of 5' },
          { state: 'next', title: 'Decision by e-mail' },
        ]}
      />
    ),
  },
  {
    name: 'Finding',
    example: (
      <Findings>
        <Finding
          bad
          rule="The head is too small"
          value="49 %"
          scale={{ from: 0, to: 100, value: 49, least: 70, most: 80 }}
          text="Limit: 70–80 % of the height."
        />
        <Finding rule="Sharp enough" value="1.9" scale={{ from: 0, to: 3, value: 1.9, least: 1.4 }} text="Limit: at least 1.4" />
      </Findings>
    ),
  },
  {
    name: 'Portrait, Pair',
    example: (
      <Pair>
        <Portrait caption="Now">{picture('Your photo as it is', '0 0 350 450')}</Portrait>
        <Portrait caption="After cropping">{picture('Your photo after cropping', '89 87 233 299')}</Portrait>
      </Pair>
    ),
  },
  {
    name: 'Verdict',
    example: (
      <Verdict tone="good" title="You can apply, without further papers" level={3}>
        <p>Passport of China, entry on 12 January 2027, one entry.</p>
      </Verdict>
    ),
  },
  { name: 'Verdict of warning', example: <Verdict tone="warn" title="Come with one more paper" /> },
  {
    name: 'Verdict of no',
    example: (
      <Verdict tone="bad" title="Not with this passport">
        <p>It ends 52 days too early. Renew it, or travel earlier.</p>
      </Verdict>
    ),
  },
  {
    name: 'Notice',
    example: (
      <Notice icon="clock" title="Wednesday 16 December is a public holiday.">
        It does not count as a working day.
      </Notice>
    ),
  },
  {
    name: 'Notice of warning',
    example: (
      <Notice tone="warn" title="Your session ends in five minutes.">
        What you have written is saved.
      </Notice>
    ),
  },
  {
    name: 'RemedyBlock',
    example: (
      <RemedyBlock
        reason={{
          label: 'Reason, code P-04',
          title: 'The passport ends too early',
          children: (
            <Facts
              items={[
                { term: 'Yours ends', value: '20 May 2027' },
                { term: 'At least', value: '11 July 2027' },
                { term: 'Missing', value: '52 days' },
              ]}
            />
          ),
        }}
        remedy={{ label: 'How to put it right', title: 'Renew the passport, or travel earlier' }}
        retry={{
          label: 'Apply again',
          title: '21 answers are filled in, one is to change',
          children: (
            <ButtonGroup>
              <Button href="#again">
                Correct and apply again <Icon name="arrow" />
              </Button>
            </ButtonGroup>
          ),
        }}
      />
    ),
  },
  {
    name: 'StateTag',
    example: (
      <p class="sapar-row">
        {TONES.map((tone) => (
          <>
            <StateTag tone={tone}>{tone}</StateTag>{' '}
            <StateTag tone={tone} icon>
              {tone}
            </StateTag>{' '}
          </>
        ))}
      </p>
    ),
  },
  {
    name: 'DataTable',
    example: (
      <DataTable
        caption="Who opened my file"
        columns={[{ label: 'When', number: true }, { label: 'Who' }, { label: 'What for' }]}
        rows={[
          ['15 Dec, 10:02', 'Case officer 118', 'Check of the new photo'],
          ['14 Dec, 16:40', <TwoLines first="Help desk 07" second="Astana" />, 'Your call'],
        ]}
      />
    ),
  },
]
