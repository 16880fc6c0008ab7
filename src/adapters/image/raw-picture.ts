/** Decoded pixels: red, green, blue, alpha, one byte each, row by row. */
export interface RawPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}
