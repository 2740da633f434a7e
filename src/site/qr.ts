import { correction, generate } from 'lean-qr/nano'
import { blackAndWhitePng } from '../formats/png/black-and-white'
import type { HttpsUrl } from '../primitives/https-url'
import { type Html, html } from './pages/html'
import { label } from './pages/say'

/** Modules of light around the code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

/** Pixels per module: crisp at the size at which pages and comments show it. As many as a byte holds. */
const scale = 8

/**
 * A QR code of an https address as a PNG. The page's address, not the `itms-services:` link, because
 * every scanner on every system opens it.
 */
export function qrPng(url: HttpsUrl): Uint8Array {
  const { side, isDark } = codeOf(url)
  const modules = Array.from({ length: side }, (_, index) => index)
  const rows = modules.flatMap(row => {
    const line = Uint8Array.from(modules, column => (isDark(column, row) ? 0x00 : 0xff))
    return Array.from({ length: scale }, () => line)
  })
  return blackAndWhitePng(side * scale, rows)
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
