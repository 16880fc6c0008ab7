import { Button } from './components/button.tsx'
import { DataTable, TwoLines } from './components/data-table.tsx'
import { Input } from './components/input.tsx'
import { Select } from './components/select.tsx'
import { Compared } from './components/compared.tsx'
import { DecideChoice, History, LetterPreview, Measures, Picture, ReasonPick } from './components/staff-case.tsx'
import { Key, Keys, Meta, StaffHead } from './components/staff-frame.tsx'
import { Counts, Filters, NextCase } from './components/staff-queue.tsx'
import { StateTag, type StateTone } from './components/state-tag.tsx'
import type { Example } from './gallery-forms.tsx'

const TONES: readonly StateTone[] = ['late', 'today', 'soon', 'stopped', 'good', 'warn', 'bad', 'info']

/** The desk's own parts. */
export const STAFF_EXAMPLES: readonly Example[] = [
  {
    name: 'StateTag',
    example: (
      <p class="sapar-row">
        {TONES.map((tone) => (
          <StateTag tone={tone} icon>
            {tone}
          </StateTag>
        ))}
      </p>
    ),
  },
  {
    name: 'NextCase',
    example: (
      <NextCase
        title="Your next case, assigned to you"
        name="RAMAN PRIYA"
        code="TC-7K2M-94QX"
        tag={
          <StateTag tone="today" icon>
            Due today, by 18:00
          </StateTag>
        }
        facts={[
          <>
            <b>Tourist card</b>, standard
          </>,
          'India',
        ]}
        action={{ text: 'Open next case', href: '#next', key: 'N' }}
      />
    ),
  },
  {
    name: 'Counts',
    example: (
      <Counts
        label="Cases by due day"
        items={[
          { kind: 'late', count: 2, text: 'Overdue', note: 'oldest by 2 days', href: '#late' },
          { kind: 'today', count: 7, text: 'Due today', href: '#today' },
          { kind: 'soon', count: 11, text: 'Due tomorrow', href: '#soon' },
          { kind: 'later', count: 46, text: 'Due later', href: '#later', current: true },
          { kind: 'stopped', count: 13, text: 'Clock stopped', href: '#stopped' },
        ]}
      />
    ),
  },
  {
    name: 'Filters',
    example: (
      <Filters label="Filter cases" action="#all">
        <Input name="find" type="search" label={{ text: 'Find by case or surname' }} />
        <Select name="service" label={{ text: 'Service' }} items={[{ text: 'All services' }]} />
        <Button classes="govuk-button--secondary" text="Apply" />
      </Filters>
    ),
  },
  {
    name: 'DataTable',
    example: (
      <DataTable
        stack="tablet"
        rowHeader={1}
        caption="Open cases"
        columns={[{ label: 'Due day', quiet: true }, { label: 'Case', quiet: true }, { label: 'Came by' }]}
        rows={[
          {
            mark: 'next',
            cells: [
              <TwoLines
                first={
                  <StateTag tone="today" icon>
                    Due today
                  </StateTag>
                }
                second="by 18:00"
              />,
              <a class="sapar-code" href="#case">
                TC-7K2M-94QX
              </a>,
              'Web',
            ],
          },
          {
            mark: 'differs',
            cells: [
              <StateTag tone="soon" icon>
                Due tomorrow
              </StateTag>,
              <a class="sapar-code" href="#case2">
                TC-5P1W-83KD
              </a>,
              'Counter',
            ],
          },
        ]}
      />
    ),
  },
  {
    name: 'StaffHead, Meta, Keys',
    example: (
      <>
        <StaffHead title="RAMAN PRIYA" level={3}>
          <span class="sapar-code">TC-7K2M-94QX</span>
          <Meta
            items={[
              <>
                <b>Tourist card</b>, standard
              </>,
              'Web',
            ]}
          />
        </StaffHead>
        <Keys
          items={[
            { keys: ['A', 'R', 'F'], text: 'decide' },
            { keys: ['?'], text: 'all keys' },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Compared',
    example: (
      <Compared
        caption="Answers and passport"
        columns={{ name: 'Question', answer: 'Answer', document: 'Passport', result: 'Compared' }}
        groups={[
          {
            rows: [
              { name: 'Surname', answer: 'RAMAN', document: 'RAMAN', result: { same: true, text: 'same' } },
              { name: 'Expiry', answer: '5 Jun 2031', document: '6 May 2031', result: { same: false, text: 'differs' } },
            ],
          },
          { title: 'Journey', rows: [{ name: 'Entry', answer: '12 January 2027' }] },
        ]}
      />
    ),
  },
  {
    name: 'Picture, Measures',
    example: (
      <Picture title="Portrait" note="4 of 5 within">
        <div class="sapar-measured">
          <svg viewBox="0 0 105 135" role="img" aria-label="Portrait, placeholder">
            <rect width="105" height="135" fill="#e9eef0" />
          </svg>
          <Measures
            caption="Measured values beside limits"
            items={[
              { limit: 'Head, 70–80 %', value: '56 %', out: true },
              { limit: 'Tilt, under 5°', value: '1.2°' },
            ]}
          />
        </div>
      </Picture>
    ),
  },
  {
    name: 'DecideChoice',
    example: (
      <DecideChoice
        legend="Decision"
        name="decision"
        value="return"
        items={[
          { value: 'approve', text: 'Approve', icon: 'ok', key: 'A' },
          { value: 'return', text: 'Return', icon: 'return', key: 'R' },
          { value: 'refuse', text: 'Refuse', icon: 'stop', key: 'F' },
        ]}
      />
    ),
  },
  {
    name: 'ReasonPick',
    example: (
      <ReasonPick
        legend="Reasons"
        note="1 chosen"
        name="reason"
        items={[
          { value: 'P-03', text: 'Passport expiry differs', note: 'P-03, field: expiry date', checked: true },
          { value: 'F-02', text: 'Head too small', note: 'F-02, file: portrait' },
        ]}
      />
    ),
  },
  {
    name: 'LetterPreview',
    example: (
      <LetterPreview
        id="letter"
        title="Letter, as the applicant will get it"
        tabsLabel="Language of the preview"
        lang="en"
        tabs={[
          { text: 'English', href: '#en', lang: 'en', current: true },
          { text: '中文', href: '#zh', lang: 'zh-Hans' },
        ]}
      >
        <p>
          <b>Please correct one thing</b>
        </p>
        <ol>
          <li>Expiry date of your passport.</li>
        </ol>
      </LetterPreview>
    ),
  },
  {
    name: 'History',
    example: (
      <History
        items={[
          { time: 'Today 10:41', datetime: '2026-11-24T10:41', icon: 'eye', text: 'Case officer 118 opened the case', note: 'assigned by the queue' },
          { time: '17 Nov 16:20', datetime: '2026-11-17', icon: 'card', text: 'Paid, due day set' },
        ]}
      />
    ),
  },
  {
    name: 'Button with a key',
    example: (
      <Button classes="sapar-button--big sapar-wide">
        Return for correction <Key>Ctrl Enter</Key>
      </Button>
    ),
  },
]
