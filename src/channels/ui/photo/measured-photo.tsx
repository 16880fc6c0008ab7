import type { VNode } from 'preact'
import type { MeasuredPortrait } from '../../../actions/ports/case-records.ts'
import type { Words } from '../../../texts/words.ts'
import { Portrait } from '../components/finding.tsx'
import { measureLines } from './measure-lines.ts'

export interface MeasuredPhotoProps {
  readonly words: Words
  readonly src: string
  readonly size: { readonly width: number; readonly height: number }
  readonly measured: MeasuredPortrait
}

/** The photo with what was measured drawn over it. */
export function MeasuredPhoto({ words, src, size, measured }: MeasuredPhotoProps): VNode {
  const { outline, findings, cropHelps } = measured
  const { width, height } = size
  return (
    <Portrait caption={words('photo.lines')}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words('photo.lines-alt')}>
        <image href={src} width={width} height={height} />
        {outline ? (
          <g fill="none">
            {measureLines({ outline, size, findings, crop: cropHelps }).map((line) => (
              <path class={line.class} d={line.d} />
            ))}
          </g>
        ) : null}
      </svg>
    </Portrait>
  )
}
