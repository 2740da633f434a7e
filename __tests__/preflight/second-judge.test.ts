import { describe, expect, it } from '@jest/globals'
import { anIpa } from '../support/ipa/an-ipa'
import { anIdentity, usualIdentity } from '../support/ipa/authority'
import type { IpaDeviations } from '../support/ipa/ipa-builder'
import { CPU_X86_64 } from '../support/ipa/mach-o-writer'
import { findingsIn, itAgreesWithTheSecondJudge, secondJudge } from '../support/second-judge'

// Of the rules whose own tests need no IPA, one each; and whether the second judge would notice anything.

const past = new Date('2026-11-20T00:00:00Z')
const soon = new Date('2026-11-30T00:00:00Z')
const over = anIdentity({ notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: past })

const forged: Readonly<Record<string, readonly [IpaDeviations, string]>> = {
  'simulator-build': [
    {
      infoPlist: { CFBundleSupportedPlatforms: ['iPhoneSimulator'], DTPlatformName: undefined },
      executable: { cpuType: CPU_X86_64, platform: 7 },
    },
    'error',
  ],
  'unsupported-platform': [
    { infoPlist: { CFBundleSupportedPlatforms: ['AppleTVOS'], DTPlatformName: undefined } },
    'error',
  ],
  unsigned: [{ executable: { signature: 'none' }, signed: false }, 'error'],
  'no-profile': [{ profile: 'none' }, 'error'],
  'app-store-profile': [{ profile: { distribution: 'app-store' } }, 'error'],
  'profile-expired': [{ profile: { expires: past } }, 'error'],
  'certificate-expired': [{ profile: { certificates: [over, usualIdentity()] } }, 'error'],
  'no-devices': [{ profile: { devices: [] } }, 'error'],
  'fairplay-encrypted': [{ executable: { cryptId: 1 } }, 'error'],
  'profile-expires-soon': [{ profile: { expires: soon } }, 'warning'],
  'development-signed': [{ profile: { distribution: 'development' } }, 'warning'],
  'enterprise-trust': [{ profile: { distribution: 'enterprise' } }, 'notice'],
}

describe('an IPA that is forged to trip', () => {
  it.each(Object.entries(forged))('%s', async (rule, [ipa, level]) => {
    const found = await findingsIn(await anIpa(ipa))
    expect(found).toContainEqual(expect.objectContaining({ rule, level }))
  })

  it('unreadable-ipa', async () => {
    const found = await findingsIn(await anIpa({ infoPlistBytes: 'none' }))
    expect(found).toMatchObject([{ rule: 'unreadable-ipa', level: 'error' }])
  })
})

itAgreesWithTheSecondJudge()

describe('the second judge', () => {
  it('says where the doctor is silent, and where it raises a false alarm', async () => {
    const [silent, loud] = [await anIpa({ profile: 'none' }), await anIpa()]
    const alarm = { rule: 'modified-after-signing', level: 'error', message: '', fix: '' } as const
    const report = await secondJudge([
      { file: silent, findings: [] },
      { file: loud, findings: [alarm] },
    ])
    expect(report).toContain('! no-profile (error): the judge alone')
    expect(report).toContain('! modified-after-signing (error): the doctor alone')
    expect(report).toMatch(/2 IPAs, 2 of them judged differently\n$/)
  })
})
