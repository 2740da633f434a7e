/** Pixels as red, green, blue and straight (not premultiplied) alpha, 8 bits each, rows from the top. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  /** `4 * width * height` bytes. */
  readonly rgba: Uint8Array
}

/** Pixels from black, 0, to white, 255, rows from the top. */
export interface GreyBitmap {
  readonly width: number
  readonly height: number
  /** `width * height` bytes. */
  readonly grey: Uint8Array
}
