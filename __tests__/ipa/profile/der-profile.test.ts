import { describe, expect, it } from '@jest/globals'
import { parsePropertyListDictionary } from '../../../src/formats/property-list/read'
import { inspectIpa } from '../../../src/ipa/inspect-ipa'
import {
  completed,
  derCertificateDigests,
  derProfileIn,
} from '../../../src/ipa/profile/der-profile'
import { readProfile } from '../../../src/ipa/profile/read-profile'
import { preflight } from '../../../src/preflight/preflight'
import { anIpa } from '../../support/ipa/an-ipa'
import { anIdentity, usualIdentity } from '../../support/ipa/authority'
import { signCms } from '../../support/ipa/cms-signer'
import { derPlist } from '../../support/ipa/der-plist'
import type { PlistInput } from '../../support/ipa/plist-input'
import { aProfile } from '../../support/ipa/profile-builder'
import { xmlPlist } from '../../support/ipa/xml-plist'
import { context } from '../../support/preflight'

type Keys = Readonly<Record<string, PlistInput | undefined>>

/** A profile list that holds these bytes as its DER form. */
const listWith = (bytes: PlistInput) =>
  parsePropertyListDictionary(xmlPlist({ 'DER-Encoded-Profile': bytes }))

const signed = (keys: Keys) => signCms(derPlist(keys))
const digest = Buffer.alloc(32, 0xab)

describe('the DER form in a profile', () => {
  it('is a signed list of its own', () => {
    const der = derProfileIn(listWith(signed({ Name: 'Example', IsXcodeManaged: false })))
    expect(der).toEqual(
      new Map<string, unknown>([
        ['Name', 'Example'],
        ['IsXcodeManaged', false],
      ]),
    )
  })

  it.each<readonly [string, PlistInput]>([
    ['is text', 'no data'],
    ['is empty', Buffer.alloc(0)],
    ['is signed by nobody', Buffer.from(derPlist({ Name: 'Example' }))],
    ['holds no list', signCms(Buffer.from('hello'))],
    ['is cut short', signed({ Name: 'Example' }).subarray(0, 100)],
  ])('counts as not there when it %s', (_what, bytes) => {
    expect(derProfileIn(listWith(bytes))).toBeUndefined()
  })

  it('counts as not there when it is not', () => {
    expect(derProfileIn(new Map())).toBeUndefined()
  })
})

describe('a list and its DER form', () => {
  const list = new Map([['Name', 'From the list']])

  it('complete each other; what both say, the list says', () => {
    const der = new Map([
      ['Name', 'From DER'],
      ['TeamName', 'Example Ltd'],
    ])
    expect(completed(list, der)).toEqual(
      new Map([
        ['Name', 'From the list'],
        ['TeamName', 'Example Ltd'],
      ]),
    )
  })

  it('do not mix certificates with digests of certificates', () => {
    expect(completed(list, new Map([['DeveloperCertificates', [digest]]]))).toEqual(list)
  })

  it('are the list where there is no other', () => {
    expect(completed(list, undefined)).toBe(list)
  })
})

describe('the certificates of a DER form', () => {
  it('are digests; what has another length or kind is none', () => {
    const listed = [digest, digest.subarray(1), 'text', 7n]
    const found = derCertificateDigests(new Map([['DeveloperCertificates', listed]]))
    expect(found).toEqual(['ab'.repeat(32)])
  })

  it.each([
    ['without a DER form', undefined],
    ['without the key', new Map()],
    ['with another value', new Map([['DeveloperCertificates', 'text']])],
  ])('are none %s', (_what, der) => {
    expect(derCertificateDigests(der)).toEqual([])
  })
})

describe('a profile whose list is poorer than its DER form', () => {
  const der = signed({ TeamName: 'From DER', ProvisionsAllDevices: true })

  it('is what both say', () => {
    const keys = { TeamName: undefined, ProvisionedDevices: undefined, 'DER-Encoded-Profile': der }
    const profile = readProfile(aProfile({ keys }))
    expect(profile).toMatchObject({ teamName: 'From DER', distribution: 'enterprise' })
  })

  it('is fit for the certificate that only its DER form names', async () => {
    const signer = usualIdentity()
    const [known] = readProfile(aProfile({ certificates: [signer] })).certificateDigests
    const digests = [Buffer.from(known ?? '', 'hex')]
    const other = anIdentity()
    const profile = {
      certificates: [other],
      keys: { 'DER-Encoded-Profile': signed({ DeveloperCertificates: digests }) },
    }
    const rulesWith = async (deviations: typeof profile | { certificates: (typeof other)[] }) => {
      const path = await anIpa({ profile: deviations, signed: { identity: signer } })
      return preflight(await inspectIpa(path), context).map(({ rule }) => rule)
    }
    expect(await rulesWith(profile)).toEqual([])
    const strangers = await rulesWith({ certificates: [other] })
    expect([...new Set(strangers)]).toEqual(['signer-not-in-profile'])
  })
})
