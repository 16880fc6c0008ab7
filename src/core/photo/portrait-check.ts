import type { PortraitFinding } from './judge-portrait.ts'
import type { PortraitMeasures } from './portrait-measures.ts'

/** A place in the upright original, pixels from its left and top. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/** What a page needs to draw over the portrait what was measured: all in pixels of the upright original, whose size is the view box. */
export interface PortraitOutline {
  readonly width: number
  readonly height: number
  /** The edge of the face, once round. */
  readonly oval: readonly PicturePoint[]
  /** Eye centres, the left one in the picture first: the eye line runs through them. */
  readonly eyes: readonly [PicturePoint, PicturePoint]
  readonly chin: PicturePoint
  readonly crown: PicturePoint
  /** False where the crown was guessed from the length of the face, because the background does not show it. */
  readonly crownSeen: boolean
  /** Free pixels around the head: crown to the upper edge, face to both sides, chin to the lower edge. */
  readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  /** Corners of the cut that the card would use, from its upper left clockwise; they may lie outside the picture. */
  readonly crop: readonly PicturePoint[]
}

export type PictureSide = 'left' | 'top' | 'right' | 'bottom'

/** Whether the card's cut can be taken from this picture; `missing` names the sides where the picture ends too early. */
export type CropOutlook =
  | { readonly possible: true }
  | { readonly possible: false; readonly code: 'crop-would-invent'; readonly missing: readonly PictureSide[] }
  | { readonly possible: false; readonly code: 'low-resolution' }

/** One portrait measured and judged. The version stands beside the findings, since limits change and decisions stay. */
export interface PortraitCheck {
  readonly spec: { readonly id: string; readonly version: string }
  readonly width: number
  readonly height: number
  readonly measures: PortraitMeasures
  readonly findings: readonly PortraitFinding[]
  /** Undefined when there is no face. */
  readonly outline: PortraitOutline | undefined
  readonly crop: CropOutlook | undefined
}
