import { describe, expect, it } from '@jest/globals'
import { encodePng } from '../../../src/formats/png/png'
import { glyphFor } from '../../../src/ipa/icon/glyphs'
import { contrastWithWhite, drawTile, groundColor } from '../../../src/ipa/icon/tile'
import { ask, withFile } from '../../support/ipa/oracle'

const tile = (title: string, bundleId = 'com.example.app') => drawTile({ bundleId, title })

/** The four quarters of a tile and how many pixels of each are pure white. */
function inkByQuarter({ rgba, width }: ReturnType<typeof drawTile>): number[] {
  const ink = [0, 0, 0, 0]
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== 255 || rgba[at + 1] !== 255 || rgba[at + 2] !== 255) continue
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)]
    const quarter = (y < width / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)
    ink[quarter] = (ink[quarter] ?? 0) + 1
  }
  return ink
}

describe('drawTile', () => {
  it('is an opaque square that pngcheck accepts', () => {
    const png = encodePng(tile('Example'))
    const verdict = withFile(png, file => ask('pngcheck', [file], Buffer.alloc(0)))
    expect(verdict.stdout.toString()).toMatch(/^OK: .*256x256, 24-bit RGB, non-interlaced/)
  })

  it('is the same for the same app', () => {
    expect(tile('Example').rgba.join()).toBe(tile('Example').rgba.join())
  })

  it('has on its top row the colour of the bundle id', () => {
    const [red = 0, green = 0, blue = 0] = groundColor('com.example.app').map(Math.round)
    expect([...tile('E').rgba.subarray(0, 4)]).toEqual([red, green, blue, 255])
  })

  it('tells apps apart by colours of which each contrasts with the letter', () => {
    const colors = Array.from({ length: 200 }, (_, n) => groundColor(`com.example.app${n}`))
    expect(Math.min(...colors.map(contrastWithWhite))).toBeGreaterThanOrEqual(4.5)
    expect(Math.max(...colors.map(contrastWithWhite))).toBeLessThan(8)
    expect(new Set(colors.map(color => color.map(Math.round).join())).size).toBeGreaterThan(150)
  })

  it('measures contrast as WCAG does', () => {
    expect(contrastWithWhite([0, 0, 0])).toBeCloseTo(21, 5)
    expect(contrastWithWhite([255, 255, 255])).toBeCloseTo(1, 5)
    expect(contrastWithWhite([0x76, 0x76, 0x76])).toBeCloseTo(4.54, 2)
  })

  it('shows the letter where it belongs', () => {
    const [topLeft = 0, topRight = 0, bottomLeft = 0, bottomRight = 0] = inkByQuarter(tile('L'))
    expect(topLeft).toBeGreaterThan(10 * topRight)
    expect(bottomLeft).toBeGreaterThan(topLeft)
    expect(bottomRight).toBeGreaterThan(10 * topRight)
    const [left, right] = inkByQuarter(tile('O'))
    expect(left).toBe(right)
  })
})

describe('glyphFor', () => {
  const neutral = glyphFor('网页')

  it('has a shape of its own for every letter and digit', () => {
    const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
    const shapes = new Set(all.map(letter => JSON.stringify(glyphFor(letter))))
    expect(shapes.size).toBe(36)
    expect(shapes).not.toContain(JSON.stringify(neutral))
  })

  it('stays on the tile', () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789网') {
      for (const [x, y] of glyphFor(letter).flat()) {
        expect(x).toBeGreaterThanOrEqual(-1)
        expect(x).toBeLessThanOrEqual(7)
        expect(y).toBeGreaterThanOrEqual(-0.3)
        expect(y).toBeLessThanOrEqual(8.5)
      }
    }
  })

  it.each([
    ['example', 'E'],
    ['Über', 'U'],
    ['  “Quote”', 'Q'],
    ['😀 smile', 'S'],
    ['ﬁne', 'F'],
    ['４x', '4'],
  ])('takes the first letter of “%s” for %s', (title, letter) => {
    expect(glyphFor(title)).toEqual(glyphFor(letter))
  })

  it.each(['网页传值', 'Жук', '😀', '', '٣'])('is neutral for “%s”', title => {
    expect(glyphFor(title)).toEqual(neutral)
  })
})
