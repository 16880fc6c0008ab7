import type { VNode } from 'preact'
import { CARD_MOVES, CASE_STATES, MOVES, turnOf } from '../../core/case/lifecycle.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, type Look } from './frame.tsx'
import { LifecycleDrawing } from './lifecycle-drawing.tsx'

/** The law of movement, read from the same table that every page and call asks. */
export function lifecyclePage(look: Look): VNode {
  const { words } = look
  const title = words('dev.nav.lifecycle')
  return (
    <DevPage look={look} title={title} at="/dev/lifecycle" place="lifecycle">
      <StaffHead title={title} />
      <StaffPanel id="drawing" title={words('dev.lifecycle.case')}>
        <div class="sapar-wide-drawing" role="region" aria-labelledby="drawing-title" tabindex={0}>
          <LifecycleDrawing label={words('dev.lifecycle.case')} />
        </div>
      </StaffPanel>
      <StaffPanel id="case" title={words('dev.lifecycle.moves')}>
        <MoveTable look={look} caption={words('dev.lifecycle.case')} moves={MOVES} turns={new Map(CASE_STATES.map((state) => [state, turnOf(state)]))} />
      </StaffPanel>
      <StaffPanel id="card" title={words('dev.lifecycle.card')}>
        <MoveTable look={look} caption={words('dev.lifecycle.card')} moves={CARD_MOVES} />
      </StaffPanel>
    </DevPage>
  )
}

interface MoveTableProps {
  readonly look: Look
  readonly caption: string
  readonly moves: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly turns?: ReadonlyMap<string, string>
}

function MoveTable({ look, caption, moves, turns }: MoveTableProps): VNode {
  const { words } = look
  const turn = turns ? [{ label: words('dev.lifecycle.turn') }] : []
  return (
    <DataTable
      caption={caption}
      rowHeader={0}
      columns={[{ label: words('dev.lifecycle.state') }, ...turn, { label: words('dev.lifecycle.goes') }]}
      rows={Object.entries(moves).map(([state, targets]) => [
        <span class="sapar-code">{state}</span>,
        ...(turns ? [words.of(`dev.lifecycle.turn.${turns.get(state)}`)] : []),
        <Targets targets={targets} none={words('dev.lifecycle.end')} />,
      ])}
    />
  )
}

function Targets({ targets, none }: { readonly targets: Readonly<Record<string, string>>; readonly none: string }): VNode {
  const entries = Object.entries(targets)
  if (entries.length === 0) return <>{none}</>
  return (
    <ul>
      {entries.map(([move, target]) => (
        <li>
          <b>{move}</b> → <span class="sapar-code">{target}</span>
        </li>
      ))}
    </ul>
  )
}
