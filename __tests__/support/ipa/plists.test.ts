import { describe, expect, it } from '@jest/globals'
import { binaryPlist } from './binary-plist'
import { convertedByPlistutil, rewrittenByPlistlib } from './oracle'
import { Real, Uid } from './plist-input'
import { everyKindOfValue } from './plist-samples'
import { xmlPlist } from './xml-plist'

describe('the property lists that tests build', () => {
  it('are, in binary, byte for byte what plistlib writes', () => {
    const ours = binaryPlist(everyKindOfValue)
    const theirs = rewrittenByPlistlib(xmlPlist(everyKindOfValue), 'BINARY')
    expect(Buffer.from(ours).equals(theirs)).toBe(true)
  })

  it('say the same in binary as in XML, by plistlib', () => {
    const fromBinary = rewrittenByPlistlib(binaryPlist(everyKindOfValue), 'XML')
    const fromXml = rewrittenByPlistlib(xmlPlist(everyKindOfValue), 'XML')
    expect(fromBinary.toString()).toBe(fromXml.toString())
  })

  it('are understood by libplist, both ways', () => {
    const value = {
      text: 'Ünï & <b>',
      list: [1, true, new Date('2026-01-01T00:00:00Z')],
      data: Buffer.of(1),
    }
    const xml = convertedByPlistutil(binaryPlist(value))
    expect(rewrittenByPlistlib(xml, 'BINARY')).toEqual(Buffer.from(binaryPlist(value)))
    const binary = convertedByPlistutil(xmlPlist(value))
    expect(rewrittenByPlistlib(binary, 'XML')).toEqual(rewrittenByPlistlib(xmlPlist(value), 'XML'))
  })

  it('hold integers of 16 bytes, whole reals and object references as plistlib has them', () => {
    const value = { big: 2n ** 64n - 1n, whole: new Real(2), reference: [new Uid(1), new Uid(300)] }
    expect(rewrittenByPlistlib(binaryPlist(value), 'BINARY')).toEqual(
      Buffer.from(binaryPlist(value)),
    )
  })
})
