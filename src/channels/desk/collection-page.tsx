import type { VNode } from 'preact'
import { type CollectionDesk, findPaper, readCollection } from '../../actions/collection-desk.ts'
import type { PaperRow } from '../../actions/ports/paper-items.ts'
import { readCaseCode } from '../../core/kernel/code.ts'
import { writtenShortDay } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { DataTable } from '../ui/components/data-table.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Input } from '../ui/components/input.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { DeskPage } from './frame.tsx'
import { answerPaper, PaperStateTag } from './paper-page.tsx'
import { paperPath } from './paper-view.ts'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

const DONE = ['handed-over', 'brought-back', 'reissued'] as const

/** The window where cards are handed out: find one, and what lies uncollected. */
export async function showCollection(visit: Visit): Promise<Answer> {
  const desk = await readCollection(visit.context.deps, visit.actor)
  return desk.ok ? page(view(visit, desk.value)) : notFound
}

/** By a pick-up code the card opens at once, with the code in its place: it stands in no address. By another number its page is gone to. */
export async function findInCollection(visit: Visit): Promise<Answer> {
  const typed = visit.form.find ?? ''
  const found = await findPaper(visit.context.deps, visit.actor, { typed })
  if (found.ok) return found.value.byCode ? answerPaper(visit, found.value.item, { code: typed }) : go(paperPath(found.value.item))
  const desk = await readCollection(visit.context.deps, visit.actor)
  return desk.ok && found.code === 'paper-unknown' ? page(view(visit, desk.value, typed), 422) : notFound
}

function view(visit: Visit, desk: CollectionDesk, unknown?: string): VNode {
  const { words } = visit
  const title = words('desk.nav.collection')
  return (
    <DeskPage guest={visit} title={title} at="/desk/collection" place="collection">
      {unknown === undefined ? null : (
        <ErrorSummary titleText={words('desk.error-title')} errorList={[{ text: words('desk.problem.paper-unknown'), href: '#find' }]} />
      )}
      <Done visit={visit} />
      <StaffHead title={title} />
      <FindPaper visit={visit} unknown={unknown} />
      <Rows visit={visit} of="ready" rows={desk.ready} />
      <Rows visit={visit} of="lost" rows={desk.lost} />
      <Rows visit={visit} of="back" rows={desk.back} />
    </DeskPage>
  )
}

function Done({ visit }: { readonly visit: Visit }): VNode | null {
  const { words, query } = visit
  const done = DONE.find((name) => name === query.done)
  const item = readCaseCode(query.item ?? '')
  return done && item ? <Notice tone="good">{words(`desk.paper.done.${done}`, { item })}</Notice> : null
}

function FindPaper({ visit, unknown }: { readonly visit: Visit; readonly unknown: string | undefined }): VNode {
  const { words } = visit
  const error = unknown === undefined ? {} : { errorMessage: { text: words('desk.problem.paper-unknown'), visuallyHiddenText: words('common.error-prefix') } }
  return (
    <StaffPanel id="find-paper" title={words('desk.paper.find')}>
      <form class="sapar-desk-form" method="post" action="/desk/collection/find" role="search" aria-label={words('desk.paper.find')} novalidate>
        <Input
          {...error}
          id="find"
          name="find"
          label={{ text: words('desk.paper.find.label'), classes: 'govuk-label--s' }}
          value={unknown ?? ''}
          classes="govuk-input--width-20 govuk-input--code"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="characters"
        />
        <Button text={words('desk.paper.find.button')} />
      </form>
    </StaffPanel>
  )
}

interface RowsProps {
  readonly visit: Visit
  readonly of: keyof CollectionDesk
  readonly rows: readonly PaperRow[]
}

function Rows({ visit, of, rows }: RowsProps): VNode {
  const { words } = visit
  const title = words(`desk.paper.${of}`)
  const column = (name: 'item' | 'card' | 'state' | 'since' | 'until', quiet = false) => ({ label: words(`desk.paper.column.${name}`), quiet })
  return (
    <StaffPanel id={of} title={title} note={words('desk.paper.count', { count: rows.length })}>
      {rows.length === 0 ? (
        <p>{words(`desk.paper.${of}.none`)}</p>
      ) : (
        <DataTable
          caption={title}
          stack="tablet"
          rowHeader={0}
          columns={[column('item', true), column('card'), column('state', true), column('since'), ...(of === 'ready' ? [column('until')] : [])]}
          rows={rows.map((row) => cellsOf(visit, row, of))}
        />
      )}
    </StaffPanel>
  )
}

function cellsOf({ words, language }: Visit, row: PaperRow, of: keyof CollectionDesk) {
  const since = row.days[row.state]
  return [
    <a class="sapar-code" href={`/desk${paperPath(row.number)}`}>
      {row.number}
    </a>,
    <span class="sapar-code">{row.cardNumber}</span>,
    <PaperStateTag words={words} state={row.state} />,
    since ? writtenShortDay(language, since) : '',
    ...(of === 'ready' ? [row.keepUntil ? writtenShortDay(language, row.keepUntil) : ''] : []),
  ]
}
