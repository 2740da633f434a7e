import { crc32, deflateRawSync } from 'node:zlib'
import type { Bitmap } from '../../../src/formats/png/bitmap'

/** How the image differs from what Xcode writes most: alpha that counts, filter by row, several IDATs. */
export interface CgbiDeviations {
  /** The chunk's four bytes; default `50002002`, or `50002006` when every pixel is opaque. */
  readonly info?: number
  /** Filter type of each row; default 0 to 4 in turn. */
  readonly filter?: number
  /** Bytes per IDAT chunk; default 64. */
  readonly chunkSize?: number
  /** IHDR fields to lie about. */
  readonly bitDepth?: number
  readonly colorType?: number
  readonly interlace?: number
  readonly width?: number
}

/** A CgBI image of `bitmap`, whose colours are premultiplied here, to the nearest value. */
export function cgbi(bitmap: Bitmap, deviations: CgbiDeviations = {}): Buffer {
  const data = deflateRawSync(filteredRows(premultiplied(bitmap.rgba), bitmap, deviations.filter))
  const info = Buffer.alloc(4)
  info.writeUInt32BE(deviations.info ?? (isOpaque(bitmap.rgba) ? 0x50002006 : 0x50002002))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('CgBI', info),
    chunk('IHDR', header(bitmap, deviations)),
    ...pieces(data, deviations.chunkSize ?? 64).map(piece => chunk('IDAT', piece)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function header({ width, height }: Bitmap, deviations: CgbiDeviations): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(deviations.width ?? width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes[8] = deviations.bitDepth ?? 8
  bytes[9] = deviations.colorType ?? 6
  bytes[12] = deviations.interlace ?? 0
  return bytes
}

function isOpaque(rgba: Uint8Array): boolean {
  return rgba.every((value, index) => index % 4 !== 3 || value === 255)
}

/** Places in a pixel: there and here. */
const bgr = [
  [2, 0],
  [1, 1],
  [0, 2],
] as const

function premultiplied(rgba: Uint8Array): Uint8Array {
  const bgra = new Uint8Array(rgba.length)
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0
    for (const [from, to] of bgr) bgra[at + to] = Math.round(((rgba[at + from] ?? 0) * alpha) / 255)
    bgra[at + 3] = alpha
  }
  return bgra
}

/** PNG specification, section 9: each byte less what its filter predicts. */
function filteredRows(bgra: Uint8Array, { width, height }: Bitmap, filter?: number): Buffer {
  const rowSize = 4 * width
  const rows = Buffer.alloc((rowSize + 1) * height)
  for (let row = 0; row < height; row++) {
    const type = filter ?? row % 5
    rows[row * (rowSize + 1)] = type
    for (let x = 0; x < rowSize; x++) {
      const byte = (dx: number, dy: number) =>
        x + dx < 0 || row + dy < 0 ? 0 : (bgra[(row + dy) * rowSize + x + dx] ?? 0)
      const predicted = prediction(type, byte(-4, 0), byte(0, -1), byte(-4, -1))
      rows[row * (rowSize + 1) + 1 + x] = (byte(0, 0) - predicted) & 0xff
    }
  }
  return rows
}

function prediction(type: number, a: number, b: number, c: number): number {
  if (type === 3) return Math.floor((a + b) / 2)
  if (type < 3) return [0, a, b][type] ?? 0
  const p = a + b - c
  const nearest = Math.min(...[a, b, c].map(value => Math.abs(p - value)))
  return [a, b, c].find(value => Math.abs(p - value) === nearest) ?? 0
}

function pieces(data: Buffer, size: number): Buffer[] {
  const count = Math.ceil(data.length / size)
  return Array.from({ length: count }, (_, index) =>
    data.subarray(index * size, (index + 1) * size),
  )
}

/** Also for tests that make other PNG files by hand. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
