import type { VNode } from 'preact'
import type { UnreachableHolder } from '../../actions/ports/reminders.ts'
import { unreachableHolders } from '../../actions/unreachable-holders.ts'
import { may } from '../../core/access/table.ts'
import { writtenDay } from '../../texts/written.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DeskPage } from './frame.tsx'
import { type Answer, notFound, page, type Visit } from './visit.ts'

/** Holders of good cards whom no letter and no text message reaches: somebody has to find another way before the card ends. */
export async function showUnreachable(visit: Visit): Promise<Answer> {
  if (!may(visit.actor, 'read-unreachable')) return notFound
  return page(view(visit, await unreachableHolders(visit.context.deps, visit.actor)))
}

function view(visit: Visit, holders: readonly UnreachableHolder[]): VNode {
  const { words } = visit
  const title = words('desk.unreachable.title')
  return (
    <DeskPage guest={visit} title={title} at="/desk/unreachable" place="unreachable">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('desk.unreachable.text')}</p>
      </StaffHead>
      <StaffPanel>
        {holders.length === 0 ? (
          <p>{words('desk.unreachable.empty')}</p>
        ) : (
          <DataTable
            caption={title}
            rowHeader={0}
            columns={['card', 'case', 'ends', 'way', 'since'].map((name) => ({ label: words.of(`desk.unreachable.${name}`) }))}
            rows={holders.map((holder) => rowOf(visit, holder))}
          />
        )}
      </StaffPanel>
    </DeskPage>
  )
}

function rowOf({ words, language, context }: Visit, { cardNumber, caseCode, validUntil, channel, since }: UnreachableHolder) {
  return [
    <span class="sapar-code">{cardNumber}</span>,
    caseCode ? <a href={`/desk/case/${caseCode}`}>{caseCode}</a> : words('desk.unreachable.elsewhere'),
    writtenDay(language, validUntil),
    words.of(`desk.unreachable.way.${channel ?? 'none'}`),
    writtenDay(language, context.deps.clock.dayOf(since)),
  ]
}
