import { type Identity, usualIdentity } from './authority'
import { blob, MAGIC, SLOT, superBlob } from './code-blob-writer'
import { type DirectoryLists, signedDirectories } from './code-cms-signer'
import { codeDirectory, type DirectoryHash } from './code-directory-writer'
import { derPlist } from './der-plist'
import { signatureRoom } from './mach-o-layout'
import { type FatDeviations, fatMachO } from './mach-o-writer'
import type { PlistInput } from './plist-input'
import { usualRequirement } from './requirement-writer'
import { xmlPlist } from './xml-plist'

/** Entitlements, or bytes to stand where their list should. */
export type EntitlementsInput = Readonly<Record<string, PlistInput | undefined>> | Uint8Array

/** What a signature says. Without any of it: what `codesign` makes for a library of team ABCDE12345. */
export interface CodeSigningOptions {
  readonly identifier: string
  /** Default ABCDE12345; null: none. */
  readonly teamId?: string | null
  /** Who signs; default {@link usualIdentity} of the team. */
  readonly identity?: Identity
  /** Certificates beside the signer's; default the authority's. */
  readonly issuers?: readonly Uint8Array[]
  readonly entitlements?: EntitlementsInput | undefined
  /** Default the same again. */
  readonly derEntitlements?: EntitlementsInput | 'none'
  /** A requirement set instead of the usual one. */
  readonly requirements?: Uint8Array
  readonly infoPlist?: Uint8Array | undefined
  readonly codeResources?: Uint8Array | undefined
  /** The first is the primary one; default SHA-256 alone. */
  readonly hashes?: readonly [DirectoryHash, ...DirectoryHash[]]
  readonly version?: number
  readonly flags?: number
  readonly pageSize?: number
  /** `CS_EXECSEG_*`; default 1, a main executable. */
  readonly segmentFlags?: number
  readonly codeLimit?: number
  readonly signingTime?: Date
  /** No CMS at all. */
  readonly adHoc?: boolean
  /** Slots that the directories leave zero though the part is there. */
  readonly unsealed?: readonly number[]
  /** Changes what the alternate directories say. */
  readonly alternate?: { readonly identifier?: string; readonly teamId?: string }
  readonly lists?: DirectoryLists
  /** Takes the blobs by slot just before they are put together, and may change them: the way to tamper. */
  readonly edit?: (blobs: Map<number, Uint8Array>) => void
}

/** A signature has room to spare, which stays zero: `codesign` too fixes its size before it knows it. */
const ROOM_FOR_CMS = 4096

/** A thin Mach-O file with a genuine signature in place of whatever was there. */
export function signMachO(executable: Uint8Array, options: CodeSigningOptions): Buffer {
  const { code, textSize, announce } = signatureRoom(executable)
  const content = { code, textSize, options, parts: partsOf(options) }
  const size = Math.ceil((assembled(content).length + ROOM_FOR_CMS) / 16) * 16
  announce(size)
  const signature = Buffer.alloc(size)
  const blobs = withCms(assembledBlobs(content), options)
  options.edit?.(blobs)
  const written = superBlob(MAGIC.signature, blobs)
  if (written.length > size) throw new Error(`a signature of ${written.length} bytes in ${size}`)
  signature.set(written)
  return Buffer.concat([code, signature])
}

/** A fat file of slices, each signed. */
export function signFatMachO(
  slices: readonly Uint8Array[],
  options: CodeSigningOptions & FatDeviations,
): Buffer {
  return fatMachO(
    slices.map(slice => signMachO(slice, options)),
    options,
  )
}

interface Content {
  readonly code: Uint8Array
  readonly textSize: number
  readonly options: CodeSigningOptions
  readonly parts: Parts
}

interface Parts {
  /** Inside the signature, by slot. */
  readonly blobs: ReadonlyMap<number, Uint8Array>
  /** Everything that the directories hash, by slot. */
  readonly sealed: ReadonlyMap<number, Uint8Array>
}

function partsOf(options: CodeSigningOptions): Parts {
  const { entitlements, derEntitlements = entitlements } = options
  const blobs = new Map<number, Uint8Array>()
  const commonName = `Apple Distribution: Example Ltd (${teamOf(options)})`
  blobs.set(
    SLOT.requirements,
    options.requirements ?? usualRequirement(options.identifier, commonName),
  )
  if (entitlements) {
    blobs.set(SLOT.entitlements, blob(MAGIC.entitlements, listBytes(entitlements, xmlPlist)))
  }
  if (derEntitlements && derEntitlements !== 'none') {
    blobs.set(
      SLOT.derEntitlements,
      blob(MAGIC.derEntitlements, listBytes(derEntitlements, derPlist)),
    )
  }
  const sealed = new Map(blobs)
  if (options.infoPlist) sealed.set(SLOT.infoPlist, options.infoPlist)
  if (options.codeResources) sealed.set(SLOT.codeResources, options.codeResources)
  for (const slot of options.unsealed ?? []) sealed.delete(slot)
  return { blobs, sealed }
}

function listBytes(list: EntitlementsInput, write: (value: PlistInput) => Uint8Array): Uint8Array {
  return list instanceof Uint8Array ? list : write(list)
}

function teamOf({ teamId }: CodeSigningOptions): string {
  return teamId ?? 'ABCDE12345'
}

function assembled(content: Content): Buffer {
  return superBlob(MAGIC.signature, assembledBlobs(content))
}

/** Everything but the CMS. */
function assembledBlobs({ code, textSize, options, parts }: Content): Map<number, Uint8Array> {
  const blobs = new Map(parts.blobs)
  const teamId = options.teamId === null ? undefined : teamOf(options)
  hashesOf(options).forEach((hash, index) => {
    const directory = codeDirectory({
      code,
      textSize,
      parts: parts.sealed,
      hash,
      identifier: options.identifier,
      teamId,
      ...(index > 0 ? options.alternate : {}),
      ...(options.version !== undefined && { version: options.version }),
      ...(options.codeLimit !== undefined && { codeLimit: options.codeLimit }),
      ...(options.segmentFlags !== undefined && { segmentFlags: options.segmentFlags }),
      ...(options.pageSize !== undefined && { pageSize: options.pageSize }),
      flags: options.flags ?? (options.adHoc ? 2 : 0),
    })
    blobs.set(index === 0 ? SLOT.codeDirectory : SLOT.alternates + index - 1, directory)
  })
  return blobs
}

function withCms(
  blobs: Map<number, Uint8Array>,
  options: CodeSigningOptions,
): Map<number, Uint8Array> {
  if (options.adHoc) return blobs
  const directories = hashesOf(options).map((hash, index) => {
    const bytes = blobs.get(index === 0 ? SLOT.codeDirectory : SLOT.alternates + index - 1)
    return { hash, bytes: bytes ?? new Uint8Array() }
  })
  const identity = options.identity ?? usualIdentity({ teamId: teamOf(options) })
  const cms = signedDirectories(directories, { ...options, identity })
  return blobs.set(SLOT.cms, blob(MAGIC.wrapper, cms))
}

function hashesOf(options: CodeSigningOptions): readonly DirectoryHash[] {
  return options.hashes ?? ['sha256']
}
