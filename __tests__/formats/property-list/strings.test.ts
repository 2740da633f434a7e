import { describe, expect, it } from '@jest/globals'
import { readStrings } from '../../../src/formats/property-list/strings'
import { binaryPlist } from '../../support/ipa/binary-plist'
import { xmlPlist } from '../../support/ipa/xml-plist'

const written = `
/* Shown under the icon; "no" = "pair"; */
"CFBundleDisplayName" = "Grüße \\"x\\"\\n\\U0041\\u00e9\\101\\\\";
// unquoted, single quotes, and a key that is its own value
CFBundleName=Short.name-1;'a key' = 'its; value' ;alone;
`

const meant = [
  ['CFBundleDisplayName', 'Grüße "x"\nA\u00e9A\\'],
  ['CFBundleName', 'Short.name-1'],
  ['a key', 'its; value'],
  ['alone', 'alone'],
]

const utf16 = Buffer.from(`\ufeff${written}`, 'utf16le')

describe('readStrings', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(written)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${written}`)],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['UTF-16 without its mark', utf16.subarray(2)],
  ])('reads what people write: %s', (_what, bytes) => {
    expect([...readStrings(bytes)]).toEqual(meant)
  })

  it.each([
    ['binary', binaryPlist],
    ['XML', xmlPlist],
  ])('reads what Xcode makes of it: %s', (_what, write) => {
    expect([...readStrings(write({ CFBundleName: 'A' }))]).toEqual([['CFBundleName', 'A']])
  })

  it('reads nothing out of nothing', () => {
    expect(readStrings(Buffer.from(' /* none */ '))).toEqual(new Map())
  })

  it.each([
    ['no semicolon', '"a" = "b"'],
    ['a text without end', '"a" = "b'],
    ['a comment without end', '/* a'],
    ['another value', '"a" = { };'],
    ['no encoding known here', Buffer.from([0x22, 0xe4, 0x22, 0x3b])],
    ['a hundred thousand open comments', '/*'.repeat(100_000)],
  ])('refuses %s', (_what, text) => {
    expect(() => readStrings(Buffer.from(text))).toThrow(/^strings file: /)
  })
})
