import type { VNode } from 'preact'
import { RATE_DAYS, readOverrules } from '../../actions/overrule-finding.ts'
import type { OverruleCount } from '../../actions/ports/cases.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DeskPage } from './frame.tsx'
import { type Answer, notFound, page, type Visit } from './visit.ts'

/** How often officers see a photo otherwise than a rule does: which limits are wrong. */
export async function showRates(visit: Visit): Promise<Answer> {
  const counts = await readOverrules(visit.context.deps, visit.actor)
  return counts.ok ? page(view(visit, counts.value)) : notFound
}

function view(visit: Visit, counts: readonly OverruleCount[]): VNode {
  const { words } = visit
  const title = words('desk.rates.title')
  const rows = counts.toSorted((a, b) => shareOf(b) - shareOf(a) || b.found - a.found)
  return (
    <DeskPage guest={visit} title={title} at="/desk/photo-rules" place="photo-rules">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('desk.rates.text', { days: RATE_DAYS })}</p>
      </StaffHead>
      <StaffPanel>
        {rows.length === 0 ? (
          <p>{words('desk.rates.empty')}</p>
        ) : (
          <DataTable
            caption={title}
            rowHeader={0}
            columns={[
              { label: words('desk.rates.rule') },
              { label: words('desk.rates.version') },
              { label: words('desk.rates.found'), number: true },
              { label: words('desk.rates.overruled'), number: true },
              { label: words('desk.rates.share'), number: true },
            ]}
            rows={rows.map((count) => [
              words.of(`photo.rule.${count.rule}.bad`),
              count.specVersion,
              String(count.found),
              String(count.overruled),
              <Share count={count} text={words('photo.unit.share', { value: Math.round(shareOf(count) * 100) })} />,
            ])}
          />
        )}
      </StaffPanel>
    </DeskPage>
  )
}

function shareOf({ found, overruled }: OverruleCount): number {
  return found === 0 ? 0 : overruled / found
}

/** The share drawn and written. */
function Share({ count, text }: { readonly count: OverruleCount; readonly text: string }): VNode {
  return (
    <span class="sapar-share">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="sapar-scale-track" width="100" height="10" />
        <rect class="sapar-share__bar" width={Math.round(shareOf(count) * 100)} height="10" />
      </svg>
      {text}
    </span>
  )
}
