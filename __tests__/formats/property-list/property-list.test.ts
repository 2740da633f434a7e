import { describe, expect, it } from '@jest/globals'
import {
  arrayAt,
  booleanAt,
  dataAt,
  dateAt,
  dictionary,
  dictionaryAt,
  isDictionary,
  type PropertyList,
  stringAt,
  stringsAt,
} from '../../../src/formats/property-list/property-list'
import {
  parsePropertyList,
  parsePropertyListDictionary,
} from '../../../src/formats/property-list/read'
import { writePropertyList } from '../../../src/formats/property-list/write'
import { binaryPlist } from '../../support/ipa/binary-plist'
import { convertedByPlistutil, rewrittenByPlistlib } from '../../support/ipa/oracle'
import {
  entriesOf,
  isArray,
  isDictionary as isLiteral,
  type PlistInput,
  Uid,
} from '../../support/ipa/plist-input'
import { everyKindOfValue } from '../../support/ipa/plist-samples'
import { xmlPlist } from '../../support/ipa/xml-plist'

/** The literal as the reader should give it back. */
function expected(value: PlistInput): PropertyList {
  if (value instanceof Uid) return new Map([['CF$UID', value.value]])
  if (isLiteral(value)) return new Map(entriesOf(value).map(([key, item]) => [key, expected(item)]))
  if (isArray(value)) return value.map(expected)
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (typeof value === 'object' && !(value instanceof Date)) throw new TypeError('not comparable')
  return value
}

describe('reading a property list', () => {
  const forms: readonly (readonly [string, Uint8Array])[] = [
    ['binary', binaryPlist(everyKindOfValue)],
    ['XML', xmlPlist(everyKindOfValue)],
    [
      'XML behind a byte order mark',
      Buffer.concat([Buffer.from('\ufeff'), xmlPlist(everyKindOfValue)]),
    ],
    ['XML in UTF-16', Buffer.from(`\ufeff${Buffer.from(xmlPlist(everyKindOfValue))}`, 'utf16le')],
    [
      'XML in big-endian UTF-16',
      Buffer.from(`\ufeff${Buffer.from(xmlPlist(everyKindOfValue))}`, 'utf16le').swap16(),
    ],
    ['XML behind white space', Buffer.concat([Buffer.from('\n  '), xmlPlist(everyKindOfValue)])],
    [
      'a piece of a larger buffer',
      Buffer.concat([Buffer.alloc(7), binaryPlist(everyKindOfValue)]).subarray(7),
    ],
    ['binary by plistlib', rewrittenByPlistlib(xmlPlist(everyKindOfValue), 'BINARY')],
    ['XML by plistlib', rewrittenByPlistlib(binaryPlist(everyKindOfValue), 'XML')],
    ['binary by libplist', convertedByPlistutil(xmlPlist(everyKindOfValue))],
    ['XML by libplist', convertedByPlistutil(binaryPlist(everyKindOfValue))],
  ]
  it.each(forms)('gives every kind of value from %s', (_form, bytes) => {
    expect(parsePropertyList(bytes)).toEqual(expected(everyKindOfValue))
  })

  it('takes keys that are names in JavaScript as keys', () => {
    const hostile = new Map([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['2', 'd'],
      ['1', 'e'],
    ])
    const read = parsePropertyListDictionary(binaryPlist(hostile))
    expect([...read]).toEqual([...hostile])
    expect(stringAt(parsePropertyListDictionary(binaryPlist({})), 'constructor')).toBeUndefined()
  })

  it('wants a dictionary where one is asked for', () => {
    expect(() => parsePropertyListDictionary(binaryPlist(['x']))).toThrow(
      'the root is not a dictionary',
    )
  })

  it('refuses what is too large before looking into it', () => {
    expect(() => parsePropertyList(Buffer.alloc(16 * 1024 * 1024 + 1))).toThrow(/16777217 bytes/)
  })

  it.each(['', 'hello', 'Payload', '\u0000\u0000'])('refuses %j', text => {
    expect(() => parsePropertyList(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: 'malformed' }),
    )
  })
})

describe('asking a dictionary', () => {
  const date = new Date('2026-01-01T00:00:00Z')
  const values = {
    s: 'x',
    n: 1,
    b: false,
    d: date,
    y: new Uint8Array([1]),
    a: ['x', 2, 'y'],
    m: dictionary({ k: 'v' }),
  }
  const from = dictionary({ ...values, left: undefined })
  const accessors = {
    s: stringAt,
    b: booleanAt,
    d: dateAt,
    y: dataAt,
    a: arrayAt,
    m: dictionaryAt,
  }

  it.each(Object.entries(accessors))('gives %s by its own accessor alone', (key, accessor) => {
    const answers = Object.keys(values).filter(other => accessor(from, other) !== undefined)
    expect(answers).toEqual([key])
    expect(accessor(from, key)).toBe(from.get(key))
  })

  it('leaves out undefined entries and elements that are no strings', () => {
    expect(from.has('left')).toBe(false)
    expect(stringsAt(from, 'a')).toEqual(['x', 'y'])
    expect(stringsAt(from, 's')).toEqual([])
    expect(isDictionary(from.get('m'))).toBe(true)
    expect(isDictionary(from.get('a'))).toBe(false)
  })
})

describe('writing a property list', () => {
  it('gives tab-indented XML that ends with a newline', () => {
    const list = dictionary({
      items: [dictionary({ title: 'A & B', count: 2 })],
      empty: [],
      on: true,
    })
    expect(writePropertyList(list)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
\t<dict>
\t\t<key>items</key>
\t\t<array>
\t\t\t<dict>
\t\t\t\t<key>title</key>
\t\t\t\t<string>A &amp; B</string>
\t\t\t\t<key>count</key>
\t\t\t\t<integer>2</integer>
\t\t\t</dict>
\t\t</array>
\t\t<key>empty</key>
\t\t<array/>
\t\t<key>on</key>
\t\t<true/>
\t</dict>
</plist>
`)
  })

  it('is read back by us, plistlib and libplist as what it was', () => {
    const value = parsePropertyList(xmlPlist(everyKindOfValue))
    const written = Buffer.from(writePropertyList(value))
    expect(parsePropertyList(written)).toEqual(value)
    expect(parsePropertyList(rewrittenByPlistlib(written, 'BINARY'))).toEqual(value)
    expect(parsePropertyList(convertedByPlistutil(written))).toEqual(value)
  })

  it.each([
    ['control characters', 'a\u0000b\u0001c\u001f', 'a\ufffdb\ufffdc\ufffd'],
    ['half a surrogate pair', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['non-characters', '\uffff\ufffe', '\ufffd\ufffd'],
    ['a carriage return, kept', 'a\r\nb', 'a\r\nb'],
    ['an emoji, kept', '😀', '😀'],
  ])('carries %s', (_what, text, carried) => {
    const list = new Map([[`key ${text}`, text]])
    const written = Buffer.from(writePropertyList(list))
    expect([...parsePropertyListDictionary(written)]).toEqual([[`key ${carried}`, carried]])
    expect(parsePropertyList(rewrittenByPlistlib(written, 'BINARY'))).toEqual(
      parsePropertyList(written),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 2n ** 70n])('refuses %s', number => {
    expect(() => writePropertyList(number)).toThrow('cannot be written exactly')
  })
})

describe('entries of a dictionary in the root that somebody takes', () => {
  const list = { files: { a: 1, b: { files: { c: 2 } } }, rules: { d: true }, version: 3 }

  it.each([
    ['XML', xmlPlist(list)],
    ['binary', binaryPlist(list)],
  ])('are handed over one by one and not kept: %s', (_form, bytes) => {
    const taken: (readonly [string, PropertyList])[] = []
    const take = (key: string, value: PropertyList) => void taken.push([key, value])
    const takers = new Map([['files', () => take]])
    const root = parsePropertyListDictionary(bytes, takers)
    expect(taken).toEqual([
      ['a', 1],
      ['b', expected({ files: { c: 2 } })],
    ])
    expect(root).toEqual(expected({ files: {}, rules: { d: true }, version: 3 }))
  })
})
