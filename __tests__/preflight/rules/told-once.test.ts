import { describe, expect, it } from '@jest/globals'
import { inspectIpa } from '../../../src/ipa/inspect-ipa'
import type { RuleId } from '../../../src/preflight/finding'
import { preflight } from '../../../src/preflight/preflight'
import { anIpa } from '../../support/ipa/an-ipa'
import type { IpaDeviations } from '../../support/ipa/ipa-builder'
import { machO } from '../../support/ipa/mach-o-writer'
import { extension, framework } from '../../support/ipa/nested-deviations'
import { context } from '../../support/preflight'

// A build that is wrong in one way is wrong in many places. Whoever mends the cause mends them all.

const SHARE = 'PlugIns/Share.appex/'
const KIT = 'Frameworks/Kit.framework/'
const bare = { signature: 'none' } as const
const over = new Date('2026-11-01T00:00:00Z')

const unsignedParts = [
  ...extension({ ...bare, profile: 'none' }),
  ...framework('Kit', { executable: machO({ fileType: 6, ...bare }) }),
]

const causes: Readonly<Record<string, readonly [IpaDeviations, readonly RuleId[]]>> = {
  'nothing was signed': [
    {
      profile: 'none',
      sealed: false,
      executable: bare,
      signed: { keepMain: true, unsigned: [SHARE, KIT] },
      files: unsignedParts,
    },
    ['unsigned'],
  ],
  'the app was built for the simulator, and so has no profile': [
    {
      infoPlist: { CFBundleSupportedPlatforms: ['iPhoneSimulator'], DTPlatformName: undefined },
      executable: { platform: 7, ...bare },
      profile: 'none',
      sealed: false,
      signed: { keepMain: true },
    },
    ['simulator-build'],
  ],
  'the profile of app and extension is over': [
    {
      profile: { expires: over, bundleId: 'com.example.*' },
      files: extension({ profile: 'none' }),
    },
    ['profile-expired'],
  ],
  'app and extension have no profile': [
    { profile: 'none', files: extension({ profile: 'none' }) },
    ['no-profile'],
  ],
  'the app is signed in the old format, and claims nothing': [
    {
      signed: { main: { entitlements: {}, derEntitlements: 'none', version: 0x20200 } },
    },
    ['old-signature'],
  ],
}

describe('one cause is told once:', () => {
  it.each(Object.entries(causes))('%s', async (_name, [ipa, rules]) => {
    const found = preflight(await inspectIpa(await anIpa(ipa)), context)
    expect(found.map(({ rule }) => rule)).toEqual(rules)
  })

  it('an old format in which everything was signed', async () => {
    const main = { version: 0x20200 }
    const names = ['A', 'B', 'C']
    const files = names.flatMap(name => framework(name, {}))
    const nested = Object.fromEntries(names.map(name => [`Frameworks/${name}.framework/`, main]))
    const found = preflight(
      await inspectIpa(await anIpa({ files, signed: { main, nested } })),
      context,
    )
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'old-signature',
        expect.stringMatching(
          /^The app “.*Example.app” is signed in .*version “20200”, expected was 20400 or later; and so are “.*A.framework”, “.*B.framework”, “.*C.framework”\. No device/,
        ),
      ],
    ])
  })

  it('a team that signed everything', async () => {
    const inspection = await inspectIpa(await anIpa({ nestedFirst: true }))
    const found = preflight(inspection, { ...context, allowedTeams: ['OTHER12345'] })
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^The app “Payload\/Example.app” is signed by the team “ABCDE12345”: so say its provisioning profile .*; and so are “.*Example.framework”, “.*Share.appex”, “.*Example Watch.app”; allowed are “OTHER12345”\.$/,
      ),
    ])
  })
})

describe('a second cause beside the first is told, too:', () => {
  it('a static library in an app that nobody signed', async () => {
    const files = framework('S', { executable: Buffer.from('!<arch>\n#1/20') })
    const ipa: IpaDeviations = {
      executable: bare,
      sealed: false,
      signed: { keepMain: true },
      files,
    }
    const found = preflight(await inspectIpa(await anIpa(ipa)), context)
    expect(found.map(({ rule }) => rule)).toEqual(['unsigned', 'unsigned'])
    expect(found[1]?.message).toContain('holds a static library')
  })
})
