import { createCipheriv } from 'node:crypto'
import { binaryPlist } from './binary-plist'
import { codeResources } from './code-resources-writer'
import { iconFiles } from './icon-writer'
import { executableName, type InfoPlist, infoPlistKeys } from './info-plist-keys'
import { type MachODeviations, machO } from './mach-o-writer'
import type { PlistInput } from './plist-input'
import { aProfile, type ProfileDeviations } from './profile-builder'
import { xmlPlist } from './xml-plist'
import { type ZipDeviations, type ZipEntry, zipBytes } from './zip-writer'

/**
 * What differs from a sound ad hoc build of `com.example.app` 1.2.3 (45) for iPhone and iPad, whose entries
 * and keys are those that Xcode 26 writes. Nothing in it is really signed.
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
  /** Default true: `_CodeSignature/CodeResources` is there. */
  readonly sealed?: boolean
  /** An extension and a watch app stand in front of everything else. */
  readonly nestedFirst?: boolean
  /** Entries behind all others; paths from the root of the archive. */
  readonly extraEntries?: readonly ZipEntry[]
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
  const nested = deviations.nestedFirst ? nestedBundles() : []
  const files = [...nested, ...bundleFiles(deviations)]
  const seal = codeResources(new Map(files), executableName(infoPlistKeys(deviations.infoPlist)))
  const sealed = deviations.sealed ?? true
  return [
    ...(sealed ? [{ path: `${root}_CodeSignature/CodeResources`, data: seal }] : []),
    ...files.map(([path, data]) => ({ path: `${root}${path}`, data })),
    ...(deviations.extraEntries ?? []),
  ].toSorted(nested.length > 0 ? byDepth : () => 0)
}

/** Puts nested bundles in front; the sort is stable. */
function byDepth(a: ZipEntry, b: ZipEntry): number {
  const isNested = ({ path }: ZipEntry) => /\/(?:PlugIns|Watch)\//.test(String(path))
  return Number(isNested(b)) - Number(isNested(a))
}

type BundleFile = readonly [path: string, data: Uint8Array]

/** In the order in which `zip` meets them in real exports. */
function bundleFiles(deviations: IpaDeviations): readonly BundleFile[] {
  const info = infoPlistKeys(deviations.infoPlist)
  const { padding = 0 } = deviations
  return [
    ...executableFile(deviations, info),
    ...iconFiles(deviations.icon),
    ['Base.lproj/LaunchScreen.storyboardc/Info.plist', binaryPlist({ UILaunchStoryboard: 'x' })],
    ['Assets.car', Buffer.from('BOMStore stand-in')],
    ['Frameworks/Example.framework/Example', machO({ fileType: 6 })],
    ['Frameworks/Example.framework/Info.plist', binaryPlist(frameworkInfo)],
    ...profileFile(deviations, info),
    ...infoPlistFile(deviations, info),
    ['PkgInfo', Buffer.from('APPL????')],
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

function nestedBundles(): readonly BundleFile[] {
  return [
    ['PlugIns/Share.appex/Share', machO()],
    ['PlugIns/Share.appex/Info.plist', nestedInfo('com.example.app.share', 'Share', 'XPC!')],
    [
      'PlugIns/Share.appex/embedded.mobileprovision',
      aProfile({ bundleId: 'com.example.app.share' }),
    ],
    ['Watch/Example Watch.app/Example Watch', machO({ platform: 4 })],
    [
      'Watch/Example Watch.app/Info.plist',
      nestedInfo('com.example.app.watch', 'Example Watch', 'APPL'),
    ],
  ]
}

function nestedInfo(id: string, name: string, type: string): Uint8Array {
  return binaryPlist({
    CFBundleExecutable: name,
    CFBundleIdentifier: id,
    CFBundleName: name,
    CFBundlePackageType: type,
    CFBundleShortVersionString: '9.9.9',
    CFBundleVersion: '999',
  })
}

/** A key stream: looks random, compresses as badly, and is the same every time. */
function noise(size: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
    Buffer.alloc(size),
  )
}
