import { describe, expect, it } from '@jest/globals'
import { anIpa } from '../../support/ipa/an-ipa'
import { extension } from '../../support/ipa/nested-deviations'
import { aProfile } from '../../support/ipa/profile-builder'
import { findingsIn, itAgreesWithTheSecondJudge } from '../../support/second-judge'

async function findingsOf(ipa: Parameters<typeof anIpa>[0]) {
  return findingsIn(await anIpa(ipa))
}

const whole = Buffer.from(aProfile())
/** What a text field makes of a binary file. */
const mangled = Buffer.from(whole.toString('utf8'))
/** PKCS #7 `data` instead of `signedData`. */
const noSignedData = Buffer.from('300f06092a864886f70d010701a0020400', 'hex')
const bareShare = aProfile({ bundleId: 'com.example.app.share', envelope: 'bare' })

describe('invalid-profile', () => {
  it.each([
    ['the output of “security cms -D”', aProfile({ envelope: 'bare' }), 'has no signature around'],
    ['one that went through a text field', mangled, 'that cannot be read'],
    ['CMS that is no SignedData', noSignedData, 'cannot be read: '],
    ['an empty file', Buffer.alloc(0), 'cannot be read: the file is empty'],
  ])('is %s, told once', async (_name, profile, words) => {
    const found = await findingsOf({ profile })
    expect(found).toMatchObject([{ rule: 'invalid-profile', level: 'error' }])
    expect(found[0]?.message).toContain(
      'The provisioning profile “Payload/Example.app/embedded.mobileprovision”',
    )
    expect(found[0]?.message).toContain(words)
  })

  it('is that of an extension, too', async () => {
    const files = extension({ profile: bareShare })
    const found = await findingsOf({ files })
    expect(found).toMatchObject([{ rule: 'invalid-profile', level: 'error' }])
    expect(found[0]?.message).toContain('PlugIns/Share.appex/embedded.mobileprovision')
  })

  it('is none with an envelope in BER', async () => {
    expect(await findingsOf({ profile: { envelope: 'ber-indefinite' } })).toEqual([])
  })
})

itAgreesWithTheSecondJudge()
