import { describe, expect, it } from '@jest/globals'
import { plainText } from '../../src/ipa/plain-text'

describe('plainText', () => {
  it.each([
    ['  a \t\r\n b\u2028c\u00a0 ', 'a b c'],
    ['a\u0000b\u001b[31mc\u007f\u009b', 'ab[31mc'],
    ['\u202egnp.exe\u2066x\u2069\u200f', 'gnp.exex'],
    ['\ufeffa\u200bb\u00adc\u2060', 'abc'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🚀', '👩\u200d🚀'],
    ['lone \ud800 surrogate', 'lone  surrogate'],
    ['Cafe\u0301', 'Cafe\u0301'],
  ])('makes %j one visible line', (text, expected) => {
    expect(plainText(text, 100)).toBe(expected)
  })

  it('counts characters and does not cut through one', () => {
    expect(plainText('😀😀😀', 3)).toBe('😀😀😀')
    expect(plainText('😀😀😀😀', 3)).toBe('😀😀…')
    expect(plainText('one two', 5)).toBe('one…')
  })
})
