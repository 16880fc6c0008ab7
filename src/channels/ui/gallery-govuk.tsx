import { Breadcrumbs } from './components/breadcrumbs.tsx'
import { Details } from './components/details.tsx'
import { InsetText } from './components/inset-text.tsx'
import { NotificationBanner } from './components/notification-banner.tsx'
import { Pagination } from './components/pagination.tsx'
import { Panel } from './components/panel.tsx'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { Tabs } from './components/tabs.tsx'
import { Tag } from './components/tag.tsx'
import { TaskList } from './components/task-list.tsx'
import { WarningText } from './components/warning-text.tsx'
import type { Example } from './gallery-forms.tsx'

/** Lists, messages and the rest of govuk-frontend. */
export const GOVUK_EXAMPLES: readonly Example[] = [
  { name: 'Breadcrumbs', example: <Breadcrumbs labelText="Breadcrumb" items={[{ href: '#home', text: 'Services' }, { text: 'Tourist card' }]} /> },
  {
    name: 'Details',
    example: (
      <Details summaryText="If you stay less than 30 days">
        <p>Then you need no card; your passport is enough.</p>
      </Details>
    ),
  },
  { name: 'InsetText', example: <InsetText text="Your answers are kept for 30 days." /> },
  { name: 'NotificationBanner', example: <NotificationBanner titleText="Important" text="The counter in Almaty is closed on 16 December." /> },
  {
    name: 'NotificationBanner of success',
    example: <NotificationBanner type="success" disableAutoFocus titleId="success-title" titleText="Done" text="Your new photo has arrived." />,
  },
  { name: 'Panel', example: <Panel headingLevel={3} titleText="Application sent" text="Your case is TC-7K2M-94QX" /> },
  {
    name: 'Pagination',
    example: (
      <Pagination
        landmarkLabel="Pages"
        previous={{ href: '#1', text: 'Previous' }}
        next={{ href: '#3', text: 'Next' }}
        items={[
          { number: 1, href: '#1', visuallyHiddenText: 'Page 1' },
          { number: 2, href: '#2', visuallyHiddenText: 'Page 2', current: true },
          { ellipsis: true },
          { number: 9, href: '#9', visuallyHiddenText: 'Page 9' },
        ]}
      />
    ),
  },
  {
    name: 'SummaryList',
    example: (
      <SummaryList
        rows={[
          { key: { text: 'Name' }, value: { text: 'RAMAN PRIYA' }, actions: { items: [{ href: '#name', text: 'Change', visuallyHiddenText: 'name' }] } },
          { key: { text: 'Stay' }, value: { text: '45 days, one entry' }, actions: { items: [{ href: '#stay', text: 'Change', visuallyHiddenText: 'stay' }] } },
        ]}
      />
    ),
  },
  {
    name: 'SummaryList in a card',
    example: (
      <SummaryList
        card={{ title: { text: 'Documents', headingLevel: 3 }, tag: <Tag classes="sapar-tag--good" text="All checked" /> }}
        rows={[
          { key: { text: 'Photo' }, value: { text: 'All nine rules are met' } },
          { key: { text: 'Passport page' }, value: { text: 'Read, agrees with your answers' } },
        ]}
      />
    ),
  },
  {
    name: 'Table',
    example: (
      <Table
        caption="Fees"
        firstCellIsHeader
        head={[{ text: 'Speed' }, { text: 'Fee', format: 'numeric' }]}
        rows={[
          [{ text: 'Standard' }, { text: '30,275 ₸', format: 'numeric' }],
          [{ text: 'Express' }, { text: '38,925 ₸', format: 'numeric' }],
        ]}
      />
    ),
  },
  {
    name: 'Tabs',
    example: (
      <Tabs
        idPrefix="tab"
        title="Contents"
        items={[
          { label: 'By card', id: 'by-card', panel: { text: 'Visa or Mastercard.' } },
          { label: 'At a window', id: 'at-window', panel: { text: 'With the code of your case.' } },
        ]}
      />
    ),
  },
  { name: 'Tag', example: <Tag text="New" /> },
  {
    name: 'TaskList',
    example: (
      <TaskList
        items={[
          { title: { text: 'Personal details' }, href: '#details', status: { text: 'Done' } },
          { title: { text: 'Photo' }, hint: { text: 'White ground, taken this half-year' }, href: '#photo-task', status: { tag: { text: 'To do' } } },
        ]}
      />
    ),
  },
  { name: 'WarningText', example: <WarningText iconFallbackText="Warning" text="A card used after its last day costs a fine." /> },
]
