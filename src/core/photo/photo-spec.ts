import type { PlainDate } from '../kernel/plain-date.ts'
import type { MeasureName } from './portrait-measures.ts'

/** From and to, both included. */
export interface Limit {
  readonly min?: number
  readonly max?: number
}

/** What a card's portrait has to be: data with a version, which is kept beside every judgement made with it. */
export interface PhotoSpec {
  readonly id: string
  readonly version: string
  readonly validFrom: PlainDate
  /** Size on paper, mm. */
  readonly print: { readonly width: number; readonly height: number }
  /** What may be opened at all, a guard and not a judgement: bytes of the file and pixels of the decoded picture. */
  readonly accepts: { readonly maxBytes: number; readonly maxPixels: number }
  /** A measure without a limit is not judged, so that a country can drop a rule without code. */
  readonly limits: Readonly<Partial<Record<MeasureName, Limit>>>
  readonly crop: CropSpec
}

export interface CropSpec {
  /** Pixels of the result, and the fewest of the original that it may be made from: a picture is not blown up without end. */
  readonly width: number
  readonly height: number
  readonly minSourceWidth: number
  /** Eye line from the top and head from chin to crown, as shares of the result's height. */
  readonly eyeLine: number
  readonly headHeight: number
  /** Share of a side that may lie outside the original. It is taken off by a slightly closer cut, never made up. */
  readonly maxMissing: number
}
