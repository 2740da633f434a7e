import { describe, expect, it } from '@jest/globals'
import type { NestedBundle } from '../../../src/ipa/bundle/nested-bundle'
import { anIpa } from '../../support/ipa/an-ipa'
import { binaryPlist } from '../../support/ipa/binary-plist'
import { inspectedApp } from '../../support/ipa/inspection'
import { machO } from '../../support/ipa/mach-o-writer'
import type { PlistInput } from '../../support/ipa/plist-input'
import { aProfile } from '../../support/ipa/profile-builder'

type InfoPlist = Readonly<Record<string, PlistInput>>

/** What is said of the one extension of an app. */
async function extension(
  info: InfoPlist | Uint8Array | undefined,
  more: readonly (readonly [string, Uint8Array])[] = [],
): Promise<NestedBundle | undefined> {
  const list = info instanceof Uint8Array ? info : info && binaryPlist(info)
  const files = [
    ...(list ? [['PlugIns/E.appex/Info.plist', list] as const] : []),
    ['PlugIns/E.appex/E', machO()] as const,
    ...more,
  ]
  const { nested } = await inspectedApp(await anIpa({ files }))
  return nested.find(one => one.path === 'PlugIns/E.appex')
}

const usual = { CFBundleIdentifier: 'com.example.app.e', CFBundleExecutable: 'E' }

describe('nested code', () => {
  it('is described by its own Info.plist, profile and executable', async () => {
    const info = {
      ...usual,
      CFBundleShortVersionString: '1.0',
      CFBundleVersion: '7',
      MinimumOSVersion: '16.0',
      CFBundleSupportedPlatforms: ['iPhoneOS'],
      NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' },
    }
    const profile = aProfile({ bundleId: 'com.example.app.e' })
    expect(
      await extension(info, [['PlugIns/E.appex/embedded.mobileprovision', profile]]),
    ).toMatchObject({
      kind: 'extension',
      bundleId: 'com.example.app.e',
      version: '1.0',
      buildNumber: '7',
      minimumOs: '16.0',
      platforms: ['iphoneos'],
      infoProblem: undefined,
      extensionPoint: 'com.apple.widgetkit-extension',
      companionId: '',
      profile: { profile: { applicationIdentifier: 'ABCDE12345.com.example.app.e' } },
      executable: { kind: 'mach-o', name: 'E', slices: [{ cpu: 'arm64' }] },
      seal: { kind: 'read' },
    })
  })

  it.each<[string, InfoPlist, Partial<NestedBundle>]>([
    [
      'the point of an ExtensionKit extension',
      {
        EXAppExtensionAttributes: { EXExtensionPointIdentifier: 'com.apple.appintents-extension' },
      },
      { extensionPoint: 'com.apple.appintents-extension' },
    ],
    [
      'the app of a watch app',
      { WKCompanionAppBundleIdentifier: 'com.x' },
      { companionId: 'com.x' },
    ],
    [
      'the watch app of its extension',
      { NSExtension: { NSExtensionAttributes: { WKAppBundleIdentifier: 'com.y' } } },
      { companionId: 'com.y' },
    ],
    ['nothing where there is nothing', {}, { version: '', extensionPoint: '', companionId: '' }],
  ])('tells %s', async (_what, info, expected) => {
    expect(await extension({ ...usual, ...info })).toMatchObject(expected)
  })

  it('tells what is wrong with it, and the app is read all the same', async () => {
    expect(await extension(undefined)).toMatchObject({
      bundleId: '',
      infoProblem: 'there is no “Payload/Example.app/PlugIns/E.appex/Info.plist”',
      profile: { kind: 'absent' },
      executable: { kind: 'missing', name: '' },
    })
    expect(await extension(Buffer.from('nonsense'))).toMatchObject({
      infoProblem: expect.stringMatching(/E\.appex\/Info\.plist”: /),
    })
    const noCode = { ...usual, CFBundleExecutable: 'other' }
    const damaged = [['PlugIns/E.appex/embedded.mobileprovision', Buffer.from('x')] as const]
    expect(await extension(noCode, damaged)).toMatchObject({
      executable: { kind: 'missing', name: 'other' },
      profile: { kind: 'unreadable' },
    })
  })

  it('may be a library, which has no list and no seal', async () => {
    const files = [['Frameworks/libx.dylib', machO({ fileType: 6 })] as const]
    const { nested } = await inspectedApp(await anIpa({ files }))
    expect(nested.find(({ kind }) => kind === 'library')).toMatchObject({
      path: 'Frameworks/libx.dylib',
      bundleId: '',
      infoProblem: undefined,
      seal: { kind: 'absent' },
      executable: { name: 'libx.dylib', slices: [{ signature: { kind: 'read', flaws: [] } }] },
    })
  })

  it('may be the same file for two bundles', async () => {
    const info = { ...usual, CFBundleExecutable: '../../Example' }
    expect(await extension(info)).toMatchObject({ executable: { kind: 'missing' } })
    const { nested, executable } = await inspectedApp(
      await anIpa({
        infoPlist: { CFBundleExecutable: 'Frameworks/Example.framework/Example' },
        executable: 'none',
      }),
    )
    expect(executable).toMatchObject({
      kind: 'mach-o',
      name: 'Frameworks/Example.framework/Example',
    })
    expect(nested[0]?.executable).toMatchObject({ kind: 'mach-o', name: 'Example' })
  })
})
