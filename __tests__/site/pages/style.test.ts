import { describe, expect, it } from '@jest/globals'
import { style } from '../../../src/site/pages/style'

/** The variables of the first or second `:root`, which are light and dark. */
function palette(index: number): ReadonlyMap<string, string> {
  const block = [...style.matchAll(/:root \{([^}]*)\}/g)][index]?.[1] ?? ''
  const found = [...block.matchAll(/--([a-z-]+): #([0-9a-f]{3,6});/g)]
  return new Map(found.map(([, name = '', hex = '']) => [name, hex]))
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const pairs = hex.length === 3 ? [...hex].map(digit => digit + digit) : (hex.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0] = pairs
    .map(pair => Number.parseInt(pair, 16) / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, level AA, for text of any size. */
const readable = 4.5

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s palette', (_name, index) => {
  const colours = palette(index)
  const colour = (name: string): string => colours.get(name) ?? (name === 'white' ? 'fff' : '')

  it.each([
    ['text', 'page'],
    ['text', 'card'],
    ['text', 'warn'],
    ['quiet', 'page'],
    ['quiet', 'card'],
    ['link', 'page'],
    ['link', 'card'],
    ['link', 'warn'],
    ['white', 'button'],
    ['white', 'press'],
  ])('has %s readable on %s', (text, ground) => {
    expect(colour(text)).toMatch(/^[0-9a-f]{3,6}$/)
    expect(colour(ground)).toMatch(/^[0-9a-f]{3,6}$/)
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(readable)
  })
})
