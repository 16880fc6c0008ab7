import type { VNode } from 'preact'
import type { MeasuredPortrait } from '../../../actions/ports/case-records.ts'
import type { PortraitOutline } from '../../../core/photo/portrait-check.ts'
import type { Words } from '../../../texts/words.ts'
import { Portrait } from '../components/finding.tsx'

export interface MeasuredPhotoProps {
  readonly words: Words
  readonly src: string
  readonly size: { readonly width: number; readonly height: number }
  readonly measured: MeasuredPortrait
}

/** The photo with what was measured drawn over it: outline of the face, line of the eyes, crown, chin and the middle. Red is what lies outside its limit. */
export function MeasuredPhoto({ words, src, size, measured }: MeasuredPhotoProps): VNode {
  const { outline } = measured
  const { width, height } = size
  const bad = new Set(measured.findings.filter(({ shown }) => shown).map(({ rule }) => rule))
  return (
    <Portrait caption={words('photo.lines')}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words('photo.lines-alt')}>
        <image href={src} width={width} height={height} />
        {outline ? <Lines outline={outline} size={size} bad={bad} crop={measured.cropHelps} /> : null}
      </svg>
    </Portrait>
  )
}

const HEAD = ['head-small', 'head-large', 'crown-cut']
const MIDDLE = ['off-centre']
const EYES = ['roll', 'eye-line', 'eyes-closed', 'eyes-hidden']

interface LinesProps {
  readonly outline: PortraitOutline
  readonly size: MeasuredPhotoProps['size']
  readonly bad: ReadonlySet<string>
  readonly crop: boolean
}

function Lines({ outline, size, bad, crop }: LinesProps): VNode {
  // Measured on the original; the picture shown is the same at another size.
  const scale = size.width / outline.width
  const at = (value: number) => Math.round(value * scale * 10) / 10
  const ring = (points: readonly { readonly x: number; readonly y: number }[]) => `M${points.map(({ x, y }) => `${at(x)} ${at(y)}`).join('L')}Z`
  const [left, right] = outline.eyes
  const middle = at((left.x + right.x) / 2)
  const line = (rules: readonly string[]) => (rules.some((rule) => bad.has(rule)) ? 'sapar-measure sapar-measure--bad' : 'sapar-measure')
  const [crown, chin] = [at(outline.crown.y), at(outline.chin.y)]
  return (
    <g fill="none">
      <path class="sapar-measure sapar-measure--outline" d={ring(outline.oval)} />
      <path class={line(HEAD)} d={`M0 ${crown}H${size.width}M0 ${chin}H${size.width}`} />
      <path class={line(EYES)} d={`M${at(left.x)} ${at(left.y)}L${at(right.x)} ${at(right.y)}`} />
      <path class={line(MIDDLE)} d={`M${middle} ${crown}V${chin}`} />
      <path class="sapar-measure sapar-measure--middle" d={`M${size.width / 2} 0V${size.height}`} />
      {crop ? <path class="sapar-measure sapar-measure--crop" d={ring(outline.crop)} /> : null}
    </g>
  )
}
