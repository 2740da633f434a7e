import { crc32 } from 'node:zlib'
import { ActionError } from '../../primitives/errors'

/** One chunk of a PNG file (PNG specification, section 5.3), which CgBI needs and pngjs hands to nobody. */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
}

/** `IHDR`. */
export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly bitDepth: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colorType: number
  readonly interlaced: boolean
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Signature, a CgBI chunk and IHDR: what has to be read to know the dimensions. */
export const PNG_HEAD_SIZE = 8 + (12 + 4) + (12 + 13)

/** Pixels per side. App icons have at most 1024; this bounds the memory of a decoded one to 16 MiB. */
const MAX_SIDE = 2048
/** Chunks per file. Apple's encoder makes one IDAT per 16 KiB or so; real icons have fewer than 100. */
const MAX_CHUNKS = 4096
/** Length, type and CRC. */
const CHUNK_OVERHEAD = 12

function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length))
}

/**
 * The chunks up to and including IEND; ancillary ones are not checked against their CRC.
 *
 * @throws ActionError `malformed`
 */
export function readChunks(bytes: Uint8Array): readonly PngChunk[] {
  if (!isPng(bytes)) throw malformedPng('it has no PNG signature')
  const chunks: PngChunk[] = []
  let at = PNG_SIGNATURE.length
  while (chunks.at(-1)?.type !== 'IEND') {
    if (chunks.length === MAX_CHUNKS) throw malformedPng(`it has more than ${MAX_CHUNKS} chunks`)
    const chunk = chunkAt(bytes, at)
    chunks.push(chunk)
    at += CHUNK_OVERHEAD + chunk.data.length
  }
  return chunks
}

function chunkAt(bytes: Uint8Array, at: number): PngChunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const left = bytes.byteLength - at - CHUNK_OVERHEAD
  const length = left < 0 ? 0 : view.getUint32(at)
  if (left < length) throw malformedPng(`it is cut short at byte ${bytes.byteLength}`)
  const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
  const critical = /^[A-Z]/.test(type)
  if (
    critical &&
    crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)
  ) {
    throw malformedPng(`the checksum of its ${type} chunk does not match`)
  }
  return { type, data: bytes.subarray(at + 8, at + 8 + length) }
}

/**
 * `IHDR` of the beginning of a PNG or CgBI file, with the dimensions checked before anything is decoded.
 *
 * @param head at least `PNG_HEAD_SIZE` bytes
 * @throws ActionError `malformed`
 */
export function readPngHeader(head: Uint8Array): PngHeader {
  if (!isPng(head)) throw malformedPng('it has no PNG signature')
  const first = chunkAt(head, PNG_SIGNATURE.length)
  const isHeader = first.type === 'IHDR'
  const behind = PNG_SIGNATURE.length + CHUNK_OVERHEAD + first.data.length
  return parseHeader(isHeader ? first : chunkAt(head, behind))
}

function parseHeader({ type, data }: PngChunk): PngHeader {
  if (type !== 'IHDR' || data.length !== 13) throw malformedPng('it does not begin with IHDR')
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  if (width === 0 || height === 0 || width > MAX_SIDE || height > MAX_SIDE) {
    throw malformedPng(`it has ${width} × ${height} pixels; the most is ${MAX_SIDE} × ${MAX_SIDE}`)
  }
  return {
    width,
    height,
    bitDepth: view.getUint8(8),
    colorType: view.getUint8(9),
    interlaced: view.getUint8(12) !== 0,
  }
}

/** The data of all IDAT chunks: one stream that runs on across them. */
export function imageData(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
}

export function malformedPng(problem: string): ActionError {
  return new ActionError(`not a readable PNG: ${problem}`, { code: 'malformed' })
}
