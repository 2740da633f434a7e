import { describe, expect, it } from '@jest/globals'
import { nearest } from '../../src/primitives/nearest'

const commands = ['auto', 'publish', 'remove', 'sweep', 'inspect', 'assemble']

describe('nearest', () => {
  it.each([
    ['pubish', 'publish'],
    ['pulbish', 'publish'],
    ['Publish', 'publish'],
    ['remvoe', 'remove'],
    ['insepct', 'inspect'],
    ['sweeep', 'sweep'],
    ['asemble', 'assemble'],
    ['atuo', 'auto'],
  ])('takes %s for %s', (written, meant) => {
    expect(nearest(written, commands)).toBe(meant)
  })

  it.each(['', 'deploy', 'x'.repeat(41), 'a'])('takes “%s” for nothing', written => {
    expect(nearest(written, commands)).toBeUndefined()
  })

  it('prefers the nearer of two', () => {
    expect(nearest('cart', ['cast', 'card', 'carts', 'cat'])).toBe('cast')
    expect(nearest('cards', ['carts', 'card'])).toBe('carts')
    expect(nearest('abcd', ['abdx', 'abdc'])).toBe('abdc')
  })
})
