import { binaryPlist } from './binary-plist'
import { type BundleFile, SEAL } from './bundle-signer'
import type { InfoPlist } from './info-plist-keys'
import type { IpaDeviations } from './ipa-builder'
import { type MachODeviations, machO } from './mach-o-writer'
import { shareKeys, watchKeys } from './nested-bundles'
import { aProfile, claimedEntitlements } from './profile-builder'

// Nested code of the sound app, as files that the builder signs with everything else. Each test states how
// one piece differs.

const SHARE = 'PlugIns/Share.appex/'

/** An extension whose identifier and profile are as told. */
export function extension({
  id = 'com.example.app.share',
  profile = aProfile({ bundleId: id }),
  folder = SHARE,
  keys = {},
  ...code
}: {
  /** Ends with a `/`. */
  readonly folder?: string
  /** Added to, or put in place of, the usual keys. */
  readonly keys?: InfoPlist
  readonly id?: string
  readonly profile?: Uint8Array | 'none'
} & MachODeviations = {}): readonly BundleFile[] {
  const info = { CFBundleExecutable: 'Share', CFBundleIdentifier: id, ...shareKeys, ...keys }
  return [
    ...(code.signature ? [] : ([[`${folder}${SEAL}`, Buffer.alloc(0)]] as const)),
    [`${folder}Share`, machO(code)],
    [`${folder}Info.plist`, binaryPlist(info)],
    ...(profile === 'none' ? [] : ([[`${folder}embedded.mobileprovision`, profile]] as const)),
  ]
}

/** A framework without anything but what the installer asks for. */
export function framework(
  name: string,
  {
    executable = machO({ fileType: 6 }),
    id = `com.example.${name}`,
  }: { readonly executable?: Uint8Array; readonly id?: string },
): readonly BundleFile[] {
  const info = { CFBundleIdentifier: id, CFBundleExecutable: name }
  return [
    [`Frameworks/${name}.framework/${name}`, executable],
    [`Frameworks/${name}.framework/Info.plist`, binaryPlist(info)],
  ]
}

/** As `lipo` makes it of one architecture. */
export function fatLibrary(): Buffer {
  const archive = Buffer.from('!<arch>\n#1/20')
  const head = Buffer.alloc(32)
  for (const [index, word] of [0xcafebabe, 1, 0x0100000c, 0, 32, archive.length, 3].entries()) {
    head.writeUInt32BE(word, index * 4)
  }
  return Buffer.concat([head, archive])
}

export function watchApp(
  companion: string,
  keys: InfoPlist = {},
  folder = 'Watch/W.app',
): readonly BundleFile[] {
  const id = String(keys['CFBundleIdentifier'] ?? 'com.example.app.watch')
  const info = {
    CFBundleExecutable: 'W',
    CFBundleIdentifier: id,
    ...watchKeys,
    WKCompanionAppBundleIdentifier: companion,
    ...keys,
  }
  return [
    [`${folder}/W`, machO({ platform: 4 })],
    [`${folder}/Info.plist`, binaryPlist(info)],
    [`${folder}/embedded.mobileprovision`, aProfile({ bundleId: id })],
  ]
}

export function anAppClip(parent: string): IpaDeviations {
  const id = 'com.example.app.Clip'
  const claim = { 'com.apple.developer.parent-application-identifiers': [parent] }
  const info = { CFBundleExecutable: 'Clip', CFBundleIdentifier: id }
  return {
    files: [
      ['AppClips/Clip.app/Clip', machO()],
      ['AppClips/Clip.app/Info.plist', binaryPlist(info)],
      [
        'AppClips/Clip.app/embedded.mobileprovision',
        aProfile({ bundleId: id, entitlements: claim }),
      ],
    ],
    signed: {
      entitlements: code => ({ ...claimedEntitlements({}, code), ...(code === id && claim) }),
    },
  }
}
