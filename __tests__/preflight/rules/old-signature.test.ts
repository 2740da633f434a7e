import { describe, expect, it } from '@jest/globals'
import { anIpa } from '../../support/ipa/an-ipa'
import type { BundleSigning } from '../../support/ipa/bundle-signer'
import { findingsIn, itAgreesWithTheSecondJudge } from '../../support/second-judge'

type CodeSignatureForm = NonNullable<BundleSigning['main']>

describe('a signature in the format of before iOS 15', () => {
  it.each<[string, CodeSignatureForm]>([
    ['without DER entitlements', { derEntitlements: 'none' }],
    ['with a directory of version 20200', { version: 0x20200 }],
  ])(
    'refuses what no device would take, a signature %s; before iOS 15 it warns',
    async (_name, main) => {
      const signed = { main }
      const modern = await findingsIn(await anIpa({ signed }))
      expect(modern).toMatchObject([{ rule: 'old-signature', level: 'error' }])
      expect(modern[0]?.message).toMatch(
        /No device could install it, .* asks for iOS 15\.0\..*0xe8008029/,
      )
      const old = await findingsIn(await anIpa({ signed, infoPlist: { MinimumOSVersion: '14.4' } }))
      expect(old).toMatchObject([{ rule: 'old-signature', level: 'warning' }])
      expect(old[0]?.message).toContain('Only devices with iOS 14 or earlier')
    },
  )
})

itAgreesWithTheSecondJudge()
