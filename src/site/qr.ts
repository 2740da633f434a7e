import { correction, generate } from 'lean-qr/nano'
import { encodePng } from '../formats/png/png'
import type { HttpsUrl } from '../primitives/https-url'

/** Modules of light around the code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

/** Pixels per module: crisp at the size at which pages and comments show it, and about 1 KB as a file. */
const scale = 8

/**
 * A QR code of an https address as a PNG. The page's address, not the `itms-services:` link, because
 * every scanner on every system opens it.
 */
export function qrPng(url: HttpsUrl): Uint8Array {
  const code = generate(url, { minCorrectionLevel: correction.M })
  const modules = code.size
  const width = (modules + 2 * quietZone) * scale
  const rgba = new Uint8Array(width * width * 4).fill(255)
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      if (code.get(column, row)) darken({ rgba, width }, row + quietZone, column + quietZone)
    }
  }
  return encodePng({ width, height: width, rgba }, 'none')
}

interface Canvas {
  readonly rgba: Uint8Array
  readonly width: number
}

function darken({ rgba, width }: Canvas, row: number, column: number): void {
  for (let line = row * scale; line < (row + 1) * scale; line++) {
    for (let x = column * scale; x < (column + 1) * scale; x++) {
      const pixel = (line * width + x) * 4
      rgba.fill(0, pixel, pixel + 3)
    }
  }
}
