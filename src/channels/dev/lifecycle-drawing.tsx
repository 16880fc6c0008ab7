import type { VNode } from 'preact'
import { CASE_STATES, type CaseState, MOVES, type Move, turnOf } from '../../core/case/lifecycle.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Where each state stands: the straight way in the upper row, what ends or stops it below. A new state has no place until it is given one here. */
const PLACES: Readonly<Record<CaseState, Point>> = {
  draft: { x: 90, y: 170 },
  submitted: { x: 320, y: 170 },
  'in-review': { x: 560, y: 170 },
  approved: { x: 800, y: 170 },
  issued: { x: 1030, y: 170 },
  withdrawn: { x: 320, y: 440 },
  lapsed: { x: 90, y: 440 },
  returned: { x: 560, y: 440 },
  refused: { x: 800, y: 440 },
}
const WIDTH = 1120
const HEIGHT = 560
const HALF = { x: 62, y: 24 }

interface Arrow {
  readonly from: CaseState
  readonly to: CaseState
  readonly moves: readonly string[]
}

function arrows(): readonly Arrow[] {
  return CASE_STATES.flatMap((from) => {
    const targets: Readonly<Record<string, CaseState>> = MOVES[from]
    const reached = [...new Set(Object.values(targets))].filter((to) => to !== from)
    return reached.map((to) => ({ from, to, moves: Object.keys(targets).filter((move) => targets[move] === to) }))
  })
}

/** Moves that leave the state as it is are written into its box. */
function staying(state: CaseState): readonly string[] {
  const targets: Readonly<Record<string, CaseState>> = MOVES[state]
  return Object.keys(targets).filter((move) => targets[move] === state)
}

/** The table of moves as a picture; the same stands below it as a table, for those who cannot see it. */
export function LifecycleDrawing({ label }: { readonly label: string }): VNode {
  return (
    <svg class="sapar-lifecycle" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <defs>
        <marker id="arrowhead" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0L10 5L0 10z" />
        </marker>
      </defs>
      {arrows().map((arrow) => (
        <Line arrow={arrow} />
      ))}
      {CASE_STATES.map((state) => (
        <Box state={state} />
      ))}
    </svg>
  )
}

function Box({ state }: { readonly state: CaseState }): VNode {
  const { x, y } = PLACES[state]
  const loops = staying(state)
  return (
    <g class={`sapar-lifecycle__state sapar-lifecycle__state--${turnOf(state)}`}>
      <rect x={x - HALF.x} y={y - HALF.y} width={HALF.x * 2} height={HALF.y * 2} rx="6" />
      <text x={x} y={loops.length > 0 ? y - 2 : y + 5}>
        {state}
      </text>
      {loops.length > 0 ? (
        <text class="sapar-lifecycle__loop" x={x} y={y + 15}>
          {loops.join(', ')}
        </text>
      ) : null}
    </g>
  )
}

function Line({ arrow }: { readonly arrow: Arrow }): VNode {
  const [from, to] = [PLACES[arrow.from], PLACES[arrow.to]]
  const control = controlOf(from, to)
  const [start, end] = [edge(from, control), edge(to, control)]
  const name = onCurve([start, control, end], 0.4)
  return (
    <g>
      <path class="sapar-lifecycle__move" d={`M${start.x} ${start.y}Q${control.x} ${control.y} ${end.x} ${end.y}`} marker-end="url(#arrowhead)" />
      {arrow.moves.map((move, index) => (
        <text class="sapar-lifecycle__name" x={name.x} y={round(name.y - 5 + index * 14)}>
          {move as Move}
        </text>
      ))}
    </g>
  )
}

/** Bent to the left of its way, more where it passes a state between, so that there and back lie apart. */
function controlOf(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const far = dy === 0 && length > 300
  const bend = far ? length * 0.42 : dx === 0 ? 56 : 34
  return { x: round((from.x + to.x) / 2 + (dy / length) * bend), y: round((from.y + to.y) / 2 - (dx / length) * bend) }
}

/** A point of the curve; 0 is its start and 1 its end. Names stand nearer to where a move begins, as many moves end in the same state. */
function onCurve([start, control, end]: readonly [Point, Point, Point], t: number): Point {
  const at = (a: number, b: number, c: number) => round((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c)
  return { x: at(start.x, control.x, end.x), y: at(start.y, control.y, end.y) }
}

/** Where the line from the middle of a box to the point leaves the box. */
function edge(box: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y]
  const scale = Math.min(dx === 0 ? Number.POSITIVE_INFINITY : HALF.x / Math.abs(dx), dy === 0 ? Number.POSITIVE_INFINITY : HALF.y / Math.abs(dy))
  return { x: round(box.x + dx * scale), y: round(box.y + dy * scale) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
