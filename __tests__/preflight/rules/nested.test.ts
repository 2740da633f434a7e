import { describe, expect, it } from '@jest/globals'
import type { RuleId } from '../../../src/preflight/finding'
import { anIpa } from '../../support/ipa/an-ipa'
import { machO } from '../../support/ipa/mach-o-writer'
import {
  anAppClip,
  extension,
  fatLibrary,
  framework,
  watchApp,
} from '../../support/ipa/nested-deviations'
import { aProfile } from '../../support/ipa/profile-builder'
import { findingsIn, itAgreesWithTheSecondJudge } from '../../support/second-judge'

const SHARE = 'PlugIns/Share.appex/'

interface Ill {
  readonly rule: RuleId
  readonly ipa: () => Promise<string>
  /** What the one finding says. */
  readonly says: RegExp
}

const ills: Readonly<Record<string, Ill>> = {
  'a library is left unsigned': {
    rule: 'unsigned',
    ipa: () =>
      anIpa({
        files: [['Frameworks/Other.dylib', machO({ fileType: 6, signature: 'none' })]],
        signed: { unsigned: ['Frameworks/Other.dylib'] },
      }),
    says: /^The library “.*Other.dylib” is not signed/,
  },
  'an extension is left unsigned': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: extension({ signature: 'none' }), signed: { unsigned: [SHARE] } }),
    says: /^The app extension “.*Share.appex” is not signed/,
  },
  'an extension has no profile': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: extension({ profile: 'none' }) }),
    says: /There is no “.*Share.appex\/embedded.mobileprovision”/,
  },
  'the profile of an extension is over': {
    rule: 'nested-code',
    ipa: () =>
      anIpa({
        files: extension({
          profile: aProfile({
            bundleId: 'com.example.app.share',
            expires: new Date('2026-11-20T00:00:00Z'),
          }),
        }),
      }),
    says: /Share.appex” expired on 20 Nov 2026/,
  },
  'a static library is embedded': {
    rule: 'unsigned',
    ipa: () => anIpa({ files: framework('S', { executable: Buffer.from('!<arch>\n#1/20') }) }),
    says: /^The framework “.*S.framework” holds a static library/,
  },
  'a fat static library is embedded': {
    rule: 'unsigned',
    ipa: () => anIpa({ files: framework('S', { executable: fatLibrary() }) }),
    says: /S.framework\/S” cannot carry a signature/,
  },
  'a framework has no Info.plist': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: [['Frameworks/S.framework/a.h', Buffer.from('x')]] }),
    says: /^The framework “.*S.framework” has no Info.plist that can be read: there is no “.*”/,
  },
  'a framework has no identifier': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: framework('S', { id: '' }) }),
    says: /^The framework “.*S.framework” has no CFBundleIdentifier/,
  },
  'a framework has the identifier of the app': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: framework('S', { id: 'com.example.app' }) }),
    says: /S.framework” has the bundle identifier “com.example.app”, as “Payload\/Example.app” has/,
  },
  'two frameworks have one identifier': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: framework('S', { id: 'com.example.framework' }) }),
    says: /S.framework” .* as “Payload\/Example.app\/Frameworks\/Example.framework” has/,
  },
  'a watch app belongs to another app': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: watchApp('com.example.other') }),
    says: /^The watch app .* belongs to the app “com.example.other” .* expected was “com.example.app”/,
  },
  'an App Clip belongs to another app': {
    rule: 'nested-code',
    ipa: () => anIpa(anAppClip('ABCDE12345.com.example.other')),
    says: /Clip.app” claims to belong to “ABCDE12345.com.example.other”/,
  },
  'an extension is no child of the app': {
    rule: 'nested-code',
    ipa: () => anIpa({ files: extension({ id: 'com.example.apps.share' }) }),
    says: /“com.example.apps.share”; expected was one that begins with “com.example.app.”/,
  },
}

describe('nested code that iOS would not install', () => {
  it.each(Object.entries(ills))('%s', async (_name, { ipa, says, rule }) => {
    const found = await findingsIn(await ipa())
    expect([...new Set(found.map(one => one.rule))]).toEqual([rule])
    expect(found[0]).toMatchObject({ level: 'error' })
    expect(found[0]?.message).toMatch(says)
    expect(found[0]?.message).toMatch(/The phone would|the app would end/)
    expect(found[0]?.fix).toMatch(/^[A-Z].{20,}[.]$/)
  })
})

describe('an App Clip', () => {
  it('of the app is fit', async () => {
    expect(await findingsIn(await anIpa(anAppClip('ABCDE12345.com.example.app')))).toEqual([])
  })
})

itAgreesWithTheSecondJudge()
