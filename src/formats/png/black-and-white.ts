import { crc32, deflateSync } from 'node:zlib'
import { PNG_SIGNATURE } from './chunks'

/**
 * A standard PNG of one bit per pixel, which pngjs does not write: a drawing in black and white takes a
 * twentieth of the work that its pixels in colour take.
 *
 * @param rows eight pixels in each byte, the leftmost in its highest bit; 1 is white
 */
export function blackAndWhitePng(width: number, rows: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  // Of the five bytes left, the others are 0: grey, deflate, filters, and rows in their order (section 11.2.2).
  header.writeUInt8(1, 8)
  const unfiltered = Uint8Array.of(0)
  const pixels = Buffer.concat(rows.flatMap(row => [unfiltered, row]))
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Length, type, data, and the checksum of both (PNG specification, section 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
