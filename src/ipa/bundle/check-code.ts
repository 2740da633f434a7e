import type { StepBudget } from '../../formats/code-resources/pattern'
import { stepBudget } from '../../formats/code-resources/rules'
import { withBundleParts } from '../../formats/code-signature/bundle-parts'
import type { CodeSignature } from '../../formats/code-signature/code-signature'
import { FolderSet } from '../../primitives/folder-set'
import type { Progress } from '../../primitives/progress'
import type { Archive } from '../archive/archive'
import type { ArchiveEntry } from '../archive/entry'
import type { ForwardFault } from '../archive/forward-walk'
import { hashEntries } from '../archive/hash-entries'
import type { EntryFacts, EntryRequest } from '../archive/hash-entry'
import type { Bundle } from './bundle'
import type { Executable } from './executable'
import { PathIndex } from './path-index'
import { type FoundExecutable, readExecutable } from './read-executable'
import type { Seal } from './seal'
import { compareSeal } from './seal-comparison'

/** Code that is signed by itself: a bundle, or a single file that is nothing but its executable. */
export type SignedCode = Bundle | { readonly folder: string; readonly executable: FoundExecutable }

export interface CheckRequest {
  /** The app's folder: every file below it is unpacked. */
  readonly folder: string
  readonly code: readonly SignedCode[]
  /** Name of the IPA in lines of progress. */
  readonly name: string
  readonly progress: Progress
}

export interface CheckedCode {
  /** With its signature compared to the files of the bundle. */
  readonly executable: Executable
  readonly seal: Seal
}

export interface Check {
  /** Of the whole IPA, lower-case hex. */
  readonly sha256: string
  readonly fault: ForwardFault | undefined
  readonly of: (code: SignedCode) => CheckedCode
}

/**
 * Reads every byte of the app once: executables with their signatures, and every file against the seals
 * that cover it.
 *
 * @throws ActionError `unreadable-ipa` when the archive contradicts itself
 */
export async function checkCode(archive: Archive, request: CheckRequest): Promise<Check> {
  const { folder, code, name, progress } = request
  const entries = archive.entries.filter(({ path }) => path.startsWith(`${folder}/`))
  for (const { path } of entries) archive.find(path) // Refuses what is there twice.
  const executables = new Map<ArchiveEntry, Executable>()
  const requests = requestsFor(entries, { code, executables })
  const { sha256, facts, fault } = await hashEntries(archive, { entries: requests, name, progress })
  const executable = (one: SignedCode) => withParts(one, executableOf(one, executables))
  const signed = new Map(code.map(one => [one, executable(one)]))
  const parts: SealParts = {
    files: new PathIndex([...facts].map(([{ path }, one]) => [keyOf(path), one])),
    code: new PathIndex([...signed].map(([one, found]) => [keyOf(one.folder), found])),
    budget: stepBudget(),
  }
  return {
    sha256,
    fault,
    of: one => ({ executable: signed.get(one) ?? executable(one), seal: sealOf(one, parts) }),
  }
}

/** Composed, as file systems of Apple take names for the same. */
function keyOf(path: string): string {
  return path.normalize('NFC')
}

/** Shared by the many entries that are asked for in the same way. */
const PLAIN: EntryRequest = { sha1: false }
const WITH_SHA1: EntryRequest = { sha1: true }

interface WishSource {
  readonly code: readonly SignedCode[]
  /** Where the executables end up that are read on the way. */
  readonly executables: Map<ArchiveEntry, Executable>
}

function requestsFor(
  entries: readonly ArchiveEntry[],
  { code, executables }: WishSource,
): ReadonlyMap<ArchiveEntry, EntryRequest> {
  const oldSeals = new FolderSet(code.filter(one => usesSha1(one)).map(({ folder }) => folder))
  const names = new Map<ArchiveEntry, string>()
  for (const { executable } of code) {
    if (executable.kind === 'file') names.set(executable.entry, executable.name)
  }
  const requests = new Map<ArchiveEntry, EntryRequest>()
  for (const entry of entries) {
    const sha1 = oldSeals.holds(entry.path)
    const name = names.get(entry)
    if (name === undefined) requests.set(entry, sha1 ? WITH_SHA1 : PLAIN)
    else {
      const reader: EntryRequest['reader'] = async file =>
        void executables.set(entry, await readExecutable(file, name))
      requests.set(entry, { sha1, reader })
    }
  }
  return requests
}

function usesSha1(code: SignedCode): boolean {
  if (!('seal' in code) || code.seal.kind !== 'read') return false
  for (const item of code.seal.resources.files.values()) {
    if (item.kind === 'file' && item.algorithm === 'sha1') return true
  }
  return false
}

function executableOf(
  { executable }: SignedCode,
  read: ReadonlyMap<ArchiveEntry, Executable>,
): Executable {
  if (executable.kind === 'none') return executable.executable
  const { entry, name } = executable
  const found = read.get(entry)
  // Another bundle may call the same file by another name.
  return found
    ? { ...found, name }
    : { kind: 'unreadable', name, reason: 'it is damaged in the archive' }
}

function withParts(code: SignedCode, executable: Executable): Executable {
  if (!('info' in code) || executable.kind !== 'mach-o') return executable
  const { info, seal } = code
  const parts = {
    infoPlist: info.kind === 'read' ? info.bytes : undefined,
    codeResources: seal.kind === 'absent' ? undefined : seal.bytes,
  }
  return { ...executable, slices: withBundleParts(executable.slices, parts) }
}

/** undefined when there is no code. */
function signaturesOf(executable: Executable | undefined): readonly CodeSignature[] | undefined {
  if (executable?.kind !== 'mach-o') return executable && []
  return executable.slices.flatMap(({ signature }) =>
    signature.kind === 'read' ? [signature.signature] : [],
  )
}

/** What the seals of an IPA are compared with, by composed paths from the beginning of the archive. */
interface SealParts {
  readonly files: PathIndex<EntryFacts>
  readonly code: PathIndex<Executable>
  readonly budget: StepBudget
}

function sealOf(code: SignedCode, { files, code: nested, budget }: SealParts): Seal {
  if (!('seal' in code) || code.seal.kind === 'absent') return { kind: 'absent' }
  if (code.seal.kind === 'unreadable') return { kind: 'unreadable', reason: code.seal.reason }
  const { executable, folder } = code
  const path = executable.kind === 'file' ? executable.entry.path : ''
  const inside = nested.below(keyOf(folder))
  return compareSeal(code.seal.resources, {
    files: files.below(keyOf(folder)),
    executable: keyOf(path.slice(folder.length + 1)),
    codeAt: at => signaturesOf(inside.get(at)),
    budget,
  })
}
