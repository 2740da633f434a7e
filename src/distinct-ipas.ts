import { stat } from 'node:fs/promises'
import { hashFile } from './ipa/hash-file'
import { quoted } from './plain-text'
import type { Progress } from './progress'

interface Candidate {
  readonly path: string
  /** What files with the same bytes have in common; cheap to know. */
  readonly size: number
  readonly sha256: () => Promise<string>
}

/**
 * The files without those that another one repeats byte by byte, in their order. Bazel leads to one tree by several
 * links (`bazel-bin`, `bazel-out`), Flutter and fastlane leave a copy in a second folder: that is one build. Only
 * files of equal size are read.
 *
 * @param shown How a path is called in the log.
 * @throws ActionError `no-ipa` for a file that cannot be read
 */
export async function distinctIpas(
  paths: readonly string[],
  { progress, shown }: { readonly progress: Progress; readonly shown: (path: string) => string },
): Promise<readonly string[]> {
  const kept: Candidate[] = []
  for (const path of paths) {
    const candidate = await candidateAt(path, progress)
    const twin = await twinOf(candidate, kept)
    if (twin === undefined) kept.push(candidate)
    else progress(`${quoted(shown(path))} is the same build as ${quoted(shown(twin.path))}`)
  }
  return kept.map(({ path }) => path)
}

async function candidateAt(path: string, progress: Progress): Promise<Candidate> {
  let digest: Promise<string> | undefined
  const sha256 = () => {
    digest ??= hashFile(path, progress).then(file => file.sha256)
    return digest
  }
  return { path, size: await sizeOf(path), sha256 }
}

/** A file that has gone meanwhile is told by whoever reads it. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return Number.NaN
  }
}

async function twinOf(
  candidate: Candidate,
  others: readonly Candidate[],
): Promise<Candidate | undefined> {
  for (const other of others) {
    if (other.size !== candidate.size) continue
    if ((await other.sha256()) === (await candidate.sha256())) return other
  }
  return undefined
}
