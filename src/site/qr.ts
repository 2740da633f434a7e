import { PNG } from 'pngjs'
import createQr from 'qrcode-generator'
import type { HttpsUrl } from '../https-url'

/** Modules of light around the code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4

/** Pixels per module: crisp on screens of three pixels per point, and 1 to 3 KB as a file. */
const scale = 10

/**
 * A QR code of an https address as a PNG. The page's address, not the `itms-services:` link, because
 * every scanner on every system opens it.
 */
export function qrPng(url: HttpsUrl): Uint8Array {
  const code = createQr(0, 'M')
  code.addData(url)
  code.make()
  const modules = code.getModuleCount()
  const width = (modules + 2 * quietZone) * scale
  const rgba = new Uint8Array(width * width * 4).fill(255)
  const inside = (position: number): boolean => position >= 0 && position < modules
  for (let pixel = 0; pixel < width * width; pixel++) {
    const row = Math.floor(pixel / width / scale) - quietZone
    const column = Math.floor((pixel % width) / scale) - quietZone
    if (inside(row) && inside(column) && code.isDark(row, column))
      rgba.fill(0, pixel * 4, pixel * 4 + 3)
  }
  const png = new PNG({ width, height: width })
  png.data = Buffer.from(rgba)
  return PNG.sync.write(png)
}
