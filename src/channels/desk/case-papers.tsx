import type { VNode } from 'preact'
import { definitionOf } from '../../actions/case-facts.ts'
import { money } from '../../core/kernel/money.ts'
import { writtenDay, writtenMoment, writtenMoney } from '../../texts/written.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { FeeChangeTable } from '../ui/fee-change.tsx'
import { writtenAnswer } from './case-answers.tsx'
import type { CaseView } from './case-view.ts'
import { casePath } from './visit.ts'

/** Other cases with the same passport. Only who may open any case of the office gets links. */
export function EarlierPanel({ visit, found, office }: CaseView): VNode | null {
  const { words, language, context } = visit
  if (found.earlier.length === 0) return null
  const code = (text: string) =>
    office ? (
      <a class="sapar-code" href={casePath(text)}>
        {text}
      </a>
    ) : (
      <span class="sapar-code">{text}</span>
    )
  return (
    <StaffPanel id="earlier" title={words('desk.earlier.title')} note={words('desk.earlier.note')}>
      <DataTable
        caption={words('desk.earlier.title')}
        rowHeader={0}
        columns={[{ label: words('desk.column.case'), quiet: true }, { label: words('desk.earlier.state') }, { label: words('desk.earlier.begun') }]}
        rows={found.earlier.map((other) => [
          code(other.code),
          words.of(`desk.state.${other.state}`),
          writtenMoment(language, other.createdAt, context.deps.law().timeZone),
        ])}
      />
    </StaffPanel>
  )
}

/** What a correction has changed: the answers that the fee depends on, and the fee. */
export function CorrectedPricePanel({ visit, found }: CaseView): VNode | null {
  const { words, language, context } = visit
  const { price, service = '', definitionVersion = '', entries } = found.file
  if (!price?.before) return null
  return (
    <StaffPanel id="corrected-price" title={words('desk.fee.title')} note={words('desk.fee.note', { day: writtenDay(language, price.on) })}>
      <FeeChangeTable
        words={words}
        price={price}
        definition={definitionOf(context.deps.law(), { service, definitionVersion })}
        entries={entries}
        written={(field, value) => writtenAnswer(visit, field, value)}
      />
    </StaffPanel>
  )
}

export function ReceiptsPanel({ visit, found }: CaseView): VNode | null {
  const { words, language, context } = visit
  if (found.receipts.length === 0) return null
  return (
    <StaffPanel id="receipts" title={words('desk.receipts.title')}>
      <DataTable
        caption={words('desk.receipts.title')}
        rowHeader={0}
        columns={[
          { label: words('desk.receipts.number'), quiet: true },
          { label: words('desk.receipts.kind') },
          { label: words('desk.receipts.amount'), number: true },
          { label: words('desk.receipts.day') },
        ]}
        rows={found.receipts.map((receipt) => [
          <span class="sapar-code">{receipt.number}</span>,
          words.of(`status.paper.${receipt.kind}`),
          writtenMoney(language, money(receipt.amountMinor, receipt.currency)),
          writtenMoment(language, receipt.issuedAt, context.deps.law().timeZone),
        ])}
      />
    </StaffPanel>
  )
}
