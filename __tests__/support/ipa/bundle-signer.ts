import {
  type PropertyListDictionary,
  stringAt,
} from '../../../src/formats/property-list/property-list'
import { parsePropertyListDictionary } from '../../../src/formats/property-list/read'
import type { Identity } from './authority'
import { codeResources } from './code-resources-writer'
import { type CodeSigningOptions, type EntitlementsInput, signMachO } from './code-signer'

/** How the code of a bundle is signed. */
export interface BundleSigning {
  readonly teamId?: string
  readonly identity?: Identity
  /** Of an app or extension; frameworks and libraries have none. */
  readonly entitlements?: (bundleId: string, isMain: boolean) => EntitlementsInput | undefined
  /** For the main executable only, over everything else. */
  readonly main?: Partial<CodeSigningOptions>
  /** For the code of other bundles, by their path with a `/` at the end. */
  readonly nested?: Readonly<Record<string, Partial<CodeSigningOptions>>>
  /** The main executable stays as it is; nested code and all seals are made all the same. */
  readonly keepMain?: boolean
  /** Paths of code, or of bundles with a `/` at the end, that are left without signature and seal. */
  readonly unsigned?: readonly string[]
}

/** A file of a bundle, by its path inside it. */
export type BundleFile = readonly [path: string, data: Uint8Array]

export const SEAL = '_CodeSignature/CodeResources'
const BUNDLE = /^(?:.*\/)?[^/]+\.(?:app|appex|framework|xpc|bundle|xctest)\/(?=Info\.plist$)/
const HAS_ENTITLEMENTS = /(?:^|\.(?:app|appex|xpc)\/)$/

/**
 * Signs a bundle given as files by their path inside it, as `codesign` does it for iOS: nested code first,
 * the deepest before what holds it. Files keep their order; a seal that is not there yet comes last.
 */
export function signBundle(
  files: ReadonlyMap<string, Uint8Array>,
  signing: BundleSigning = {},
): Map<string, Uint8Array> {
  const signed = new Map(files)
  const bundles = [...files.keys()].flatMap(path => BUNDLE.exec(path)?.[0] ?? [])
  signLibraries(signed, signing)
  for (const root of [...bundles, ''].toSorted((a, b) => depthOf(b) - depthOf(a))) {
    if (!signing.unsigned?.includes(root)) signOne(signed, { root, signing })
  }
  return signed
}

function depthOf(root: string): number {
  return root.split('/').length
}

interface Place {
  /** Ends with a `/`; empty for the outermost bundle. */
  readonly root: string
  readonly signing: BundleSigning
}

function signOne(files: Map<string, Uint8Array>, { root, signing }: Place): void {
  const infoPlist = files.get(`${root}Info.plist`)
  const info = infoPlist && listIn(infoPlist)
  const name = (info && stringAt(info, 'CFBundleExecutable')) ?? 'Example'
  const seal = codeResources(filesOf(files, root), name)
  files.set(`${root}${SEAL}`, seal)
  const executable = files.get(`${root}${name}`)
  const identifier = (info && stringAt(info, 'CFBundleIdentifier')) ?? name
  if (!executable || !isMachO(executable) || (root === '' && signing.keepMain)) return
  const entitlements = HAS_ENTITLEMENTS.test(root)
    ? signing.entitlements?.(identifier, root === '')
    : undefined
  const options = {
    ...common(signing),
    ...(root === '' ? signing.main : signing.nested?.[root]),
  }
  const signed = signMachO(executable, {
    identifier,
    entitlements,
    infoPlist,
    codeResources: seal,
    ...options,
  })
  files.set(`${root}${name}`, signed)
}

function signLibraries(files: Map<string, Uint8Array>, signing: BundleSigning): void {
  for (const [path, bytes] of files) {
    const name = /([^/]+)\.dylib$/.exec(path)?.[1]
    if (name === undefined || signing.unsigned?.includes(path) || !isMachO(bytes)) continue
    files.set(path, signMachO(bytes, { identifier: name, ...common(signing) }))
  }
}

function common({ teamId, identity }: BundleSigning): Partial<CodeSigningOptions> {
  return { ...(teamId !== undefined && { teamId }), ...(identity && { identity }) }
}

/** What the seal of a bundle is about, by the path inside it. */
function filesOf(files: ReadonlyMap<string, Uint8Array>, root: string): Map<string, Uint8Array> {
  const inside = [...files].filter(([path]) => path.startsWith(root) && path !== `${root}${SEAL}`)
  return new Map(inside.map(([path, bytes]) => [path.slice(root.length), bytes]))
}

/** undefined for what tests put there instead of a list. */
function listIn(bytes: Uint8Array): PropertyListDictionary | undefined {
  try {
    return parsePropertyListDictionary(bytes)
  } catch {
    return undefined
  }
}

/** A thin one, little-endian. */
function isMachO(bytes: Uint8Array): boolean {
  const magic = bytes.length < 32 ? 0 : Buffer.from(bytes).readUInt32LE(0)
  return magic === 0xfeedface || magic === 0xfeedfacf
}
