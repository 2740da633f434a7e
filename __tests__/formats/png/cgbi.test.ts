import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { Bitmap } from '../../../src/formats/png/bitmap'
import { decodeCgbi, isCgbi } from '../../../src/formats/png/cgbi'
import { encodePng } from '../../../src/formats/png/png'
import { type CgbiDeviations, cgbi, chunk } from '../../support/ipa/cgbi-writer'
import { gradient } from '../../support/ipa/icon-writer'

const pixel = (...rgba: number[]): Bitmap => ({ width: 1, height: 1, rgba: Uint8Array.from(rgba) })

/** An image of one row, from the bytes that a decoder of the deflate stream sees. */
function byHand(
  info: number,
  row: readonly number[],
  deflated = deflateRawSync(Uint8Array.from(row)),
) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE((row.length - 1) / 4, 0)
  header.writeUInt32BE(1, 4)
  header[8] = 8
  header[9] = 6
  const flags = Buffer.alloc(4)
  flags.writeUInt32BE(info)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('CgBI', flags),
    chunk('IHDR', header),
    chunk('iDOT', Buffer.alloc(28)),
    chunk('IDAT', deflated),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('isCgbi', () => {
  it('tells the variant from a standard PNG', () => {
    expect(isCgbi(cgbi(pixel(1, 2, 3, 255)))).toBe(true)
    expect(isCgbi(encodePng(pixel(1, 2, 3, 255)))).toBe(false)
    expect(isCgbi(new Uint8Array(0))).toBe(false)
  })
})

describe('decodeCgbi', () => {
  it('turns blue, green, red into red, green, blue and divides by alpha, rounding to nearest', () => {
    const row = [0, 10, 20, 30, 255, 10, 20, 30, 128, 1, 2, 3, 3, 0, 0, 0, 0]
    expect([...decodeCgbi(byHand(0x50002002, row)).rgba]).toEqual([
      ...[30, 20, 10, 255],
      // 30 * 255 / 128 = 59.77, 20 → 39.84, 10 → 19.92
      ...[60, 40, 20, 128],
      ...[255, 170, 85, 3],
      ...[0, 0, 0, 0],
    ])
  })

  it('never exceeds white, whatever the colours claim', () => {
    expect([...decodeCgbi(byHand(0x50002002, [0, 200, 100, 50, 40])).rgba]).toEqual([
      255, 255, 255, 40,
    ])
  })

  it('gives colour under full transparency no meaning', () => {
    expect([...decodeCgbi(byHand(0x50002002, [0, 9, 9, 9, 0])).rgba]).toEqual([0, 0, 0, 0])
  })

  it.each([0x50002006, 0x30002006, 0x50002005])(
    'takes the fourth byte for padding when the chunk says %i',
    info => {
      expect([...decodeCgbi(byHand(info, [0, 10, 20, 30, 0])).rgba]).toEqual([30, 20, 10, 255])
    },
  )

  it('reads a stream without a final block', () => {
    const open = deflateRawSync(Uint8Array.from([0, 1, 2, 3, 255]), { finishFlush: 2 })
    expect([...decodeCgbi(byHand(0x50002006, [0, 1, 2, 3, 255], open)).rgba]).toEqual([
      3, 2, 1, 255,
    ])
  })

  it.each([0, 1, 2, 3, 4])('undoes row filter %i, across several IDAT chunks', filter => {
    const image = gradient(23)
    expect(decodeCgbi(cgbi(image, { filter, chunkSize: 7 }))).toEqual(image)
  })

  it('undoes all filters in turn, with translucent pixels exact to what 8 bits can carry', () => {
    const image = gradient(40, (x, y) => 255 - ((x * 5 + y) % 200))
    const { rgba } = decodeCgbi(cgbi(image))
    const worst = Math.max(...image.rgba.map((value, at) => Math.abs(value - (rgba[at] ?? 0))))
    // At alpha 56 one step of the premultiplied value is 255 / 56 = 4.6: half of it is lost.
    expect(worst).toBeLessThanOrEqual(3)
    expect(rgba.filter((_, at) => at % 4 === 3)).toEqual(image.rgba.filter((_, at) => at % 4 === 3))
  })

  it.each<[string, CgbiDeviations, RegExp]>([
    ['16 bits', { bitDepth: 16 }, /16 bits/],
    ['a palette', { colorType: 3 }, /color type 3/],
    ['interlacing', { interlace: 1 }, /not known/],
    ['an unknown filter', { filter: 5 }, /row 0 has filter type 5/],
    ['more pixels than promised', { width: 19 }, /do not inflate/],
    ['fewer pixels than promised', { width: 21 }, /cut short/],
    ['vast dimensions', { width: 100_000 }, /100000 × 20 pixels; the most is/],
    ['no width', { width: 0 }, /0 × 20 pixels/],
  ])('refuses %s', (_, deviations, message) => {
    expect(() => decodeCgbi(cgbi(gradient(20), deviations))).toThrow(message)
  })

  it('refuses a file cut anywhere, and a damaged one, with a word about it', () => {
    const whole = cgbi(gradient(8))
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeCgbi(whole.subarray(0, length))).toThrow(/^not a readable PNG: /)
    }
    const damaged = Buffer.from(whole)
    damaged[70] = (damaged[70] ?? 0) ^ 1
    expect(() => decodeCgbi(damaged)).toThrow(/checksum of its IDAT/)
  })
})
