import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import { readCertificate } from '../../src/formats/certificate'
import { readSignedContent } from '../../src/formats/cms'
import {
  type PropertyList,
  parsePropertyList,
  writePropertyList,
} from '../../src/formats/property-list'
import { readProfile } from '../../src/ipa/read-profile'
import { anIdentity } from '../support/ipa/authority'
import { binaryPlist } from '../support/ipa/binary-plist'
import { aProfile } from '../support/ipa/profile-builder'
import { xmlPlist } from '../support/ipa/xml-plist'

const ROUNDS = 100

/** Numbers in [0, 2^32) that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** One to four changes: a byte replaced, a bit turned over, a piece cut out, doubled or moved. */
function mutated(original: Uint8Array, next: () => number): Uint8Array {
  let bytes = Buffer.from(original)
  for (let change = 0; change <= next() % 4; change++) {
    const at = next() % Math.max(bytes.length, 1)
    const end = Math.min(bytes.length, at + (next() % 16))
    const kind = next() % 5
    if (kind === 0) bytes[at] = next() & 0xff
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << (next() % 8))
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])
    else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)])
    else bytes.copyWithin(next() % bytes.length, at, end)
  }
  return bytes
}

/** How many values there are, so that a walk over a list that should have been refused would show. */
function countOf(value: PropertyList): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + countOf(item), 1)
  if (value instanceof Map) return [...value.values()].reduce((sum, item) => sum + countOf(item), 1)
  return 1
}

const values = {
  text: 'Ünï & text',
  list: [1, -1, 0.5, true, new Date('2026-01-01T00:00:00Z'), 2n ** 63n, ['x', ['x']]],
  data: Buffer.from('some data'),
  nested: { a: { b: { c: 'deep' } } },
}
const writable = { ...values, list: values.list.filter(value => typeof value !== 'bigint') }

describe('damaged bytes are read or refused, and nothing else', () => {
  const decoders: readonly (readonly [string, Uint8Array, (bytes: Uint8Array) => unknown])[] = [
    ['a binary property list', binaryPlist(values), bytes => countOf(parsePropertyList(bytes))],
    [
      'an XML property list',
      xmlPlist(writable),
      bytes => writePropertyList(parsePropertyList(bytes)),
    ],
    ['a certificate', anIdentity().certificate, readCertificate],
    ['a CMS message', aProfile(), readSignedContent],
    ['a BER message', aProfile({ envelope: 'ber-indefinite' }), readSignedContent],
    ['a profile', aProfile({ format: 'binary' }), readProfile],
  ]

  it.each(decoders)('%s', (_what, original, decode) => {
    const next = numbers(20261122)
    let refused = 0
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = mutated(original, next)
      try {
        decode(bytes)
      } catch (thrown) {
        if (!(thrown instanceof ActionError)) {
          throw new Error(`round ${round}: ${Buffer.from(bytes).toString('base64')}`, {
            cause: thrown,
          })
        }
        refused++
      }
    }
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThanOrEqual(ROUNDS)
  })
})
