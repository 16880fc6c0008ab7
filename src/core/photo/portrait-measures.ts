/** Everything that is measured on a portrait, with the unit of its value. Sizes are shares of the picture's height or width, angles degrees, colours CIE Lab (L 0 to 100). */
export const MEASURE_UNITS = {
  /** Faces found. */
  faces: 'count',
  /** Area of the second largest face over that of the largest; 0 when there is one. */
  secondFace: 'share',
  /** Of the upright original, and the bytes of the file. */
  width: 'px',
  height: 'px',
  bytes: 'B',
  /** Width over height. */
  shape: 'ratio',
  /** Between the eye centres, in pixels of the original. */
  eyeDistance: 'px',
  /** How much lighter (positive) or darker the surroundings of the eyes are than the forehead. */
  eyesLight: 'L',
  /** Mean luma of the face, 0 to 1, and the shares of its pixels that are black or white. */
  faceLight: 'share',
  blackShare: 'share',
  whiteShare: 'share',
  /** Histogram intersection of the two cheeks, and the difference of their means in grey levels of 255. */
  cheekOverlap: 'share',
  cheekDifference: 'grey',
  /** Distance in the ab plane from the forehead to the chin, and to the more similar cheek. */
  chinColour: 'dE',
  cheekColour: 'dE',
  /** Steps across the 8 pixel grid of JPEG over the steps elsewhere. */
  blockiness: 'ratio',
  /** Variance of the Laplacian over the variance of grey, times 100, at an eye distance of at most 90 px. */
  sharpness: 'index',
  roll: 'deg',
  yaw: 'deg',
  pitch: 'deg',
  /** Smaller lid gap, and gap between the inner lips, over the distance from the eye line to the chin. */
  eyeOpening: 'share',
  mouthOpening: 'share',
  /** Of the midpoint between the eyes: from the left, and from the top. */
  centre: 'share',
  eyeLine: 'share',
  /** Share of the border (top and sides above the chin) that belongs to the background. */
  backgroundShare: 'share',
  backgroundLight: 'L',
  backgroundChroma: 'dE',
  /** 98th minus 2nd percentile of lightness, and 95th percentile of the distance to the median colour. */
  backgroundSpread: 'L',
  backgroundDifference: 'dE',
  /** Chin to crown, and from the crown to the upper edge. */
  headHeight: 'share',
  crownMargin: 'share',
} as const

export type MeasureName = keyof typeof MEASURE_UNITS
export type MeasureUnit = (typeof MEASURE_UNITS)[MeasureName]

/** What could be measured; without a face only the size of the picture and the number of faces are there. */
export type PortraitMeasures = Readonly<Partial<Record<MeasureName, number>>>
