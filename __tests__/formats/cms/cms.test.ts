import { describe, expect, it } from '@jest/globals'
import { readSignedContent } from '../../../src/formats/cms/cms'
import { signCms } from '../../support/ipa/cms-signer'
import {
  contextTag,
  der,
  indefinite,
  integer,
  oid,
  sequence,
  setOf,
  TAG,
} from '../../support/ipa/der-writer'

const content = Buffer.from('x'.repeat(2_500))
const octets = (bytes: Uint8Array) => der(TAG.octetString, bytes)
const DATA = oid('1.2.840.113549.1.7.1')
const SIGNED_DATA = oid('1.2.840.113549.1.7.2')

/** SignedData around any encapsulated content, without certificates or signers. */
function around(...content: readonly Uint8Array[]): Uint8Array {
  const parts = sequence(integer(1), setOf(), sequence(DATA, ...content), setOf())
  return sequence(SIGNED_DATA, der(contextTag(0), parts))
}

/** Values nested in each other, by definite lengths from the inside out. */
function nested(levels: number): Uint8Array {
  let value = sequence()
  for (let level = 1; level < levels; level++) value = sequence(value)
  return value
}

describe('reading the content of a signed message', () => {
  it.each([
    ['DER', signCms(content)],
    ['BER with indefinite lengths', signCms(content, { encoding: 'ber-indefinite' })],
    ['BER in one piece', signCms(content, { encoding: 'ber-indefinite', pieceBytes: 5_000 })],
    ['BER in bytes', signCms(content, { encoding: 'ber-indefinite', pieceBytes: 1 })],
    ['a message without signers', around(der(contextTag(0), octets(content)))],
    [
      'pieces within pieces',
      around(
        der(
          contextTag(0),
          indefinite(
            0x24,
            indefinite(0x24, octets(content.subarray(0, 9))),
            der(0x24, octets(content.subarray(9))),
          ),
        ),
      ),
    ],
    ['bytes after the message', Buffer.concat([signCms(content), Buffer.alloc(9)])],
    [
      'certificates that are none',
      sequence(
        SIGNED_DATA,
        der(
          contextTag(0),
          sequence(
            integer(1),
            setOf(),
            sequence(DATA, der(contextTag(0), octets(content))),
            der(contextTag(0), octets(content)),
            setOf(),
          ),
        ),
      ),
    ],
  ])('gives it from %s', (_form, message) => {
    expect(Buffer.from(readSignedContent(message)).equals(content)).toBe(true)
  })

  it('gives an empty content as it is', () => {
    expect(readSignedContent(signCms(Buffer.alloc(0)))).toHaveLength(0)
  })

  it('does not take what looks like ASN.1 inside the content for structure', () => {
    const inner = Buffer.from(nested(60))
    expect(Buffer.from(readSignedContent(signCms(inner))).equals(inner)).toBe(true)
  })
})

describe('refusing a signed message', () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['nothing', Buffer.alloc(0), /CMS message: /],
    ['text', Buffer.from('hello'), /CMS message: /],
    ['a truncated message', Buffer.from(signCms(content)).subarray(0, 1_000), /CMS message: /],
    [
      'a truncated BER message',
      Buffer.from(signCms(content, { encoding: 'ber-indefinite' })).subarray(0, 1_000),
      /CMS message: /,
    ],
    ['a length of four GiB', Buffer.from('3084ffffffff06', 'hex'), /CMS message: /],
    ['a length of 126 bytes', Buffer.from(`30fe${'ff'.repeat(126)}`, 'hex'), /CMS message: /],
    ['a number', integer(1), /no ContentInfo/],
    ['an empty sequence', sequence(), /no ContentInfo/],
    [
      'another content type',
      sequence(oid('1.2.840.113549.1.7.3'), der(contextTag(0), sequence())),
      /content type 1\.2\.840\.113549\.1\.7\.3, not SignedData/,
    ],
    ['a type alone', sequence(SIGNED_DATA), /no sequence/],
    [
      'SignedData that is a number',
      sequence(SIGNED_DATA, der(contextTag(0), integer(1))),
      /no sequence/,
    ],
    ['a detached signature', around(), /without content/],
    [
      'content that is no octet string',
      around(der(contextTag(0), integer(1))),
      /without content in an octet string/,
    ],
    ['nesting', nested(100), /nesting depth/],
    [
      'nesting by indefinite lengths',
      Buffer.alloc(100_000, Buffer.from('3080', 'hex')),
      /nesting depth|CMS message/,
    ],
    ['a hundred thousand values', sequence(Buffer.alloc(300_000, integer(1))), /node count/],
    [
      'pieces that are no octet strings',
      around(der(contextTag(0), der(0x24, integer(1)))),
      /CMS message: /,
    ],
  ]
  it.each(cases)('refuses %s', (_what, message, reason) => {
    expect(() => readSignedContent(message)).toThrow(reason)
    expect(() => readSignedContent(message)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })
})
