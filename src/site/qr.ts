import { correction, generate } from 'lean-qr/nano'
import type { GreyBitmap } from '../formats/png/bitmap'
import { encodeGreyPng } from '../formats/png/png'
import type { HttpsUrl } from '../primitives/https-url'
import { type Html, html } from './pages/html'
import { label } from './pages/say'

/** Modules of light around the code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

/** Pixels per module: crisp at the size at which pages and comments show it, and about 1 KB as a file. */
const scale = 8

/**
 * A QR code of an https address as a PNG. The page's address, not the `itms-services:` link, because
 * every scanner on every system opens it.
 */
export function qrPng(url: HttpsUrl): Uint8Array {
  const { side, isDark } = codeOf(url)
  const width = side * scale
  const grey = new Uint8Array(width * width).fill(255)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      if (isDark(column, row)) darken({ grey, width }, row, column)
    }
  }
  return encodeGreyPng({ width, height: width, grey })
}

/** The same as markup, where there is no file for it. */
export function qrSvg(url: HttpsUrl, words: 'qrCode' | 'sourceCode' = 'qrCode'): Html {
  const { side, isDark } = codeOf(url)
  const runs: string[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const start = column
      while (isDark(column, row)) column++
      if (column > start) runs.push(`M${start} ${row}h${column - start}v1H${start}z`)
    }
  }
  return html`<svg class="qr" role="img" ${label('aria-label', words)} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${runs.join('')}"></path></svg>`
}

interface Code {
  /** Modules, the quiet zone among them. */
  readonly side: number
  readonly isDark: (column: number, row: number) => boolean
}

function codeOf(url: HttpsUrl): Code {
  const code = generate(url, { minCorrectionLevel: correction.M })
  return {
    side: code.size + 2 * quietZone,
    isDark: (column, row) => code.get(column - quietZone, row - quietZone),
  }
}

function darken({ grey, width }: Omit<GreyBitmap, 'height'>, row: number, column: number): void {
  for (let line = row * scale; line < (row + 1) * scale; line++) {
    const start = line * width + column * scale
    grey.fill(0, start, start + scale)
  }
}
