import type { VNode } from 'preact'
import type { PortraitFinding } from '../../../core/photo/judge-portrait.ts'
import type { MeasureUnit } from '../../../core/photo/portrait-measures.ts'
import type { Words } from '../../../texts/words.ts'
import { writtenFixed } from '../../../texts/written.ts'
import { Finding } from '../components/finding.tsx'

export interface PhotoFindingProps {
  readonly words: Words
  readonly finding: PortraitFinding
  /** Default 3. */
  readonly level?: number
}

/** One rule of the photo: what was measured beside what is allowed, drawn on a scale, and what to do. */
export function PhotoFinding({ words, finding, level }: PhotoFindingProps): VNode {
  const { rule, passes, value, limit } = finding
  const limits = limitText(words, finding)
  const text = passes ? limits : `${words.of(`photo.rule.${rule}.fix`)} ${limits}`
  return (
    <Finding
      rule={words.of(`photo.rule.${rule}.${passes ? 'good' : 'bad'}`)}
      value={measuredText(words, finding, value)}
      text={text}
      bad={!passes}
      level={level}
      scale={{ ...rangeOf(finding), value, least: limit.min, most: limit.max }}
    />
  )
}

/** Digits behind the point that tell a value from its limit. */
const DIGITS: Readonly<Record<MeasureUnit, number>> = { count: 0, share: 0, px: 0, B: 0, ratio: 2, L: 0, grey: 0, dE: 0, index: 2, deg: 1 }

/** `49 %`, `2.1°`, `171 px`. */
export function measuredText(words: Words, { unit, limit }: Pick<PortraitFinding, 'unit' | 'limit'>, value: number): string {
  const isFine = unit === 'share' && Object.values(limit).some((side) => Math.abs(side * 100 - Math.round(side * 100)) > 0.01)
  const digits = DIGITS[unit] + (isFine ? 1 : 0)
  const shown = Number((unit === 'share' ? value * 100 : value).toFixed(digits))
  // No minus before a zero.
  return words.of(`photo.unit.${unit}`, { value: writtenFixed(words.language, shown === 0 ? 0 : shown, digits) })
}

export function limitText(words: Words, finding: Pick<PortraitFinding, 'unit' | 'limit'>): string {
  const { min, max } = finding.limit
  const of = (value: number) => measuredText(words, finding, value)
  if (min !== undefined && max !== undefined) return words('photo.limit.between', { min: of(min), max: of(max) })
  if (min !== undefined) return words('photo.limit.least', { min: of(min) })
  return max === undefined ? '' : words('photo.limit.most', { max: of(max) })
}

/** The scale reaches well beyond the limits, and to the value where that is not far off. */
function rangeOf({ value, limit, unit }: PortraitFinding): { readonly from: number; readonly to: number } {
  const { min, max } = limit
  if (unit === 'share' || unit === 'L') return unit === 'L' ? { from: Math.min(0, min ?? 0), to: 100 } : { from: Math.min(0, value), to: Math.max(1, value) }
  const span = Math.abs(max ?? min ?? 1) || 1
  return {
    from: min === undefined ? Math.min(0, value) : Math.min(min - span, value),
    to: max === undefined ? Math.max(2 * span, value) : Math.max(max + span, value),
  }
}
