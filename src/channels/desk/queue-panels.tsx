import type { VNode } from 'preact'
import type { OfficerDesk } from '../../actions/desk-office.ts'
import type { Queue } from '../../actions/desk-queue.ts'
import type { QueueRow } from '../../actions/ports/queue.ts'
import { writtenShortDay } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { DataTable, TwoLines } from '../ui/components/data-table.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { Key, Meta, StaffPanel } from '../ui/components/staff-frame.tsx'
import { Counts, type DueKind } from '../ui/components/staff-queue.tsx'
import { DUE_KINDS, daysOf, dueKind, dueNote, DueTag } from './due.tsx'
import { casePath, type Guest, type Visit } from './visit.ts'

const COUNTED = { late: 'overdue', today: 'today', soon: 'tomorrow', later: 'later', stopped: 'stopped' } as const

/** The loudest thing of the page: the case that is waiting for this officer, or the way to the next one. */
export function NextPanel({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { words } = visit
  const own = queue.mine.find((row) => row.state === 'in-review')
  const row = own ?? queue.rows[0]
  return (
    <section class="sapar-panel sapar-panel--next" aria-labelledby="next-case">
      <div>
        <h2 id="next-case" class="sapar-note-line">
          {words(own ? 'desk.next.own' : 'desk.next.waiting')}
        </h2>
        {row ? <RowFacts guest={visit} row={row} /> : <p>{words('desk.queue.empty')}</p>}
      </div>
      <div class="sapar-next-acts">
        {own ? (
          <Button href={casePath(own.code)} classes="sapar-button--big">
            {words('desk.next.open')} <Key>N</Key>
          </Button>
        ) : null}
        {queue.rows.length > 0 ? <TakeNext visit={visit} second={own !== undefined} /> : null}
      </div>
    </section>
  )
}

function TakeNext({ visit, second }: { readonly visit: Visit; readonly second: boolean }): VNode {
  return (
    <form method="post" action="/desk/next">
      <Button classes={second ? 'govuk-button--secondary' : 'sapar-button--big'} preventDoubleClick>
        {visit.words(second ? 'desk.next.take-more' : 'desk.next.take')} {second ? null : <Key>N</Key>}
      </Button>
    </form>
  )
}

function RowFacts({ guest, row }: { readonly guest: Guest; readonly row: QueueRow }): VNode {
  const { words, language } = guest
  const facts: Text[] = [
    <>
      <b>{words.of(`service.${row.service}.name`)}</b>, {speedOf(guest, row)}
    </>,
    nationalityOf(guest, row),
  ]
  if (row.startedAt) facts.push(words('desk.paid-on', { day: writtenShortDay(language, guest.context.deps.clock.dayOf(row.startedAt)) }))
  return (
    <>
      <p class="sapar-row">
        <b class="sapar-code sapar-next-name">{row.code}</b> <DueTag guest={guest} promised={row} />
      </p>
      <Meta items={facts} />
    </>
  )
}

export function QueueCountsNav({ visit, queue }: { readonly visit: Visit; readonly queue: Queue }): VNode {
  const { words, language } = visit
  const days = daysOf(visit)
  const notes: Readonly<Partial<Record<DueKind, string>>> = {
    today: writtenShortDay(language, days.today),
    soon: writtenShortDay(language, days.next),
    stopped: words('desk.counts.stopped-note'),
  }
  const items = DUE_KINDS.map((kind) => ({
    kind,
    count: queue.counts[COUNTED[kind]],
    text: words.of(`desk.counts.${kind}`),
    note: notes[kind],
    href: `/desk?due=${kind}#waiting`,
    current: visit.query.due === kind,
  }))
  return <Counts label={words('desk.counts.label')} items={items} />
}

export function MyCases({ visit, rows }: { readonly visit: Visit; readonly rows: readonly QueueRow[] }): VNode {
  const { words } = visit
  return (
    <StaffPanel id="mine" title={words('desk.mine.title')} note={words('desk.cases', { count: rows.length })}>
      <CaseTable guest={visit} caption={words('desk.mine.title')} rows={rows} linked />
    </StaffPanel>
  )
}

/** All that waits, in the order the queue gives it out. A supervisor may open what an officer only sees coming. */
export function WaitingPanel({ visit, queue, linked }: { readonly visit: Visit; readonly queue: Queue; readonly linked: boolean }): VNode {
  const { words, query } = visit
  const days = daysOf(visit)
  const only = DUE_KINDS.find((kind) => kind === query.due)
  const rows = only ? queue.rows.filter((row) => dueKind(days, row) === only) : queue.rows
  return (
    <StaffPanel
      id="waiting"
      title={words('desk.waiting.title')}
      note={words('desk.cases', { count: rows.length })}
      tools={only ? <a href="/desk#waiting">{words('desk.waiting.all')}</a> : null}
    >
      {rows.length > 0 ? (
        <CaseTable guest={visit} caption={words('desk.waiting.title')} rows={rows} linked={linked} next={only ? undefined : rows[0]?.id} />
      ) : (
        <p>{words(only === 'stopped' ? 'desk.waiting.stopped' : 'desk.waiting.none')}</p>
      )}
      <p class="sapar-note-line">{words('desk.waiting.order')}</p>
    </StaffPanel>
  )
}

/** Who of the office holds what. */
export function OfficePanel({ visit, office }: { readonly visit: Visit; readonly office: readonly OfficerDesk[] }): VNode {
  const { words } = visit
  const held = office.flatMap((officer) => officer.cases.map((row) => ({ officer, row })))
  return (
    <StaffPanel id="office" title={words('desk.office.title')} note={words('desk.cases', { count: held.length })}>
      {held.length > 0 ? (
        <DataTable
          caption={words('desk.office.title')}
          stack="tablet"
          rowHeader={1}
          columns={[{ label: words('desk.column.due'), quiet: true }, { label: words('desk.column.case'), quiet: true }, { label: words('desk.column.with') }]}
          rows={held.map(({ officer, row }) => [
            dueCell(visit, row),
            codeCell(row, true),
            `${officer.name}, ${words('desk.number', { number: officer.number })}`,
          ])}
        />
      ) : (
        <p>{words('desk.office.none')}</p>
      )}
    </StaffPanel>
  )
}

interface CaseTableProps {
  readonly guest: Guest
  readonly caption: string
  readonly rows: readonly QueueRow[]
  readonly linked: boolean
  /** Id of the row that is given out next. */
  readonly next?: string | undefined
}

function CaseTable({ guest, caption, rows, linked, next }: CaseTableProps): VNode {
  const { words, language, context } = guest
  const column = (name: string, quiet = false) => ({ label: words.of(`desk.column.${name}`), quiet })
  return (
    <DataTable
      caption={caption}
      stack="tablet"
      rowHeader={1}
      columns={[column('due', true), column('case', true), column('nationality'), column('service'), column('paid')]}
      rows={rows.map((row) => ({
        ...(row.id === next ? { mark: 'next' as const } : {}),
        cells: [
          dueCell(guest, row),
          codeCell(row, linked),
          nationalityOf(guest, row),
          <TwoLines first={words.of(`service.${row.service}.name`)} second={row.speed === 'express' ? <b>{speedOf(guest, row)}</b> : speedOf(guest, row)} />,
          row.startedAt ? writtenShortDay(language, context.deps.clock.dayOf(row.startedAt)) : '',
        ],
      }))}
    />
  )
}

function dueCell(guest: Guest, row: QueueRow): VNode {
  return <TwoLines first={<DueTag guest={guest} promised={row} />} second={dueNote(guest, row)} />
}

function codeCell(row: QueueRow, linked: boolean): VNode {
  return linked ? (
    <a class="sapar-code" href={casePath(row.code)}>
      {row.code}
    </a>
  ) : (
    <span class="sapar-code">{row.code}</span>
  )
}

export function nationalityOf({ language, context }: Guest, row: { readonly nationality?: string | undefined }): string {
  return context.deps.law().nationalityNames[row.nationality ?? '']?.[language] ?? row.nationality ?? ''
}

export function speedOf({ words }: Guest, row: { readonly speed?: string | undefined }): string {
  return row.speed ? words.of(`desk.speed.${row.speed}`) : ''
}
