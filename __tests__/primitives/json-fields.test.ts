import { describe, expect, it } from '@jest/globals'
import {
  address,
  choice,
  count,
  fieldOf,
  fields,
  flag,
  list,
  matching,
  moment,
  optional,
  readableOf,
  text,
  Unreadable,
} from '../../src/primitives/json-fields'

const time = '2026-11-22T12:00:00.000Z'

describe('a field that is what it must be', () => {
  it('comes back', () => {
    expect([text(''), count(0), count(7, 7), flag(false), moment(time)]).toEqual([
      '',
      0,
      7,
      false,
      time,
    ])
    expect(choice('b', ['a', 'b'])).toBe('b')
    expect(matching('57', /^[0-9]+$/)).toBe('57')
    expect(address('https://example.com')).toBe('https://example.com/')
    expect(fields({ a: 1 })).toEqual({ a: 1 })
    expect([optional(null, text), optional(undefined, text), optional('x', text)]).toEqual([
      undefined,
      undefined,
      'x',
    ])
  })
})

describe('a field that is not', () => {
  it.each<[string, () => unknown]>([
    ['a number as text', () => text(1)],
    ['a text as number', () => count('1')],
    ['a negative count', () => count(-1)],
    ['less than the least', () => count(0, 1)],
    ['a fraction', () => count(1.5)],
    ['more than a double holds', () => count(2 ** 53)],
    ['a word that flags use', () => flag('true')],
    ['a word of Object', () => choice('constructor', ['a'])],
    ['another pattern', () => matching('x', /^[0-9]+$/)],
    ['a day without time', () => moment('2026-11-22')],
    ['no date', () => moment('soon')],
    ['a list as object', () => fields([])],
    ['null as object', () => fields(null)],
    ['an object as list', () => list({}, text)],
    ['an element of another kind', () => list(['a', 1], text)],
  ])('is refused: %s', (_, read) => {
    expect(read).toThrow(Unreadable)
  })

  it('is refused: an address that is not https', () => {
    expect(() => address('http://example.com')).toThrow()
  })
})

describe('lists', () => {
  it('leave out what cannot be read where that is asked for', () => {
    expect(readableOf(['a', 1, null, 'b'], text)).toEqual(['a', 'b'])
    expect(() => readableOf('ab', text)).toThrow(Unreadable)
  })
})

describe('one field of anything', () => {
  it('is undefined where there is none', () => {
    expect(fieldOf(new TypeError('x'), 'message')).toBe('x')
    expect([fieldOf(null, 'a'), fieldOf('text', 'length'), fieldOf({}, 'a')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
