import { createCipheriv } from 'node:crypto'
import { binaryPlist } from './binary-plist'
import { type BundleFile, type BundleSigning, SEAL, signBundle } from './bundle-signer'
import { iconFiles } from './icon-writer'
import { executableName, type InfoPlist, infoPlistKeys } from './info-plist-keys'
import { type MachODeviations, machO } from './mach-o-writer'
import { nestedBundles, nestedProfile } from './nested-bundles'
import type { PlistInput } from './plist-input'
import {
  aProfile,
  claimedEntitlements,
  type ProfileDeviations,
  profileSigner,
} from './profile-builder'
import { xmlPlist } from './xml-plist'
import { type ZipDeviations, type ZipEntry, zipBytes } from './zip-writer'

/**
 * What differs from a sound ad hoc build of `com.example.app` 1.2.3 (45) for iPhone and iPad, whose entries
 * and keys are those that Xcode 26 writes. It is really signed, inside out, by the certificate of its profile.
 */
export interface IpaDeviations {
  /** Default `Example.app`. */
  readonly appFolder?: string
  /** Default `Payload/`. Empty: the app stands at the root, as a zipped simulator product does. */
  readonly payload?: string
  /** Added to, or put in place of, the usual keys; undefined takes one away. */
  readonly infoPlist?: Readonly<Record<string, PlistInput | undefined>>
  readonly infoPlistForm?: 'binary' | 'xml' | 'xml-with-bom'
  /** Instead of a list of ours. */
  readonly infoPlistBytes?: Uint8Array | 'none'
  /** Covers the bundle identifier of `infoPlist`, unless this says otherwise. */
  readonly profile?: 'none' | Uint8Array | ProfileDeviations
  readonly executable?: 'none' | Uint8Array | MachODeviations
  /** The only icon, `AppIcon60x60@2x.png`; by default there is a second one for iPad. */
  readonly icon?: 'none' | Uint8Array
  /** Default true: `_CodeSignature/CodeResources` is there. Taken away after signing. */
  readonly sealed?: boolean
  /**
   * How the code is signed; false: the main executable stays as it is. By default it does when a test gives
   * it as bytes, or says what its signature is to be.
   */
  readonly signed?: boolean | BundleSigning
  /** An extension and a watch app stand in front of everything else. */
  readonly nestedFirst?: boolean
  /** Entries behind all others; paths from the root of the archive. */
  readonly extraEntries?: readonly ZipEntry[]
  /** Further files of the bundle, which are sealed like all others. */
  readonly files?: readonly BundleFile[]
  /** Bytes that do not compress. */
  readonly padding?: number
  readonly zip?: ZipDeviations
}

/** The bytes of an IPA. In one process the same deviations give the same bytes, unless they name a profile. */
export function ipaBytes(deviations: IpaDeviations = {}): Buffer {
  return zipBytes(ipaEntries(deviations), deviations.zip)
}

/** The entries of {@link ipaBytes}, in order. */
export function ipaEntries(deviations: IpaDeviations = {}): readonly ZipEntry[] {
  const root = `${deviations.payload ?? 'Payload/'}${deviations.appFolder ?? 'Example.app'}/`
  const nested = deviations.nestedFirst ? nestedBundles(usualOf(deviations)) : []
  const files = new Map([...SEAL_PLACE, ...nested, ...bundleFiles(deviations)])
  const bundle = signBundle(files, signingOf(deviations))
  if (deviations.sealed === false) bundle.delete(SEAL)
  return [
    ...[...bundle].map(([path, data]) => ({ path: `${root}${path}`, data })),
    ...(deviations.extraEntries ?? []),
  ].toSorted(nested.length > 0 ? byDepth : () => 0)
}

/** Seals come first in their folder; what stands here is replaced by them. */
const SEAL_PLACE: readonly BundleFile[] = [[SEAL, Buffer.alloc(0)]]

/** What differs about the profile, when it is one of ours. */
function usualOf({ profile }: IpaDeviations): ProfileDeviations {
  return profile instanceof Uint8Array || profile === 'none' ? {} : (profile ?? {})
}

function signingOf(deviations: IpaDeviations): BundleSigning {
  const { executable, signed } = deviations
  const isOwn =
    executable instanceof Uint8Array ||
    (executable !== 'none' && executable?.signature !== undefined)
  const usual = usualOf(deviations)
  return {
    teamId: usual.teamId ?? 'ABCDE12345',
    identity: profileSigner(usual),
    entitlements: (bundleId, isMain) =>
      claimedEntitlements(isMain ? usual : nestedProfile(usual, bundleId), bundleId),
    keepMain: signed === false || (isOwn && signed === undefined),
    ...(typeof signed === 'object' && signed),
  }
}

/** Puts nested bundles in front; the sort is stable. */
function byDepth(a: ZipEntry, b: ZipEntry): number {
  const isNested = ({ path }: ZipEntry) => /\/(?:PlugIns|Watch)\//.test(String(path))
  return Number(isNested(b)) - Number(isNested(a))
}

/** In the order in which `zip` meets them in real exports. */
function bundleFiles(deviations: IpaDeviations): readonly BundleFile[] {
  const info = infoPlistKeys(deviations.infoPlist)
  const { padding = 0, files = [] } = deviations
  return [
    ...executableFile(deviations, info),
    ...iconFiles(deviations.icon),
    ['Base.lproj/LaunchScreen.storyboardc/Info.plist', binaryPlist({ UILaunchStoryboard: 'x' })],
    ['Assets.car', Buffer.from('BOMStore stand-in')],
    [`Frameworks/Example.framework/${SEAL}`, Buffer.alloc(0)],
    ['Frameworks/Example.framework/Example', machO({ fileType: 6 })],
    ['Frameworks/Example.framework/Info.plist', binaryPlist(frameworkInfo)],
    ...profileFile(deviations, info),
    ...infoPlistFile(deviations, info),
    ['PkgInfo', Buffer.from('APPL????')],
    ...files,
    ...(padding > 0 ? [['Resources/padding.bin', noise(padding)] as const] : []),
  ]
}

const frameworkInfo: InfoPlist = {
  CFBundleExecutable: 'Example',
  CFBundleIdentifier: 'com.example.framework',
  CFBundlePackageType: 'FMWK',
  MinimumOSVersion: '15.0',
}

function infoPlistFile(deviations: IpaDeviations, info: InfoPlist): readonly BundleFile[] {
  const { infoPlistBytes: given, infoPlistForm: form } = deviations
  if (given === 'none') return []
  if (given) return [['Info.plist', given]]
  if (form === 'xml') return [['Info.plist', xmlPlist(info)]]
  if (form === 'xml-with-bom') {
    return [['Info.plist', Buffer.concat([Buffer.from('\ufeff'), xmlPlist(info)])]]
  }
  return [['Info.plist', binaryPlist(info)]]
}

function profileFile({ profile }: IpaDeviations, info: InfoPlist): readonly BundleFile[] {
  if (profile === 'none') return []
  if (profile instanceof Uint8Array) return [['embedded.mobileprovision', profile]]
  const { CFBundleIdentifier: id } = info
  const bundleId = typeof id === 'string' ? id : 'com.example.app'
  const bytes = profile ? aProfile({ bundleId, ...profile }) : usualProfile(bundleId)
  return [['embedded.mobileprovision', bytes]]
}

const usualProfiles = new Map<string, Uint8Array>()

/** Made once: each signature differs, and takes a while. */
function usualProfile(bundleId: string): Uint8Array {
  const profile = usualProfiles.get(bundleId) ?? aProfile({ bundleId })
  usualProfiles.set(bundleId, profile)
  return profile
}

function executableFile({ executable }: IpaDeviations, info: InfoPlist): readonly BundleFile[] {
  if (executable === 'none') return []
  const bytes = executable instanceof Uint8Array ? executable : machO(executable)
  return [[executableName(info), bytes]]
}

/** A key stream: looks random, compresses as badly, and is the same every time. */
function noise(size: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
    Buffer.alloc(size),
  )
}
