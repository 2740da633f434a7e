import { describe, expect, it } from '@jest/globals'
import { readDerPropertyList } from '../../../src/formats/property-list/der'
import { derPlist } from '../../support/ipa/der-plist'
import { contextTag, der, integer, sequence, setOf, TAG, time } from '../../support/ipa/der-writer'

const text = (value: string) => der(TAG.utf8String, Buffer.from(value))
const pair = (key: string, value: Uint8Array) => sequence(text(key), value)
const dict = (...pairs: readonly Uint8Array[]) => der(contextTag(16), ...pairs)
const one = (value: Uint8Array) => dict(pair('x', value))
const number = (hex: string) => der(TAG.integer, Buffer.from(hex, 'hex'))
const array = (...values: readonly Uint8Array[]) => sequence(...values)

/** Arrays within each other. */
function nested(levels: number): Uint8Array {
  let value = array()
  for (let level = 1; level < levels; level++) value = array(value)
  return value
}

describe('a property list in DER', () => {
  it.each([
    ['text', text('ü😀'), 'ü😀'],
    ['true', der(TAG.boolean, Buffer.of(0xff)), true],
    ['false', der(TAG.boolean, Buffer.of(0)), false],
    ['zero', integer(0), 0],
    ['365', number('016d'), 365],
    ['a negative number', number('ff'), -1],
    ['the largest number a double is sure of', number('7fffffffffff'), 0x7fffffffffff],
    ['a number beyond', number('7fffffffffffffff'), 0x7fffffffffffffffn],
    ['bytes', der(TAG.octetString, Buffer.of(1, 2)), Buffer.of(1, 2)],
    ['a time', time(new Date('2026-07-30T19:28:33Z')), new Date('2026-07-30T19:28:33Z')],
    ['a late time', time(new Date('2060-07-30T19:28:33Z')), new Date('2060-07-30T19:28:33Z')],
    ['an array', array(text('a'), integer(2)), ['a', 2]],
    ['an empty array', array(), []],
    ['a dictionary', dict(pair('y', integer(2))), new Map([['y', 2]])],
    ['a dictionary as a set', setOf(pair('y', integer(2))), new Map([['y', 2]])],
    ['a dictionary behind a version', derPlist({ y: 2 }), new Map([['y', 2]])],
  ])('holds %s', (_what, bytes, value) => {
    expect(readDerPropertyList(one(bytes))).toEqual(new Map([['x', value]]))
  })

  it('may be wrapped in a version, be a bare dictionary, or a set as in profiles', () => {
    const list = new Map([['x', 1]])
    expect(readDerPropertyList(derPlist({ x: 1 }))).toEqual(list)
    expect(readDerPropertyList(setOf(pair('x', integer(1))))).toEqual(list)
    expect(readDerPropertyList(dict())).toEqual(new Map())
  })

  it('keeps a key like __proto__ a key', () => {
    expect(readDerPropertyList(dict(pair('__proto__', integer(1)))).get('__proto__')).toBe(1)
  })

  it.each([
    ['nothing', Buffer.alloc(0), /DER property list: /],
    ['text', text('hello'), /the root is not a dictionary/],
    ['an array', array(), /the root is not a dictionary/],
    ['a version alone', der(0x70, integer(1)), /the root is not a dictionary/],
    ['a key that is a number', dict(sequence(integer(1), integer(2))), /no key with a value/],
    ['a key without value', dict(sequence(text('x'))), /no key with a value/],
    ['a value in place of a pair', dict(integer(1)), /no key with a value/],
    ['a null', one(der(TAG.null)), /a value with the tag 5/],
    ['a cut-off value', one(text('hello')).subarray(0, 6), /DER property list: /],
    ['deep nesting', one(nested(100)), /nesting depth/],
    ['a hundred thousand values', one(array(Buffer.alloc(300_000, integer(1)))), /node count/],
  ])('refuses %s', (_what, bytes, reason) => {
    expect(() => readDerPropertyList(bytes)).toThrow(reason)
    expect(() => readDerPropertyList(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })
})
