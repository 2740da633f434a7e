import { stepBudget } from '../formats/code-resources-rules'
import { withBundleParts } from '../formats/code-signature/bundle-parts'
import type { CodeSignature } from '../formats/code-signature/code-signature'
import type { Progress } from '../progress'
import type { Executable } from './app'
import type { Archive } from './archive'
import type { ArchiveEntry } from './archive-entry'
import type { Bundle } from './bundle'
import { hashEntries } from './hash-entries'
import type { EntryFacts, EntryWish } from './hash-entry'
import { type ExecutablePlace, readExecutable } from './read-executable'
import type { Seal } from './seal'
import { type BundleContents, compareSeal } from './seal-comparison'

/** Code that is signed by itself: a bundle, or a single file that is nothing but its executable. */
export type SignedCode = Bundle | { readonly folder: string; readonly executable: ExecutablePlace }

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
  const wishes = wishesFor(entries, { code, executables })
  const { sha256, facts } = await hashEntries(archive, { wishes, name, progress })
  const signed = new Map(
    code.map(one => [keyOf(one.folder), withParts(one, executableOf(one, executables))]),
  )
  const contents = contentsOf(code, facts)
  const budget = stepBudget()
  const codeAt = (path: string) => {
    const executable = signed.get(keyOf(path))
    return executable && signaturesOf(executable)
  }
  return {
    sha256,
    of: one => ({
      executable: signed.get(keyOf(one.folder)) ?? executableOf(one, executables),
      seal: sealOf(one, {
        files: contents.get(one.folder) ?? new Map(),
        codeAt: path => codeAt(`${one.folder}/${path}`),
        budget,
      }),
    }),
  }
}

/** Composed, as file systems of Apple take names for the same. */
function keyOf(path: string): string {
  return path.normalize('NFC')
}

interface WishSource {
  readonly code: readonly SignedCode[]
  /** Where the executables end up that are read on the way. */
  readonly executables: Map<ArchiveEntry, Executable>
}

function wishesFor(
  entries: readonly ArchiveEntry[],
  { code, executables }: WishSource,
): ReadonlyMap<ArchiveEntry, EntryWish> {
  const oldSeals = code.filter(one => usesSha1(one)).map(({ folder }) => `${folder}/`)
  const names = new Map<ArchiveEntry, string>()
  for (const { executable } of code) {
    if (executable.kind === 'file') names.set(executable.entry, executable.name)
  }
  const wishes = new Map<ArchiveEntry, EntryWish>()
  for (const entry of entries) {
    const sha1 = oldSeals.some(folder => entry.path.startsWith(folder))
    const name = names.get(entry)
    if (name === undefined) wishes.set(entry, { sha1 })
    else {
      const reader: EntryWish['reader'] = async file =>
        void executables.set(entry, await readExecutable(file, name))
      wishes.set(entry, { sha1, reader })
    }
  }
  return wishes
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

function signaturesOf(executable: Executable): readonly CodeSignature[] {
  if (executable.kind !== 'mach-o') return []
  return executable.slices.flatMap(({ signature }) =>
    signature.kind === 'read' ? [signature.signature] : [],
  )
}

/** The files of each bundle by their path inside it; those of nested bundles count for the outer ones too. */
function contentsOf(
  code: readonly SignedCode[],
  facts: ReadonlyMap<ArchiveEntry, EntryFacts>,
): ReadonlyMap<string, ReadonlyMap<string, EntryFacts>> {
  const contents = new Map(code.map(({ folder }) => [folder, new Map<string, EntryFacts>()]))
  for (const [{ path }, one] of facts) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      contents.get(path.slice(0, at))?.set(path.slice(at + 1).normalize('NFC'), one)
    }
  }
  return contents
}

function sealOf(code: SignedCode, found: Omit<BundleContents, 'executable'>): Seal {
  if (!('seal' in code) || code.seal.kind === 'absent') return { kind: 'absent' }
  if (code.seal.kind === 'unreadable') return { kind: 'unreadable', reason: code.seal.reason }
  const { executable, folder } = code
  const path = executable.kind === 'file' ? executable.entry.path : ''
  const inBundle = path.slice(folder.length + 1).normalize('NFC')
  return compareSeal(code.seal.resources, { ...found, executable: inBundle })
}
