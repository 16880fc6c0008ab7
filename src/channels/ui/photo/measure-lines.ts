import type { PortraitFinding } from '../../../core/photo/judge-portrait.ts'
import type { PortraitOutline } from '../../../core/photo/portrait-check.ts'

/** A line over a measured photo: its class and its path. */
export interface MeasureLine {
  readonly class: string
  readonly d: string
}

export interface MeasuredLines {
  readonly outline: PortraitOutline
  /** Of the picture that is shown. */
  readonly size: { readonly width: number; readonly height: number }
  readonly findings: readonly Pick<PortraitFinding, 'rule' | 'shown'>[]
  /** Whether the cut is drawn that the card would use. */
  readonly crop: boolean
}

const HEAD = ['head-small', 'head-large', 'crown-cut']
const MIDDLE = ['off-centre']
const EYES = ['roll', 'eye-line', 'eyes-closed', 'eyes-hidden']

/** Outline of the face, line of the eyes, crown, chin and the middle, for pages of the server and for the script alike. Red is what lies outside its limit. */
export function measureLines({ outline, size, findings, crop }: MeasuredLines): readonly MeasureLine[] {
  const bad = new Set<string>(findings.filter(({ shown }) => shown).map(({ rule }) => rule))
  // Measured on the original; the picture shown is the same at another size.
  const scale = size.width / outline.width
  const at = (value: number) => Math.round(value * scale * 10) / 10
  const ring = (points: readonly { readonly x: number; readonly y: number }[]) => `M${points.map(({ x, y }) => `${at(x)} ${at(y)}`).join('L')}Z`
  const [left, right] = outline.eyes
  const middle = at((left.x + right.x) / 2)
  const line = (rules: readonly string[]) => (rules.some((rule) => bad.has(rule)) ? 'sapar-measure sapar-measure--bad' : 'sapar-measure')
  const [crown, chin] = [at(outline.crown.y), at(outline.chin.y)]
  return [
    { class: 'sapar-measure sapar-measure--outline', d: ring(outline.oval) },
    { class: line(HEAD), d: `M0 ${crown}H${size.width}M0 ${chin}H${size.width}` },
    { class: line(EYES), d: `M${at(left.x)} ${at(left.y)}L${at(right.x)} ${at(right.y)}` },
    { class: line(MIDDLE), d: `M${middle} ${crown}V${chin}` },
    { class: 'sapar-measure sapar-measure--middle', d: `M${size.width / 2} 0V${size.height}` },
    ...(crop ? [{ class: 'sapar-measure sapar-measure--crop', d: ring(outline.crop) }] : []),
  ]
}
