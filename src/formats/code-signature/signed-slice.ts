import { ActionError } from '../../primitives/errors'
import { FAT_HEAD_SIZE, type SlicePosition, slicePositions } from '../mach-o/fat'
import { afterHead, type ForwardFile, type MachOSlice, readSlice } from '../mach-o/mach-o'
import type { CodeSignature } from './code-signature'
import type { SignatureFlaw } from './flaw'
import { PAGE_MULTIPLE, PageHashes } from './page-hashes'
import { readCodeSignature } from './read-code-signature'

/** What the signature of one slice is, compared with the slice itself. */
export type SliceSignature =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'read'
      readonly signature: CodeSignature
      /** Of pages, CMS, certificates, entitlements; what seals the bundle's files is compared by `bundleFlaws`. */
      readonly flaws: readonly SignatureFlaw[]
    }

/** One architecture of an executable, with its signature checked. */
export interface SignedSlice extends MachOSlice {
  readonly signature: SliceSignature
}

/** The first piece holds all load commands, which are at most 1 MiB; whole pages. */
const FIRST_PIECE = 128 * PAGE_MULTIPLE
const PIECE = 64 * PAGE_MULTIPLE

/** 64 MiB: room for the hashes of 4 GiB in pages of 4 KiB with two algorithms. */
const LARGEST_SIGNATURE = 64 * 1024 * 1024

/**
 * Reads a thin or fat Mach-O file front to back, hashing its pages on the way, and checks each slice's
 * signature. Holds some megabytes, and the hashes.
 *
 * @throws ActionError `malformed` when it is no Mach-O file; a bad signature is part of the answer
 */
export async function readSignedMachO(file: ForwardFile): Promise<readonly SignedSlice[]> {
  const head = await file.read(0, FAT_HEAD_SIZE)
  const reader = afterHead(file, head)
  const slices: SignedSlice[] = []
  for (const position of slicePositions(head, file.size)) {
    slices.push(await readSignedSlice(reader, position))
  }
  return slices
}

async function readSignedSlice(file: ForwardFile, position: SlicePosition): Promise<SignedSlice> {
  const first = await file.read(position.offset, Math.min(FIRST_PIECE, position.size))
  const slice = await readSlice(
    {
      size: file.size,
      read: async (offset, length) => first.subarray(offset - position.offset).subarray(0, length),
    },
    position,
  )
  if (!slice.codeSignature) return { ...slice, signature: { kind: 'absent' } }
  return { ...slice, signature: await readSignature(file, { slice, first }) }
}

interface Beginning {
  readonly slice: MachOSlice
  /** Its first bytes, read already. */
  readonly first: Uint8Array
}

async function readSignature(file: ForwardFile, beginning: Beginning): Promise<SliceSignature> {
  const { codeSignature } = beginning.slice
  if (!codeSignature) return { kind: 'absent' }
  if (codeSignature.size > LARGEST_SIGNATURE) {
    const reason = `code signature of ${codeSignature.size} bytes: more than ${LARGEST_SIGNATURE} are not read`
    return { kind: 'unreadable', reason }
  }
  const { pages, bytes } = await hashUpTo(file, beginning, codeSignature)
  try {
    const { signature, flaws } = readCodeSignature(bytes)
    const pageFlaws = signature.directories.flatMap(one => pages.compare(one) ?? [])
    return {
      kind: 'read',
      signature,
      flaws: [...coverageFlaws(signature, codeSignature.offset), ...pageFlaws, ...flaws],
    }
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

async function hashUpTo(
  file: ForwardFile,
  { slice, first }: Beginning,
  { offset: end, size }: { readonly offset: number; readonly size: number },
): Promise<{ readonly pages: PageHashes; readonly bytes: Uint8Array }> {
  const pages = new PageHashes()
  pages.add(first.subarray(0, end))
  let at = first.length
  while (at < end) {
    const piece = await file.read(slice.offset + at, Math.min(PIECE, end - at))
    if (piece.length === 0) break
    pages.add(piece)
    at += piece.length
  }
  const known = first.subarray(Math.min(end, first.length), end + size)
  const rest = await file.read(slice.offset + end + known.length, size - known.length)
  return { pages, bytes: known.length === 0 ? rest : Buffer.concat([known, rest]) }
}

/** iOS refuses code that is not covered up to its signature; bytes behind it cannot be covered. */
function coverageFlaws(
  { directories }: CodeSignature,
  signatureOffset: number,
): readonly SignatureFlaw[] {
  return directories
    .filter(one => one.codeLimit !== signatureOffset)
    .map(({ codeLimit }) => ({ kind: 'not-covered', codeLimit, signatureOffset }))
}
