import type { VNode } from 'preact'
import type { AccountCase, FoundCase } from '../../../actions/read-account.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { writtenDay, writtenWeekday } from '../../../texts/written.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Code, Section } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { SummaryList, type SummaryRow } from '../../ui/components/summary-list.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

/** State, whose turn, by which day and the next step, in the words of the case's own page. */
export function CaseList({ visit, cases }: { readonly visit: Visit; readonly cases: readonly AccountCase[] }): VNode {
  const { words } = visit
  if (cases.length === 0) return <p>{words('account.applications-none')}</p>
  return <div class="sapar-flow">{cases.map((one) => OneCase(visit, one))}</div>
}

function OneCase(visit: Visit, { file, turn, card }: AccountCase): VNode {
  const { words, language } = visit
  const draft = file.state === 'draft'
  const rows: readonly SummaryRow[] = [
    ...(file.holderName ? [{ key: { text: words('status.about.name') }, value: { text: file.holderName } }] : []),
    { key: { text: words('account.state') }, value: { text: stateText(visit, file) } },
    ...(card && file.state === 'issued'
      ? [{ key: { text: words('my-card.until') }, value: { text: writtenDay(language, card.validUntil) } }]
      : [{ key: { text: words(turn === 'agency' ? 'status.agency' : 'status.you') }, value: { text: turnText(visit, file, turn) } }]),
  ]
  return (
    <SummaryList
      card={{
        title: {
          text: (
            <>
              {words.of(`service.${file.service}.name`)} · <Code>{file.code}</Code>
            </>
          ),
          headingLevel: 3,
        },
        actions: { items: [{ href: `/${language}${casePath(file)}${draft ? '/check' : ''}`, text: words(draft ? 'saved.continue' : 'account.open') }] },
      }}
      rows={rows}
    />
  )
}

function stateText({ words }: Visit, file: Pick<CaseFile, 'state' | 'returned'>): string {
  return file.state === 'draft' ? words('account.draft') : words.of(`status.${file.state}.title`, { count: file.returned?.length ?? 0 })
}

function turnText({ words, language }: Visit, file: Pick<CaseFile, 'state' | 'dueOn' | 'correctBy'>, turn: AccountCase['turn']): string {
  if (file.state === 'draft') return words('account.draft-turn')
  const day = file.state === 'in-review' ? file.dueOn : file.state === 'returned' ? file.correctBy : undefined
  return words.of(`status.${file.state}.${turn === 'agency' ? 'agency' : 'you'}`, { day: day ? writtenWeekday(language, day) : '' })
}

/** Open in this browser by another way; only what is put into the account opens on other devices. */
export function HeldCases({ visit, files }: { readonly visit: Visit; readonly files: readonly CaseFile[] }): VNode | null {
  const { words, language } = visit
  if (files.length === 0) return null
  return (
    <Notice title={words('account.held')}>
      <p>{words('account.held-text')}</p>
      {files.map((file) => (
        <form method="post" action={`/${language}${casePath(file)}/keep`}>
          <p>
            {words.of(`service.${file.service}.name`)} <Code>{file.code}</Code>{' '}
            <button class="sapar-link-button" type="submit">
              {words('account.keep')} <span class="govuk-visually-hidden">{file.code}</span>
            </button>
          </p>
        </form>
      ))}
    </Notice>
  )
}

/** Listed because their letters come to this address: no name, no answer and no paper before the three facts are given. */
export function FoundCases({ visit, found }: { readonly visit: Visit; readonly found: readonly FoundCase[] }): VNode | null {
  const { words, language } = visit
  if (found.length === 0) return null
  return (
    <Section id="found" title={words('account.found')}>
      <p>{words('account.found-text')}</p>
      <DataTable
        caption={words('account.found')}
        columns={[{ label: words('form.case') }, { label: words('account.state') }, { label: words('account.open'), hidden: true }]}
        rows={found.map((file) => [
          <Code>{file.code}</Code>,
          stateText(visit, file),
          <a href={`/${language}/find?case=${file.code}`}>
            {words('account.open')} <span class="govuk-visually-hidden">{file.code}</span>
          </a>,
        ])}
        rowHeader={0}
      />
    </Section>
  )
}
