import { deflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { PNG_HEAD_SIZE, readChunks, readPngHeader } from '../../../src/formats/png/chunks'
import { decodePng, encodePng } from '../../../src/formats/png/png'
import { cgbi, chunk } from '../../support/ipa/cgbi-writer'
import { gradient } from '../../support/ipa/icon-writer'
import { ask, withFile } from '../../support/ipa/oracle'

interface Raw {
  readonly width?: number
  readonly height?: number
  readonly depth?: number
  readonly color: number
  readonly interlace?: number
  readonly rows: readonly number[]
  readonly extra?: readonly Buffer[]
}

/** A PNG from its unfiltered rows, each with its filter byte in front. */
function png({ width = 2, height = 1, depth = 8, color, interlace = 0, rows, extra = [] }: Raw) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, color, 0, 0, interlace], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(Uint8Array.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('decodePng', () => {
  it.each<[string, Raw, number[]]>([
    ['RGB', { color: 2, rows: [0, 1, 2, 3, 4, 5, 6] }, [1, 2, 3, 255, 4, 5, 6, 255]],
    ['RGBA', { color: 6, rows: [0, 1, 2, 3, 4, 5, 6, 7, 8] }, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['grey', { color: 0, rows: [0, 7, 9] }, [7, 7, 7, 255, 9, 9, 9, 255]],
    ['grey of 1 bit', { color: 0, depth: 1, rows: [0, 0x40] }, [0, 0, 0, 255, 255, 255, 255, 255]],
    ['grey with alpha', { color: 4, rows: [0, 7, 8, 9, 10] }, [7, 7, 7, 8, 9, 9, 9, 10]],
    [
      'a palette of 8 bits with transparency',
      {
        color: 3,
        rows: [0, 1, 0],
        extra: [chunk('PLTE', Buffer.from([1, 2, 3, 4, 5, 6])), chunk('tRNS', Buffer.from([50]))],
      },
      [4, 5, 6, 255, 1, 2, 3, 50],
    ],
    [
      '16 bits',
      { color: 2, depth: 16, rows: [0, 255, 255, 0, 0, 128, 128, 0, 0, 255, 255, 0, 0] },
      [255, 0, 128, 255, 0, 255, 0, 255],
    ],
    ['interlaced', { color: 0, interlace: 1, rows: [0, 7, 0, 9] }, [7, 7, 7, 255, 9, 9, 9, 255]],
  ])('reads %s', (_, raw, rgba) => {
    expect([...decodePng(png(raw)).rgba]).toEqual(rgba)
  })

  it('refuses vast dimensions before it decodes anything', () => {
    const vast = png({ width: 60_000, height: 60_000, color: 6, rows: [] })
    expect(() => decodePng(vast)).toThrow(/60000 × 60000 pixels; the most is 2048 × 2048/)
  })

  it('refuses an interlaced image that inflates to far more than its pixels', () => {
    const rows = new Array<number>(100_000).fill(0)
    expect(() => decodePng(png({ color: 6, interlace: 1, rows }))).toThrow(/larger than/)
  })

  it('refuses CgBI, which is no standard PNG', () => {
    expect(() => decodePng(cgbi(gradient(4)))).toThrow(/^not a readable PNG/)
  })

  it('refuses a file cut anywhere', () => {
    const whole = png({ color: 2, rows: [0, 1, 2, 3, 4, 5, 6] })
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodePng(whole.subarray(0, length))).toThrow(/^not a readable PNG: /)
    }
  })
})

describe('encodePng', () => {
  it.each([
    ['opaque', gradient(31), 'paeth'],
    ['translucent', gradient(31, (x, y) => x * y), 'paeth'],
    ['without filter', gradient(31), 'none'],
  ] as const)('writes what it reads back, and what pngcheck accepts: %s', (_, image, filter) => {
    const bytes = encodePng(image, filter)
    expect(decodePng(bytes)).toEqual({ ...image, rgba: Buffer.from(image.rgba) })
    const verdict = withFile(bytes, file => ask('pngcheck', ['-v', file], Buffer.alloc(0)))
    expect(verdict.stdout.toString()).toMatch(/No errors detected/)
    expect(verdict.status).toBe(0)
  })

  it('leaves the alpha channel out when nothing is transparent', () => {
    expect(readPngHeader(encodePng(gradient(4)))).toMatchObject({ colorType: 2, bitDepth: 8 })
    expect(readPngHeader(encodePng(gradient(4, () => 254)))).toMatchObject({ colorType: 6 })
  })
})

describe('readPngHeader', () => {
  it('needs only the head of either variant', () => {
    const expected = { width: 60, height: 60, bitDepth: 8, interlaced: false }
    expect(readPngHeader(cgbi(gradient(60)).subarray(0, PNG_HEAD_SIZE))).toMatchObject(expected)
    expect(readPngHeader(encodePng(gradient(60)).subarray(0, PNG_HEAD_SIZE))).toMatchObject(
      expected,
    )
  })
})

describe('readChunks', () => {
  it('stops at IEND, and gives up on a flood of chunks', () => {
    const whole = encodePng(gradient(2))
    expect(readChunks(Buffer.concat([whole, Buffer.from('rest')])).at(-1)?.type).toBe('IEND')
    const flood = Array.from({ length: 5000 }, () => chunk('tEXt', Buffer.alloc(0)))
    expect(() => readChunks(Buffer.concat([whole.subarray(0, 33), ...flood]))).toThrow(
      /4096 chunks/,
    )
  })
})
