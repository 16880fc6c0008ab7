import type { VNode } from 'preact'
import { definitionOf } from '../../actions/case-facts.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { writtenAnswer } from './case-answers.tsx'
import type { CaseView } from './case-view.ts'

/** What the holder of the card asks to correct: as printed, and as it should be. */
export function CorrectionPanel({ visit, found }: CaseView): VNode | null {
  const { words, context } = visit
  const { correction, answers = {}, service = '', definitionVersion = '' } = found.file
  if (!correction) return null
  const fields = definitionOf(context.deps.law(), { service, definitionVersion }).pages.flatMap((page) => page.fields)
  const rows = fields
    .filter((field) => correction.answers[field.name] !== undefined)
    .map((field) => ({
      mark: 'differs' as const,
      cells: [
        words.of(`field.${field.name}.label`),
        writtenAnswer(visit, field, answers[field.name] ?? ''),
        writtenAnswer(visit, field, correction.answers[field.name] ?? ''),
      ],
    }))
  return (
    <StaffPanel id="correction" title={words('desk.correction.title')} note={words('desk.correction.free')}>
      <DataTable
        caption={words('desk.correction.title')}
        columns={[{ label: words('desk.answers.question') }, { label: words('desk.correction.printed') }, { label: words('desk.correction.wanted') }]}
        rows={rows}
        rowHeader={0}
      />
      {correction.note ? <p>{words('desk.correction.says', { note: correction.note })}</p> : null}
    </StaffPanel>
  )
}
