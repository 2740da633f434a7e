import { describe, expect, it } from '@jest/globals'
import { readProfile } from '../../../src/ipa/profile/read-profile'
import { anIdentity, anImpostor } from '../../support/ipa/authority'
import { signCms } from '../../support/ipa/cms-signer'
import { aProfile } from '../../support/ipa/profile-builder'
import { xmlPlist } from '../../support/ipa/xml-plist'

const list = xmlPlist({ Name: 'n', UUID: 'u', Entitlements: {} })
const identity = anIdentity({ commonName: 'Signing\u202e' })
const signed = Buffer.from(signCms(list, { identity }))

/** The message with one word of the list, or some bytes at the end, written over. */
function altered(at: number, bytes: string): Buffer {
  const copy = Buffer.from(signed)
  copy.write(bytes, at, 'latin1')
  return copy
}

describe('the signature of a profile', () => {
  it.each([['der'], ['ber-indefinite']] as const)('holds in %s', envelope => {
    const { signature } = readProfile(aProfile({ envelope }))
    expect(signature).toMatchObject({ kind: 'valid' })
  })

  it('names the chain, in words that can be shown', () => {
    expect(readProfile(signed).signature).toEqual({
      kind: 'valid',
      chain: ['Signing', 'Throwaway Worldwide Developer Relations Certification Authority'],
    })
    expect(readProfile(signCms(list, { identity, issuers: [] })).signature).toEqual({
      kind: 'valid',
      chain: ['Signing'],
    })
  })

  it('is absent around a bare list', () => {
    expect(readProfile(list).signature).toEqual({ kind: 'absent' })
  })

  it('does not hold once the list is another, which is read all the same', () => {
    const profile = readProfile(altered(signed.indexOf('<string>n<') + 8, 'N'))
    expect(profile).toMatchObject({
      name: 'N',
      signature: {
        kind: 'invalid',
        reason: expect.stringMatching(/^it was made for other content/),
      },
    })
  })

  it('does not hold by another key, or from an authority that did not issue it', () => {
    expect(readProfile(altered(signed.length - 3, 'xyz')).signature).toEqual({
      kind: 'invalid',
      reason: expect.stringMatching(/^it was not made by the key/),
    })
    const issuers = [anImpostor().certificate]
    expect(readProfile(signCms(list, { identity, issuers })).signature).toEqual({
      kind: 'invalid',
      reason: 'the authority that certificate 1 of its chain names did not issue it',
    })
  })

  it('cannot be read in a damaged envelope', () => {
    const { signature } = readProfile(altered(0, '\xff\xff'))
    expect(signature).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/CMS message/),
    })
  })
})
