import { describe, expect, it } from '@jest/globals'
import type { RuleId } from '../../../src/preflight/finding'
import { aFile, anIpa } from '../../support/ipa/an-ipa'
import { anIdentity, anImpostor, usualIdentity } from '../../support/ipa/authority'
import { SEAL } from '../../support/ipa/bundle-signer'
import { type IpaDeviations, ipaEntries } from '../../support/ipa/ipa-builder'
import { extension } from '../../support/ipa/nested-deviations'
import { aProfile, claimedEntitlements } from '../../support/ipa/profile-builder'
import { type ZipEntry, zipBytes } from '../../support/ipa/zip-writer'
import { findingsIn, itAgreesWithTheSecondJudge } from '../../support/second-judge'

const APP = 'Payload/Example.app/'
const SHARE = 'PlugIns/Share.appex/'

/** The IPA after somebody worked on it behind the signature's back. */
async function edited(
  edit: (entries: readonly ZipEntry[]) => readonly ZipEntry[],
  deviations: IpaDeviations = {},
): Promise<string> {
  return aFile('Example.ipa', zipBytes(edit(ipaEntries(deviations))))
}

function changing(path: string, change: (data: Buffer) => Uint8Array) {
  return (entries: readonly ZipEntry[]): readonly ZipEntry[] => {
    expect(entries.map(entry => entry.path)).toContain(`${APP}${path}`)
    return entries.map(entry =>
      entry.path === `${APP}${path}` ? { ...entry, data: change(dataOf(entry)) } : entry,
    )
  }
}

function dataOf({ data }: ZipEntry): Buffer {
  return Buffer.from(data ?? Buffer.alloc(0))
}

function without(path: string) {
  return (entries: readonly ZipEntry[]) => entries.filter(entry => entry.path !== `${APP}${path}`)
}

function flipped(at: number) {
  return (data: Buffer): Buffer => {
    const copy = Buffer.from(data)
    copy[at] = (copy[at] ?? 0) ^ 0xff
    return copy
  }
}

const claims = (more: Readonly<Record<string, string | boolean | readonly string[]>>) => ({
  signed: { entitlements: (id: string) => ({ ...claimedEntitlements({}, id), ...more }) },
})

const stranger = anIdentity({ commonName: 'Apple Distribution: Stranger (ABCDE12345)' })
const past = anIdentity({
  notBefore: new Date('2025-01-01T00:00:00Z'),
  notAfter: new Date('2026-11-21T00:00:00Z'),
})

describe('a build that is really signed', () => {
  it.each<[string, IpaDeviations, readonly RuleId[]]>([
    ['for devices of testers', {}, []],
    ['with everything that can be nested', { nestedFirst: true }, []],
    ['by SHA-1 and SHA-256', { signed: { main: { hashes: ['sha1', 'sha256'] } } }, []],
    ['with a wildcard profile', { profile: { bundleId: 'com.example.*' } }, []],
    ['with another prefix', { profile: { prefix: 'PREFIX6789' } }, []],
    ['by the second certificate', { profile: { certificates: [usualIdentity(), stranger] } }, []],
    ['for development', { profile: { distribution: 'development' } }, ['development-signed']],
    ['in-house', { profile: { distribution: 'enterprise' } }, ['enterprise-trust']],
  ])('passes every rule: %s', async (_name, deviations, rules) => {
    const found = await findingsIn(await anIpa(deviations), { allowedTeams: ['ABCDE12345'] })
    expect(found.map(({ rule }) => rule)).toEqual(rules)
  })
})

interface Tampering {
  readonly ipa: () => Promise<string>
  /** What the one finding says. */
  readonly says: RegExp
}

const tamperings: Readonly<Record<string, Tampering & { readonly rule: RuleId }>> = {
  'a file is changed': {
    rule: 'modified-after-signing',
    ipa: () => edited(changing('Assets.car', () => Buffer.from('another'))),
    says: /“Payload\/Example.app” is not as .* “Assets.car” differs: sealed is SHA-256 \w+.*, found/,
  },
  'a file is missing': {
    rule: 'modified-after-signing',
    ipa: () => edited(without('Assets.car')),
    says: /“Assets.car” is missing/,
  },
  'a file is added': {
    rule: 'modified-after-signing',
    ipa: () => anIpa({ extraEntries: [{ path: `${APP}config.json`, data: Buffer.from('{}') }] }),
    says: /“config.json” was added/,
  },
  'code is patched': {
    rule: 'modified-after-signing',
    ipa: () => edited(changing('Example', flipped(300))),
    says: /the code of “Payload\/Example.app\/Example” differs in 1 of \d+ pages/,
  },
  'a version is stamped into Info.plist': {
    rule: 'modified-after-signing',
    ipa: () =>
      edited(
        changing('Info.plist', data =>
          Buffer.from(data.toString('latin1').replace('1.2.3', '1.2.4'), 'latin1'),
        ),
      ),
    says: /“Info.plist” differs: sealed is sha256 \w{64}, found \w{64}/,
  },
  'the seal is edited': {
    rule: 'modified-after-signing',
    ipa: () => edited(changing(SEAL, data => Buffer.concat([data, Buffer.from('\n')]))),
    says: /“_CodeSignature\/CodeResources” differs/,
  },
  'the seal is no list any more': {
    rule: 'modified-after-signing',
    ipa: () => edited(changing(SEAL, data => data.subarray(0, 100))),
    says: /CodeResources” cannot be read/,
  },
  'an issuer is not who it says': {
    rule: 'modified-after-signing',
    ipa: () => anIpa({ signed: { main: { issuers: [anImpostor().certificate] } } }),
    says: /was not signed by the issuer that comes with it/,
  },
  'a framework is patched': {
    rule: 'modified-after-signing',
    ipa: () => edited(changing('Frameworks/Example.framework/Example', flipped(3000))),
    says: /^The framework “Payload\/Example.app\/Frameworks\/Example.framework” is not as/,
  },
  'a file of an extension is changed': {
    rule: 'modified-after-signing',
    ipa: () =>
      edited(
        changing(`${SHARE}embedded.mobileprovision`, () => aProfile({ bundleId: 'com.example.*' })),
        { files: extension() },
      ),
    says: /^The app extension “Payload\/Example.app\/PlugIns\/Share.appex” is not as/,
  },
  'a profile is edited before signing': {
    rule: 'invalid-profile',
    ipa: () => anIpa({ profile: editedProfile() }),
    says: /embedded.mobileprovision” is not as Apple signed it/,
  },
  'somebody else signs': {
    rule: 'signer-not-in-profile',
    ipa: () => anIpa({ signed: { identity: stranger, unsigned: [] } }),
    says: /is signed by “Apple Distribution, team ABCDE12345 .*expected was “Apple Distribution, team ABCDE12345 /,
  },
  'an entitlement is added': {
    rule: 'entitlement-not-in-profile',
    ipa: () => anIpa(claims({ 'com.apple.developer.healthkit': true })),
    says: /“com.apple.developer.healthkit” is “true”, the profile has none/,
  },
  'the wrong push environment is claimed': {
    rule: 'entitlement-not-in-profile',
    ipa: () => anIpa(claims({ 'aps-environment': 'development' })),
    says: /“aps-environment” is “development”, the profile allows “production”/,
  },
  'debugging is claimed': {
    rule: 'entitlement-not-in-profile',
    ipa: () => anIpa(claims({ 'get-task-allow': true })),
    says: /“get-task-allow” is “true”, the profile allows “false”/,
  },
  'the keychain of others is claimed': {
    rule: 'entitlement-not-in-profile',
    ipa: () => anIpa(claims({ 'keychain-access-groups': ['OTHER12345.com.other'] })),
    says: /“keychain-access-groups” is “\[OTHER12345.com.other\]”/,
  },
  'another application identifier is claimed': {
    rule: 'bundle-id-mismatch',
    ipa: () => anIpa(claims({ 'application-identifier': 'ABCDE12345.com.example.other' })),
    says: /claims .*“ABCDE12345.com.example.other”, but .*; expected was “ABCDE12345.com.example.app”/,
  },
  'the certificate that signed is over, another of the profile is not': {
    rule: 'certificate-expired',
    ipa: () => anIpa({ profile: { certificates: [past, usualIdentity()] } }),
    says: /that signed the app expired on 21 Nov 2026, before this check on 22 Nov 2026\./,
  },
  'the signature names nobody': {
    rule: 'unsigned',
    ipa: () => anIpa({ signed: { main: { adHoc: true } } }),
    says: /names nobody who signed it/,
  },
}

/** One digit of it replaced, the envelope left as it was. */
function editedProfile(): Buffer {
  const bytes = Buffer.from(aProfile({ name: 'Example Ad Hoc' }))
  const at = bytes.indexOf('Example Ad Hoc')
  expect(at).toBeGreaterThan(0)
  bytes.write('Example Any Ho', at)
  return bytes
}

describe('each tampering trips exactly its rule', () => {
  it.each(Object.entries(tamperings))('%s', async (_name, { ipa, says, rule }) => {
    const found = await findingsIn(await ipa())
    const main = found[0]
    expect([...new Set(found.map(one => one.rule))]).toEqual([rule])
    expect(main).toMatchObject({ level: 'error' })
    expect(main?.message).toMatch(says)
    expect(main?.message).toMatch(/The phone would|the app would end/)
    expect(main?.fix).toMatch(/^[A-Z].{20,}[.]$/)
  })

  it('names changed files of nested code once', async () => {
    const path = await edited(changing('Frameworks/Example.framework/Example', flipped(3000)))
    expect(await findingsIn(path)).toHaveLength(1)
  })

  it('names a team that nobody allowed, wherever it hides', async () => {
    const evil = usualIdentity({ teamId: 'EVIL123456', commonName: 'Evil' })
    const path = await anIpa({
      profile: { certificates: [usualIdentity(), evil] },
      signed: { identity: evil, teamId: 'EVIL123456' },
    })
    const found = await findingsIn(path, { allowedTeams: ['ABCDE12345'] })
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual(['team-not-allowed'])
    expect(found[0]?.message).toContain('signed by the team “EVIL123456”')
    expect(found.map(({ message }) => message).join()).toContain('Example.framework')
  })
})

itAgreesWithTheSecondJudge()
