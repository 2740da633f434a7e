import { describe, expect, it } from '@jest/globals'
import {
  clipped,
  linesOf,
  oneLine,
  plainText,
  quoted,
  quotedList,
} from '../../src/primitives/plain-text'

describe('one line of untrusted text', () => {
  it.each([
    ['line ends of every kind', 'a\nb\r\nc\u2028d\u2029e\u0085f', 'a b c d e f'],
    ['control characters', 'a\u0000\u0007\u001B[31mb', 'a [31mb'],
    ['overrides of the direction', '\u202Egpj.exe\u2066\u061C', 'gpj.exe'],
    ['characters without width', 'ze\u200Bro\uFEFFwi\u2060dth\u00AD', 'zerowidth'],
    ['tags that spell hidden words', 'a\u{E0041}\u{E0042}', 'a'],
    ['halves of surrogate pairs', 'a\uD800b\uDC00', 'ab'],
    ['joiners between letters', 'a\u200Db\u200Cc', 'abc'],
    ['space at the ends and runs of it', '  a \t\u00a0 b  ', 'a b'],
  ])('takes out %s', (_, text, expected) => {
    expect(oneLine(text)).toBe(expected)
  })

  it.each([
    ['emoji that are joined', '👩‍🚀 and 🏳️‍🌈'],
    ['Persian with its joiner', 'می‌خواهم'],
    ['Hindi with its joiner', 'क्‍ष'],
    ['other scripts', '网页传值 Ünï مثال'],
  ])('keeps %s', (_, text) => {
    expect(oneLine(text)).toBe(text)
  })

  it('lets no tower of marks stand', () => {
    expect(oneLine(`a${'\u0301'.repeat(100)}b`)).toBe(`a${'\u0301'.repeat(8)}b`)
  })

  it('looks at no more than it has to', () => {
    expect(oneLine('x'.repeat(10_000_000)).length).toBeLessThan(200_000)
  })
})

describe('lines', () => {
  it('keeps lines, one empty line between paragraphs, none at the ends', () => {
    expect(linesOf('a\r\nb\n\n\n\nc\n\n')).toEqual(['a', 'b', '', 'c'])
    expect(linesOf('\n\na')).toEqual(['a'])
  })
})

describe('clipping', () => {
  it('counts characters and marks the cut', () => {
    expect(clipped('abcdef', 6)).toBe('abcdef')
    expect(clipped('abcdefg', 6)).toBe('abcde…')
  })

  it('cuts no emoji in half', () => {
    expect(clipped('😀😀😀😀', 3)).toBe('😀😀…')
    expect(clipped('😀😀😀', 3)).toBe('😀😀😀')
  })

  it('leaves no space before the mark', () => {
    expect(plainText(' one\ntwo ', 5)).toBe('one…')
  })
})

describe('quoting', () => {
  it('tells a value from our own words, on one line and cut', () => {
    expect(quoted('a\nb\u202E')).toBe('“a b”')
    expect(quoted('x'.repeat(121))).toBe(`“${'x'.repeat(119)}…”`)
  })

  it('names a few of many', () => {
    expect(quotedList(['a', 'b'])).toBe('“a”, “b”')
    expect(quotedList(['1', '2', '3', '4', '5'])).not.toContain('more')
    expect(quotedList(Array.from({ length: 1_000 }, () => 'x'))).toBe(
      '“x”, “x”, “x”, “x”, “x” and 995 more',
    )
  })
})
