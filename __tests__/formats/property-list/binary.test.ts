import { describe, expect, it } from '@jest/globals'
import { parsePropertyList } from '../../../src/formats/property-list/read'
import { binaryPlist, binaryPlistOf, head } from '../../support/ipa/binary-plist'
import { askPython } from '../../support/ipa/oracle'
import { Real, Uid } from '../../support/ipa/plist-input'

const bytes = (...values: readonly number[]) => Buffer.from(values)
const text = Buffer.from('\x51a', 'latin1')

/** `bplist00` with one change in its last 32 bytes. */
function withTrailer(offset: number, ...values: readonly number[]): Uint8Array {
  const file = Buffer.from(binaryPlist(['a', 'b']))
  file.set(values, file.length - 32 + offset)
  return file
}

/** Arrays of two references to the next, doubling at every level. */
function doubling(levels: number): Uint8Array {
  const arrays = Array.from({ length: levels }, (_, index) => bytes(0xa2, index + 1, index + 1))
  return binaryPlistOf([...arrays, bytes(0xa0)])
}

function chain(levels: number): Uint8Array[] {
  return Array.from({ length: levels }, (_, index) => bytes(0xa1, index + 1))
}

describe('reading a binary property list', () => {
  it.each([
    [0x10, 'ff', 255],
    [0x11, 'ffff', 65_535],
    [0x12, 'ffffffff', 4_294_967_295],
    [0x13, 'ffffffffffffffff', -1],
    [0x13, '001fffffffffffff', Number.MAX_SAFE_INTEGER],
    [0x13, '0020000000000000', 2n ** 53n],
    [0x14, '0000000000000000ffffffffffffffff', 2n ** 64n - 1n],
    [0x14, '00000000000000000000000000000007', 7],
    [0x14, 'ffffffffffffffffffffffffffffffff', -1],
    [0x14, '80000000000000000000000000000000', -(2n ** 127n)],
  ])('takes integer 0x%s %s for %s', (marker, digits, expected) => {
    const object = Buffer.concat([bytes(marker), Buffer.from(digits, 'hex')])
    expect(parsePropertyList(binaryPlistOf([object]))).toBe(expected)
  })

  it('reads reals of four bytes, UTF-8 strings and object references', () => {
    const objects = [
      bytes(0xa4, 1, 2, 3, 4),
      bytes(0x22, 0x3f, 0, 0, 0),
      Buffer.concat([bytes(0x73), Buffer.from('é!')]),
      bytes(0x81, 1, 2),
      bytes(0x80, 9),
    ]
    expect(parsePropertyList(binaryPlistOf(objects))).toEqual([
      0.5,
      'é!',
      new Map([['CF$UID', 258]]),
      new Map([['CF$UID', 9]]),
    ])
    expect(parsePropertyList(binaryPlist([new Real(3), new Uid(70_000)]))).toEqual([
      3,
      new Map([['CF$UID', 70_000]]),
    ])
  })

  it('makes text well-formed: half a surrogate pair becomes U+FFFD', () => {
    expect(parsePropertyList(binaryPlist('a\ud800b'))).toBe('a\ufffdb')
  })

  it('copies data out of the file', () => {
    const file = Buffer.from(binaryPlist(bytes(1, 2, 3)))
    const data = parsePropertyList(file)
    file.fill(0)
    expect(data).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('lets the last of equal keys count', () => {
    const objects = [bytes(0xd2, 1, 1, 2, 3), text, bytes(0x10, 1), bytes(0x10, 2)]
    expect(parsePropertyList(binaryPlistOf(objects))).toEqual(new Map([['a', 2]]))
  })

  it('shares what the file shares, up to the limit', () => {
    const list = parsePropertyList(doubling(18))
    expect(list).toHaveLength(2)
    expect(Array.isArray(list) && list[0] === list[1]).toBe(true)
  })
})

const reals = { double: (hex: string) => Buffer.from(`33${hex}`, 'hex') }

describe('refusing a binary property list', () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['another version', Buffer.from('bplist16'.padEnd(60, '\0')), /byte 0: version "16", not "00"/],
    ['no trailer', Buffer.from('bplist00'), /byte 8: ends before its trailer/],
    ['a truncated file', binaryPlist(['a', 'b']).subarray(0, -1), /byte \d+: /],
    ['offsets of no bytes', withTrailer(6, 0), /offsets of 0 bytes/],
    ['offsets of nine bytes', withTrailer(6, 9), /offsets of 9 bytes/],
    ['references of no bytes', withTrailer(7, 0), /references of 0 bytes/],
    ['a count beyond the file', withTrailer(8, 0xff), /does not fit/],
    ['a table beyond the file', withTrailer(24, 0xff), /does not fit/],
    ['a table inside the header', withTrailer(31, 4), /does not fit/],
    ['a root that does not exist', withTrailer(23, 3), /reference to object 3 of 3/],
    [
      'an object in the header',
      Buffer.from(binaryPlistOf([text])).fill(3, 10, 11),
      /lie at 3, outside/,
    ],
    [
      'an object behind the table',
      Buffer.from(binaryPlistOf([text])).fill(200, 10, 11),
      /lie at 200/,
    ],
    ['a reference to nothing', binaryPlistOf([bytes(0xa1, 9)]), /reference to object 9 of 1/],
    ['an array that contains itself', binaryPlistOf([bytes(0xa1, 0)]), /object 0 contains itself/],
    ['a longer cycle', binaryPlistOf([bytes(0xa1, 1), bytes(0xd1, 2, 0), text]), /contains itself/],
    ['a dictionary as its own key', binaryPlistOf([bytes(0xd1, 0, 0)]), /contains itself/],
    [
      'a number as key',
      binaryPlistOf([bytes(0xd1, 1, 1), bytes(0x10, 1)]),
      /key that is no string/,
    ],
    ['null', binaryPlistOf([bytes(0x00)]), /0x00 is neither true nor false/],
    ['a fill byte', binaryPlistOf([bytes(0x0f)]), /0x0f is neither/],
    ['a set', binaryPlistOf([bytes(0xc1, 0)]), /0xc1 marks no value/],
    ['an unused marker', binaryPlistOf([bytes(0x90)]), /0x90 marks no value/],
    ['an integer of 32 bytes', binaryPlistOf([Buffer.alloc(33, 0x15)]), /integer of 32 bytes/],
    ['a real of two bytes', binaryPlistOf([bytes(0x21, 0, 0)]), /real of 2 bytes/],
    ['a date of four bytes', binaryPlistOf([bytes(0x32, 0, 0, 0, 0)]), /date of 4 bytes/],
    ['a date that is no number', binaryPlistOf([reals.double('7ff8000000000000')]), /calendar/],
    ['a date beyond the calendar', binaryPlistOf([reals.double('7fe0000000000000')]), /calendar/],
    ['a UID of five bytes', binaryPlistOf([bytes(0x84, 1, 2, 3, 4, 5)]), /UID of 5 bytes/],
    ['ASCII that is none', binaryPlistOf([bytes(0x52, 0x41, 0xe9)]), /byte 10: .* above 0x7F/],
    ['a string past the end', binaryPlistOf([bytes(0x5e, 0x41)]), /14 bytes runs past/],
    ['UTF-16 past the end', binaryPlistOf([bytes(0x62, 0, 0x41)]), /4 bytes runs past/],
    ['an array past the end', binaryPlistOf([bytes(0xaf, 0x12, 0x7f, 255, 255, 255)]), /runs past/],
    ['a count past 2^53', binaryPlistOf([bytes(0x4f, 0x13, ...Array(8).fill(255))]), /runs past/],
    ['a count that is no integer', binaryPlistOf([bytes(0x5f, 0x51, 1)]), /no integer of 1 to 8/],
    ['a count of 16 bytes', binaryPlistOf([bytes(0x5f, 0x14, ...Array(16).fill(0))]), /1 to 8/],
    ['nesting', binaryPlistOf([...chain(128), bytes(0xa0)]), /more than 128 levels/],
  ]
  it.each(cases)('refuses %s', (_what, file, message) => {
    expect(() => parsePropertyList(file)).toThrow(message)
    expect(() => parsePropertyList(file)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  it('refuses lists that double at every level, however small the file', () => {
    expect(doubling(22).length).toBeLessThan(140)
    for (const levels of [20, 22, 60, 100]) {
      expect(() => parsePropertyList(doubling(levels))).toThrow(/more than 1000000 values/)
    }
  })

  it('refuses long text that is repeated to more than 64 MiB', () => {
    const long = Buffer.concat([head(0x50, 1_000_000), Buffer.alloc(1_000_000, 0x41)])
    const file = binaryPlistOf([Buffer.concat([head(0xa0, 70), Buffer.alloc(70, 1)]), long])
    expect(() => parsePropertyList(file)).toThrow(/67108864 bytes of content/)
  })

  it('counts levels below shared objects, which are met first near the root', () => {
    const low = Array.from({ length: 100 }, (_, index) => bytes(0xa1, index + 2))
    const high = Array.from({ length: 100 }, (_, index) => bytes(0xa1, index + 103))
    const file = binaryPlistOf([bytes(0xa2, 1, 102), ...low, bytes(0xa0), ...high, bytes(0xa1, 1)])
    expect(() => parsePropertyList(file)).toThrow(/more than 128 levels/)
  })

  it('refuses objects that overlap, before they multiply the work', () => {
    const zeros = Buffer.alloc(60_000, 0x00)
    const overlapping = Array.from({ length: 200 }, () => bytes(0x5f, 0x11, 0x75, 0x30))
    const root = Buffer.concat([
      head(0xa0, 200),
      Buffer.from(Array.from({ length: 200 }, (_, i) => i + 1)),
    ])
    const file = binaryPlistOf([root, ...overlapping, zeros])
    expect(() => parsePropertyList(file)).toThrow(/objects that overlap/)
  })

  it('accepts nesting of 128 levels, as plistlib does', () => {
    const file = binaryPlistOf([...chain(127), bytes(0xa0)])
    expect(() => parsePropertyList(file)).not.toThrow()
    const program = 'import plistlib,sys; plistlib.loads(sys.stdin.buffer.read())'
    expect(askPython(program, file).status).toBe(0)
  })
})
