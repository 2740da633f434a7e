import { describe, expect, it } from '@jest/globals'
import type { PropertyList } from '../../../src/formats/property-list/property-list'
import { claimsOf, grants, valueInWords } from '../../../src/preflight/rules/entitlement-claims'

type Pair = readonly [granted: PropertyList | undefined, claimed: PropertyList]

const dictionary = (entries: Readonly<Record<string, PropertyList>>) =>
  new Map(Object.entries(entries))

describe('a profile grants', () => {
  it.each<readonly [string, ...Pair]>([
    ['a text that is the same', 'production', 'production'],
    ['what a star at the end stands for', 'ABCDE12345.*', 'ABCDE12345.com.example.app'],
    ['everything, by a star alone', '*', 'anything'],
    ['true by true', true, true],
    ['a number that is the same', 3n, 3n],
    ['one text of an array that it offers', ['Production', 'Development'], 'Production'],
    ['an array by its parts', ['a', 'b', 'c'], ['c', 'a']],
    [
      'keychain groups by a wildcard in its array',
      ['ABCDE12345.*', 'com.apple.token'],
      ['ABCDE12345.com.x', 'com.apple.token'],
    ],
    ['associated domains by a star', '*', ['applinks:example.com', 'webcredentials:example.com']],
    ['a dictionary by its entries', dictionary({ a: 'x*', b: true }), dictionary({ a: 'xyz' })],
    ['a dictionary by a star', '*', dictionary({ a: 'x' })],
    [
      'dictionaries in an array by those in its own',
      [dictionary({ a: '*' })],
      [dictionary({ a: 'x' })],
    ],
    ['false, whatever it says', undefined, false],
    ['false where it says true', true, false],
    ['an empty array, whatever it says', undefined, []],
    ['an empty dictionary, whatever it says', undefined, dictionary({})],
  ])('%s', (_what, granted, claimed) => {
    expect(grants(granted, claimed)).toBe(true)
  })

  it.each<readonly [string, ...Pair]>([
    ['what it does not name', undefined, true],
    ['another text', 'production', 'development'],
    ['what only begins the same', 'group.com.example', 'group.com.example.more'],
    ['what a star in the middle would stand for', 'a*c', 'abc'],
    ['a wildcard that is wider than its own', 'ABCDE12345.com.x', 'ABCDE12345.*'],
    ['true by false', false, true],
    ['true by the text', 'true', true],
    ['true by a number', 1n, true],
    ['an array of which it lacks one', ['a'], ['a', 'b']],
    ['a keychain group of another team', ['ABCDE12345.*'], ['OTHER12345.com.x']],
    ['an app group that is not its own', ['group.com.example'], ['group.com.other']],
    ['a text that its array does not offer', ['Development'], 'Production'],
    ['an array by the text of its only part', 'b', ['a', 'b']],
    ['an entry that it lacks', dictionary({ a: true }), dictionary({ b: true })],
    ['an entry beside one that it has', dictionary({ a: true }), dictionary({ a: true, b: true })],
    ['a dictionary by a text', 'x', dictionary({ a: 'x' })],
  ])('not %s', (_what, granted, claimed) => {
    expect(grants(granted, claimed)).toBe(false)
  })
})

describe('what a signature claims', () => {
  const xml = { kind: 'read', values: dictionary({ xml: true }) } as const
  const der = { kind: 'read', values: dictionary({ der: true }) } as const
  const absent = { kind: 'absent' } as const

  it('is the DER form, which iOS goes by', () => {
    expect(claimsOf({ entitlements: xml, derEntitlements: der })).toBe(der.values)
  })

  it('is the XML form where there is no other', () => {
    expect(claimsOf({ entitlements: xml, derEntitlements: absent })).toBe(xml.values)
  })

  it('is nothing where neither can be read', () => {
    const unreadable = { kind: 'unreadable', reason: 'x' } as const
    expect(claimsOf({ entitlements: absent, derEntitlements: unreadable })).toEqual(new Map())
  })
})

describe('a value in words', () => {
  it.each<readonly [PropertyList | undefined, string]>([
    [undefined, ''],
    ['production', 'production'],
    [true, 'true'],
    [7n, '7'],
    [['a', ['b', 'c']], '[a, [b, c]]'],
    [dictionary({ a: 'x', b: false }), '{a: x, b: false}'],
    [Buffer.from('four'), '4 bytes'],
    [new Date('2026-01-02T03:04:05Z'), '2026-01-02T03:04:05.000Z'],
    ['two\nlines\u202E', 'two lines'],
  ])('%p is %p', (value, words) => {
    expect(valueInWords(value)).toBe(words)
  })

  it('stays short, however much there is', () => {
    const many = Array.from({ length: 500 }, (_, index) => `group.${index}`)
    expect(valueInWords(many)).toHaveLength(100)
  })
})
