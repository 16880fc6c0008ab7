import type { VNode } from 'preact'
import type { MyCard } from '../../../actions/my-card.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { Visit } from '../visit.ts'

const WIDTH = 400
const DAY_MS = 86_400_000

/** The life of a card as a line: from its first day to the end of late renewal, the renewal window set off, today marked. The days stand beside it in words. */
export function CardYear({ visit, mine }: { readonly visit: Visit; readonly mine: MyCard }): VNode {
  const { card, window, today } = mine
  const last = later(window.lateUntil ?? card.validUntil, today)
  const at = (date: PlainDate) => Math.round(((days(date) - days(card.validFrom)) / Math.max(1, days(last) - days(card.validFrom))) * WIDTH)
  const opens = at(window.opensOn)
  const ends = at(card.validUntil)
  return (
    <figure class="sapar-year">
      <svg viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="sapar-scale-track" y="8" width={WIDTH} height="8" />
        <rect class="sapar-scale-limit" y="8" width={ends} height="8" />
        <rect class="sapar-year__window" x={opens} y="8" width={Math.max(2, ends - opens)} height="8" />
        <rect class="sapar-scale-mark" x={Math.min(WIDTH - 3, Math.max(0, at(today)))} width="3" height="24" />
      </svg>
      <figcaption class="sapar-small sapar-muted">{visit.words('my-card.year')}</figcaption>
    </figure>
  )
}

const days = (date: PlainDate): number => Date.parse(date) / DAY_MS
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
